"""Modals, the Home tab, shortcuts and files."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.playground.calling import asking, button, modal

if TYPE_CHECKING:
    from bot.playground.playground import Playground
    from tests.e2e.browsing import Windows
    from tests.e2e.conftest import Rehearsal

pytestmark = pytest.mark.slow


def test_a_modal_says_at_the_field_what_is_wrong_and_keeps_what_was_typed(
    rehearsal: Rehearsal, windows: Windows
) -> None:
    sent = []

    @rehearsal.app.action("more")
    def show(ack: Any, body: dict[str, Any], client: Any) -> None:
        ack()
        view = modal("Reason", asking("Why?", "why"), callback_id="reason")
        client.views_open(trigger_id=body["trigger_id"], view=view)

    @rehearsal.app.view("reason")
    def take(ack: Any, view: dict[str, Any]) -> None:
        reason = view["state"]["values"]["why-block"]["why"]["value"]
        sent.append(reason)
        if len(reason) < 10:
            ack(response_action="errors", errors={"why-block": "Say more"})
        else:
            ack()

    rehearsal.client.chat_postMessage(
        channel="C0GENERAL",
        text="x",
        blocks=[{"type": "actions", "elements": [button("More", action_id="more")]}],
    )
    bruno = windows.open(rehearsal.playground, "bruno", "/c/C0GENERAL")

    bruno.main.get_by_role("button", name="More", exact=True).click()
    why = bruno.modal.get_by_role("textbox", name="Why?")
    why.fill("Because")
    bruno.modal.get_by_role("button", name="Send").click()
    expect(bruno.modal.get_by_text("Say more")).to_be_visible()
    expect(why).to_have_value("Because")
    expect(why).to_have_attribute("aria-invalid", "true")
    why.fill("Because it costs less")
    bruno.modal.get_by_role("button", name="Send").click()

    expect(bruno.page.get_by_role("dialog")).to_have_count(0)
    assert sent == ["Because", "Because it costs less"]


def test_the_home_tab_shows_what_somebody_asked(stage: Playground, windows: Windows) -> None:
    goran = windows.open(stage, "goran")

    goran.main.get_by_role("link", name="Home").click()

    expect(goran.main).to_contain_text("How does COBIT differ from ITIL?")


def test_a_message_can_be_asked_about_from_its_menu(stage: Playground, windows: Windows) -> None:
    kirsten = windows.open(stage, "kirsten", "/c/C0STRATEGY")
    message = kirsten.messages("Dorte Lund").first

    message.hover()
    message.get_by_role("button", name="More actions").click()
    kirsten.page.get_by_role("menuitem", name="Ask why about this").click()

    expect(kirsten.main.get_by_text("Only visible to you")).to_be_visible()


def test_a_file_goes_to_the_app_and_comes_from_it(rehearsal: Rehearsal, windows: Windows) -> None:
    @rehearsal.app.event("message")
    def answer(event: dict[str, Any], client: Any, ack: Any) -> None:
        ack()
        if event.get("files") and "bot_id" not in event:
            name = event["files"][0]["name"]
            client.files_upload_v2(channel=event["channel"], content="Thanks", filename=f"re-{name}")

    emil = windows.open(rehearsal.playground, "emil")

    emil.main.get_by_role("button", name="Files and shortcuts").click()
    with emil.page.expect_file_chooser() as chooser:
        emil.page.get_by_role("menuitem", name="Upload").click()
    chooser.value.set_files({"name": "plan.md", "mimeType": "text/markdown", "buffer": b"# Plan"})
    emil.main.get_by_role("textbox").press("Enter")

    expect(emil.messages("Emil Brandt").get_by_text("plan.md", exact=False).first).to_be_visible()
    expect(emil.messages("Plumbline").get_by_text("re-plan.md")).to_be_visible()


def test_a_scheduled_message_arrives_when_time_jumps_to_it(rehearsal: Rehearsal, windows: Windows) -> None:
    rehearsal.client.chat_scheduleMessage(
        channel="C0GENERAL", text="A friendly reminder", post_at=int(time.time()) + 86_400
    )
    astrid = windows.open(rehearsal.playground, "astrid", "/c/C0GENERAL")
    astrid.page.get_by_role("button", name="Behind the scenes", exact=True).click()

    expect(astrid.drawer.get_by_text("A friendly reminder")).to_be_visible()
    astrid.drawer.get_by_role("button", name="Jump to then").click()

    expect(astrid.messages("Plumbline").last).to_contain_text("A friendly reminder")
    expect(astrid.drawer.get_by_text("No message waits for its time.")).to_be_visible()
