"""Completing: what a model leaves out of what the strategy says follows in the strategy's own words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.reply import Listing, Paragraph, Source, Statement, statements
from bot.services.explaining.citing import repeats
from knowledge.words import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.domain.reply import Part, Reply


def completed(written: Reply, told: Reply) -> Reply:
    """Return what was written, and behind it what is told and was not written; sources are counted on."""
    said = [stems(one.text) for part in written.parts for one in statements(part)]
    sources = {one.passage: one.n for one in written.sources}
    numbers = {one.n: sources.setdefault(one.passage, len(sources) + 1) for one in told.sources}
    left = [part for each in told.parts if (part := _left(each, said, numbers))]
    whole = replace(written, notice=written.notice or told.notice)
    if not left:
        return whole
    added = tuple(Source(number, passage) for passage, number in sources.items())
    return replace(whole, parts=(*written.parts, *left), sources=added)


def _left(part: Part, said: Iterable[set[str]], numbers: Mapping[int, int]) -> Part | None:
    """Return what is new of a part, None where nothing is."""
    new = tuple(
        _renumbered(one, numbers)
        for one in statements(part)
        if not any(repeats(stems(one.text), other) for other in said)
    )
    match part:
        case Paragraph() if new:
            return Paragraph(new)
        case Listing(lead=lead) if new:
            return replace(part, lead=lead and _renumbered(lead, numbers), items=new)
        case _:
            return None


def _renumbered(one: Statement, numbers: Mapping[int, int]) -> Statement:
    return Statement(one.text, tuple(numbers[number] for number in one.sources))
