"""The outline of a document: headings and blocks in order, and the sections that they form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.documents.values import Section
from knowledge.markdown import Block, Item, Listing, Paragraph, Table, led, render

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; a smaller level stands above a greater one, whatever the numbers are."""

    level: int
    text: str


Part = Heading | Block


@dataclass(frozen=True, slots=True)
class Outline:
    """What a reader of one format found in a file; `title` is None where the file names none."""

    title: str | None
    parts: tuple[Part, ...]


def item(parts: Iterable[Part]) -> Item | None:
    """Make one item of a list of what stands in it: its first words, and all else beneath them."""
    words = ""
    beneath: list[Item] = []
    for part in parts:
        match part:
            case Paragraph(text) | Heading(_, text) if not beneath:
                words = f"{words} {text}".strip()
            case Paragraph(text) | Heading(_, text):
                beneath.append(Item(text))
            case Listing(_, items):
                beneath.extend(items)
            case Table(header, rows):
                beneath.extend(Item(" – ".join(filter(None, row))) for row in (header, *rows))
    return Item(words, tuple(beneath)) if words or beneath else None


def titled(outline: Outline, otherwise: str | None = None) -> Outline:
    """Take the title from the first heading where no other stands beside it, and leave it out of the paths.

    `otherwise` is the title of an outline that shows none.
    """
    first = outline.parts[0] if outline.parts else None
    if isinstance(first, Heading) and _is_title(first, outline):
        return Outline(first.text, outline.parts[1:])
    return Outline(outline.title or otherwise, outline.parts)


def _is_title(first: Heading, outline: Outline) -> bool:
    if outline.title is not None:
        return first.text.casefold() == outline.title.casefold()
    return all(part.level > first.level for part in outline.parts[1:] if isinstance(part, Heading))


def sections(parts: Sequence[Part]) -> list[Section]:
    """Return the sections that have text. A heading with nothing under it becomes text of what is above."""
    gathered: list[tuple[tuple[str, ...], list[Block]]] = []
    for path, block in _placed(parts):
        if not gathered or gathered[-1][0] != path:
            gathered.append((path, []))
        gathered[-1][1].append(block)
    return [section(path, render(led(blocks))) for path, blocks in gathered]


def section(path: tuple[str, ...], text: str) -> Section:
    """Make a section; a heading that is a question is one that the section answers."""
    return Section(path, text, path[-1:] if path and path[-1].endswith("?") else ())


def _placed(parts: Sequence[Part]) -> Iterator[tuple[tuple[str, ...], Block]]:
    """Yield each block with the path of headings that it stands under."""
    above: list[Heading] = []
    for number, part in enumerate(parts):
        if not isinstance(part, Heading):
            yield _path(above), part
            continue
        while above and above[-1].level >= part.level:
            above.pop()
        following = parts[number + 1] if number + 1 < len(parts) else None
        if following is None or (isinstance(following, Heading) and following.level <= part.level):
            yield _path(above), Paragraph(part.text)
        else:
            above.append(part)


def _path(above: Iterable[Heading]) -> tuple[str, ...]:
    return tuple(heading.text for heading in above)
