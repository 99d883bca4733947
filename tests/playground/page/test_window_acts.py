from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.playground.calling import asking, button, home, modal, section
from tests.playground.page.using import Using, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slack_bolt import App
    from slack_sdk import WebClient

    from bot.playground.playground import Playground

DIRECT = "D0ASTRIDPLUMBLINE"


@pytest.fixture
def astrid(playground: Playground) -> Iterator[Using]:
    using = Using(playground, "astrid")
    yield using
    using.client.close()


def _posted(astrid: Using, client: WebClient, *blocks: dict[str, Any]) -> str:
    channel = astrid.colleague.channel().id
    return str(client.chat_postMessage(channel=channel, text="Look", blocks=list(blocks))["ts"])


def test_a_question_to_the_app_opens_a_thread_of_its_own(astrid: Using) -> None:
    answer = astrid.act("say", {"channel": astrid.colleague.channel().id, "thread": "", "text": " Why?\n"})

    (message,) = astrid.colleague.messages()
    assert (message.text, answer) == ("Why?", {"go": f"/as/U0ASTRID/c/{DIRECT}?thread={message.ts}"})


def test_what_is_said_in_a_channel_stays_where_one_is(astrid: Using) -> None:
    assert astrid.act("say", {"channel": "C0GENERAL", "text": "Hello"}) == {}


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"channel": "C0GENERAL", "text": "  "}, "There is nothing to send yet."),
        ({"channel": "C0GENERAL", "text": "/nothing"}, "/nothing is not a command. Begin with a space"),
        ({"channel": "C0GENERAL", "text": "/align x", "thread": "1.2"}, "/align does not work in threads"),
        ({"text": "Hello"}, "Something is missing here: channel."),
        ({"channel": "C0GENERAL", "text": "Hi", "thread": "1.2"}, "The message that this thread begins with"),
        ({"channel": "C0NOWHERE", "text": "Hello"}, "there is no channel called C0NOWHERE"),
    ],
)
def test_what_cannot_be_sent_says_why(astrid: Using, fields: dict[str, str], told: str) -> None:
    assert astrid.act("say", fields)["error"].startswith(told)


def test_a_message_is_edited_and_deleted(astrid: Using) -> None:
    message = astrid.colleague.say("Hello", "general")
    names = {"channel": "C0GENERAL", "ts": message.ts}

    astrid.act("edit", names | {"text": "First"})
    edited = [one.text for one in astrid.colleague.messages("general")]
    answer = astrid.act("delete", names)

    assert (edited, astrid.colleague.messages("general")) == (["First"], [])
    assert answer == {"gone": message.ts}


def test_another_person_s_message_is_left_alone(astrid: Using, playground: Playground) -> None:
    message = playground.person("bruno").say("Mine", "general")

    answer = astrid.act("delete", {"channel": "C0GENERAL", "ts": message.ts})

    assert answer == {"error": "Astrid Holm did not write this message"}


def test_reacting_twice_takes_the_reaction_back(astrid: Using) -> None:
    message = astrid.colleague.say("Done", "general")
    fields = {"channel": "C0GENERAL", "ts": message.ts, "name": "tada"}

    astrid.act("react", fields)
    once = dict(astrid.colleague.current(message).reactions)
    astrid.act("react", fields)

    assert (once, dict(astrid.colleague.current(message).reactions)) == ({"tada": ("U0ASTRID",)}, {})


def test_what_only_one_person_sees_can_be_dismissed(astrid: Using, client: WebClient) -> None:
    client.chat_postEphemeral(channel="C0GENERAL", user="U0ASTRID", text="Psst")
    (whispered,) = astrid.colleague.ephemerals("general")

    astrid.act("dismiss", {"channel": "C0GENERAL", "ts": whispered.ts})

    assert astrid.colleague.ephemerals("general") == []


def test_looking_at_a_conversation_takes_its_mark_away(astrid: Using, playground: Playground) -> None:
    playground.person("bruno").say("News", "general")
    before = len(astrid.region("sidebar").select(".unread"))

    astrid.act("read", {"channel": "C0GENERAL"})

    assert (before, len(astrid.region("sidebar").select(".unread"))) == (1, 0)


