"""Being interviewed on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Locator

    from tests.e2e.browsing import Window


KNOWN = (
    "The heads of IT know our goals and how an order runs through the plant. In March their team lead "
    "explained to us what a late screen costs; his specialists could not have said it."
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


def press_through(window: Window, levels: Sequence[int]) -> None:
    """Answer each question with a level, by buttons alone, and finish."""
    thread = window.thread
    for number, level in enumerate(levels, 1):
        expect(thread.get_by_text(f"Question {number} of {len(levels)}").last).to_be_visible()
        thread.get_by_role("button", name="Show levels").last.click()
        thread.get_by_role("button", name=f"Choose level {level}").last.click()
    thread.get_by_role("button", name="Finish", exact=True).click()
    expect(thread.get_by_text("Thank you, that was the last question.").last).to_be_visible()
