"""Telling headings, paragraphs, lists and rows apart in the lines of a plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.documents.boilerplate import is_boilerplate
from knowledge.documents.headings import Title, heading
from knowledge.documents.lines import Line, line_of, unwrapped
from knowledge.markdown import Block, Item, Listing, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CAPTION = re.compile(r"(?:Table|Figure|Fig\.|Chart|Exhibit)\s+\d|\d{1,2}\.\s+[A-Z]")
_SENTENCE_WORDS = 12

Draft = Title | Block | list[Line]


def drafts(found: Sequence[list[str]], width: int) -> Iterator[Draft]:
    """Yield what the groups of lines are; a list stays lines, because the next group may go on with it."""
    titles: list[Title] = []
    for number, group in enumerate(found):
        beside = [other[-1] for other in found[:number][-1:]] + [
            other[0] for other in found[number + 1 :][:1]
        ]
        title = _heading(group[0], beside, titles) if len(group) == 1 else None
        for draft in [title] if title else _of_group(group, width, titles):
            if isinstance(draft, Title):
                titles.append(draft)
            yield draft


def _heading(raw: str, beside: Sequence[str], titles: Sequence[Title]) -> Title | None:
    """Return the heading that a line standing alone is; a number next to its neighbours' is a list's."""
    line = line_of(raw)
    if line.bullet or is_boilerplate(raw):
        return None
    if line.number is not None:
        neighbours = {line_of(other).number for other in beside}
        if line.indent or neighbours & {line.number - 1, line.number + 1}:
            return None
    return heading(raw, titles)


def _of_group(group: Sequence[str], width: int, titles: Sequence[Title]) -> Iterator[Draft]:
    """Yield what lines without an empty line between them are: words, a list, perhaps words again."""
    lines = [line_of(raw) for raw in group]
    first = next((number for number, line in enumerate(lines) if line.marked), len(lines))
    if first == len(lines) - 1 > 1 and _CAPTION.match(group[-1]):
        first = len(lines)
    if first:
        yield from _of_words(group[:first], width, titles, leads=first < len(lines))
    end = next((at for at in range(first + 1, len(lines)) if _leaves(group, lines, at, width)), len(lines))
    if first < len(lines):
        yield lines[first:end]
    if end < len(lines):
        yield from _of_group(group[end:], width, titles)


def _leaves(group: Sequence[str], lines: Sequence[Line], at: int, width: int) -> bool:
    """Say whether a line without a mark is no part of the item above it."""
    item = next(line for line in reversed(lines[:at]) if line.marked)
    if lines[at].marked or lines[at].indent > item.indent:
        return False
    return len(unwrapped(group[at - 1 : at + 1], width)) > 1


def _of_words(group: Sequence[str], width: int, titles: Sequence[Title], *, leads: bool) -> Iterator[Draft]:
    said = unwrapped(group, width)
    title = heading(said[0], titles)
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
