from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.playground.colleague import Colleague
from bot.playground.errors import PlaygroundError
from bot.playground.workspace import Workspace
from tests.playground.calling import call, home

if TYPE_CHECKING:
    from bot.playground.json_values import JsonObject


@pytest.fixture
def astrid(workspace: Workspace) -> Colleague:
    return Colleague(workspace, workspace.person("U0ASTRID"))


def events(workspace: Workspace) -> list[JsonObject]:
    return [delivery.payload["event"] for delivery in workspace.deliveries]


def test_a_direct_message_is_an_event_with_what_was_typed(workspace: Workspace, astrid: Colleague) -> None:
    message = astrid.say("Is <this> & that for @bruno in #strategy? https://x.example/a?b=1&c=2")

    (event,) = events(workspace)
    assert event["text"] == (
        "Is &lt;this&gt; &amp; that for <@U0BRUNO> in <#C0STRATEGY|strategy>? <https://x.example/a?b=1&amp;c=2>"
    )
    assert (event["type"], event["channel_type"], event["ts"]) == ("message", "im", message.ts)
    assert [element["type"] for element in event["blocks"][0]["elements"][0]["elements"]] == [
        "text", "user", "text", "channel", "text", "link",
    ]  # fmt: skip


def test_an_event_comes_in_slacks_envelope(workspace: Workspace, astrid: Colleague) -> None:
    astrid.say("Hi")

    payload = workspace.deliveries[0].payload
    assert (payload["type"], payload["team_id"], payload["api_app_id"]) == (
        "event_callback", "TLOCAL", "A0PLUMBLINE",
    )  # fmt: skip
    assert payload["event_id"].startswith("Ev")
    assert payload["authorizations"][0]["user_id"] == "U0PLUMBLINE"


def test_a_mention_in_a_channel_comes_twice(workspace: Workspace, astrid: Colleague) -> None:
    astrid.mention("why?", "strategy")

    first, twin = events(workspace)
    assert (first["type"], twin["type"], first["channel_type"]) == ("message", "app_mention", "channel")
    assert (first["ts"], first["text"]) == (twin["ts"], twin["text"])
    assert workspace.deliveries[0].event_id != workspace.deliveries[1].event_id


def test_a_private_channel_is_a_group(workspace: Workspace, astrid: Colleague) -> None:
    astrid.say("Hi", "leadership")

    assert events(workspace)[0]["channel_type"] == "group"


def test_an_edit_carries_both_states(workspace: Workspace, astrid: Colleague) -> None:
    message = astrid.say("Wy?")

    astrid.edit(message, "Why?")

    event = events(workspace)[-1]
    assert event["subtype"] == "message_changed"
    assert (event["previous_message"]["text"], event["message"]["text"]) == ("Wy?", "Why?")
    assert event["message"]["ts"] == message.ts
    assert event["ts"] != message.ts


def test_a_deletion_names_what_is_gone(workspace: Workspace, astrid: Colleague) -> None:
    message = astrid.say("oops")

    astrid.delete(message)

    event = events(workspace)[-1]
    assert (event["subtype"], event["deleted_ts"]) == ("message_deleted", message.ts)
    assert astrid.messages() == []


def test_people_change_only_their_own_messages(workspace: Workspace, astrid: Colleague) -> None:
    message = astrid.say("mine", "general")

    with pytest.raises(PlaygroundError):
        Colleague(workspace, workspace.person("U0BRUNO")).edit(message, "yours")


def test_a_reply_names_its_thread_and_whose_it_is(workspace: Workspace, astrid: Colleague) -> None:
    first = astrid.say("Why?", "general")

    Colleague(workspace, workspace.person("U0BRUNO")).say("Because.", "general", thread=first)

    event = events(workspace)[-1]
    assert (event["thread_ts"], event["parent_user_id"]) == (first.ts, "U0ASTRID")


def test_the_apps_own_messages_are_events_too(workspace: Workspace, astrid: Colleague) -> None:
    call(workspace, "chat.postMessage", channel=astrid.channel().id, text="Hello")

    (event,) = events(workspace)
    assert (event["user"], event["bot_id"]) == (workspace.app.user, workspace.app.bot_id)


def test_a_shared_file_is_a_message_and_an_event(workspace: Workspace, astrid: Colleague) -> None:
    astrid.upload("a.md", b"x", text="read this")

    shared, file = events(workspace)
    assert (shared["subtype"], shared["text"], file["type"]) == ("file_share", "read this", "file_shared")
    assert shared["files"][0]["id"] == file["file_id"]


def test_opening_the_app_tells_which_tab(workspace: Workspace, astrid: Colleague) -> None:
    astrid.open_messages()
    astrid.open_home()
    call(workspace, "views.publish", user_id="U0ASTRID", view=home())
    astrid.open_home()

    messages, first, second = events(workspace)
    assert (messages["tab"], first["tab"], second["tab"]) == ("messages", "home", "home")
    assert ("view" in first, "view" in second) == (False, True)
    assert messages["channel"] == astrid.channel().id


def test_a_reaction_is_an_event(workspace: Workspace, astrid: Colleague) -> None:
    message = astrid.say("Hi")

    astrid.react(message, "eyes")

    event = events(workspace)[-1]
    assert (event["type"], event["reaction"], event["item"]["ts"]) == ("reaction_added", "eyes", message.ts)


def test_what_is_not_subscribed_to_does_not_come(astrid: Colleague) -> None:
    reduced = replace(astrid.workspace.app, events=frozenset({"app_mention"}))
    workspace = Workspace(reduced)
    other = Colleague(workspace, astrid.person)

    other.say("Hi")
    other.mention("hi", "general")

    assert [event["type"] for event in events(workspace)] == ["app_mention"]


def test_channels_without_the_app_stay_private(workspace: Workspace, astrid: Colleague) -> None:
    workspace.channels.find("general").members.discard(workspace.app.user)

    message = astrid.mention("can you hear me?", "general")
    astrid.edit(message, "no")
    astrid.react(message, "eyes")

    assert events(workspace) == []


def test_the_ids_of_events_do_not_repeat_in_the_next_run(astrid: Colleague) -> None:
    astrid.say("Hi")
    time.sleep(0.01)
    later = Workspace(astrid.workspace.app)
    Colleague(later, astrid.person).say("Hi")

    assert astrid.workspace.deliveries[0].event_id != later.deliveries[0].event_id
