"""Reactions under a message, and those that are offered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.playground.emoji import glyph

if TYPE_CHECKING:
    from bot.playground.messages import Message
    from bot.playground.people import Person
    from bot.playground.workspace import Workspace

# The first three stand in the toolbar of each message, all of them in the picker.
OFFERED: Final = (
    "white_check_mark", "eyes", "raised_hands", "thumbsup", "thumbsdown", "heart", "tada", "clap",
    "pray", "bulb", "rocket", "warning", "question", "joy", "thinking_face", "wave",
)  # fmt: skip
AT_HAND: Final = 3


@dataclass(frozen=True, slots=True)
class Reaction:
    """One emoji with those who chose it."""

    name: str
    emoji: str
    count: int
    own: bool
    told: str


def reactions(workspace: Workspace, viewer: Person, message: Message) -> list[Reaction]:
    """Return the reactions to a message as this person sees them."""
    return [
        Reaction(name, emoji(name), len(users), viewer.id in users, _told(workspace, viewer, name, users))
        for name, users in message.reactions.items()
    ]


def emoji(name: str) -> str:
    """Return an emoji, or its name between colons where nobody knows it."""
    return glyph(name) or f":{name}:"


def offered() -> list[tuple[str, str]]:
    """Return the reactions to choose from, each a name with its emoji."""
    return [(name, emoji(name)) for name in OFFERED]


def _told(workspace: Workspace, viewer: Person, name: str, users: tuple[str, ...]) -> str:
    names = ["You" if user == viewer.id else _name(workspace, user) for user in users]
    who = ", ".join(names[:-1]) + " and " + names[-1] if names[1:] else names[0]
    return f"{who} reacted with {name.replace('_', ' ')}"


def _name(workspace: Workspace, user: str) -> str:
    person = workspace.people.get(user)
    return person.name if person else user
