from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.playground import writing
from bot.playground.colleague import Colleague
from tests.playground.calling import call, error, section

if TYPE_CHECKING:
    from bot.playground.json_values import JsonObject
    from bot.playground.messages import Message
    from bot.playground.workspace import Workspace


@pytest.fixture
def question(workspace: Workspace) -> Message:
    astrid = workspace.person("U0ASTRID")
    channel = workspace.channels.direct(astrid.id, workspace.app.user)
    return writing.say(workspace, astrid, channel, "Why?", None)


@pytest.fixture
def stream(workspace: Workspace, question: Message) -> JsonObject:
    answer = call(workspace, "chat.startStream", channel=question.channel, thread_ts=question.ts)
    return {"channel": answer["channel"], "ts": answer["ts"]}


def test_a_stream_grows_and_ends_with_blocks_and_metadata(workspace: Workspace, stream: JsonObject) -> None:
    metadata = {"event_type": "effect", "event_payload": {"effect": "1"}}
    call(workspace, "chat.appendStream", markdown_text="**Fit**", **stream)
    call(workspace, "chat.appendStream", chunks=[{"type": "markdown_text", "text": " is"}], **stream)

    answer = call(
        workspace,
        "chat.stopStream",
        markdown_text=" it.",
        blocks=[section("Sources")],
        metadata=metadata,
        **stream,
    )

    message = answer["message"]
    assert (message["text"], message["metadata"]) == ("**Fit** is it.", metadata)
    assert [block["type"] for block in message["blocks"]] == ["section"]


def test_tasks_and_plans_are_shown_while_streaming(workspace: Workspace, stream: JsonObject) -> None:
    task = {"type": "task_update", "id": "1", "title": "Reading"}
    chunks = [{"type": "plan_update", "title": "Plan"}, {**task, "status": "in_progress"}]
    call(workspace, "chat.appendStream", chunks=chunks, **stream)

    call(workspace, "chat.appendStream", chunks=[{**task, "status": "complete"}], **stream)

    blocks = workspace.messages.find(**stream).blocks
    assert [(block["type"], block.get("status")) for block in blocks] == [
        ("plan", None),
        ("task_card", "complete"),
    ]


def test_a_stream_must_be_in_a_thread(workspace: Workspace, question: Message) -> None:
    assert error(workspace, "chat.startStream", channel=question.channel) == "invalid_arguments"


def test_in_a_channel_a_stream_names_its_recipient(workspace: Workspace) -> None:
    ts = call(workspace, "chat.postMessage", channel="C0GENERAL", text="x")["ts"]
    where = {"channel": "C0GENERAL", "thread_ts": ts}

    assert error(workspace, "chat.startStream", **where) == "missing_recipient_user_id"
    assert (
        error(workspace, "chat.startStream", recipient_user_id="U0ASTRID", **where)
        == "missing_recipient_team_id"
    )
    whole = {"recipient_user_id": "U0ASTRID", "recipient_team_id": workspace.team}
    assert error(workspace, "chat.startStream", **whole, **where) is None


def test_a_call_carries_at_most_twelve_thousand_characters(workspace: Workspace, stream: JsonObject) -> None:
    assert error(workspace, "chat.appendStream", markdown_text="x" * 12_001, **stream) == "msg_too_long"
    assert error(workspace, "chat.appendStream", markdown_text="x" * 12_000, **stream) is None
    assert error(workspace, "chat.appendStream", chunks=[{"type": "song"}], **stream) == "invalid_chunks"


def test_slack_closes_a_stream_after_five_minutes_and_then_it_can_be_updated(
    workspace: Workspace, stream: JsonObject
) -> None:
    assert error(workspace, "chat.update", text="x", **stream) == "streaming_state_conflict"
    assert error(workspace, "chat.delete", **stream) == "cant_delete_message"

    workspace.clock.advance(5 * 60 + 1)

    closed = "message_not_in_streaming_state"
    assert error(workspace, "chat.appendStream", markdown_text="x", **stream) == closed
    assert error(workspace, "chat.stopStream", **stream) == closed
    assert error(workspace, "chat.update", text="x", **stream) is None


def test_a_stopped_stream_takes_nothing_more(workspace: Workspace, stream: JsonObject) -> None:
    call(workspace, "chat.stopStream", **stream)

    assert (
        error(workspace, "chat.appendStream", markdown_text="x", **stream) == "message_not_in_streaming_state"
    )


def test_a_person_can_stop_the_agent_in_the_middle(
    workspace: Workspace, question: Message, stream: JsonObject
) -> None:
    Colleague(workspace, workspace.person("U0ASTRID")).stop_agent(question)

    event = workspace.deliveries[-1].payload["event"]
    assert (event["type"], event["streaming_message_ts"]) == ("agent_session_stopped", [stream["ts"]])
    assert (event["thread_ts"], event["user"]) == (question.ts, "U0ASTRID")
    assert error(workspace, "chat.appendStream", markdown_text="x", **stream) == "stopped_by_user"


def test_stopping_sets_the_status_of_the_session(
    workspace: Workspace, question: Message, stream: JsonObject
) -> None:
    assert error(workspace, "chat.stopStream", session_status="done", **stream) == "invalid_arguments"

    call(workspace, "chat.stopStream", session_status="active", **stream)

    assert workspace.sessions.sessions[question.channel, question.ts].status == "active"
