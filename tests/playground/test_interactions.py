from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.playground.errors import PlaygroundError
from tests.playground.calling import asking, button, modal, plain, section

if TYPE_CHECKING:
    from slack_bolt import App
    from slack_sdk import WebClient

    from bot.playground.colleague import Colleague
    from bot.playground.messages import Message
    from bot.playground.playground import Playground

Body = dict[str, Any]
AREAS = {
    "type": "static_select",
    "action_id": "area",
    "placeholder": plain("Area"),
    "options": [{"text": plain("Sales"), "value": "s"}, {"text": plain("IT"), "value": "i"}],
}
FEEDBACK = {
    "type": "feedback_buttons",
    "action_id": "feedback",
    "positive_button": {"text": plain("Good"), "value": "up"},
    "negative_button": {"text": plain("Bad"), "value": "down"},
}


@pytest.fixture
def astrid(playground: Playground) -> Colleague:
    return playground.person("astrid")


@pytest.fixture
def answer(astrid: Colleague, client: WebClient) -> Message:
    blocks = [
        {
            "type": "actions",
            "block_id": "row",
            "elements": [button("More", action_id="more", value="p1"), AREAS],
        },
        {"type": "context_actions", "block_id": "vote", "elements": [FEEDBACK]},
    ]
    client.chat_postMessage(channel=astrid.channel().id, text="An answer", blocks=blocks)
    return astrid.answers()[-1]


def recorder(app: App, action_id: str) -> list[Body]:
    bodies: list[Body] = []

    @app.action(action_id)
    def record(ack: Any, body: Body) -> None:
        ack()
        bodies.append(body)

    return bodies


def test_a_press_names_button_message_and_person(connected: App, astrid: Colleague, answer: Message) -> None:
    bodies = recorder(connected, "more")

    delivery = astrid.press("More", answer)

    (body,) = bodies
    (action,) = body["actions"]
    assert delivery.acknowledged
    assert (action["action_id"], action["block_id"], action["value"]) == ("more", "row", "p1")
    assert (body["user"]["id"], body["message"]["ts"], body["channel"]["id"]) == (
        "U0ASTRID", answer.ts, answer.channel,
    )  # fmt: skip
    assert body["container"]["message_ts"] == answer.ts


def test_a_choice_carries_the_option_and_the_state(
    connected: App, astrid: Colleague, answer: Message
) -> None:
    bodies = recorder(connected, "area")

    astrid.choose("Area", "IT", answer)

    (body,) = bodies
    chosen = {"text": plain("IT"), "value": "i"}
    assert body["actions"][0]["selected_option"] == chosen
    assert body["state"]["values"]["row"]["area"]["selected_option"] == chosen


def test_a_vote_carries_its_value(connected: App, astrid: Colleague, answer: Message) -> None:
    bodies = recorder(connected, "feedback")

    astrid.press("Bad", answer)

    assert bodies[0]["actions"][0]["value"] == "down"


def test_what_is_not_there_cannot_be_pressed(astrid: Colleague, answer: Message) -> None:
    with pytest.raises(PlaygroundError, match=r"'Less'; there is: Bad, Good, More"):
        astrid.press("Less", answer)
    with pytest.raises(PlaygroundError, match=r"'Finance'; there is: Sales, IT"):
        astrid.choose("Area", "Finance", answer)


def test_a_press_opens_a_modal_that_answers_with_errors_and_then_closes(
    connected: App, astrid: Colleague, answer: Message
) -> None:
    given: list[str] = []

    @connected.action("more")
    def show(ack: Any, body: Body, client: WebClient) -> None:
        ack()
        view = modal("Reason", asking("Why?", "why", max_length=20), callback_id="reason")
        client.views_open(trigger_id=body["trigger_id"], view=view)

    @connected.view("reason")
    def take(ack: Any, view: Body) -> None:
        value = view["state"]["values"]["why-block"]["why"]["value"]
        given.append(value)
        ack(response_action="errors", errors={"why-block": "Say more"}) if value == "-" else ack()

    astrid.press("More", answer)
    astrid.wait_for_modal("Reason")
    refused = astrid.submit({"Why?": "-"})
    taken = astrid.submit({"Why?": "It is wrong"})

    assert (refused.errors, refused.view is not None) == ({"why-block": "Say more"}, True)
    assert (taken.errors, taken.view, given) == ({}, None, ["-", "It is wrong"])


@pytest.mark.parametrize(
    ("reply", "titles"),
    [
        ({"response_action": "update", "view": modal("Next")}, ["Next"]),
        ({"response_action": "push", "view": modal("Next")}, ["First", "Next"]),
        ({"response_action": "clear"}, []),
        ({}, []),
    ],
    ids=["update", "push", "clear", "close"],
)
def test_a_submission_can_lead_anywhere(
    playground: Playground, connected: App, astrid: Colleague, reply: Body, titles: list[str]
) -> None:
    @connected.shortcut("begin")
    def show(ack: Any, body: Body, client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=modal("First", callback_id="first"))

    connected.view("first")(lambda ack: ack(**reply))

    astrid.use_shortcut("begin")
    astrid.wait_for_modal("First")
    astrid.submit()

    assert [view.title for view in playground.workspace.views.stack("U0ASTRID")] == titles