def test_the_app_hears_which_of_its_tabs_somebody_looks_at(
    astrid: Using, connected: App, playground: Playground
) -> None:
    tabs: list[str] = []
    connected.event("app_home_opened")(lambda event: tabs.append(event["tab"]))

    astrid.act("open", {"tab": "messages"})
    astrid.act("open", {"tab": "home"})
    playground.wait_until_delivered()

    assert sorted(tabs) == ["home", "messages"]


def test_a_pressed_button_reaches_the_app(
    astrid: Using, connected: App, client: WebClient, playground: Playground
) -> None:
    pressed: list[str] = []
    connected.action("go")(lambda ack, action: (ack(), pressed.append(action["value"])))
    _posted(astrid, client, {"type": "actions", "elements": [button("Go", action_id="go", value="now")]})

    form = astrid.region("timeline").select_one("form[data-kit]")
    assert form is not None
    (control,) = form.select("[data-acts=press]")
    answer = astrid.act("interact", fields_of(form, acted=str(control["data-name"]), pressed="button"))
    playground.wait_for(lambda: pressed, what="the press")

    assert (answer, pressed) == ({}, ["now"])


def test_an_app_that_does_not_answer_is_told_of(astrid: Using, client: WebClient) -> None:
    _posted(astrid, client, {"type": "actions", "elements": [button("Go", action_id="go", value="now")]})

    form = astrid.region("timeline").select_one("form[data-kit]")
    assert form is not None
    (control,) = form.select("[data-acts=press]")
    answer = astrid.act("interact", fields_of(form, acted=str(control["data-name"]), pressed="button"))

    assert answer["error"].startswith("Plumbline did not answer within three seconds.")


def test_a_button_that_is_gone_says_so(astrid: Using) -> None:
    answer = astrid.act("interact", {"channel": "C0GENERAL", "ts": "1.2", "acted": "x/y"})

    assert answer == {"error": "This message is gone."}


def test_a_modal_shows_what_is_wrong_and_keeps_what_was_typed(
    astrid: Using, connected: App, client: WebClient
) -> None:
    connected.action("go")(
        lambda ack, body: (ack(), client.views_open(trigger_id=body["trigger_id"], view=_asking()))
    )
    connected.view("")(lambda ack: ack(response_action="errors", errors={"why-block": "Say more."}))
    _posted(astrid, client, {"type": "actions", "elements": [button("Go", action_id="go", value="now")]})
    astrid.colleague.press("Go", astrid.colleague.messages()[-1])
    astrid.colleague.wait_for_modal("Reasons")

    shown = astrid.region("modal").select_one("form")
    assert shown is not None
    astrid.act("submit", fields_of(shown))
    missing = astrid.region("modal").select_one(".kit-error")
    (field,) = shown.select("input[type=text]")
    astrid.act("submit", fields_of(shown, **{str(field["name"]): "Because"}))
    refused = astrid.region("modal")

    assert missing is not None
    assert "Please fill this in" in missing.get_text()
    assert [error.get_text() for error in refused.select(".kit-error")] == ["⚠ Say more."]
    assert [one["value"] for one in refused.select("input[type=text]")] == ["Because"]


def test_closing_a_modal_that_the_app_has_closed_already_changes_nothing(astrid: Using) -> None:
    assert astrid.act("close", {"view": "V1"}) == {}


def test_the_home_tab_shows_what_the_app_published(astrid: Using, client: WebClient) -> None:
    client.views_publish(user_id="U0ASTRID", view=home(section("Welcome")))

    assert "Welcome" in astrid.region("home-tab", "/home").get_text()


def test_what_does_not_exist_cannot_be_done(astrid: Using) -> None:
    assert astrid.act("fly", {}) == {"error": "There is no such thing to do here."}


def _asking() -> dict[str, Any]:
    return modal("Reasons", asking("Why?", "why"))
