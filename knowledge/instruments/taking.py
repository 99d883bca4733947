"""Taking questions from another instrument: where a file holds a question's id, the question is put."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from knowledge.instrument import OpenQuestion, Question, Wording
from knowledge.lined_yaml import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from knowledge.instrument import Instrument
    from knowledge.lined_yaml import Lined

# Stands where a question is missing, so that the flaws of the rest are found as well.
_MISSING: Final = OpenQuestion(kind="open", id="missing", name="Missing", ask=Wording(business="-", it="-"))
_Place = tuple[str | int, ...]


def with_taken(lined: Lined, known: Sequence[Instrument]) -> tuple[object, list[Flaw]]:
    """Return what a YAML text holds with the questions that it takes, and what is wrong in taking them."""
    content = lined.content
    if not isinstance(content, dict) or not isinstance(content.get("dimensions"), list):
        return content, []
    source = content.get("takes_from")
    available = next(
        ({one.id: one for one in other.questions} for other in known if other.reference == source), None
    )
    if source is not None and available is None:
        flaws = [Flaw(lined.line(("takes_from",)), _unknown(source, known))]
    else:
        flaws = list(_flaws(lined, content["dimensions"], available))
    return {**content, "dimensions": _filled(content["dimensions"], available or {})}, flaws


def _ids(dimensions: Sequence[object]) -> Iterator[tuple[_Place, str]]:
    for at, dimension in enumerate(dimensions):
        questions = dimension.get("questions") if isinstance(dimension, dict) else None
        for n, question in enumerate(questions if isinstance(questions, list) else ()):
            if isinstance(question, str):
                yield ("dimensions", at, "questions", n), question


def _flaws(
    lined: Lined, dimensions: Sequence[object], available: Mapping[str, Question] | None
) -> Iterator[Flaw]:
    where = (
        "without “takes_from: NAME@VERSION” at the top" if available is None else "in what “takes_from” names"
    )
    for place, name in _ids(dimensions):
        if available is None or name not in available:
            yield Flaw(lined.line(place), f"there is no question “{name}” {where}; correct it")


def _unknown(source: object, known: Sequence[Instrument]) -> str:
    others = ", ".join(instrument.reference for instrument in known) or "none"
    return f"there is no instrument “{source}” to take questions from; those that are known: {others}"


def _filled(dimensions: Sequence[object], available: Mapping[str, Question]) -> list[object]:
    return [
        {**one, "questions": [_question(question, available) for question in one["questions"]]}
        if isinstance(one, dict) and isinstance(one.get("questions"), list)
        else one
        for one in dimensions
    ]


def _question(question: object, available: Mapping[str, Question]) -> object:
    return available.get(question, _MISSING) if isinstance(question, str) else question
