"""Waiting for something to become true in a workspace."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

from bot.playground.errors import WaitTimeoutError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.playground.workspace import Workspace

T = TypeVar("T")

# Not everything that is waited for changes the workspace, so look again now and then.
_LOOK_AGAIN_SECONDS = 0.01


def wait_for(workspace: Workspace, condition: Callable[[], T | None], timeout: float, what: str) -> T:
    """Return the first truthy value of `condition`; after `timeout` seconds raise WaitTimeoutError."""
    deadline = time.monotonic() + timeout
    while True:
        # Outside the lock: a condition may well ask the server, which needs it.
        found = condition()
        if found:
            return found
        left = deadline - time.monotonic()
        if left <= 0:
            raise WaitTimeoutError(f"waited {timeout:g} s for {what}")
        with workspace.changed:
            workspace.changed.wait(min(left, _LOOK_AGAIN_SECONDS))
