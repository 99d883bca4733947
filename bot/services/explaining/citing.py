"""Putting a reply together so that every statement names the passage that bears it out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from bot.domain.reply import Listing, Paragraph, Reply, Source, Statement, statements
from bot.domain.strategy_sections import OF_OPTION
from knowledge.markdown import plain
from knowledge.words import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.domain.reply import Part
    from bot.services.explaining.gleaning import Gleaned
    from knowledge.passages import Passage


REPEATED: Final = 0.6
"""A sentence says nothing new where another holds this share of its words."""


@dataclass(frozen=True, slots=True)
class Resting:
    """A statement and the words of passages that it rests on: all of them, or it is not said."""

    text: str
    on: tuple[str, ...]


def quoted(text: str) -> Resting:
    """Return a statement in the strategy's own words."""
    return Resting(text, (text,))


class Citing:
    """A reply in the making, over the passages that a strategy stands in.

    What no passage holds is not said: the shelf may still hold an older edition, or a newer one.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = [(passage, squeezed(passage.text)) for passage in passages]
        self._numbers: dict[Passage, int] = {}
        self._parts: list[Part] = []
        self._said: set[str] = set()

    def say(self, *said: Resting) -> None:
        """Say sentences as running text."""
        statements = tuple(self._resting(said))
        if statements:
            self._parts.append(Paragraph(statements))

    def list(self, lead: str, said: Iterable[Resting], *, anew: bool = False) -> None:
        """List statements under a line that says what is listed; `anew` also those that were said before."""
        if anew:
            self._said.clear()
        items = tuple(self._resting(said))
        if items:
            self._parts.append(Listing(Statement(lead, items[0].sources), items))

    def glean(self, gleaned: Iterable[Gleaned]) -> None:
        """Say what was gleaned and is new: sentences as running text, items and rows as lists."""
        said = [stems(one.text) for part in self._parts for one in statements(part)]
        fresh = []
        for one in gleaned:
            if not any(repeats(stems(one.text), other) for other in said):
                fresh.append(one)
                said += [] if one.lead else [stems(one.text)]
        for (passage, lead), some in groupby(fresh, key=lambda one: (one.passage, one.lead)):
            number = self._number(passage)
            self._parts.append(_part(lead, tuple(Statement(one.text, (number,)) for one in some)))

    def reply(self) -> Reply | None:
        """Return what was said, None where that is nothing."""
        sources = tuple(Source(number, passage) for passage, number in self._numbers.items())
        return Reply(tuple(self._parts), sources) if self._numbers else None

    def _resting(self, said: Iterable[Resting]) -> Iterator[Statement]:
        for one in said:
            passages = [self._holding(words) for words in one.on]
            held = [passage for passage in passages if passage is not None]
            if len(held) == len(passages) and one.text not in self._said:
                self._said.add(one.text)
                yield Statement(one.text, tuple(dict.fromkeys(map(self._number, held))))

    def _holding(self, words: str) -> Passage | None:
        sought = squeezed(words)
        return next((passage for passage, text in self._passages if sought in text), None)

    def _number(self, passage: Passage) -> int:
        return self._numbers.setdefault(passage, len(self._numbers) + 1)


def _part(lead: str | None, said: tuple[Statement, ...]) -> Part:
    """Return sentences as a paragraph, and items under what leads into them."""
    if lead is None:
        return Paragraph(said)
    if len(said) > 1:
        return Listing(Statement(lead, said[0].sources) if lead else None, said)
    (one,) = said
    named = lead.startswith(OF_OPTION)
    return Paragraph((Statement(f"{lead} {one.text}" if named else one.text, one.sources),))


def repeats(some: set[str], other: set[str]) -> bool:
    """Say whether a text says nothing that another does not, by their stems."""
    return len(some & other) >= REPEATED * len(some)


def squeezed(text: str) -> str:
    """Return a text so that it is found however it is laid out."""
    return "".join(plain(text).split()).casefold()
