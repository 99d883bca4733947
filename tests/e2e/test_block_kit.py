"""Block Kit in a real browser: every element by mouse or keyboard, and what the app is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from bot.playground.page.gallery.message import MESSAGE
from tests.e2e.browsing import PHONE
from tests.e2e.told import CONFIRM, Told, actions, option
from tests.playground.calling import asking, button, plain

if TYPE_CHECKING:
    from tests.e2e.browsing import Windows
    from tests.e2e.conftest import Rehearsal

pytestmark = pytest.mark.slow


@pytest.fixture
def told(rehearsal: Rehearsal, windows: Windows) -> Told:
    return Told(rehearsal, windows)


def test_a_menu_tells_its_choice(told: Told) -> None:
    menu = {"type": "static_select", "action_id": "x", "options": [option("Business"), option("IT")]}
    window = told.post(actions({**menu, "placeholder": plain("Which side?")}))

    window.main.get_by_label("Which side?").select_option("IT")

    assert told.action()["selected_option"] == option("IT")


def test_a_menu_of_several_is_told_once_it_is_closed(told: Told) -> None:
    people = {"type": "multi_users_select", "action_id": "x", "placeholder": plain("Who?")}
    window = told.post(actions(people))

    window.main.get_by_text("Who?").last.click()
    window.main.get_by_label("Carmen Ruiz").check()
    window.main.get_by_label("Jun Tanaka").check()
    assert told.bodies == []
    window.page.keyboard.press("Escape")

    assert told.action()["selected_users"] == ["U0CARMEN", "U0JUN"]
    expect(window.main.locator("summary")).to_have_text("Carmen Ruiz, Jun Tanaka")


def test_a_day_is_told_once_it_is_written_and_left(told: Told) -> None:
    window = told.post(actions({"type": "datepicker", "action_id": "x"}))

    window.main.get_by_label("Date").fill("2026-06-15")
    window.main.get_by_label("Date").press("Enter")

    assert told.action()["selected_date"] == "2026-06-15"


def test_radio_buttons_and_boxes_are_told_at_each_tick(told: Told) -> None:
    radio = {"type": "radio_buttons", "action_id": "r", "options": [option("Sure"), option("Unsure")]}
    boxes = {"type": "checkboxes", "action_id": "c", "options": [option("Cost"), option("Speed")]}
    window = told.post(actions(radio, boxes))

    window.main.get_by_label("Unsure").check()
    assert told.action()["selected_option"] == option("Unsure")
    window.main.get_by_label("Speed").check()

    assert told.action(2)["selected_options"] == [option("Speed")]
    state = told.bodies[1]["state"]["values"]["b"]
    assert state["r"]["selected_option"] == option("Unsure")


def test_a_dangerous_button_asks_back_first(told: Told) -> None:
    window = told.post(actions(button("Reset", action_id="x", confirm=CONFIRM)))

    window.main.get_by_role("button", name="Reset").click()
    window.page.get_by_role("dialog", name="Sure?").get_by_role("button", name="No").click()
    assert told.bodies == []
    window.main.get_by_role("button", name="Reset").press("Enter")
    window.page.get_by_role("dialog", name="Sure?").get_by_role("button", name="Yes").click()

    assert told.action()["text"]["text"] == "Reset"


def test_a_choice_that_is_taken_back_is_as_it_was(told: Told) -> None:
    options = [option("Business"), option("IT")]
    menu = {"type": "static_select", "action_id": "x", "options": options, "initial_option": options[0]}
    window = told.post(actions({**menu, "confirm": CONFIRM, "placeholder": plain("Side?")}))

    window.main.get_by_label("Side?").select_option("IT")
    window.page.get_by_role("dialog", name="Sure?").get_by_role("button", name="No").click()

    expect(window.main.get_by_label("Side?")).to_have_value("business")
    assert told.bodies == []


def test_more_actions_open_and_close_with_the_keyboard(told: Told) -> None:
    window = told.post(
        actions({"type": "overflow", "action_id": "x", "options": [option("Remind"), option("Drop")]})
    )
    opener = window.main.locator("summary[aria-label='More actions']")

    opener.press("Enter")
    expect(window.main.get_by_role("button", name="Drop")).to_be_visible()
    window.page.keyboard.press("Escape")
    expect(window.main.get_by_role("button", name="Drop")).to_be_hidden()
    expect(opener).to_be_focused()
    opener.press("Enter")
    window.main.get_by_role("button", name="Drop").press("Enter")

    assert told.action()["selected_option"] == option("Drop")


def test_an_input_may_be_told_on_enter(told: Told) -> None:
    block = {**asking("Search", "x"), "dispatch_action": True}
    window = told.post(block)

    window.main.get_by_role("textbox", name="Search").fill("goals")
    window.main.get_by_role("textbox", name="Search").press("Enter")

    assert told.action()["value"] == "goals"


def test_an_app_is_asked_for_what_a_menu_offers(told: Told) -> None:
    @told.rehearsal.app.options("x")
    def offer(ack: Any, body: dict[str, Any]) -> None:
        ack(options=[option(f"{body['value']} {number}") for number in (1, 2)])

    menu = {
        "type": "multi_external_select",
        "action_id": "x",
        "placeholder": plain("Paper?"),
        "min_query_length": 1,
    }
    window = told.post(actions(menu))

    window.main.get_by_text("Paper?").last.click()
    window.main.get_by_role("searchbox").fill("Board")
    window.main.get_by_label("Board 2").check()
    window.main.get_by_role("searchbox").fill("Plan")
    window.main.get_by_label("Plan 1").check()
    window.page.keyboard.press("Escape")

    assert told.action()["selected_options"] == [option("Board 2"), option("Plan 1")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [{"width": 1280, "height": 800}, PHONE], ids=["laptop", "phone"])
def test_the_gallery_has_no_fault_at_all(
    rehearsal: Rehearsal, windows: Windows, scheme: str, size: Any
) -> None:
    window = windows.open(rehearsal.playground, "astrid", color_scheme=scheme, viewport=size)
    window.page.goto(f"{rehearsal.playground.workspace.address}/page/gallery")

    # Folded parts are opened, for axe looks at what is visible.
    window.page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")

    found = Axe().run(window.page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    assert window.page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_everything_in_a_message_is_shown_in_the_conversation(told: Told) -> None:
    window = told.post(*[block for block in MESSAGE if "slack_file" not in str(block)])

    expect(window.main.get_by_role("heading", name="A header")).to_be_visible()
    expect(window.main.get_by_text("cannot show")).to_have_count(0)
