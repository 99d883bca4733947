"""Evaluation of paths: what managers tell of initiatives, against what a careful reader makes of it."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path as File
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, Final, Literal

import click
from pydantic import BaseModel, ConfigDict

from bot.bootstrap import build
from bot.domain.perspective import Domain, Part, Path, Picture, verified
from bot.services.perspectives import told_in
from evals.cases import CASES
from evals.environment import cases_of
from evals.measures import Measure, Measured, Outcome, Table
from evals.statistics import quantile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.domain.perspective import Initiative, Told
    from bot.settings import Settings
    from evals.options import Options

FILE: Final = CASES / "perspective.jsonl"
SPLITS: Final = ("development", "held_out", "fresh")
REMARK: Final = (
    "One case for each interview of two or three initiatives. Anchor, pivot, impact: shares of its "
    "initiatives whose domain was coded as expected. Perspective: shares that follow the perspective "
    "expected; dominant and role: what the interview comes to as a whole. Verbatim: quotes that stand in the "
    "answers letter by letter. The held-out half was written with the other before the rules, and measured "
    "once they stood; whoever wrote it wrote the rules' examples too. The fresh cases came after the rules, "
    "in everyday words, and no example or sign was added for them: theirs are the figures to go by."
)
MEASURES: Final = (
    *(Measure(part, (part,)) for part in Part),
    Measure("perspective", ("perspective",)),
    Measure("dominant", ("dominant",)),
    Measure("role", ("role",)),
    Measure("verbatim", ("verbatim",)),
    Measure("p95", ("ms",), quantile(0.95), unit="ms", lower_is_better=True),
)


class PerspectiveCase(BaseModel):
    """An interview on initiatives, and the path of each as a careful reader codes it; null where untold."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    split: Literal["development", "held_out", "fresh"]
    side: str
    answers: dict[str, str]
    expected: tuple[tuple[Domain | None, Domain | None, Domain | None], ...]

    @property
    def paths(self) -> tuple[Path, ...]:
        """What is expected."""
        return tuple(Path(*one) for one in self.expected)


@dataclass(frozen=True, slots=True)
class Judged:
    """A case, what was told in it, and what was made of it."""

    case: PerspectiveCase
    told: tuple[Told, ...]
    coded: tuple[Initiative, ...]
    seconds: float


def cases(file: File = FILE) -> list[PerspectiveCase]:
    """Read the cases."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [PerspectiveCase.model_validate(json.loads(line)) for line in lines if line.strip()]


def measure(options: Options) -> Measured:
    """Code each half of the cases, without a model and with one if it is set."""
    systems = {"rules": options.settings.model_copy(update={"model": None})}
    if options.settings.model:
        systems[options.settings.model] = options.settings
    tables, misses = [], ""
    for system, settings in systems.items():
        judged = list(_judged(settings))
        for split in SPLITS:
            own = [one for one in judged if one.case.split == split]
            tables.append(Table(f"{split.replace('_', ' ')}, {system}", tuple(map(_outcome, own)), MEASURES))
            misses += (
                f"## {tables[-1].name}\n\n" + "".join(line for one in own for line in _missed(one)) + "\n"
            )
    return Measured(tuple(tables), {"cases": cases_of(FILE)}, (REMARK,), misses)


def _judged(settings: Settings) -> Iterator[Judged]:
    with TemporaryDirectory(prefix="plumbline-evals-", ignore_cleanup_errors=True) as folder:
        application = build(settings.model_copy(update={"home": File(folder), "database_url": None}))
        with click.progressbar(cases(), label="Coding initiatives", file=sys.stderr) as bar:
            for case in bar:
                told, start = told_in(case.answers), perf_counter()
                coded = application.perspectives.code(told)
                yield Judged(case, told, coded, perf_counter() - start)


def _outcome(judged: Judged) -> Outcome:
    paths, expected = [one.path for one in judged.coded], judged.case.paths
    pairs = list(zip(paths, expected, strict=True))
    whole, meant = Picture(tuple(paths)), Picture(expected)
    scores = {
        **{part.value: _share([path.at(part) is other.at(part) for path, other in pairs]) for part in Part},
        "perspective": _share([path.perspective is other.perspective for path, other in pairs]),
        "dominant": float(whole.dominant is meant.dominant),
        "role": float(whole.role is meant.role),
        "verbatim": float(verified(judged.coded, judged.told) == judged.coded),
        "ms": judged.seconds * 1000,
    }
    return Outcome(judged.case.id, judged.case.side, scores)


def _share(right: Sequence[bool]) -> float:
    return sum(right) / len(right)


def _missed(judged: Judged) -> Iterator[str]:
    for number, (one, expected) in enumerate(zip(judged.coded, judged.case.paths, strict=True), start=1):
        wrong = [f"{part} {one.path.at(part)} for {expected.at(part)}" for part in Part
                 if one.path.at(part) is not expected.at(part)]  # fmt: skip
        if wrong:
            yield f"- {judged.case.id}, initiative {number}: {'; '.join(wrong)}; by {one.by}\n"
