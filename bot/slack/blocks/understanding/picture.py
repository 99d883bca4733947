"""How all managers together understand a strategy, for facilitators: all that the picture shows, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.disclosure import MINIMUM
from bot.domain.heterogeneity import compared_in_words, in_words
from bot.slack.blocks import kit

if TYPE_CHECKING:
    from bot.domain.heterogeneity import Overview, Row
    from bot.services.understood import Understood
    from bot.slack.blocks.kit import Message

TITLE: Final = "How the strategy is understood"
ONLY_FACILITATORS: Final = (
    "This picture is for those who run the interviews. How your own answers were read is shown to you with "
    "/align coding."
)
READING: Final = "I am reading what everybody said, which can take a few seconds the first time."
SENT: Final = "The picture comes as a direct message from me, with everything that it shows in words."
NO_STRATEGY: Final = (
    "No strategy is loaded yet, so there is nothing to compare answers with. Send me the strategy's folder "
    "as a ZIP archive in a direct message."
)
_CONFIDENTIAL: Final = (
    f"Every figure counts within a group of at least {MINIMUM} people, without names or words. A new picture "
    f"comes once at least {MINIMUM} people's answers have come or changed, so that no difference between two "
    "pictures tells of anybody."
)
_BROUGHT: Final = (
    "These answers came with the strategy's folder; interviews take their place once there are enough."
)
_PART: Final = 10


def how_many(finished: int) -> str:
    """Return `nobody has`, `1 person has` or `4 people have`."""
    return {0: "nobody has", 1: "1 person has"}.get(finished, f"{finished} people have")


def too_few(finished: int) -> str:
    """Return what is said while too few people have answered, and what to do."""
    return (
        f"There is no picture yet: {how_many(finished)} finished the interview on the strategy, and it takes "
        f"{MINIMUM}. Ask the managers to type /align start understanding; it takes each of them about ten "
        "minutes."
    )


def understood(told: Understood) -> Message:
    """Return how a strategy is understood."""
    now = told.now
    walked = [compared_in_words(told.before, told.after)] if told.before and told.after else []
    grasps = [_line(row, now) for row in now.grasps]
    goals = [_line(row, now) for row in (*now.guidelines, now.other)]
    words = in_words(now)
    blocks = [
        kit.header(TITLE),
        kit.context(f"Strategy: {told.title}"),
        kit.section(words),
        *(kit.section(line) for line in walked),
        kit.bullets(grasps, "How well the strategy is known"),
        *(
            kit.bullets(goals[at : at + _PART], "Who names which guideline" if at == 0 else "")
            for at in range(0, len(goals), _PART)
        ),
        kit.section(_advice(now)),
        kit.context(_CONFIDENTIAL),
        *([kit.context(_BROUGHT)] if told.brought else []),
    ]
    return kit.message(" ".join((f"{TITLE}: {told.title}.", words, *walked)), blocks)


def _line(row: Row, now: Overview) -> str:
    parts = zip(now.groups, row.counts, now.people.counts, strict=True)
    groups = ", ".join(f"{group.name} {count} of {whole}" for group, count, whole in parts)
    return f"{row.name.rstrip('.')}: {row.total} of {now.people.total}" + (f" ({groups})" if groups else "")


def _advice(now: Overview) -> str:
    """Say what to do next: explain what the fewest name."""
    least = min(now.guidelines, key=lambda row: row.total, default=None)
    if least is None or least.total == now.people.total:
        return "Everybody names every guideline. Go on with what each means for the areas: /align demand."
    return (
        f"What to do next: explain “{least.name}”, which the fewest name. Let managers walk through its "
        "decision (/align walk), and ask them again afterwards."
    )
