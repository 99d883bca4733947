from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from rich.console import Console

from bot.playground.terminal import Tempo, run_terminal
from bot.playground.terminal_commands import COMMANDS
from bot.playground.terminal_lists import USAGES
from tests.playground.calling import asking, button, modal, plain, section

if TYPE_CHECKING:
    from slack_bolt import App
    from slack_sdk import WebClient

    from bot.playground.playground import Playground

pytestmark = pytest.mark.slow

# The little bot answers at once.
SWIFT = Tempo(silence=0.15, perhaps=0.25)
ROW = {
    "type": "actions",
    "elements": [button("Show passage", action_id="passage"), button("Wrong", action_id="wrong")],
}


@pytest.fixture
def bot(connected: App) -> App:
    """A little bot with everything that the terminal shows."""

    @connected.event("app_home_opened")
    def greet(event: dict[str, Any], client: WebClient) -> None:
        if event["tab"] == "home":
            view = {"type": "home", "blocks": [section("*Welcome* home")]}
            client.views_publish(user_id=event["user"], view=view)
            return
        prompts = [{"title": "Ask about fit", "message": "What is fit?"}]
        client.assistant_threads_setSuggestedPrompts(
            channel_id=event["channel"], prompts=prompts, title="Ask me:"
        )

    @connected.event("message")
    def answer(event: dict[str, Any], say_stream: Any, set_status: Any) -> None:
        if event["channel_type"] != "im" or event.get("subtype"):
            return
        set_status("is thinking…")
        stream = say_stream()
        stream.append(markdown_text=f"**{event['text']}** is what you asked.")
        stream.stop(blocks=[{"type": "context", "elements": [plain("Source 1")]}, ROW])

    @connected.event("app_mention")
    def mentioned(event: dict[str, Any], say: Any) -> None:
        say(text="I am *here*", thread_ts=event["ts"])

    @connected.action("passage")
    def show(ack: Any, body: dict[str, Any], client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=modal("Passage", section("The *full* text")))

    @connected.action("wrong")
    def ask(ack: Any, body: dict[str, Any], client: WebClient) -> None:
        ack()
        view = modal("Reason", asking("Why?", "why"), callback_id="reason")
        client.views_open(trigger_id=body["trigger_id"], view=view)

    @connected.view("reason")
    def take(ack: Any, view: dict[str, Any], body: dict[str, Any], client: WebClient) -> None:
        value = view["state"]["values"]["why-block"]["why"]["value"]
        if value == "no":
            ack(response_action="errors", errors={"why-block": "Say more, please"})
            return
        ack()
        client.chat_postMessage(channel=body["user"]["id"], text=f"Noted: {value}")

    connected.command("/align")(lambda ack, command: ack(f"Help about {command['text']}"))
    return connected


def typed(playground: Playground, *lines: str) -> list[str]:
    output = io.StringIO()
    console = Console(file=output, width=100)
    run_terminal(playground, io.StringIO("\n".join(lines) + "\n"), console, tempo=SWIFT)
    return [line for line in output.getvalue().splitlines() if line.strip()]


def test_a_question_is_answered_with_sources_and_numbered_buttons(playground: Playground, bot: App) -> None:
    lines = typed(playground, "What is fit?")

    assert lines == [
        "You are Astrid Holm, Head of strategy office (facilitator), in a direct message with Plumbline.",
        "/help lists what you can type.",
        "Ask me:",
        "  /prompt 1  Ask about fit",
        "Astrid Holm",
        "  What is fit?",
        *[line for line in lines if "thinking" in line],
        "Plumbline",
        "  What is fit? is what you asked.",
        "  Source 1",
        "  [1] Show passage   [2] Wrong",
    ]


def test_a_button_opens_a_modal(playground: Playground, bot: App) -> None:
    lines = typed(playground, "Why?", "/press 1")

    shown = lines[lines.index("› /press 1") :]
    assert "Passage" in shown[1]
    assert "The full text" in shown[2]
    assert "/submit  Send      /close" in shown[3]


def test_a_form_is_filled_in_refused_and_sent(playground: Playground, bot: App) -> None:
    lines = typed(playground, "Why?", "/2", "/choose 3 no", "/submit", "/choose 4 It is old", "/submit")

    assert any("✗ Say more, please" in line for line in lines)
    assert lines[-2:] == ["Plumbline", "  Noted: It is old"]


def test_a_button_is_pressed_and_not_chosen(playground: Playground, bot: App) -> None:
    lines = typed(playground, "Why?", "/choose 1 no")

    assert lines[-1] == "[1] is a button; use /press 1"


def test_follow_ups_stay_in_the_thread_until_a_new_conversation(playground: Playground, bot: App) -> None:
    typed(playground, "One", "Two", "/new", "Three")

    one, two, three = [m for m in playground.person("astrid").messages() if m.bot_id is None]
    assert (one.thread_ts, two.thread_ts, three.thread_ts) == (None, one.ts, None)


def test_channels_threads_and_people_can_be_changed(playground: Playground, bot: App) -> None:
    lines = typed(
        playground, "/as bruno", "/channel general", "@plumbline hi", "/thread 1", "and more", "/dm", "Hi"
    )

    assert "You are Bruno Keller, Director of operations." in lines
    assert lines[lines.index("  I am here") - 1] == "Plumbline  (thread 1)"
    first, _, second = playground.person("bruno").messages("general")
    assert (first.user, second.text, second.thread_ts) == ("U0BRUNO", "and more", first.ts)


def test_the_bots_command_goes_through(playground: Playground, bot: App) -> None:
    lines = typed(playground, "/align fit")

    assert lines[-2:] == ["Plumbline  (only you can see this)", "  Help about fit"]


def test_prompts_and_home_are_there(playground: Playground, bot: App) -> None:
    lines = typed(playground, "/prompt 1", "/home")

    assert "  What is fit? is what you asked." in lines
    assert any("Welcome home" in line for line in lines)


def test_what_cannot_be_done_is_said_kindly(playground: Playground) -> None:
    answers = {
        "/dance": "/dance is not known here; /help lists what is",
        "/press 9": "there is no [9] on the screen",
        "/press it": "a number is needed, not 'it'",
        "/thread 9": "there is no thread 9 here",
        "/channel nowhere": "there is no channel called nowhere",
        "/as nobody": "there is nobody called 'nobody' in Halden Group",
        "/submit": "Astrid Holm has no modal open",
        "/edit x": "you have not written anything here",
        "/upload nothing.md": "there is no file nothing.md",
    }

    lines = typed(playground, *answers)

    assert lines[2:] == [shown for line, answer in answers.items() for shown in (f"› {line}", answer)]


def test_quit_ends_it_and_help_lists_everything(playground: Playground) -> None:
    lines = typed(playground, "/help", "/people", "/channels", "/quit", "/dance")

    assert any(line.startswith("/align …") for line in lines)
    assert any("Goran Petrov" in line for line in lines)
    assert any(line.startswith("#strategy") for line in lines)
    assert "/dance is not known here; /help lists what is" not in lines


def test_every_command_is_explained() -> None:
    assert {usage.split()[0].removeprefix("/") for usage, _ in USAGES} == set(COMMANDS)
