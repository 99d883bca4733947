"""Being interviewed on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from tests.e2e.browsing import Window


MEETING = (
    "Every month my planners and the architects from IT go through the plan of the plant. "
    "In March we moved two large orders to Porto together, because the new screens were late."
)


def begin(window: Window) -> Locator:
    """Begin the short interview, for the side that the strategy knows, and return its thread."""
    window.say("/align start")
    window.main.get_by_role("button", name="Look at: Business–IT alignment, pulse").click()
    window.main.get_by_role("button", name="I agree, begin").click()
    card = window.main.get_by_role("article").filter(has_text="pulse").last
    card.get_by_role("link", name="1 reply").click()
    expect(window.thread.get_by_role("button", name="Show levels")).to_be_visible()
    return window.thread


def answer(window: Window, words: str) -> None:
    """Answer in one's own words, and see the levels."""
    window.say(words, window.thread)
    expect(window.thread.get_by_role("button", name="Choose level 3")).to_be_visible()
