"""Faces: how people and the app are shown beside what they write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.playground.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Face:
    """Name and avatar of an author."""

    user: str
    name: str
    initials: str
    colour: str
    app: bool = False


def face(workspace: Workspace, user: str) -> Face:
    """Return the face of a user id; Slack's own bot writes what stands in for deleted messages."""
    person = workspace.people.get(user)
    if person is None:
        return Face(user, "Slackbot", "S", "slackbot", app=True)
    if person.bot_id is not None:
        return Face(user, workspace.app.name, person.initials, "app", app=True)
    return Face(user, person.name, person.initials, f"c{person.colour}")
