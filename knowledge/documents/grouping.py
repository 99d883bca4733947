"""Telling headings, paragraphs, lists and rows apart in the lines of a plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.documents.boilerplate import is_boilerplate
from knowledge.documents.headings import Title, heading
from knowledge.documents.lines import Line, continued, line_of, unwrapped
from knowledge.markdown import Block, Item, Listing, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_CAPTION = re.compile(r"(?:Table|Figure|Fig\.|Chart|Exhibit)\s+\d|\d{1,2}\.\s+[A-Z]")
_SENTENCE_WORDS = 12

Draft = Title | Block | list[Line]


def drafts(found: Sequence[list[str] | Block], width: int) -> Iterator[Draft]:
    """Yield what the groups of lines are; blocks among them are what they are.

    A list stays lines, because the next group may go on with it.
    """
    last: dict[str, int] = {}
    for number, group in enumerate(found):
        if not isinstance(group, list):
            yield group
            continue
        title = _heading(group[0], _beside(found, number), last) if len(group) == 1 else None
        for draft in [title] if title else _of_group(group, width, last):
            if isinstance(draft, Title):
                last[draft.style] = draft.number
            yield draft


def _beside(found: Sequence[list[str] | Block], number: int) -> list[str]:
    """Return the line before a group and the line after it."""
    before, after = found[max(number - 1, 0) : number], found[number + 1 : number + 2]
    return [
        group[place]
        for groups, place in ((before, -1), (after, 0))
        for group in groups
        if isinstance(group, list)
    ]


def _heading(raw: str, beside: Sequence[str], last: Mapping[str, int]) -> Title | None:
    """Return the heading that a line standing alone is; a number next to its neighbours' is a list's."""
    line = line_of(raw)
    if line.bullet or is_boilerplate(raw):
        return None
    if line.number is not None:
        neighbours = {line_of(other).number for other in beside}
        if line.indent or neighbours & {line.number - 1, line.number + 1}:
            return None
    return heading(raw, last)


def _of_group(group: Sequence[str], width: int, last: Mapping[str, int]) -> Iterator[Draft]:
    """Yield what lines without an empty line between them are: words, a list, perhaps words again."""
    lines = [line_of(raw) for raw in group]
    goes_on = [False, *continued(group, width)]
    start = 0
    while start < len(lines):
        first = next((at for at in range(start, len(lines)) if lines[at].marked), len(lines))
        if first == len(lines) - 1 > start + 1 and _CAPTION.match(group[-1]):
            first = len(lines)
        if first > start:
            yield from _of_words(group[start:first], width, last, leads=first < len(lines))
        start = next(
            (at for at in range(first + 1, len(lines)) if _leaves(lines, at, goes_on=goes_on[at])), len(lines)
        )
        if first < len(lines):
            yield lines[first:start]


def _leaves(lines: Sequence[Line], at: int, *, goes_on: bool) -> bool:
    """Say whether a line without a mark is no part of the item above it."""
    item = next(lines[back] for back in range(at - 1, -1, -1) if lines[back].marked)
    return not (lines[at].marked or lines[at].indent > item.indent or goes_on)


def _of_words(group: Sequence[str], width: int, last: Mapping[str, int], *, leads: bool) -> Iterator[Draft]:
    said = unwrapped(group, width)
    title = heading(said[0], last)
    if title and (said[1].endswith((".", "?", "!", ":")) if len(said) > 1 else leads):
        yield title
        said = said[1:]
    if len(said) > 2 and not all(map(_is_sentence, said)):
        yield _rows(said)
    else:
        yield from map(Paragraph, said)


def _is_sentence(line: str) -> bool:
    return len(line.split()) >= _SENTENCE_WORDS or line.endswith((".", "?", "!"))


def _rows(said: Sequence[str]) -> Listing:
    """Keep rows whose columns are lost as a list, under the caption and the line that names the columns."""
    caption = next((line for line in (said[-1], said[0]) if _CAPTION.match(line)), "")
    header, *rows = [line for line in said if line != caption]
    if not rows or ":" in header or len(header) * len(rows) > sum(map(len, rows)):
        header, rows = "", [header, *rows]
    lead = ": ".join(filter(None, (caption, header)))
    return Listing(lead or None, tuple(map(Item, rows)))
