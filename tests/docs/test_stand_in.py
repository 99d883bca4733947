"""What the stand-in's page says of each method, limit and block is what the stand-in does."""

from __future__ import annotations

import re
from typing import Any, Final

import pytest

from bot.playground import limits
from bot.playground.blocks.catalogue import HOME, MESSAGE, MODAL
from bot.playground.web_api.methods import METHODS
from tests.docs.pages import ROOT, STAND_IN
from tests.docs.refusals import REFUSALS
from tests.docs.refused_everywhere import COMMON, OF_MESSAGES, WRITES
from tests.docs.world import World

USED: Final = STAND_IN.table("## Web API: what the bot calls")
BESIDES: Final = STAND_IN.table("## Web API: what it knows besides")
codes = re.compile("`([^`]+)`").findall
ROWS: Final = {codes(row[0])[0]: row for row in (*USED, *BESIDES)}

# What the SDK's helpers call.
HELPERS: Final = {
    "chat_stream": ("chat.startStream", "chat.appendStream", "chat.stopStream"),
    "files_upload_v2": ("files.getUploadURLExternal", "files.completeUploadExternal"),
}


def refused(method: str) -> set[str]:
    return {code for code in codes(ROWS[method][3]) if code != "error"}


def test_every_method_is_listed_once_and_in_order():
    names = [codes(row[0])[0] for row in USED], [codes(row[0])[0] for row in BESIDES]

    assert sorted([*names[0], *names[1]]) == sorted(METHODS)
    assert [sorted(part) for part in names] == list(names)


def test_the_first_table_holds_what_the_bot_calls():
    written = "\n".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "bot").rglob("*.py")
        if "playground" not in path.parts and path.name != "installation.py"
    )
    called = {name for name in METHODS if f'"{name}"' in written or f"{name.replace('.', '_')}(" in written}
    helped = {name for helper, names in HELPERS.items() if f"{helper}(" in written for name in names}

    assert {codes(row[0])[0] for row in USED} == called | helped


@pytest.mark.parametrize("method", METHODS)
def test_scopes_and_rates_are_those_in_force(method):
    _, needs, minute, *_ = ROWS[method]
    known = METHODS[method]

    assert codes(needs) == list(known.scopes)
    assert minute == (
        "one a second a channel" if method == "chat.postMessage" else str(known.per_minute or "–")
    )


@pytest.mark.parametrize(
    ("method", "code"), [(method, code) for method, found in REFUSALS.items() for code in found]
)
def test_a_method_refuses_what_its_row_says(method, code):
    world = World()

    assert world.error(method, REFUSALS[method][code]) == code


@pytest.mark.parametrize("method", METHODS)
def test_a_row_says_all_that_was_tried(method):
    shared = {
        code for code in refused(method) if code in COMMON or (method in WRITES and code in OF_MESSAGES)
    }

    assert refused(method) - shared == set(REFUSALS.get(method, {})) - shared


@pytest.mark.parametrize("code", COMMON)
def test_every_method_refuses_what_the_page_says(code):
    method, arguments, arrange = COMMON[code]
    world = World()
    arrange(world)

    assert world.error(method, arguments) == code


@pytest.mark.parametrize(("method", "code"), [(method, code) for method in WRITES for code in OF_MESSAGES])
def test_every_message_refuses_what_the_page_says(method, code):
    world = World()

    assert world.error(method, {**WRITES[method], **OF_MESSAGES[code]}) == code


@pytest.mark.parametrize(
    ("heading", "known"),
    [("### What every method refuses", COMMON), ("### What every message refuses", OF_MESSAGES)],
)
def test_what_is_refused_everywhere_is_listed(heading, known):
    assert [codes(row[0])[0] for row in STAND_IN.table(heading)] == list(known)


def test_limits_are_those_in_force():
    told = {codes(row[0])[0]: float(row[1].replace(",", "")) for row in STAND_IN.table("## Limits")}

    assert told == {name: float(value) for name, value in vars(limits).items() if name.isupper()}


def test_blocks_stand_where_slack_lets_them():
    told = {codes(row[0])[0]: tuple(row[1:4]) for row in STAND_IN.table("## Blocks")}

    def where(block: str) -> tuple[Any, ...]:
        return tuple("yes" if block in surface else "no" for surface in (MESSAGE, MODAL, HOME))

    assert told == {block: where(block) for block in sorted({*MESSAGE, *MODAL, *HOME})}
