"""Gathering short sections into one passage, so that it says enough to be read alone.

A section's opening words go with the sections beneath it, and neighbours under one heading with each other.
The passage then stands under the heading that they share, and each section's own heading becomes a bold
name in front of its words. Sections with questions of their own are meant to be passages, and stay alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.documents.atoms import MOST, tokens
from knowledge.documents.values import Section
from knowledge.markdown import Block, Paragraph, blocks, render

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SHORT = 200
"""A section with fewer tokens is gathered with its neighbours where there is room."""


def gathered(sections: Iterable[Section]) -> list[Section]:
    """Return the sections with short ones put together."""
    groups: list[list[Section]] = []
    for section in sections:
        if groups and _belongs(groups[-1], section):
            groups[-1].append(section)
        else:
            groups.append([section])
    return [_joined(group) for group in groups]


def _belongs(group: Sequence[Section], section: Section) -> bool:
    first, size, more = group[0], sum(map(_size, group)), _size(section)
    above = section.heading[:-1]
    under = above in (first.heading, first.heading[:-1]) if len(group) == 1 else above == _shared(group)
    room = size + more <= MOST and min(size, more) < SHORT
    return bool(above) and under and room and not (first.questions or section.questions)


def _size(section: Section) -> int:
    return tokens(" ".join([section.text, *section.heading[-1:]]))


def _shared(group: Sequence[Section]) -> tuple[str, ...]:
    """Return the heading that a group stands under: its first section's, or the one above that."""
    first = group[0].heading
    return first if len(group) == 1 or len(group[1].heading) > len(first) else first[:-1]


def _joined(group: Sequence[Section]) -> Section:
    if len(group) == 1:
        return group[0]
    heading = _shared(group)
    found = [block for section in group for block in _named(section, heading)]
    return Section(heading, render(found))


def _named(section: Section, heading: tuple[str, ...]) -> list[Block]:
    """Return a section's blocks, the first of them behind the section's own heading."""
    found = list(blocks(section.text))
    if section.heading == heading or not found:
        return found
    name = section.heading[-1].replace("*", "").strip()
    mark = f"**{name}**" if name.endswith(("?", "!", ":", ".")) else f"**{name}**:"
    first = found[0]
    if isinstance(first, Paragraph):
        return [Paragraph(f"{mark} {first.text}"), *found[1:]]
    return [replace(first, lead=f"{mark} {first.lead or ''}".strip()), *found[1:]]
