"""Accessibility: what axe-core finds on every screen, and what the keyboard can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from bot.playground.playground import Playground
from tests.e2e.browsing import LAPTOP, PHONE
from tests.e2e.screens import SCREENS, show

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.e2e.browsing import Windows

pytestmark = pytest.mark.slow

_SERIOUS = frozenset({"serious", "critical"})
_FAR = 60  # key presses


def violations(page: Page) -> list[str]:
    """Return what axe calls serious or critical, each with the element that it is about."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {one['help']}: {node['html'][:200]}"
        for one in found
        if one["impact"] in _SERIOUS
        for node in one["nodes"]
    ]


def test_a_fault_would_be_found(windows: Windows) -> None:
    with Playground() as playground:
        page = windows.open(playground, "bruno", "/c/C0GENERAL").page
        page.evaluate("document.querySelector('main').append(document.createElement('button'))")

        found = violations(page)
        windows.close()

    assert found == ["button-name: Buttons must have discernible text: <button></button>"]


@pytest.mark.parametrize(
    ("scheme", "size"),
    [("light", LAPTOP), ("dark", LAPTOP), ("light", PHONE)],
    ids=["light", "dark", "phone"],
)
def test_no_screen_has_a_serious_fault(
    stage: Playground, windows: Windows, scheme: str, size: dict[str, int]
) -> None:
    window = windows.open(stage, "bruno", viewport=size, color_scheme=scheme)

    found = {}
    for name in SCREENS:
        show(window, name)
        found[name] = violations(window.page)

    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.parametrize("name", SCREENS)
def test_nothing_is_wider_than_a_phone(stage: Playground, windows: Windows, name: str) -> None:
    window = windows.open(stage, "bruno", viewport=PHONE)

    show(window, name)

    width = window.page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"]


def test_the_keyboard_alone_writes_and_goes_elsewhere(stage: Playground, windows: Windows) -> None:
    astrid = windows.open(stage, "astrid", "/c/C0LEADERSHIP")
    keyboard = astrid.page.keyboard
    expect(astrid.main.get_by_role("textbox")).to_be_focused()

    keyboard.type("One line")
    keyboard.press("Shift+Enter")
    keyboard.type("and another")
    keyboard.press("Enter")
    expect(astrid.messages("Astrid Holm").last).to_contain_text("and another")
    elsewhere = astrid.sidebar.get_by_role("link", name="general")
    for _ in range(_FAR):
        keyboard.press("Shift+Tab")
        if elsewhere.evaluate("link => link === document.activeElement"):
            break
    keyboard.press("Enter")

    expect(astrid.main.get_by_role("heading", name="general", level=1)).to_be_visible()


def test_a_link_skips_to_the_conversation(stage: Playground, windows: Windows) -> None:
    astrid = windows.open(stage, "astrid", "/c/C0LEADERSHIP")
    skip = astrid.page.get_by_role("link", name="Skip to the conversation")

    skip.focus()
    expect(skip).to_be_in_viewport()
    skip.press("Enter")

    expect(astrid.main).to_be_focused()
