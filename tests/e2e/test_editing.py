"""The facilitator begins a strategy on the page, adds a decision, and publishes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.e2e.test_accessibility import violations

if TYPE_CHECKING:
    from bot.playground.playground import Playground
    from tests.e2e.browsing import Window, Windows

pytestmark = pytest.mark.slow

BEGINNING = {
    "Title": "One canteen",
    "Organisation": "Halden Group",
    "Horizon": "2027-2028",
    "Mission": "A warm meal at every shift.",
    "Summary": "One kitchen cooks for all plants.",
    "Areas": "Kitchen, business, Head of the kitchen\nTills, IT, Head of tills",
    "The first guideline": "One menu for all plants.",
    "What for?": "Nobody asks what there is.",
}


def fill(window: Window) -> None:
    """Fill in what it takes to begin a strategy."""
    for label, words in BEGINNING.items():
        window.modal.get_by_label(label, exact=True).fill(words)


def press(window: Window, name: str) -> None:
    window.modal.get_by_role("button", name=name, exact=True).click()


def test_a_strategy_is_begun_and_published_without_a_file(stage: Playground, windows: Windows) -> None:
    astrid = windows.open(stage, "astrid", "/home")
    astrid.main.get_by_role("button", name="Begin a new strategy").click()
    expect(astrid.modal).to_contain_text("A new strategy")
    fill(astrid)
    press(astrid, "Save")
    expect(astrid.modal).to_contain_text("Not in use yet")

    press(astrid, "Open: Decisions")
    press(astrid, "Add a decision")
    astrid.modal.get_by_label("Question", exact=True).fill("Who cooks?")
    astrid.modal.get_by_label("Decided by", exact=True).fill("The board")
    astrid.modal.get_by_label("Guideline", exact=True).select_option("One menu for all plants.")
    astrid.modal.get_by_label("Decided on", exact=True).fill("2026-03-10")
    press(astrid, "Save")
    for name in ("Each plant", "One kitchen"):
        press(astrid, "Add an option")
        describe(astrid, name)
        expect(astrid.modal).to_contain_text("What it means for each area:")
        press(astrid, "Back")
    press(astrid, "Choice and reasons")
    astrid.modal.get_by_label("Chosen", exact=True).select_option("One kitchen")
    astrid.modal.get_by_label("Why this one").fill("One kitchen wastes less.")
    press(astrid, "Save")
    expect(astrid.modal).to_contain_text("Chosen: “One kitchen”.")
    faults = violations(astrid.page)
    press(astrid, "Back")
    expect(astrid.modal.get_by_role("heading", name="Decisions")).to_be_visible()
    press(astrid, "Back")
    press(astrid, "Publish…")
    expect(astrid.modal).to_contain_text("Publish edition 1")
    press(astrid, "Publish")

    expect(astrid.modal).to_contain_text("In use: edition 1 (version 1)")
    astrid.modal.get_by_role("button", name="Close").first.click()
    expect(astrid.modal.get_by_role("heading")).to_have_count(0)
    assert faults == []


def describe(window: Window, name: str) -> None:
    """Fill in an option."""
    window.modal.get_by_label("Option", exact=True).fill(name)
    window.modal.get_by_label("Summary", exact=True).fill(f"{name} cooks.")
    window.modal.get_by_label("Cost, once", exact=True).fill("1000")
    window.modal.get_by_label("Cost, a year", exact=True).fill("100")
    press(window, "Save")
