"""Reminding: scheduled in Slack when an interview begins, taken back when it is finished or unwanted."""

from __future__ import annotations

from datetime import UTC, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.domain.interview.reminders import moments, names
from bot.services.delivery import Post
from bot.slack.blocks.interview import notes
from bot.slack.lossy import FAILURES, hasty

if TYPE_CHECKING:
    from slack_sdk import WebClient

    from bot.services.changes import Change
    from bot.slack.listeners.services import Occasion, Services


def schedule(services: Services, here: Occasion, change: Change) -> None:
    """Have Slack remind somebody of their interview."""
    interview = change.after
    effects = names(interview)
    for number, at in moments(interview, _zone(here.client, interview.person), services.clock()).items():
        message = notes.reminder(change)
        arguments = {**message.arguments(), "post_at": int(at.timestamp())}
        here.work.post(Post(effects[number], interview.channel, "chat.scheduleMessage", arguments))


def take_back(here: Occasion, change: Change) -> None:
    """Have Slack forget the reminders that are still to come."""
    for effect in names(change.before):
        gone = f"{effect}:gone:{len(change.after.entries)}"
        here.work.post(Post(gone, change.after.channel, "chat.deleteScheduledMessage", {}, amends=effect))


def _zone(client: WebClient, person: str) -> tzinfo:
    """Return the time zone that Slack knows of a person; without one, that of nobody in particular."""
    try:
        user = hasty(client).users_info(user=person).get("user") or {}
    except FAILURES:
        return UTC
    try:
        return ZoneInfo(str(user.get("tz")))
    except (KeyError, ValueError, OSError):
        offset = user.get("tz_offset")
        return timezone(timedelta(seconds=offset if isinstance(offset, int) and abs(offset) < 86_400 else 0))
