"""Results: the interviews that somebody can have a scorecard of, or their answers where nothing is scored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.slack.blocks import action_ids, kit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.changes import Change
    from bot.slack.blocks.kit import Block, Message

NOTHING: Final = (
    "There are no results of yours yet, because you have answered nothing so far. Begin an interview with "
    "/align start; your own results are shown at its end, and whenever you ask."
)
GONE: Final = "This interview is no longer there, so there is nothing to show."
NOT_YOURS: Final = "These results are somebody else's; I show them to nobody but them."


def shown(change: Change) -> str:
    """Say where the results of an interview stand; one without rated questions has no scores."""
    what = "Your scorecard stands" if change.instrument.practices else "Your answers stand"
    return f"{what} in the thread of the interview, in your direct messages with me."


def choice(found: Sequence[Change]) -> Message:
    """Return the interviews to choose from."""
    intro = "Which results would you like to see? They come in the thread of the interview."
    titles = "; ".join(change.instrument.title for change in found)
    return kit.message(f"{intro} {titles}", [kit.section(intro), *map(_offer, found)])


def _offer(change: Change) -> Block:
    title = change.instrument.title
    begun = f"{change.after.started.date():%d %B %Y}".lstrip("0")
    return kit.section(f"{title}, begun on {begun}", results_button(change))


def results_button(change: Change) -> Block:
    """Return the button that shows the scorecard of an interview, or the answers where nothing is scored."""
    label = "Show scorecard" if change.instrument.practices else "Show my answers"
    spoken = f"{label}: {change.instrument.title}"
    return kit.button(label, action_ids.SHOW_RESULTS, change.after.id, spoken)
