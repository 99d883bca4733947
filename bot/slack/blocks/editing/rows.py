"""Rows: what pages are made of. Each item has one, with a button that leads to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bot.domain.editing.items import Kind
from bot.slack.blocks import kit
from bot.slack.blocks.editing.keys import Key, Verb, press, where
from bot.slack.blocks.text import shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.editing.findings import Finding
    from bot.slack.blocks.kit import Block

MOST: Final = 75
"""Rows of one page: a view has room for 100 blocks."""
SOME: Final = 25
"""Rows of one list, on pages with several."""
_TEXT: Final = 600
_BEYOND: Final = "and {} more, which can be changed in the files: “plumbline dossier export FOLDER”"


@dataclass(frozen=True, slots=True)
class Row:
    """An item of a list: what is said of it, what it is called, and where its button leads."""

    text: str
    name: str
    where: str


def to(key: Key, where: str) -> Key:
    """Return the key of a button that leads from a page to another page, or to a form."""
    return replace(key, where=where, back=key.where)


def listed(key: Key, rows: Sequence[Row], verb: Verb, label: str, most: int = MOST) -> list[Block]:
    """Return rows, each with a button."""
    shown = [
        kit.section(
            shortened(row.text, _TEXT),
            press(label, verb, to(key, row.where), f"{label}: {row.name}", number),
        )
        for number, row in enumerate(rows[:most])
    ]
    beyond = len(rows) - most
    return [*shown, *([kit.context(_BEYOND.format(beyond))] if beyond > 0 else [])]


def add(key: Key, label: str, where: str) -> Block:
    """Return the button that adds an item."""
    return kit.actions([press(label, Verb.FORM, to(key, where), number=900)])


def found(key: Key, findings: Sequence[Finding], most: int = SOME) -> list[Block]:
    """Return what the review says, each with what to do about it, and the way there."""
    shown = [
        kit.section(
            f"{'Error' if finding.blocks else 'Warning'}. {finding.where}: {finding.text}. {finding.todo}",
            _way(key, finding, number),
        )
        for number, finding in enumerate(findings[:most])
    ]
    beyond = len(findings) - most
    return [*shown, *([kit.context(f"and {beyond} more")] if beyond > 0 else [])]


def _way(key: Key, finding: Finding, number: int) -> Block | None:
    """Return the button that leads to where something can be put right, None where one is there."""
    item = finding.item
    if item is None:
        return None
    there = where("choice", item.path[0]) if finding.reasons else where(item.kind, *item.path)
    verb = Verb.GO if not finding.reasons and item.kind in {Kind.DECISION, Kind.OPTION} else Verb.FORM
    spoken = f"Go to: {finding.where}"
    return None if there == key.where else press("Go there", verb, to(key, there), spoken, 500 + number)