def test_slacks_own_form_checks_come_before_the_app(
    playground: Playground, client: WebClient, astrid: Colleague
) -> None:
    trigger = playground.workspace.views.trigger("U0ASTRID")
    client.views_open(trigger_id=trigger, view=modal("x", asking("Why?", "why", min_length=3)))

    with pytest.raises(PlaygroundError, match="Please fill this in"):
        astrid.submit()
    with pytest.raises(PlaygroundError, match="Please write at least 3 characters"):
        astrid.submit({"why": "x"})
    assert playground.workspace.deliveries == []


def test_closing_is_told_where_the_app_asked_for_it(
    playground: Playground, connected: App, client: WebClient, astrid: Colleague
) -> None:
    for view in (modal("Silent"), modal("Told", callback_id="told", notify_on_close=True)):
        client.views_open(trigger_id=playground.workspace.views.trigger("U0ASTRID"), view=view)
        astrid.close_modal()

    (delivery,) = playground.workspace.deliveries
    assert (delivery.payload["type"], delivery.payload["view"]["callback_id"]) == ("view_closed", "told")


def test_a_command_is_answered_for_its_person_only(
    playground: Playground, connected: App, astrid: Colleague
) -> None:
    @connected.command("/align")
    def align(ack: Any, command: Body, respond: Any) -> None:
        ack()
        respond(f"{command['user_name']} asked {command['text']} in {command['channel_name']}")

    astrid.run("/align what is fit?", "general")

    assert astrid.wait_for_ephemeral("general").text == "astrid asked what is fit? in general"
    assert playground.person("bruno").ephemerals("general") == []
    assert astrid.messages("general") == []


def test_an_unknown_command_is_not_sent(astrid: Colleague) -> None:
    with pytest.raises(PlaygroundError, match="/dance is not a valid command"):
        astrid.run("/dance")


def test_a_response_url_replaces_and_deletes_the_message(
    playground: Playground, connected: App, astrid: Colleague, answer: Message
) -> None:
    @connected.action("more")
    def change(ack: Any, respond: Any) -> None:
        ack()
        respond(text="Changed", replace_original=True)
        respond(text="For you", replace_original=False)

    astrid.press("More", answer)
    note = astrid.wait_for_ephemeral()

    assert (astrid.current(answer).text, note.text) == ("Changed", "For you")


def test_a_response_url_works_five_times_within_half_an_hour(
    playground: Playground, connected: App, astrid: Colleague, answer: Message
) -> None:
    statuses: list[tuple[int, str]] = []

    @connected.action("more")
    def often(ack: Any, respond: Any) -> None:
        ack()
        for _ in range(6):
            sent = respond(text="Again")
            statuses.append((sent.status_code, sent.body))

    @connected.action("area")
    def late(ack: Any, respond: Any) -> None:
        ack()
        playground.advance(31 * 60)
        sent = respond(text="Too late")
        statuses.append((sent.status_code, sent.body))

    astrid.press("More", answer)
    playground.wait_for(lambda: len(statuses) == 6)
    astrid.choose("area", "s", answer)
    playground.wait_for(lambda: len(statuses) == 7)

    assert statuses == [(200, "ok")] * 5 + [(404, "used_url"), (404, "expired_url")]


def test_a_message_shortcut_carries_the_message(connected: App, astrid: Colleague, answer: Message) -> None:
    bodies: list[Body] = []

    @connected.shortcut("ask_why")
    def record(ack: Any, body: Body) -> None:
        ack()
        bodies.append(body)

    astrid.use_message_shortcut("ask_why", answer)

    assert (bodies[0]["type"], bodies[0]["message"]["text"]) == ("message_action", "An answer")


def test_an_external_menu_asks_the_app_for_its_options(
    playground: Playground, connected: App, client: WebClient, astrid: Colleague
) -> None:
    menu = {
        "type": "external_select",
        "action_id": "topic",
        "placeholder": plain("Topic"),
        "min_query_length": 1,
    }
    client.chat_postMessage(
        channel=astrid.channel().id, text="Pick", blocks=[section("Pick", accessory=menu, block_id="b")]
    )
    asked: list[str] = []

    @connected.options("topic")
    def offer(ack: Any, payload: Body) -> None:
        asked.append(payload["value"])
        ack(options=[{"text": plain("Strategic fit"), "value": "fit"}])

    bodies = recorder(connected, "topic")
    astrid.choose("topic", "Strategic fit", astrid.answers()[-1])

    assert asked == ["Strategic fit"]
    assert bodies[0]["actions"][0]["selected_option"]["value"] == "fit"


def test_a_button_on_the_home_tab_carries_the_view(
    connected: App, client: WebClient, astrid: Colleague
) -> None:
    row = {"type": "actions", "elements": [button("Start", action_id="start")]}
    client.views_publish(user_id="U0ASTRID", view={"type": "home", "blocks": [row]})
    bodies = recorder(connected, "start")

    home = astrid.home()
    assert home is not None
    astrid.press("Start", home)

    assert (bodies[0]["view"]["id"], bodies[0]["container"]["type"]) == (home.id, "view")
