from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.playground import limits, writing
from tests.playground.calling import call, error, section

if TYPE_CHECKING:
    from bot.playground.workspace import Workspace

METADATA = {"event_type": "plumbline_effect", "event_payload": {"effect": "answer:1"}}


def direct(workspace: Workspace, user: str = "U0ASTRID") -> str:
    return str(call(workspace, "conversations.open", users=user)["channel"]["id"])


def posted(workspace: Workspace, channel: str, text: str = "Hello", **more: object) -> str:
    return str(call(workspace, "chat.postMessage", channel=channel, text=text, **more)["ts"])


def human(workspace: Workspace, channel: str, text: str = "Hi") -> str:
    place = workspace.channels.find(channel)
    return writing.say(workspace, workspace.person("U0ASTRID"), place, text, None).ts


def texts(answer: dict[str, list[dict[str, str]]]) -> list[str]:
    return [message["text"] for message in answer["messages"]]


def test_a_posted_message_is_in_the_history_with_everything_it_carries(workspace: Workspace) -> None:
    channel = direct(workspace)
    ts = posted(workspace, channel, metadata=METADATA, blocks=[section("*Hello*", block_id="b")])

    history = call(workspace, "conversations.history", channel=channel, include_all_metadata=True)

    (message,) = history["messages"]
    assert (message["ts"], message["text"], message["metadata"]) == (ts, "Hello", METADATA)
    assert message["blocks"] == [section("*Hello*", block_id="b")]
    assert message["bot_id"] == workspace.app.bot_id


def test_metadata_is_left_out_unless_asked_for(workspace: Workspace) -> None:
    channel = direct(workspace)
    posted(workspace, channel, metadata=METADATA)

    (message,) = call(workspace, "conversations.history", channel=channel)["messages"]

    assert "metadata" not in message


def test_a_message_to_a_persons_id_goes_to_the_direct_message(workspace: Workspace) -> None:
    answer = call(workspace, "chat.postMessage", channel="U0ASTRID", text="Hello")

    assert answer["channel"] == direct(workspace)


def test_blocks_may_come_as_a_string_of_json(workspace: Workspace) -> None:
    answer = call(
        workspace, "chat.postMessage", channel=direct(workspace), text="x", blocks='[{"type": "divider"}]'
    )

    assert answer["message"]["blocks"][0]["type"] == "divider"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"channel": "C0NOWHERE", "text": "x"}, "channel_not_found"),
        ({"channel": "C0GENERAL"}, "no_text"),
        ({"channel": "C0GENERAL", "text": "   "}, "no_text"),
        ({"channel": "C0GENERAL", "text": "x" * (limits.MESSAGE_TEXT + 1)}, "msg_too_long"),
        ({"channel": "C0GENERAL", "markdown_text": "x" * (limits.MARKDOWN_TEXT + 1)}, "msg_too_long"),
        ({"channel": "C0GENERAL", "text": "x", "markdown_text": "y"}, "markdown_text_conflict"),
        ({"channel": "C0GENERAL", "text": "x", "blocks": "nonsense"}, "invalid_blocks_format"),
        ({"channel": "C0GENERAL", "text": "x", "blocks": [{"type": "novel"}]}, "invalid_blocks"),
        ({"channel": "C0GENERAL", "text": "x", "metadata": {"event_type": 1}}, "invalid_metadata_format"),
        ({"channel": "C0GENERAL", "text": "x", "thread_ts": "1.000001"}, "thread_not_found"),
    ],
)
def test_what_slack_refuses_is_refused_with_its_code(
    workspace: Workspace, arguments: dict[str, object], code: str
) -> None:
    assert error(workspace, "chat.postMessage", **arguments) == code


def test_fifty_blocks_are_a_message_and_fifty_one_are_not(workspace: Workspace) -> None:
    divider = {"type": "divider"}

    assert error(workspace, "chat.postMessage", channel="general", text="x", blocks=[divider] * 50) is None
    refused = call(workspace, "chat.postMessage", channel="general", text="x", blocks=[divider] * 51)

    assert refused["error"] == "invalid_blocks"
    assert refused["response_metadata"] == {
        "messages": ["[ERROR] no more than 50 items allowed [json-pointer:/blocks]"]
    }


def test_the_text_in_all_blocks_together_is_limited(workspace: Workspace) -> None:
    blocks = [section("x" * 2_700) for _ in range(5)]

    assert (
        error(workspace, "chat.postMessage", channel="general", text="x", blocks=blocks)
        == "msg_blocks_too_long"
    )


def test_a_channel_without_the_app_refuses_its_posts(workspace: Workspace) -> None:
    workspace.channels.find("strategy").members.discard(workspace.app.user)
    workspace.channels.find("leadership").members.discard(workspace.app.user)

    assert error(workspace, "chat.postMessage", channel="strategy", text="x") == "not_in_channel"
    assert error(workspace, "chat.postMessage", channel="leadership", text="x") == "channel_not_found"
    assert error(workspace, "conversations.history", channel="strategy") == "not_in_channel"


def test_an_update_replaces_text_and_keeps_the_place(workspace: Workspace) -> None:
    channel = direct(workspace)
    ts = posted(workspace, channel, "before", blocks=[section("before")])

    call(workspace, "chat.update", channel=channel, ts=ts, text="after")

    (message,) = call(workspace, "conversations.history", channel=channel)["messages"]
    assert (message["text"], message["ts"], "blocks" in message) == ("after", ts, False)
    assert message["edited"]["user"] == workspace.app.user


