"""Instruments from YAML: every flaw of a file at once, each with its line and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.errors import KnowledgeError
from knowledge.instrument import Instrument, Question
from knowledge.instruments.rules import broken
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
    try:
        lined = read(text)
        instrument = validated(Instrument, lined, _with_taken(lined, known))
    except FlawedYamlError as flawed:
        raise _error(name, flawed.flaws) from flawed
    if flaws := sorted((*broken(instrument, lined), *_taken_already(instrument, lined, known))):
        raise _error(name, flaws)
    return instrument


def _error(name: str, flaws: Sequence[Flaw]) -> InstrumentError:
    return InstrumentError("\n".join(f"{name}:{flaw.line}: {flaw.problem}" for flaw in flaws), flaws)


def _taken_already(instrument: Instrument, lined: Lined, known: Sequence[Instrument]) -> Iterator[Flaw]:
    if any(other.reference == instrument.reference for other in known):
        problem = f"there is a {instrument.reference} already; raise the version, or choose another id"
        yield Flaw(lined.line(("version",)), problem)


def _with_taken(lined: Lined, known: Sequence[Instrument]) -> object:
    """Return what the YAML holds, with the questions in place of the ids that stand for them."""
    content = lined.content
    if not isinstance(content, dict) or not isinstance(content.get("dimensions"), list):
        return content
    available = _available(lined, content.get("takes_from"), known)
    flaws: list[Flaw] = []
    dimensions = []
    for at, dimension in enumerate(content["dimensions"]):
        questions = dimension.get("questions") if isinstance(dimension, dict) else None
        if isinstance(questions, list):
            place = ("dimensions", at, "questions")
            taken = [
                _taken(one, available, lined.line((*place, n)), flaws) for n, one in enumerate(questions)
            ]
            dimensions.append({**dimension, "questions": taken})
        else:
            dimensions.append(dimension)
    if flaws:
        raise FlawedYamlError(flaws)
    return {**content, "dimensions": dimensions}


def _available(lined: Lined, source: object, known: Sequence[Instrument]) -> dict[str, Question]:
    if source is None:
        return {}
    for instrument in known:
        if instrument.reference == source:
            return {question.id: question for question in instrument.questions}
    others = ", ".join(instrument.reference for instrument in known) or "none"
    problem = f"there is no instrument {source!r} to take questions from; those that are known: {others}"
    raise FlawedYamlError([Flaw(lined.line(("takes_from",)), problem)])


def _taken(one: object, available: dict[str, Question], line: int, flaws: list[Flaw]) -> object:
    if not isinstance(one, str):
        return one
    if one not in available:
        where = "in what “takes_from” names" if available else "without “takes_from: NAME@VERSION” at the top"
        problem = f"there is no question “{one}” {where}; correct it"
        flaws.append(Flaw(line, problem))
    return available.get(one, one)
