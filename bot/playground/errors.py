"""What can go wrong: as Slack says it to an app, and as the playground says it to whoever drives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class SlackError(Exception):
    """An error answer of the Web API, with Slack's own code."""

    def __init__(self, code: str, messages: Sequence[str] = (), retry_after: int | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.messages = tuple(messages)
        self.retry_after = retry_after


class PlaygroundError(Exception):
    """A step that no person could take, like pressing a button that is not there."""


class WaitTimeoutError(PlaygroundError):
    """What was waited for did not happen in time."""
