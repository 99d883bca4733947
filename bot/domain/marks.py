"""Marks: whatever is told of an option that was not chosen says so, in its own sentence or over its list.

Whoever reads half an answer must not go away with a plan that is none. So this looks at what is said, and not
at who said it: a sentence of the strategy, of a document or of a language model alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, assert_never

from bot.domain.fates import is_said, untaken
from bot.domain.reply import Heading, Listing, Paragraph, Statement
from bot.domain.strategy import Option
from bot.domain.strategy_sections import OF_OPTION

if TYPE_CHECKING:
    from bot.domain.fates import Fates
    from bot.domain.reply import Part

Bearing = Callable[[Option], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks what is told of options; `bearing` cites what bears out that one was not chosen."""

    fates: Fates
    bearing: Bearing

    def on(self, parts: Iterable[Part]) -> tuple[Part, ...]:
        """Return what is said with its marks."""
        told: list[Part] = []
        for part in (one for each in parts for one in self._marked(each)):
            last = told[-1] if told else None
            if isinstance(part, Listing) and isinstance(last, Listing) and _are_alike(last, part):
                told[-1] = replace(last, items=(*last.items, *part.items))
            else:
                told.append(part)
        return tuple(told)

    def _marked(self, part: Part) -> Iterator[Part]:
        match part:
            case Heading():
                yield part
            case Paragraph(statements):
                yield from self._parted(statements)
            case Listing():
                yield self._listed(part)
            case _:
                assert_never(part)

    def _parted(self, statements: Sequence[Statement]) -> Iterator[Part]:
        for option, some in groupby(statements, key=self._quoted):
            if option is None:
                yield Paragraph(tuple(map(self._named, some)))
            else:
                yield self._only(option, tuple(some))

    def _listed(self, listing: Listing) -> Listing:
        if listing.lead and is_said(listing.lead.text):
            return listing
        options = [self._quoted(one) for one in listing.items]
        first = options[0]
        if first and all(one == first for one in options):
            return replace(self._only(first, listing.items), ordered=listing.ordered)
        items = tuple(
            self._stated(option, item) if option else self._named(item)
            for option, item in zip(options, listing.items, strict=True)
        )
        return replace(listing, items=items)

    def _only(self, option: Option, items: Sequence[Statement]) -> Listing:
        """Return statements that are all about one option, under a line that says what became of it."""
        first, *others = (Statement(_bare(one.text, option), one.sources) for one in items)
        cited = self._cited(first, option)
        return Listing(Statement(untaken(option.name), cited.sources), (cited, *others))

    def _stated(self, option: Option, item: Statement) -> Statement:
        return self._cited(replace(item, text=f"{untaken(option.name)} {_bare(item.text, option)}"), option)

    def _named(self, statement: Statement) -> Statement:
        found = self.fates.of(statement.text)
        if found is None:
            return statement
        text = f"{statement.text} (“{found.option.name}” was not chosen.)"
        return self._cited(replace(statement, text=text), found.option)

    def _cited(self, statement: Statement, option: Option) -> Statement:
        sources = dict.fromkeys((*statement.sources, *self.bearing(option)))
        return replace(statement, sources=tuple(sources))

    def _quoted(self, statement: Statement) -> Option | None:
        found = self.fates.of(statement.text)
        return found.option if found and not found.named else None


def _are_alike(one: Listing, other: Listing) -> bool:
    """Say whether two lists are of the same option that was not chosen."""
    leads = {listing.lead.text if listing.lead else "" for listing in (one, other)}
    return len(leads) == 1 and is_said(leads.pop())


def _bare(text: str, option: Option) -> str:
    """Return what is told of an option without its name, which stands before it."""
    for before in (*(f"{lead} “{option.name}”: " for lead in OF_OPTION), f"{option.name}: "):
        text = text.removeprefix(before)
    return text.replace(f"“{option.name}” costs", "It would have cost")
