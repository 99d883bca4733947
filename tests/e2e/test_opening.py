"""The page without a bot: the thinnest test in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bot.playground import furnishing
from bot.playground.playground import Playground

if TYPE_CHECKING:
    from tests.e2e.browsing import Windows

pytestmark = pytest.mark.slow


def test_the_page_shows_what_was_said_and_takes_words(windows: Windows) -> None:
    with Playground() as playground:
        furnishing.furnish(playground.workspace, playground.workspace.company)
        astrid = windows.open(playground, "astrid", "/c/C0STRATEGY")
        expect(astrid.messages("Dorte Lund").first).to_contain_text("The memo on our IT strategy is final.")

        astrid.say("Good morning, @carmen")

        expect(astrid.messages("Astrid Holm")).to_contain_text("Good morning, @Carmen Ruiz")
        windows.close()
