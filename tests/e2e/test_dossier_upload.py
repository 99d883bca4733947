"""A strategy that nobody had before, sent as a file: it answers from then on, and not before."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bot.adapters.dossier_files import write_dossier
from tests.dossiers import DECISION, dossier, option
from tests.e2e.staging import on_stage
from tests.packing import packed_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from bot.playground.playground import Playground
    from tests.e2e.browsing import Windows

pytestmark = pytest.mark.slow

REASON = "A parrot at the till greets every customer by name."
CHOSEN = {**option("o-parrot", 4), "name": "A parrot at every till"}
PARROTS = {
    **DECISION,
    "question": "Shall a parrot stand at every till?",
    "options": [option("o-keep", 2), CHOSEN],
    "chosen": "o-parrot",
    "because": [REASON],
}


@pytest.fixture
def own_stage(browser: Browser, home: Path, tmp_path: Path) -> Iterator[Playground]:
    """A stage of its own: a second strategy is in use on it, which other tests do not expect."""
    shutil.copytree(home / "index", tmp_path / "index")
    with on_stage(tmp_path) as playground:
        yield playground


@pytest.fixture
def archive(tmp_path: Path) -> bytes:
    write_dossier(dossier(strategy={"decisions": [PARROTS]}), tmp_path / "bakery")
    return packed_folder(tmp_path / "bakery")


def test_a_strategy_answers_once_it_was_sent_and_used(
    own_stage: Playground, windows: Windows, archive: bytes
) -> None:
    astrid = windows.open(own_stage, "astrid")
    astrid.say("Why does a parrot stand at every till?")
    expect(astrid.main.get_by_role("link", name="1 reply").last).to_be_visible()
    before = own_stage.person("astrid").answers()[-1].text

    own_stage.person("astrid").upload("bakery.zip", archive)
    sent = astrid.main.get_by_role("article").filter(has_text="bakery.zip")
    sent.get_by_role("link", name="1 reply").click()
    astrid.thread.get_by_role("button", name="Use the strategy in bakery").click()
    expect(astrid.thread).to_contain_text("“One bakery” is in use from now on: edition 1")
    astrid.say("Why does a parrot stand at every till?")

    expect(astrid.thread).to_contain_text(REASON)
    expect(astrid.thread).to_contain_text("One bakery (version 1)")
    assert REASON not in before
