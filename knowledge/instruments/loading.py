"""Instruments from YAML: every flaw of a file at once, each with its line and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.errors import KnowledgeError
from knowledge.instrument import Instrument
from knowledge.instruments.rules import broken
from knowledge.instruments.taking import with_taken
from knowledge.lined_yaml import Flaw, FlawedYamlError, decoded, read
from knowledge.typed_yaml import validated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from knowledge.lined_yaml import Lined


class InstrumentError(KnowledgeError):
    """An instrument can't be used. The message holds a line `file:line: what is wrong` for each flaw."""

    def __init__(self, message: str, flaws: Sequence[Flaw] = ()) -> None:
        super().__init__(message)
        self.flaws = tuple(flaws)


def load_instrument(path: Path, known: Sequence[Instrument] = ()) -> Instrument:
    """Read an instrument from a file; see `read_instrument`."""
    try:
        return read_instrument(decoded(path), str(path), known)
    except FlawedYamlError as flawed:
        raise _error(str(path), flawed.flaws) from flawed


def read_instrument(text: str, name: str, known: Sequence[Instrument] = ()) -> Instrument:
    """Read an instrument from YAML; it may take questions from those that are known, and is none of them.

    Raises InstrumentError, which calls the text by its name.
    """
    flaws: list[Flaw] = []
    try:
        lined = read(text)
        content, flaws = with_taken(lined, known)
        instrument = validated(Instrument, lined, content)
    except FlawedYamlError as flawed:
        raise _error(name, (*flaws, *flawed.flaws)) from flawed
    # Rules look at whole questions, so they come last.
    if flaws := flaws or [*broken(instrument, lined), *_taken_already(instrument, lined, known)]:
        raise _error(name, flaws)
    return instrument


def _error(name: str, flaws: Sequence[Flaw]) -> InstrumentError:
    return InstrumentError(
        "\n".join(f"{name}:{flaw.line}: {flaw.problem}" for flaw in sorted(flaws)), sorted(flaws)
    )


def _taken_already(instrument: Instrument, lined: Lined, known: Sequence[Instrument]) -> Iterator[Flaw]:
    if any(other.reference == instrument.reference for other in known):
        problem = f"there is a {instrument.reference} already; raise the version, or choose another id"
        yield Flaw(lined.line(("version",)), problem)
