"""Evaluation of explaining: questions that managers ask about a strategy, with the facts of a good answer."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated, Final

import click
from pydantic import ConfigDict, Field

from bot.adapters.dossier_files import read_dossier
from bot.bootstrap import build
from bot.domain.question import Question
from bot.domain.reply import NoAnswer, Pleasantry, Reply
from bot.domain.wording import as_markdown, refusal
from evals.benches import bench
from evals.cases import CASES, SHARED, Case, Pattern, read_cases
from evals.environment import cases_of, index_of
from evals.measures import Measure, Measured, Outcome, Table
from evals.options import NothingToMeasureError
from evals.scoring import without_citations
from evals.statistics import quantile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.bootstrap import Application
    from bot.services.explaining import Explanation
    from evals.options import Options

HALDEN: Final = Path(__file__).parents[1] / "bot" / "playground" / "halden"
NORDVIND: Final = SHARED / "data" / "nordvind"
REMARK: Final = (
    "Whole: questions with an answer whose every fact is there, and nothing forbidden. Refused: questions "
    "that the dossier does not answer. False refusals: questions with an answer that got none. Forbidden: "
    "what was said, in a refusal too, holds what is wrong. Decision: the one that was meant was found."
)
MEASURES: Final = (
    Measure("whole", ("whole",)),
    Measure("facts", ("facts",)),
    Measure("refused", ("refused",)),
    Measure("false refusals", ("false_refusal",), lower_is_better=True),
    Measure("forbidden", ("forbidden",), lower_is_better=True),
    Measure("decision", ("decision",)),
    Measure("words", ("words",), quantile(0.5), lower_is_better=True),
    Measure("p95", ("ms",), quantile(0.95), unit="ms", lower_is_better=True),
)


class WhyCase(Case):
    """A question about a strategy; of each of the facts one pattern must be found, and nothing forbidden."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    asker: str
    decision: str | None
    must_refuse: bool
    facts: tuple[Annotated[tuple[Pattern, ...], Field(min_length=1)], ...] = ()
    forbidden: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A case, what was said to it, and how long that took."""

    case: WhyCase
    explanation: Explanation
    seconds: float

    @property
    def text(self) -> str:
        """What a person reads."""
        match self.explanation.response:
            case Reply() as reply:
                return without_citations(as_markdown(reply))
            case NoAnswer() as none:
                return refusal(none)
            case Pleasantry(text=text):
                return text


def measure(options: Options) -> Measured:
    """Ask about each dossier that is there, without a language model, and with one where it is set."""
    there = sets_there()
    if not there:
        raise NothingToMeasureError("There are no questions about a strategy here.")
    plain, model = options.settings.model_copy(update={"model": None}), options.settings.model
    tables, misses = [], ""
    with bench(plain) as application:
        systems = {"": application}
        if model:
            systems[f", {model}"] = build(application.settings.model_copy(update={"model": model}))
        for name, (folder, questions) in there.items():
            load(application, name, folder)
            cases = options.few(read_cases(questions, WhyCase))
            for system, asking in systems.items():
                asked = _asked(asking, name, cases)
                tables.append(Table(f"{name}{system}", tuple(map(_outcome, asked)), MEASURES))
                misses += f"## {name}{system}\n\n" + "".join(map(_note, asked)) + "\n"
        used = {name: value for _, path in there.values() for name, value in cases_of(path).items()}
        index = {"shelves": index_of(application), "cases": used}
    return Measured(tuple(tables), index, (REMARK,), misses)


def sets_there() -> dict[str, tuple[Path, Path]]:
    """Return the dossiers whose questions are there, each with its folder and the file of questions."""
    sets = {
        "halden": (HALDEN, CASES / "why.jsonl"),
        "nordvind": (NORDVIND, NORDVIND / "gold" / "why_questions.jsonl"),
    }
    return {name: files for name, files in sets.items() if files[1].is_file()}


def load(application: Application, workspace: str, folder: Path) -> None:
    """Load a dossier into a workspace of its own."""
    dossier = read_dossier(folder).dossier
    if dossier is None:
        raise NothingToMeasureError(f"The dossier of {workspace} has errors; see `plumbline dossier check`.")
    click.echo(f"Loading the dossier of {workspace} ...", err=True)
    application.loading.load(workspace, dossier)


def _asked(application: Application, workspace: str, cases: Sequence[WhyCase]) -> list[Asked]:
    asked = []
    with click.progressbar(cases, label=f"Asking about {workspace}", file=sys.stderr) as bar:
        for case in bar:
            start = perf_counter()
            explanation = application.explaining.explain(Question(case.question, workspace, asker=case.asker))
            asked.append(Asked(case, explanation, perf_counter() - start))
    return asked


def _outcome(asked: Asked) -> Outcome:
    case, answered = asked.case, isinstance(asked.explanation.response, Reply)
    facts = _facts(asked)
    forbidden = any(re.search(one, asked.text, re.IGNORECASE) for one in case.forbidden)
    scores = {
        "forbidden": float(forbidden),
        "words": float(len(asked.text.split())),
        "ms": asked.seconds * 1000,
    }
    if case.must_refuse:
        scores["refused"] = float(not answered)
    else:
        scores["false_refusal"] = float(not answered)
        scores["facts"] = sum(facts) / len(facts) if answered and facts else float(answered)
        scores["whole"] = float(answered and all(facts) and not forbidden)
    if case.decision and answered:
        scores["decision"] = float(asked.explanation.decision == case.decision)
    return Outcome(case.id, case.kind, scores)


def _facts(asked: Asked) -> list[bool]:
    return [any(re.search(one, asked.text, re.IGNORECASE) for one in some) for some in asked.case.facts]


def _note(asked: Asked) -> str:
    scores = _outcome(asked).scores
    if scores.get("whole", scores.get("refused")) == 1.0:
        return ""
    lacking = [some[0] for some, there in zip(asked.case.facts, _facts(asked), strict=True) if not there]
    question = f"- {asked.case.id} ({asked.case.kind}) {asked.case.question}"
    return f"{question}\n  lacking: {lacking}\n  {asked.text!r}\n"
