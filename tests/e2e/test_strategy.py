"""From a strategy to what it takes: brought in, asked about, walked through, demanded, accepted by IT."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bot.playground.company import SAMPLE
from tests.e2e.test_accessibility import violations
from tests.packing import packed_folder

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from bot.playground.playground import Playground
    from tests.e2e.browsing import Window, Windows

pytestmark = pytest.mark.slow

WORDS = (
    "Aarhus starts as the first plant. We need from Infrastructure a second line to the plant by June 2027."
)
PAGES: tuple[dict[str, str], ...] = (
    {
        "Outcome": "A whole quarter without a missed delivery.",
        "Figure": "Missed deliveries",
        "Today": "9",
        "Shall be": "0",
        "Unit": "deliveries",
        "By when": "2027-12-31",
        "Latest": "2027-12-31",
    },
    {},
    {"Risk if we don't": "Every other plant waits for us."},
)
"""What is filled in, page by page of the form."""
LEFT = re.compile("Priority: Must|Size: L|Leave this out")
STEPS = 30
"""More presses than it takes to answer what is left."""


def test_a_strategy_becomes_a_demand_that_the_head_of_it_accepts(stage: Playground, windows: Windows) -> None:
    bring_in(stage, windows.open(stage, "astrid"))
    emil = windows.open(stage, "emil")
    ask_why(emil)
    walk_through(emil)
    faults = violations(emil.page)
    state(emil)

    ivo = windows.open(stage, "ivo")
    expect(ivo.main).to_contain_text("A need addressed to Infrastructure")
    faults += violations(ivo.page)
    ivo.main.get_by_role("button", name="Accept").last.click()

    expect(emil.thread).to_contain_text("accepts it")
    assert faults == []


def bring_in(stage: Playground, astrid: Window) -> None:
    """Send the strategy as the facilitator, and use it."""
    stage.person("astrid").upload("one-halden.zip", packed_folder(SAMPLE))
    astrid.main.get_by_role("link", name="1 reply").last.click()
    astrid.thread.get_by_role("button", name="Use the strategy in one-halden").click()
    expect(astrid.thread).to_contain_text("is in use already: edition 1")


def ask_why(emil: Window) -> None:
    emil.say("Why does Aarhus start with the new ERP?")
    expect(emil.thread).to_contain_text("Aarhus makes parts for all other plants")
    emil.thread.get_by_role("button", name="Walk me through this decision, step by step").click()


def walk_through(emil: Window) -> None:
    """Go through the decision as the plant director, and say what it means for the plant."""
    emil.main.get_by_role("button", name="Begin").last.click()
    open_thread(emil, "Under way")
    emil.thread.get_by_role("button", name="I would take: Akron first").click()
    for seen in ("What it would have meant", "Weighted score", "was chosen", "would reopen this decision"):
        expect(emil.thread).to_contain_text(seen)
        emil.thread.get_by_role("button", name="Next").last.click()
    expect(emil.thread).to_contain_text("In your own words")
    expect(emil.thread.get_by_role("img").first).to_be_visible()
    emil.say(WORDS, emil.thread)
    expect(emil.thread).to_contain_text("in your words: “Aarhus starts as the first plant.")


def state(emil: Window) -> None:
    """Make those words a demand, fill in what is missing, and confirm it."""
    emil.thread.get_by_role("button", name="demand").last.click()
    emil.main.get_by_role("button", name="Begin").last.click()
    open_thread(emil, "filled in")
    emil.thread.get_by_role("button", name="Edit everything in a form").last.click()
    for number, page in enumerate(PAGES, start=1):
        expect(emil.modal).to_contain_text(f"Page {number}")
        for label, words in page.items():
            emil.modal.get_by_label(label).first.fill(words)
        emil.modal.get_by_role("button", name="Save").click()
    expect(emil.modal).to_have_count(0)
    confirm = emil.thread.get_by_role("button", name="Confirm this demand")
    for _ in range(STEPS):
        expect(emil.thread.get_by_role("button", name=LEFT).or_(confirm).last).to_be_visible()
        if confirm.count():
            break
        answer(emil, emil.thread.get_by_role("button", name=LEFT).last)
    confirm.click()
    expect(emil.thread).to_contain_text("Demand stands, version 1")


def answer(emil: Window, button: Locator) -> None:
    """Press a button, and wait until it is no longer asked; what the form had overtaken is pressed again."""
    name = button.get_attribute("aria-label") or button.inner_text()
    button.click()
    with suppress(AssertionError):
        expect(emil.thread.get_by_role("button", name=name, exact=True)).to_have_count(0, timeout=3_000)


def open_thread(window: Window, about: str) -> None:
    card: Locator = window.main.get_by_role("article").filter(has_text=about).last
    card.get_by_role("link", name="1 reply").click()
