"""Steps: what a worker does in a conversation, one after the other, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from bot.services.delivery import Json, Post


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to work on a conversation; `token` rises with every claim, which tells an old one.

    `steps` counts what was taken under it, so that a long queue lets others have their turn.
    """

    workspace: str
    conversation: str
    token: int
    steps: int = 0


@dataclass(frozen=True, slots=True)
class Delivery:
    """The step: handle this request. `attempt` counts from 1, also over crashes."""

    lease: Lease
    key: str
    body: Json
    attempt: int


@dataclass(frozen=True, slots=True)
class Sending:
    """The step: send this post.

    `ts` is the message to update or delete; where `post.amends` is set, it is None until there is one.
    `uncertain` says that an earlier attempt may have arrived, and `posted` when it was stored, so that Slack
    can be asked.
    """

    lease: Lease
    post: Post
    attempt: int
    posted: datetime
    ts: str | None = None
    uncertain: bool = False


Step = Delivery | Sending


@dataclass(frozen=True, slots=True)
class Sent:
    """Slack has it; `ts` is the message's timestamp, None where it made no message."""

    ts: str | None


@dataclass(frozen=True, slots=True)
class Later:
    """Slack does not have it yet, or (`uncertain`) nobody knows."""

    at: datetime
    reason: str
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Slack will never take it."""

    reason: str


Outcome = Sent | Later | Refused
