"""Notes: everything that is said beside the steps of a walk."""

from __future__ import annotations

from typing import Final

STALE: Final = "This walk has gone on since; nothing was changed. It goes on further down in its thread."
GONE: Final = "This walk was erased, so there is nothing to change any more."
NOT_YOURS: Final = "This is somebody else's walk. You can begin your own with /align walk."
GUEST: Final = "The company's decisions are open to its own people alone, so I can't walk you through them."
DECISION_GONE: Final = (
    "This decision is not part of the strategy in use any more. See those that are with /align walk."
)
PRESENTED: Final = "It is under Messages now, with what you should know before it begins."
CHOOSE_FIRST: Final = (
    "That I tell after your own choice, so that it stays yours: press the button of the option that you "
    "would have taken, or skip. What each option costs stands beside it, and the comparison follows. Name "
    "an option here, and I tell what it would mean."
)
SOON: Final = "That comes with what was decided, a few steps further: press “Next” above."
YOURS: Final = "If it is what you would have taken, press the button. What was decided I tell afterwards."


def no_decision(named: str) -> str:
    """Return what is said of words that name no decision."""
    return f"I know no decision called “{named}”. These are there:"
