"""What an instrument must keep to beyond the shape of its fields."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, assert_never

from knowledge.instrument import LEVELS, ChoiceQuestion, NumberQuestion, OpenQuestion, RatedQuestion
from knowledge.instruments.style import level_words
from knowledge.lined_yaml import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from knowledge.instrument import Condition, Instrument, Question
    from knowledge.lined_yaml import Lined

_Place = tuple[str | int, ...]
_Broken = tuple[_Place, str]
"""Where, and what is wrong there."""


def broken(instrument: Instrument, lined: Lined) -> Iterator[Flaw]:
    """Yield what breaks a rule, with the line that it stands in."""
    placed = list(_placed(instrument))
    for place, problem in (
        *_alike(instrument, placed),
        *_conditions(placed),
        *_questions(instrument, placed),
    ):
        yield Flaw(lined.line(place), problem)


def _placed(instrument: Instrument) -> Iterator[tuple[_Place, Question]]:
    for at, dimension in enumerate(instrument.dimensions):
        for n, question in enumerate(dimension.questions):
            yield ("dimensions", at, "questions", n), question


def _alike(instrument: Instrument, placed: Iterable[tuple[_Place, Question]]) -> Iterator[_Broken]:
    dimensions = [(("dimensions", at), one.id) for at, one in enumerate(instrument.dimensions)]
    questions = [(place, question.id) for place, question in placed]
    for named in (dimensions, questions):
        times: Counter[str] = Counter()
        for place, name in named:
            times[name] += 1
            if times[name] > 1:
                yield (*place, "id"), f"the id “{name}” was used before; choose another"


def _conditions(placed: Iterable[tuple[_Place, Question]]) -> Iterator[_Broken]:
    earlier: dict[str, Question] = {}
    everything = {question.id for _, question in placed}
    for place, question in placed:
        if question.when is not None and (problem := _wrong(question.when, earlier, everything)):
            yield (*place, "when"), problem
        earlier[question.id] = question


def _wrong(when: Condition, earlier: dict[str, Question], everything: set[str]) -> str | None:
    asked = earlier.get(when.question)
    match asked:
        case None if when.question in everything:
            return f"the condition depends on “{when.question}”, which is not asked before; change the order"
        case None:
            return f"the condition depends on “{when.question}”, which is no question here; name one that is"
        case ChoiceQuestion():
            return _unforeseen(when, [option.id for option in asked.options], "options")
        case RatedQuestion():
            return _unforeseen(when, [str(level) for level in LEVELS], "levels")
        case OpenQuestion() | NumberQuestion():
            return f"“{when.question}” is {asked.kind}; a condition asks for a choice or a level"
        case _:
            assert_never(asked)


def _unforeseen(when: Condition, foreseen: list[str], kind: str) -> str | None:
    unknown = [one for one in when.is_ if one not in foreseen]
    listed = ", ".join(foreseen)
    return f"“{unknown[0]}” is not among the {kind} of “{when.question}”: {listed}" if unknown else None


def _questions(instrument: Instrument, placed: Iterable[tuple[_Place, Question]]) -> Iterator[_Broken]:
    for place, question in placed:
        match question:
            case RatedQuestion():
                yield from _rated(question, place, instrument.level_names)
            case ChoiceQuestion():
                yield from _choice(question, place)
            case NumberQuestion() if question.minimum >= question.maximum:
                yield (*place, "minimum"), "the minimum is not below the maximum; change one"
            case NumberQuestion() | OpenQuestion():
                pass
            case _:
                assert_never(question)


def _rated(question: RatedQuestion, place: _Place, names: Iterable[str]) -> Iterator[_Broken]:
    ask = question.ask
    texts: list[tuple[_Place, str]] = [(("ask", "business"), ask.business), (("ask", "it"), ask.it)]
    texts += [(("probes", n), probe) for n, probe in enumerate(question.probes)]
    for within, text in texts:
        if words := level_words(text, names):
            yield (*place, *within), f"the question names a level (“{words[0]}”); ask without it"
    for n, anchor in enumerate(question.anchors):
        if anchor in question.anchors[:n]:
            yield (*place, "anchors", n), "the anchor says the same as one before; tell the levels apart"


def _choice(question: ChoiceQuestion, place: _Place) -> Iterator[_Broken]:
    times: Counter[str] = Counter()
    for n, option in enumerate(question.options):
        times[option.id] += 1
        if times[option.id] > 1:
            yield (*place, "options", n), f"the option “{option.id}” was used before; choose another id"
