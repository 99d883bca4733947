"""Block Kit in a real browser: every element by mouse or keyboard, and what the app is told of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from bot.playground.page.gallery.inputs import MODAL
from bot.playground.page.gallery.message import MESSAGE
from bot.playground.waiting import wait_for
from tests.e2e.browsing import PHONE
from tests.playground.calling import asking, button, modal, plain

if TYPE_CHECKING:
    from tests.e2e.browsing import Window, Windows
    from tests.e2e.conftest import Rehearsal

pytestmark = pytest.mark.slow


class Told:
    """An app that only listens: what it was told last."""

    def __init__(self, rehearsal: Rehearsal, windows: Windows) -> None:
        self.bodies: list[dict[str, Any]] = []
        self.rehearsal = rehearsal
        self.windows = windows
        rehearsal.app.action(re.compile("^[a-z]$"))(self._hear)

    def _hear(self, ack: Any, body: dict[str, Any]) -> None:
        ack()
        with self.rehearsal.playground.workspace.changing():
            self.bodies.append(body)

    def action(self, number: int = 1) -> dict[str, Any]:
        """Return what acted, once so many things have."""
        wait_for(self.rehearsal.playground.workspace, lambda: len(self.bodies) >= number, 5.0, "an action")
        return dict(self.bodies[number - 1]["actions"][0])

    def post(self, *blocks: dict[str, Any]) -> Window:
        """Show blocks to Bruno."""
        self.rehearsal.client.chat_postMessage(channel="C0GENERAL", text="x", blocks=list(blocks))
        return self.windows.open(self.rehearsal.playground, "bruno", "/c/C0GENERAL")


@pytest.fixture
def told(rehearsal: Rehearsal, windows: Windows) -> Told:
    return Told(rehearsal, windows)


def actions(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "actions", "block_id": "b", "elements": list(elements)}


def option(label: str) -> dict[str, Any]:
    return {"text": plain(label), "value": label.lower()}


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
    confirm = {
        "title": plain("Sure?"),
        "text": plain("All is lost."),
        "confirm": plain("Yes"),
        "deny": plain("No"),
    }
    window = told.post(actions(button("Reset", action_id="x", confirm=confirm)))

    window.main.get_by_role("button", name="Reset").click()
    window.page.get_by_role("dialog", name="Sure?").get_by_role("button", name="No").click()
    assert told.bodies == []
    window.main.get_by_role("button", name="Reset").press("Enter")
    window.page.get_by_role("dialog", name="Sure?").get_by_role("button", name="Yes").click()

    assert told.action()["text"]["text"] == "Reset"


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


def test_a_modal_of_every_input_is_filled_in_and_sent(told: Told) -> None:
    sent: list[dict[str, Any]] = []

    @told.rehearsal.app.action("more")
    def show(ack: Any, body: dict[str, Any], client: Any) -> None:
        ack()
        view = modal("Everything", *MODAL, callback_id="all")
        client.views_open(trigger_id=body["trigger_id"], view=view)

    @told.rehearsal.app.view("all")
    def take(ack: Any, view: dict[str, Any]) -> None:
        ack()
        values = view["state"]["values"].values()
        sent.append({name: state for actions in values for name, state in actions.items()})

    window = told.post(actions(button("More", action_id="more")))
    window.main.get_by_role("button", name="More", exact=True).click()
    form = window.modal
    form.get_by_role("button", name="Send").click()
    expect(form.get_by_text("Please fill this in: it is needed.").first).to_be_visible()
    form.get_by_label("What do you expect?").fill("Clarity")
    form.get_by_label("Email").fill("bruno@halden.example")
    form.get_by_label("How many people?").fill("12")
    form.get_by_label("Side", exact=True).select_option("IT")
    form.get_by_label("Plant").select_option("Kiel")
    form.get_by_label("Who?").select_option("Jun Tanaka")
    form.get_by_role("radio", name="Both").check()
    form.get_by_label("Conversation", exact=True).select_option("#leadership")
    form.get_by_label("Files", exact=True).set_input_files(
        {"name": "plan.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"}
    )
    expect(form.get_by_text("plan.pdf")).to_be_visible()
    for name, choice in (("Conversations", "#general"), ("Document", None)):
        group = form.get_by_role("group", name=name, exact=True)
        group.locator("summary").click()
        if choice:
            group.get_by_label(choice).check()
            group.locator("summary").click()

    remaining = form.get_by_text("Please fill this in: it is needed.")
    form.get_by_role("button", name="Send").click()

    expect(remaining).to_have_count(1)  # the document: nobody offers one
    expect(form.get_by_label("What do you expect?")).to_have_value("Clarity")
    assert sent == []


def test_what_was_typed_stays_when_the_app_changes_the_view(told: Told) -> None:
    @told.rehearsal.app.action("more")
    def show(ack: Any, body: dict[str, Any], client: Any) -> None:
        ack()
        asked = modal("Reason", asking("Why?", "why"), actions(button("Longer", action_id="longer")))
        client.views_open(trigger_id=body["trigger_id"], view=asked)

    @told.rehearsal.app.action("longer")
    def lengthen(ack: Any, body: dict[str, Any], client: Any) -> None:
        ack()
        asked = modal("Reason", asking("Why?", "why"), asking("And then?", "then"))
        client.views_update(view_id=body["view"]["id"], hash=body["view"]["hash"], view=asked)

    window = told.post(actions(button("More", action_id="more")))
    window.main.get_by_role("button", name="More", exact=True).click()
    window.modal.get_by_role("textbox", name="Why?").fill("Because")
    window.modal.get_by_role("button", name="Longer").click()

    expect(window.modal.get_by_role("textbox", name="And then?")).to_be_visible()
    expect(window.modal.get_by_role("textbox", name="Why?")).to_have_value("Because")


def test_the_app_hears_that_a_modal_was_closed_and_what_lay_below_comes_back(told: Told) -> None:
    closed = []

    @told.rehearsal.app.action("more")
    def show(ack: Any, body: dict[str, Any], client: Any) -> None:
        ack()
        below = modal("Below", actions(button("Deeper", action_id="deeper")))
        client.views_open(trigger_id=body["trigger_id"], view=below)

    @told.rehearsal.app.action("deeper")
    def push(ack: Any, body: dict[str, Any], client: Any) -> None:
        ack()
        client.views_push(
            trigger_id=body["trigger_id"], view=modal("On top", callback_id="top", notify_on_close=True)
        )

    @told.rehearsal.app.view_closed("top")
    def hear(ack: Any, body: dict[str, Any]) -> None:
        ack()
        closed.append(body["is_cleared"])

    window = told.post(actions(button("More", action_id="more")))
    window.main.get_by_role("button", name="More", exact=True).click()
    window.modal.get_by_role("button", name="Deeper").click()
    expect(window.page.get_by_role("dialog", name="On top")).to_be_visible()
    window.page.keyboard.press("Escape")

    expect(window.page.get_by_role("dialog", name="Below")).to_be_visible()
    expect(window.page.get_by_role("dialog", name="On top")).to_have_count(0)
    assert closed == [False]


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
