"""Every screen of the page, and how a person gets there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.e2e.browsing import Window


def show(window: Window, name: str) -> None:
    """Go to a screen, starting from wherever the window is."""
    close_modal(window)
    SCREENS[name](window)


def close_modal(window: Window) -> None:
    """Close the modal, if there is one."""
    if window.modal.is_visible():
        window.modal.get_by_role("button", name="Close", exact=True).first.click()
        expect(window.modal).to_have_count(0)


def _messages(window: Window) -> None:
    window.go("")
    expect(window.main.get_by_role("article").first).to_be_visible()


def _thread(window: Window) -> None:
    _messages(window)
    window.main.get_by_role("link", name="1 reply").first.click()
    expect(window.thread.get_by_role("heading", name="Sources").first).to_be_visible()


def _company_answer(window: Window) -> None:
    window.go("/c/C0ITALIGNMENT")
    window.messages("Hana Novak").last.get_by_role("link", name="1 reply").click()
    expect(window.thread.get_by_role("group", name="Feedback")).to_be_visible()


def _channel(window: Window) -> None:
    window.go("/c/C0STRATEGY")
    expect(window.messages("Dorte Lund").first).to_be_visible()


def _home(window: Window) -> None:
    window.go("/home")
    expect(window.main.get_by_role("button").first).to_be_visible()


def _source(window: Window) -> None:
    _thread(window)
    window.thread.get_by_role("button", name="Open source 1").first.click()
    expect(window.modal).to_be_visible()


def _drawer(window: Window) -> None:
    window.go("/c/C0ITALIGNMENT")
    if not window.drawer.is_visible():
        window.page.get_by_role("button", name="Behind the scenes", exact=True).click()
    expect(window.drawer.get_by_role("region", name="The bot")).to_be_visible()


def _lost(window: Window) -> None:
    window.go("/c/C0NOWHERE")
    expect(window.page.get_by_text("no channel called").first).to_be_visible()


SCREENS: Final[Mapping[str, Callable[[Window], None]]] = {
    "messages": _messages,
    "thread": _thread,
    "answer": _company_answer,
    "channel": _channel,
    "home": _home,
    "source": _source,
    "drawer": _drawer,
}
