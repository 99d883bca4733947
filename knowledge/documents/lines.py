"""Lines of plain text: their marks, and which of them the writer's program broke."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_BULLET = re.compile(r"(?:[•◦▪▫‣⁃∙·●○■□➢➤➔→✓✔★\uf0a7\uf0b7\uf0d8]\s*|[–—*+-]\s+|o\s+(?=[A-Z]))(?P<text>\S.*)")
_NUMBER = re.compile(r"(?P<number>\d{1,3})[.)]\s+(?P<text>\S.*)")
_SMALL_LETTER = re.compile(r"(?:[a-z]|[ivx]{1,4})[.)]\s+\S.*|\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s+\S.*")
_WIDEST = 130
_NARROWEST = 0.5
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its indentation; `number` is a numbered item's, `bullet` means an item without one."""

    indent: int
    text: str
    number: int | None = None
    bullet: bool = False

    @property
    def marked(self) -> bool:
        """Whether the line begins an item of a list."""
        return self.bullet or self.number is not None


def line_of(raw: str) -> Line:
    """Return a line without the mark of the list item that it may be."""
    expanded = raw.expandtabs(4)
    text = expanded.strip()
    indent = min(len(expanded) - len(expanded.lstrip()), _DEEPEST)
    if match := _BULLET.fullmatch(text):
        return Line(indent, match["text"], bullet=True)
    if match := _NUMBER.fullmatch(text):
        return Line(indent, match["text"], int(match["number"]))
    return Line(indent, text, bullet=_SMALL_LETTER.fullmatch(text) is not None)


def groups(lines: Sequence[str]) -> list[list[str]]:
    """Return the lines between empty lines."""
    return [list(group) for filled, group in groupby(lines, key=lambda line: bool(line.strip())) if filled]


def wrap_width(lines: Sequence[str]) -> int:
    """Return how long a line may be in a text whose lines were broken to a width; 0 in any other text."""
    longest = max(map(len, lines), default=0)
    return longest if longest <= _WIDEST else 0


def unwrapped(lines: Sequence[str], width: int) -> list[str]:
    """Join lines that were broken to a width, and those that go on in the middle of a sentence."""
    joined = [lines[0].strip()]
    for after, goes_on in zip(lines[1:], continued(lines, width), strict=True):
        if goes_on:
            joined[-1] = f"{joined[-1]} {after.strip()}"
        else:
            joined.append(after.strip())
    return joined


def continued(lines: Sequence[str], width: int) -> list[bool]:
    """Say of each line but the first whether it goes on with the one before it.

    Lines were broken to a width if each has no room for the first word of the next, or ends a sentence.
    """
    pairs = [(before.rstrip(), after.strip()) for before, after in pairwise(lines)]
    room = max(map(len, lines))
    full = [len(before) + 1 + len(after.split(maxsplit=1)[0]) > room for before, after in pairs]
    ends = [before[-1:] in ".!?:" for before, _ in pairs]
    free = (line_of(after).marked for _, after in pairs)
    broken = room > width * _NARROWEST > 0 and all(map(any, zip(full, ends, free, strict=True)))
    return [
        (after[:1].islower() and not end) or (broken and no_room)
        for (_, after), no_room, end in zip(pairs, full, ends, strict=True)
    ]
