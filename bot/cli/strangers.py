"""Strangers: whoever no strategy in use knows is heard all the same, and that is said on standard error."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from bot.services.ports import Dossiers

_SLACK_ID: Final = re.compile(r"[UW][A-Z0-9]{5,}")
"""How Slack names people; it is the stored work that knows them, and no dossier."""


class Strangers:
    """Tells once of everybody whom none of a workspace's strategies knows."""

    def __init__(self, dossiers: Dossiers) -> None:
        self._dossiers = dossiers
        self._told: set[tuple[str, str]] = set()

    def heed(self, workspace: str, person: str | None) -> None:
        """Warn where somebody, named by id or by role, is unknown."""
        if not person or _SLACK_ID.fullmatch(person) or (workspace, person) in self._told:
            return
        self._told.add((workspace, person))
        current = self._dossiers.current(workspace)
        if current and not any(one.dossier.concerns(person) for one in current):
            known = ", ".join(sorted({each.id for one in current for each in one.dossier.people}))
            listed = f" It knows: {known}." if known else ""
            click.echo(f"Warning: no strategy in use knows {person}.{listed}", err=True)