def test_only_the_apps_own_messages_can_be_updated_or_deleted(workspace: Workspace) -> None:
    channel = direct(workspace)
    ts = human(workspace, channel)

    assert error(workspace, "chat.update", channel=channel, ts=ts, text="x") == "cant_update_message"
    assert error(workspace, "chat.delete", channel=channel, ts=ts) == "cant_delete_message"
    assert error(workspace, "chat.update", channel=channel, ts="1.000001", text="x") == "message_not_found"
    assert error(workspace, "chat.delete", channel=channel, ts="1.000001") == "message_not_found"


def test_an_update_takes_less_text_than_a_post(workspace: Workspace) -> None:
    channel = direct(workspace)
    ts = posted(workspace, channel, "x" * 5_000)

    assert error(workspace, "chat.update", channel=channel, ts=ts, text="x" * 4_001) == "msg_too_long"


def test_a_thread_lists_its_first_message_and_its_replies(workspace: Workspace) -> None:
    channel = direct(workspace)
    first = human(workspace, channel, "Why?")
    posted(workspace, channel, "Because.", thread_ts=first)

    thread = call(workspace, "conversations.replies", channel=channel, ts=first)
    history = call(workspace, "conversations.history", channel=channel)

    assert texts(thread) == ["Why?", "Because."]
    assert texts(history) == ["Why?"]
    assert (history["messages"][0]["reply_count"], history["messages"][0]["thread_ts"]) == (1, first)


def test_a_reply_to_a_reply_joins_the_thread(workspace: Workspace) -> None:
    channel = direct(workspace)
    first = human(workspace, channel)
    second = posted(workspace, channel, thread_ts=first)

    third = call(workspace, "chat.postMessage", channel=channel, text="x", thread_ts=second)

    assert third["message"]["thread_ts"] == first


def test_history_comes_newest_first_in_pages(workspace: Workspace) -> None:
    channel = direct(workspace)
    for text in ("one", "two", "three"):
        posted(workspace, channel, text)

    page = call(workspace, "conversations.history", channel=channel, limit=2)
    cursor = page["response_metadata"]["next_cursor"]
    rest = call(workspace, "conversations.history", channel=channel, limit=2, cursor=cursor)

    assert (texts(page), page["has_more"]) == (["three", "two"], True)
    assert (texts(rest), rest["has_more"]) == (["one"], False)
    assert error(workspace, "conversations.history", channel=channel, cursor="??") == "invalid_cursor"


def test_history_is_cut_by_oldest_and_latest(workspace: Workspace) -> None:
    channel = direct(workspace)
    one, two, three = (posted(workspace, channel, text) for text in ("one", "two", "three"))

    between = call(workspace, "conversations.history", channel=channel, oldest=one, latest=three)
    inclusive = call(workspace, "conversations.history", channel=channel, oldest=two, inclusive=True)

    assert texts(between) == ["two"]
    assert texts(inclusive) == ["three", "two"]


def test_an_ephemeral_message_is_seen_by_one_person_and_is_in_no_history(workspace: Workspace) -> None:
    answer = call(workspace, "chat.postEphemeral", channel="general", user="U0BRUNO", text="psst")

    (seen,) = workspace.messages.ephemerals("U0BRUNO")
    assert (seen.ts, seen.text) == (answer["message_ts"], "psst")
    assert workspace.messages.ephemerals("U0ASTRID") == []
    assert call(workspace, "conversations.history", channel="C0GENERAL")["messages"] == []
    assert (
        error(workspace, "chat.postEphemeral", channel="general", user="U0NOBODY", text="x")
        == "user_not_found"
    )


def test_an_ephemeral_message_needs_somebody_in_the_channel(workspace: Workspace) -> None:
    workspace.channels.find("general").members.discard("U0BRUNO")

    answer = error(workspace, "chat.postEphemeral", channel="general", user="U0BRUNO", text="x")

    assert answer == "user_not_in_channel"


def test_a_permalink_leads_to_the_message(workspace: Workspace) -> None:
    ts = posted(workspace, "C0GENERAL")

    link = call(workspace, "chat.getPermalink", channel="C0GENERAL", message_ts=ts)["permalink"]

    assert link == f"{workspace.address}/archives/C0GENERAL/p{ts.replace('.', '')}"


def test_reactions_are_added_once_and_taken_back(workspace: Workspace) -> None:
    ts = posted(workspace, "C0GENERAL")
    where = {"channel": "C0GENERAL", "timestamp": ts}

    assert error(workspace, "reactions.add", name="eyes", **where) is None
    assert error(workspace, "reactions.add", name="eyes", **where) == "already_reacted"
    assert error(workspace, "reactions.add", name="no such", **where) == "invalid_name"
    assert call(workspace, "reactions.get", **where)["message"]["reactions"][0]["count"] == 1
    assert error(workspace, "reactions.remove", name="eyes", **where) is None
    assert error(workspace, "reactions.remove", name="eyes", **where) == "no_reaction"


def test_deleting_the_first_message_of_a_thread_leaves_a_tombstone(workspace: Workspace) -> None:
    first = posted(workspace, "C0GENERAL")
    posted(workspace, "C0GENERAL", "reply", thread_ts=first)

    call(workspace, "chat.delete", channel="C0GENERAL", ts=first)

    (message,) = call(workspace, "conversations.history", channel="C0GENERAL")["messages"]
    assert (message["subtype"], message["user"]) == ("tombstone", "USLACKBOT")
