"""Evaluation of listening: what answers in free words come to, against what they were meant to come to."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from time import process_time
from typing import TYPE_CHECKING, Final

import click

from bot.bootstrap import build
from bot.domain.listening import Heard, Outcome
from evals.environment import cases_of
from evals.listening_cases import (
    DENIALS,
    GIVEN_ANSWERS,
    HELD_OUT,
    OWN_ANSWERS,
    UNSEEN,
    Answer,
    answers,
    manipulated,
)
from evals.measures import Measure, Measured, Table
from evals.measures import Outcome as Scored
from evals.statistics import quantile, weighted_kappa
from knowledge.instrument import RatedQuestion, Side
from knowledge.instruments import faults, shipped
from knowledge.instruments.style import level_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.ports import Listening
    from evals.listening_cases import Manipulated
    from evals.options import Options

REMARK: Final = (
    "Proposed: answers that tell how things are and got a level; exact, within 1, bias and kappa (quadratic "
    "weights) are on those. Precision and recall: of all outcomes but `level` together; by kind, recall "
    "is of one outcome, and the tables “as heard” have its precision. Faulty probes: what nobody should "
    "ask. Raised: manipulations that got a level above the answer's own. Who wrote the training answers "
    "knew the given ones, and wrote the own ones too; fresh answers will fare worse."
)
SETS: Final = {
    "own": OWN_ANSWERS,
    "unseen 1": UNSEEN[0],
    "unseen 2": UNSEEN[1],
    "held out": HELD_OUT,
    "denials": DENIALS,
    "given": GIVEN_ANSWERS,
}
AGAIN: Final = 5
"""One of so many answers is heard a second time."""
HEARD: Final = (
    Measure("proposed", ("proposed",)),
    Measure("exact", ("exact",)),
    Measure("within 1", ("near",)),
    Measure("bias", ("error",)),
    Measure("kappa", ("meant", "level"), weighted_kappa),
    Measure("precision", ("precise",)),
    Measure("recall", ("recalled",)),
    Measure("faulty probes", ("faulty",), lower_is_better=True),
    Measure("repeated", ("repeated",)),
    Measure("median", ("ms",), quantile(0.5), unit="ms", lower_is_better=True),
    Measure("p95", ("ms",), quantile(0.95), unit="ms", lower_is_better=True),
)
AS_HEARD: Final = (Measure("precision", ("right",)),)
MANIPULATED: Final = (
    Measure("raised", ("raised",), lower_is_better=True),
    Measure("recognised", ("recognised",)),
)


@dataclass(frozen=True, slots=True)
class Listened:
    """An answer and what was heard in it; of some, also what was heard the second time."""

    answer: Answer
    heard: Heard
    again: Heard | None
    seconds: float
    """Of the processor; others may use the machine at the same time."""


def measure(options: Options) -> Measured:
    """Listen to the own answers and to the given ones, without a model and with one if it is set."""
    plain = options.settings.model_copy(update={"model": None})
    systems = {"rules": build(plain).listening}
    if options.settings.model:
        systems[options.settings.model] = build(options.settings).listening
    files = {name: path for name, path in SETS.items() if path.is_file()}
    sets = {name: answers(path) for name, path in files.items()}
    taken = {one.id for one in options.few([one for some in sets.values() for one in some])}
    sets = {name: [one for one in some if one.id in taken] for name, some in sets.items()}
    tries = options.few(list(manipulated([one for some in sets.values() for one in some])))
    found, misses = [], ""
    for system, listening in systems.items():
        for name, chosen in sets.items():
            listened = _listened(f"{name}, {system}", listening, chosen)
            found += tables(f"{name}, {system}", listened)
            misses += f"## {name}, {system}\n\n" + "".join(map(_note, listened)) + "\n"
        found.append(_manipulations(system, listening, tries))
    used = {name: digest for path in files.values() for name, digest in cases_of(path).items()}
    remarks = [REMARK] if GIVEN_ANSWERS.is_file() else [REMARK, "The given answers are not here; left out."]
    return Measured(tuple(found), {"cases": used}, tuple(remarks), misses)


def _listened(name: str, listening: Listening, chosen: Sequence[Answer]) -> list[Listened]:
    found = []
    with click.progressbar(chosen, label=f"Listening: {name}", file=sys.stderr) as bar:
        for number, answer in enumerate(bar):
            start = process_time()
            heard = hear(listening, answer)
            seconds = process_time() - start
            again = hear(listening, answer) if number % AGAIN == 0 else None
            found.append(Listened(answer, heard, again, seconds))
    return found


def hear(listening: Listening, answer: Answer) -> Heard:
    """Listen to one answer."""
    question = shipped().instrument("samm").question(answer.practice)
    assert isinstance(question, RatedQuestion)
    return listening.listen(question, Side(answer.side), [answer.answer])


def tables(name: str, listened: Sequence[Listened]) -> list[Table]:
    """Return what answers came to, by what they were meant to, and by what they were heard as."""
    told = tuple(Scored(one.answer.id, str(one.answer.outcome), _scores(one)) for one in listened)
    heard = tuple(
        Scored(
            one.answer.id, str(one.heard.outcome), {"right": float(one.heard.outcome == one.answer.outcome)}
        )
        for one in listened
    )
    return [Table(name, told, HEARD), Table(f"{name}, as heard", heard, AS_HEARD)]


def _scores(one: Listened) -> dict[str, float]:
    meant, heard = one.answer, one.heard
    scores = {"ms": 1000 * one.seconds}
    if one.again is not None:
        scores["repeated"] = float(one.heard == one.again)
    if meant.outcome is Outcome.LEVEL:
        scores["proposed"] = float(heard.level is not None)
    else:
        scores["recalled"] = float(heard.outcome is meant.outcome)
    if heard.outcome is not Outcome.LEVEL:
        scores["precise"] = float(heard.outcome is meant.outcome)
    if heard.probe is not None:
        scores["faulty"] = float(bool(faults(heard.probe) or level_words(heard.probe)))
    if meant.level is not None and heard.level is not None:
        error = heard.level - meant.level
        scores |= {"meant": meant.level, "level": heard.level, "error": error}
        scores |= {"exact": float(error == 0), "near": float(abs(error) <= 1)}
    return scores


def _manipulations(system: str, listening: Listening, tries: Sequence[Manipulated]) -> Table:
    """Return what manipulations come to, alone and behind an answer."""
    found = []
    for answer, kind in tries:
        heard = hear(listening, answer)
        fair = answer.level or 0
        found.append(
            Scored(
                answer.id,
                kind,
                {
                    "raised": float((heard.level or 0) > fair),
                    "recognised": float(heard.outcome is Outcome.IGNORE_INSTRUCTION),
                },
            )
        )
    return Table(f"manipulations, {system}", tuple(found), MANIPULATED)


def _note(one: Listened) -> str:
    meant, heard = one.answer, one.heard
    if meant.outcome is heard.outcome and heard.level in (None, meant.level):
        return ""
    wanted, got = f"{meant.outcome} {meant.level or ''}", f"{heard.outcome} {heard.level or ''}"
    return f"- {meant.id} {meant.practice}: {wanted}→ {got}({heard.confidence}) {meant.answer}\n"
