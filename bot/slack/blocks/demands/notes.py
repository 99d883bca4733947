"""Notes: everything that is said beside the steps of a demand or gap."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.slack.blocks.demands.units import unit_path
from bot.slack.blocks.demands.wording import has_wording, wording
from bot.slack.blocks.notes import note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.drafting.checking import Flaw
    from bot.domain.drafting.entries import Kind
    from bot.slack.blocks.kit import Message

STALE: Final = "This has gone on since; nothing was changed. It goes on further down in its thread."
STALE_NEED: Final = (
    "Something else was said to this need, or it was changed, in the meantime; nothing was changed now. "
    "The latest message about it shows where it stands."
)
GONE: Final = "This was erased, so there is nothing to change any more."
NOT_YOURS: Final = "This is somebody else's. You can state your own with /align demand."
NOT_ASKED: Final = "This need is not addressed to you, so you can't answer it."
GUEST: Final = "The company's strategy is open to its own people alone, so I can't take a demand of yours."
NO_STRATEGY: Final = (
    "There is no strategy yet that a demand could belong to. Whoever leads it can load one; then try again."
)
STRATEGY_GONE: Final = "That strategy is not in use any more. Begin anew with /align demand or /align gap."
PRESENTED: Final = "It is under Messages now, with what you should know before it begins."
NO_WORDS: Final = "There are no words in that message that a demand could begin with."
NO_WALK_WORDS: Final = "You have written nothing in that walk yet that a demand could begin with."
CLOSED: Final = (
    "That changed nothing, because nothing is asked here any more. To change what stands or was withdrawn, "
    "press one of the buttons under it."
)
TO_PUT_RIGHT: Final = "To put right before you can confirm it"
MISHEARD: Final = "I could not make out an answer to that. Say it in other words, or press a button."
FORM_LOST: Final = "The form could not be opened in time. Please press once more, or simply write it here."
VOID_WITHDRAWN: Final = "It was withdrawn since, so there is nothing left to answer."
VOID_ERASED: Final = (
    "What you were asked for here was erased by whoever stated it; nothing is left to answer."
)
VOID_CHANGED: Final = "It was changed since; what is asked now stands in a message further down."
VOID_DROPPED: Final = "It is no longer needed."
ASKED_AGAIN: Final = "It stands again; the message that asked you can be answered once more."
LEFT: Final = "They leave their need as it is. Please accept or decline it."
ASKED: Final = "I have asked them, and tell you here what they say."
NO_REASON: Final = "Say in a few words why, so that they know what to change."
NO_OFFER: Final = "Say what you can offer instead."
SAME_OFFER: Final = "That is what was asked. Change it, or close this and press Accept."
OWNER_ASKED: Final = (
    "You can't answer for another area what you need from it yourself. Choose somebody who works there; "
    "nobody was asked so far."
)
GUEST_ASKED: Final = "Guests can't answer for an area. Please choose somebody else."


def no_role(title: str) -> str:
    """Return what somebody is told whose title is none of the roles that speak for an area."""
    said = f"Your Slack profile's title, “{title}”," if title else "Your Slack profile has no title, so it"
    return (
        f"{said} names none of the roles in the strategy, so I can't tell which area you speak for. Put your "
        "role there as the strategy calls it, or ask a facilitator to state it for you; then try again."
    )


def named(kind: Kind, flaw: Flaw) -> str:
    """Return what is wrong with the field that it is wrong with: `Latest: 1 May lies before …`."""
    unit = unit_path(flaw.path)
    path = re.sub(r"\.\d+|\.\+$", "", flaw.path)
    parts = [wording(kind, each).label for each in dict.fromkeys((unit, path)) if has_wording(kind, each)]
    return f"{', '.join(parts)}: {flaw.text}" if parts else flaw.text


def flawed(kind: Kind, flaws: Sequence[Flaw]) -> Message:
    """Return what is said where something can't be as it was filled in."""
    return note(" ".join(["That can't be kept.", *(f"{named(kind, each)}." for each in flaws)]))


def misheard(kind: Kind, flaws: Sequence[Flaw]) -> str:
    """Return what is said to words that nothing could be made of."""
    return " ".join([MISHEARD, *(f"What I understood can't be. {named(kind, each)}." for each in flaws)])
