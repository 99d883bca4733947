"""Accessibility: what axe-core finds on every screen, and what the keyboard can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e.browsing import LAPTOP, PHONE
from tests.e2e.screens import SCREENS, show

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from bot.playground.playground import Playground
    from tests.e2e.browsing import Windows

pytestmark = pytest.mark.slow

_SERIOUS = frozenset({"serious", "critical"})


def violations(page: Page) -> list[str]:
    """Return what axe calls serious or critical, each with the element that it is about."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {one['help']}: {node['html'][:200]}"
        for one in found
        if one["impact"] in _SERIOUS
        for node in one["nodes"]
    ]


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


def test_a_question_can_be_asked_with_the_keyboard_alone(stage: Playground, windows: Windows) -> None:
    astrid = windows.open(stage, "astrid", "/c/C0LEADERSHIP")

    astrid.page.keyboard.press("Tab")
    expect(astrid.page.get_by_role("link", name="Skip to the conversation")).to_be_focused()
    astrid.page.keyboard.press("Enter")
    for _ in range(40):
        if astrid.page.evaluate("document.activeElement.tagName") == "TEXTAREA":
            break
        astrid.page.keyboard.press("Tab")
    astrid.page.keyboard.type("One line")
    astrid.page.keyboard.press("Shift+Enter")
    astrid.page.keyboard.type("and another")
    astrid.page.keyboard.press("Enter")

    expect(astrid.messages("Astrid Holm").last).to_contain_text("and another")
