"""The gallery shows everything that Slack accepts and the page knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from bot.playground.blocks import message_problems, view_problems
from bot.playground.blocks.catalogue import HOME as HOME_BLOCKS
from bot.playground.blocks.catalogue import MESSAGE as MESSAGE_BLOCKS
from bot.playground.blocks.catalogue import MODAL as MODAL_BLOCKS
from bot.playground.blocks.elements import ACTIONS, CONTEXT_ACTIONS, MODAL_INPUTS
from bot.playground.page.gallery import gallery
from bot.playground.page.gallery.inputs import HOME, MODAL
from bot.playground.page.gallery.message import MESSAGE
from tests.playground.calling import home, modal

if TYPE_CHECKING:
    from collections.abc import Iterator


def types(value: object) -> Iterator[str]:
    """Every `type` anywhere in blocks."""
    if isinstance(value, dict):
        if "type" in value:
            yield value["type"]
        for inner in value.values():
            yield from types(inner)
    if isinstance(value, (list, tuple)):
        for inner in value:
            yield from types(inner)


def test_slack_would_accept_everything_in_it():
    assert message_problems(list(MESSAGE)) == []
    assert view_problems(modal("A modal", *MODAL)) == []
    assert view_problems(home(*HOME)) == []


def test_every_block_and_every_element_that_slack_accepts_is_in_it():
    known = {*MESSAGE_BLOCKS, *MODAL_BLOCKS, *HOME_BLOCKS, *ACTIONS, *CONTEXT_ACTIONS, *MODAL_INPUTS}

    assert known - set(types([MESSAGE, MODAL, HOME])) == set()


def test_nothing_in_it_is_unknown_but_what_shall_be():
    shown = BeautifulSoup(str(gallery()), "html.parser")

    assert [warning.get_text() for warning in shown.select(".kit-unknown")] == [
        "⚠ This page cannot show a block of type “hologram”. Slack may."
    ]


def test_no_id_is_given_twice_and_every_reference_leads_somewhere():
    shown = BeautifulSoup(str(gallery()), "html.parser")

    ids = [tag["id"] for tag in shown.select("[id]")]
    references = [
        one
        for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls", "data-confirm")
        for tag in shown.select(f"[{name}]")
        for one in str(tag[name]).split()
    ]
    assert len(ids) == len(set(ids))
    assert set(references) - set(ids) == set()


def test_every_control_has_a_name_that_is_heard():
    shown = BeautifulSoup(str(gallery()), "html.parser")
    labelled = {label["for"] for label in shown.select("label[for]")}

    nameless = [
        control
        for control in shown.select(
            "input:not([type=hidden]), select, textarea, button, summary, img, [role=img]"
        )
        if not (
            control.get("aria-label")
            or control.get("alt")
            or control.get("id") in labelled
            or (control.name in {"button", "summary"} and control.get_text().strip())
        )
    ]
    assert nameless == []
