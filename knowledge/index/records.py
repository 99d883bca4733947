"""What a collection holds: passages, and the records that stand for them in a search."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from knowledge.passages import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from knowledge.index.manifest import Entry
    from knowledge.passages import Shelf

    # How a record is kept: its id, what is known about it, its text.
    Row = tuple[str, Mapping[str, object], str]

WHOLE = "passage"


@dataclass(frozen=True, slots=True)
class Stand:
    """A text that stands for a passage in a search, and what is embedded for it (the text in its context).

    `kind` is passage, sentence or question.
    """

    kind: str
    text: str
    embedded: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Prepared:
    """A version of a document, ready to be entered."""

    entry: Entry
    stands: tuple[Stand, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """What a search result means: `text` stands for the passage of this number in `Contents.passages`."""

    kind: str
    text: str
    passage: int


@dataclass(frozen=True)
class Contents:
    """All that a collection holds but the vectors. Records are named by their ids in Chroma."""

    passages: tuple[Passage, ...]
    records: dict[str, Record]
    whole: tuple[str, ...]
    """For each passage the id of the record that stands for it as a whole."""

    @cached_property
    def questioned(self) -> tuple[bool, ...]:
        """For each passage whether there are questions that it is known to answer."""
        known = {record.passage for record in self.records.values() if record.kind == "question"}
        return tuple(number in known for number in range(len(self.passages)))

    def within(self, versions: frozenset[str]) -> Contents:
        """Return what of it belongs to these versions of documents."""
        kept = [number for number, name in enumerate(self.whole) if version_of(name) in versions]
        numbers = {before: number for number, before in enumerate(kept)}
        return Contents(
            tuple(self.passages[number] for number in kept),
            {
                name: replace(record, passage=numbers[record.passage])
                for name, record in self.records.items()
                if record.passage in numbers
            },
            tuple(self.whole[number] for number in kept),
        )


def identifier(version: str, number: int) -> str:
    """Name a record: the version of its document, and its number there."""
    return f"{version}:{number}"


def version_of(identifier: str) -> str:
    """Return the version that the name of a record begins with."""
    return identifier.rpartition(":")[0]


def about(stand: Stand, version: str) -> dict[str, str | int | float | bool | None]:
    """Return what is kept beside the text of a record."""
    passage = stand.passage
    known: dict[str, str | int | float | bool | None]
    known = {"kind": stand.kind, "passage": passage.id, "version": version}
    if stand.kind == WHOLE:
        known |= {"document": passage.document, "heading": json.dumps(passage.heading)}
    return known


def contents(rows: Iterable[Row], shelf: Shelf) -> Contents:
    """Put together again what was kept.

    A record whose passage is not among the rows is left out: another process was taking it away just then.
    """
    kept = list(rows)
    whole = [row for row in kept if row[1]["kind"] == WHOLE]
    numbers = {str(known["passage"]): number for number, (_, known, _) in enumerate(whole)}
    records = {
        name: Record(str(known["kind"]), text, numbers[str(known["passage"])])
        for name, known, text in kept
        if str(known["passage"]) in numbers
    }
    return Contents(
        tuple(_passage(known, text, shelf) for _, known, text in whole),
        records,
        tuple(name for name, _, _ in whole),
    )


def _passage(known: Mapping[str, object], text: str, shelf: Shelf) -> Passage:
    return Passage(
        id=str(known["passage"]),
        shelf=shelf,
        document=str(known["document"]),
        heading=tuple(json.loads(str(known["heading"]))),
        text=text,
    )
