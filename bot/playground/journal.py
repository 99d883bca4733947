"""The journal: what went between Slack and the app, as it happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from bot.playground.delivery import Delivery
    from bot.playground.json_values import JsonObject
    from bot.playground.routes import CallLog, LoggedCall
    from bot.playground.workspace import Workspace

NEWEST: Final = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """One line. `way` is "to the app" for events, actions and commands, "to Slack" for Web API calls.

    `retries` counts the repetitions of a delivery; `seconds` is None while nobody has answered yet.
    """

    way: Literal["to the app", "to Slack"]
    name: str
    person: str
    at: float
    seconds: float | None
    status: str
    retries: int = 0


def journal(workspace: Workspace, calls: CallLog, newest: int = NEWEST) -> list[Entry]:
    """Return the newest entries, the last one first."""
    entries = [_delivered(workspace, delivery) for delivery in workspace.deliveries[-newest:]]
    entries += [_called(workspace, call) for call in calls.latest(newest)]
    return sorted(entries, key=lambda entry: entry.at, reverse=True)[:newest]


def _delivered(workspace: Workspace, delivery: Delivery) -> Entry:
    attempts = list(delivery.attempts)
    last = attempts[-1] if attempts else None
    return Entry(
        "to the app",
        _event_name(delivery),
        _person(workspace, delivery.payload.get("event") or delivery.payload),
        delivery.at,
        last.seconds if last else None,
        _delivery_status(delivery),
        max(0, len(attempts) - 1),
    )


def _delivery_status(delivery: Delivery) -> str:
    if delivery.acknowledged:
        return "acknowledged"
    if delivery.finished.is_set():
        return "given up"
    failures = [attempt.failure for attempt in delivery.attempts if attempt.failure]
    return f"{failures[-1]}, waits" if failures else "on its way"


def _event_name(delivery: Delivery) -> str:
    event = delivery.payload.get("event") or {}
    detail = event.get("subtype") or event.get("tab") or delivery.payload.get("command")
    return f"{delivery.event_type} ({detail})" if detail else delivery.event_type


def _called(workspace: Workspace, call: LoggedCall) -> Entry:
    person = _person(workspace, call.arguments)
    return Entry("to Slack", call.method, person, call.at, call.seconds, call.error or "ok")


def _person(workspace: Workspace, about: JsonObject) -> str:
    """Return the name of the person that a payload or call is about; empty where it is about nobody."""
    named = about.get("user") or about.get("user_id") or about.get("recipient_user_id")
    identifier = named.get("id") if isinstance(named, dict) else named
    if identifier is None:
        place = about.get("channel") or about.get("channel_id")
        channels = {channel.id: channel for channel in workspace.channels if channel.kind == "im"}
        if isinstance(place, str) and place in channels:
            identifier = channels[place].partner(workspace.app.user)
    found = workspace.people.get(str(identifier))
    return found.name if found else ""
