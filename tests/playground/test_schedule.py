from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground import posting
from tests.playground.calling import call, error

if TYPE_CHECKING:
    from bot.playground.workspace import Workspace

DAY = 24 * 3600


def schedule(workspace: Workspace, seconds: float, **more: object) -> dict[str, object]:
    post_at = int(workspace.clock.now() + seconds)
    return call(
        workspace, "chat.scheduleMessage", channel="C0GENERAL", text="Reminder", post_at=post_at, **more
    )


def pass_time(workspace: Workspace, seconds: float) -> list[str]:
    workspace.clock.advance(seconds)
    posting.post_due(workspace)
    return [message.text for message in workspace.messages.of("C0GENERAL")]


def test_a_scheduled_message_is_posted_when_its_time_comes(workspace: Workspace) -> None:
    schedule(workspace, 600)

    assert pass_time(workspace, 500) == []
    assert pass_time(workspace, 101) == ["Reminder"]
    assert pass_time(workspace, 600) == ["Reminder"]


def test_a_scheduled_message_with_metadata_is_never_posted(workspace: Workspace) -> None:
    schedule(workspace, 600, metadata={"event_type": "effect", "event_payload": {}})

    assert pass_time(workspace, 700) == []
    assert call(workspace, "chat.scheduledMessages.list")["scheduled_messages"] == []


def test_a_message_cannot_be_scheduled_into_the_past_nor_too_far(workspace: Workspace) -> None:
    assert schedule(workspace, -10)["error"] == "time_in_past"
    assert schedule(workspace, 120 * DAY + 60)["error"] == "time_too_far"
    assert schedule(workspace, 119 * DAY)["ok"]
    answer = error(workspace, "chat.scheduleMessage", channel="C0GENERAL", text="x", post_at="tomorrow")
    assert answer == "invalid_time"


def test_thirty_messages_a_channel_fit_into_five_minutes(workspace: Workspace) -> None:
    hour = int(workspace.clock.now() // 3600 + 2) * 3600
    post_at = {"channel": "C0GENERAL", "text": "x", "post_at": hour}

    answers = [error(workspace, "chat.scheduleMessage", **post_at) for _ in range(31)]

    assert answers == [None] * 30 + ["restricted_too_many"]
    assert error(workspace, "chat.scheduleMessage", **{**post_at, "channel": "C0STRATEGY"}) is None
    assert error(workspace, "chat.scheduleMessage", **{**post_at, "post_at": hour + 300}) is None


def test_a_scheduled_message_can_be_listed_and_taken_back(workspace: Workspace) -> None:
    identifier = schedule(workspace, 600)["scheduled_message_id"]
    where = {"channel": "C0GENERAL", "scheduled_message_id": identifier}

    (listed,) = call(workspace, "chat.scheduledMessages.list", channel="C0GENERAL")["scheduled_messages"]
    deleted = error(workspace, "chat.deleteScheduledMessage", **where)
    again = error(workspace, "chat.deleteScheduledMessage", **where)

    assert (listed["id"], listed["text"]) == (identifier, "Reminder")
    assert (deleted, again) == (None, "invalid_scheduled_message_id")
    assert pass_time(workspace, 700) == []


def test_within_the_last_minute_a_message_cannot_be_taken_back(workspace: Workspace) -> None:
    identifier = schedule(workspace, 600)["scheduled_message_id"]
    workspace.clock.advance(550)

    answer = error(
        workspace, "chat.deleteScheduledMessage", channel="C0GENERAL", scheduled_message_id=identifier
    )

    assert answer == "invalid_scheduled_message_id"
