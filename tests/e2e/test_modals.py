"""Modals in a real browser: filled in, changed, put on top of each other, closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from bot.playground.page.gallery.inputs import MODAL
from tests.e2e.told import CONFIRM, Told, actions
from tests.playground.calling import asking, button, modal

if TYPE_CHECKING:
    from tests.e2e.browsing import Windows
    from tests.e2e.conftest import Rehearsal

pytestmark = pytest.mark.slow


@pytest.fixture
def told(rehearsal: Rehearsal, windows: Windows) -> Told:
    return Told(rehearsal, windows)


def test_asking_back_in_a_modal_leaves_the_modal_open(told: Told) -> None:

    @told.rehearsal.app.action("more")
    def show(ack: Any, body: dict[str, Any], client: Any) -> None:
        ack()
        view = modal("Danger", actions(button("Reset", action_id="x", confirm=CONFIRM)))
        client.views_open(trigger_id=body["trigger_id"], view=view)

    window = told.post(actions(button("More", action_id="more")))
    window.main.get_by_role("button", name="More", exact=True).click()
    window.modal.get_by_role("button", name="Reset").click()
    expect(window.page.get_by_role("dialog", name="Sure?")).to_be_visible()
    window.page.keyboard.press("Escape")

    expect(window.page.get_by_role("dialog", name="Sure?")).to_be_hidden()
    expect(window.page.get_by_role("dialog", name="Danger")).to_be_visible()
    assert told.bodies == []
    window.modal.get_by_role("button", name="Reset").click()
    window.page.get_by_role("dialog", name="Sure?").get_by_role("button", name="Yes").click()
    assert told.action()["text"]["text"] == "Reset"


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
