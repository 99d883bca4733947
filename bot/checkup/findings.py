"""What the check-up finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one thing.

    `ok` is None where it is not in use. `do` says what to do about it.
    """

    name: str
    ok: bool | None
    says: str
    do: str = ""


def fine(name: str, says: str, do: str = "") -> Finding:
    """Say that a thing is as it should be; there may be something to gain all the same."""
    return Finding(name, ok=True, says=says, do=do)


def fault(name: str, says: str, do: str = "") -> Finding:
    """Say what is wrong with a thing."""
    return Finding(name, ok=False, says=says, do=do)


def unused(name: str, says: str, do: str = "") -> Finding:
    """Say that a thing is not in use."""
    return Finding(name, ok=None, says=says, do=do)
