"""Reading the dialect into blocks."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, TypeGuard

from knowledge.markdown.splitting import sentences
from knowledge.markdown.values import Block, Item, Listing, Paragraph, Table, collapsed, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_ITEM = re.compile(r"(?P<indent> *)(?:-|(?P<number>\d{1,6})\.)(?: +(?P<text>.*))?")
_RULE = re.compile(r"\|(?: *:?-+:? *\|)+")
_BETWEEN_CELLS = re.compile(r"(?<!\\)\|")
_LEANING = re.compile(r"(?:This|These|Those|That|They|It|Its|Such|Here|Among)\b")


def blocks(text: str) -> tuple[Block, ...]:
    """Read the dialect. Any text is read somehow: a line without a mark is a paragraph's."""
    return led(block for lines in _groups(text) for block in _read(lines))


def led(found: Iterable[Block]) -> tuple[Block, ...]:
    """Let the end of a paragraph that closes with a colon lead into the list or table that follows it."""
    together: list[Block] = []
    for block in found:
        last = together[-1] if together else None
        if isinstance(last, Paragraph) and last.text.endswith(":") and _lacks_a_lead(block):
            rest, lead = _parted(sentences(last.text))
            together[-1:] = [Paragraph(rest)] if rest else []
            together.append(replace(block, lead=lead))
        else:
            together.append(block)
    return tuple(together)


def _lacks_a_lead(block: Block) -> TypeGuard[Listing | Table]:
    return not isinstance(block, Paragraph) and not block.lead


def leans(sentence: str) -> bool:
    """Say whether a sentence needs the one before it to be understood."""
    return _LEANING.match(plain(sentence)) is not None


def _parted(said: Sequence[str]) -> tuple[str, str]:
    """Part a paragraph from its last sentence, or from the last two where the last one leans on the other."""
    at = max(len(said) - (2 if leans(said[-1]) else 1), 0)
    return " ".join(said[:at]), " ".join(said[at:])


def _groups(text: str) -> Iterator[list[str]]:
    """Yield the lines between empty lines."""
    for filled, lines in groupby(text.split("\n"), key=lambda line: bool(line.strip())):
        if filled:
            yield list(lines)


def _read(lines: list[str]) -> Iterator[Block]:
    """Read lines that no empty line parts: words, a list or table, and perhaps more after a table."""
    while lines:
        at = next((number for number in range(len(lines)) if _starts(lines[number : number + 2])), len(lines))
        words = collapsed(" ".join(map(_unescaped, lines[:at])))
        if at == len(lines):
            yield Paragraph(words)
            return
        if _ITEM.fullmatch(lines[at]):
            yield _listing(lines[at:], words or None)
            return
        end = next((number for number in range(at, len(lines)) if not _is_row(lines[number])), len(lines))
        yield _table(lines[at:end], words or None)
        lines = lines[end:]


def _starts(pair: Sequence[str]) -> bool:
    """Say whether a list or a table starts with these two lines."""
    if _ITEM.fullmatch(pair[0]):
        return True
    return len(pair) == 2 and _is_row(pair[0]) and _RULE.fullmatch(pair[1].strip()) is not None


def _is_row(line: str) -> bool:
    return line.lstrip().startswith("|")


def _unescaped(line: str) -> str:
    return line.strip().removeprefix("\\")


def _table(lines: Sequence[str], lead: str | None) -> Table:
    header = _cells(lines[0])
    return Table(header, tuple(fitted(_cells(row), len(header)) for row in lines[2:]), lead)


def _cells(line: str) -> tuple[str, ...]:
    inner = line.strip().removeprefix("|")
    inner = inner if inner.endswith("\\|") else inner.removesuffix("|")
    return tuple(collapsed(cell.replace("\\|", "|")) for cell in _BETWEEN_CELLS.split(inner))


def fitted(cells: Sequence[str], width: int) -> tuple[str, ...]:
    """Return a row with exactly this many cells, without losing a word."""
    if len(cells) > width:
        return (*cells[: width - 1], collapsed(" ".join(cells[width - 1 :])))
    return (*cells, *[""] * (width - len(cells)))


def _listing(lines: Sequence[str], lead: str | None) -> Listing:
    marked: list[tuple[int, list[str]]] = []
    numbers: list[str | None] = []
    for line in lines:
        if match := _ITEM.fullmatch(line):
            marked.append((len(match["indent"]), [match["text"] or ""]))
            numbers.append(match["number"])
        else:
            marked[-1][1].append(line)  # it goes on with the item above it
    items = nested([(indent, collapsed(" ".join(said))) for indent, said in marked])
    return Listing(lead, items, ordered=numbers[0] is not None, start=int(numbers[0] or 1))


def nested(marked: Sequence[tuple[int, str]]) -> tuple[Item, ...]:
    """Nest lines by how far each is indented; one that is less indented than the first stands beside it."""
    return _nested(marked, 0, len(marked))


def _nested(marked: Sequence[tuple[int, str]], start: int, end: int) -> tuple[Item, ...]:
    found: list[Item] = []
    while start < end:
        indent, text = marked[start]
        after = next((at for at in range(start + 1, end) if marked[at][0] <= indent), end)
        found.append(Item(text, _nested(marked, start + 1, after)))
        start = after
    return tuple(found)
