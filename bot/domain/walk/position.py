"""Position: where somebody is on the way through a decision. It is worked out from what happened."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from bot.domain.walk.entries import Chose, Placed, Unwrote, WentBack, WentOn, Wrote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from bot.domain.walk.entries import Entry, Walk


class Stage(StrEnum):
    """The steps of the way, in order."""

    AREA = "area"
    """Which area is the person's own; asked where it is not known."""
    OPTIONS = "options"
    """Which options there were, and which one the person would have taken."""
    CONSEQUENCES = "consequences"
    """What that option would have meant, area by area."""
    COMPARISON = "comparison"
    """All options by criterion and weight."""
    CHOSEN = "chosen"
    """What was chosen, and why."""
    REOPENING = "reopening"
    """What would reopen the decision."""
    WORDS = "words"
    """What it means for the person's area, in their own words."""
    END = "end"


@dataclass(frozen=True, slots=True)
class Position:
    """Where a walk stands. `revision` counts the steps taken: whoever acts on an older one acts on the past.

    `choice` is what the person would have taken; it is settled before what was chosen is shown.
    `words` are those that stand, by message. `standing` are the steps that are shown, from the first to this
    one, each by the revision that it was first shown for: going back takes the last one away.
    """

    stage: Stage
    revision: int = 0
    area: str | None = None
    choice: str | None = None
    revealed: bool = False
    words: Mapping[str, str] = field(default_factory=dict)
    standing: tuple[int, ...] = (0,)

    @property
    def said(self) -> str:
        """All of the person's own words."""
        return "\n".join(self.words.values())


def position(walk: Walk) -> Position:
    """Say where a walk stands."""
    here = Position(path(walk, None)[0], area=walk.area)
    for entry in walk.entries:
        here = _after(walk, here, entry)
    return here


def arrivals(walk: Walk) -> Iterator[datetime]:
    """Yield when the end was come to; what is written there later is no further arrival."""
    here = Position(path(walk, None)[0], area=walk.area)
    for entry in walk.entries:
        before, here = here, _after(walk, here, entry)
        if here.stage is Stage.END and before.stage is not Stage.END:
            yield entry.at


def path(walk: Walk, choice: str | None) -> tuple[Stage, ...]:
    """Return the steps of a walk: what is known is not asked, and what nobody chose has no consequences."""
    left_out = {Stage.AREA} if walk.area else set()
    return tuple(
        stage
        for stage in Stage
        if stage not in left_out and (stage is not Stage.CONSEQUENCES or choice is not None)
    )


def _after(walk: Walk, here: Position, entry: Entry) -> Position:
    match entry:
        case Placed(area):
            return _moved(walk, replace(here, area=area), 1)
        case Chose(option):
            return _moved(walk, replace(here, choice=option), 1)
        case WentOn():
            return _moved(walk, here, 1)
        case WentBack():
            return _moved(walk, here, -1)
        case Wrote(message, words):
            told = {**here.words, message: words} if words else _without(here.words, message)
            kept = replace(here, words=told)
            return _moved(walk, kept, 1) if here.stage is Stage.WORDS else kept
        case Unwrote(message):
            return replace(here, words=_without(here.words, message))
        case _:
            assert_never(entry)


def _without(words: Mapping[str, str], message: str) -> dict[str, str]:
    return {name: text for name, text in words.items() if name != message}


def _moved(walk: Walk, here: Position, steps: int) -> Position:
    way = path(walk, here.choice)
    stage = way[min(max(way.index(here.stage) + steps, 0), len(way) - 1)]
    revealed = here.revealed or stage is Stage.CHOSEN
    revision = here.revision + 1
    standing = (*here.standing, revision) if steps > 0 else here.standing[:-1]
    return replace(here, stage=stage, revision=revision, revealed=revealed, standing=standing)
