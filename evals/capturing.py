"""Evaluation of capturing: which fields of a demand or a gap are filled from everyday words, and rightly."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, Final

import click

from bot.bootstrap import build
from bot.domain.drafting.checking import checked
from evals.capturing_cases import FILE, SPLITS, company, read, words
from evals.capturing_marks import marks
from evals.environment import cases_of
from evals.measures import Measure, Measured, Outcome, Table
from evals.statistics import quantile, share

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import JsonValue

    from bot.settings import Settings
    from evals.capturing_cases import CapturingCase
    from evals.capturing_marks import Mark
    from evals.options import Options

REMARK: Final = (
    "By field: precision is the share of what was filled that is right, recall the share of what was "
    "plainly said that was filled rightly; parts of entries (needs_from.by) count one by one. Fields on "
    "which careful readers differ count for neither. By case: nothing wrong, and everything right. Every "
    "third case is held out. All cases were written before the rules were looked at, but by the same hand "
    "that mended them since."
)
FIELDS: Final = (
    Measure("precision", ("right", "filled"), share),
    Measure("recall", ("right", "said"), share),
)
WHOLE: Final = (
    Measure("nothing wrong", ("clean",)),
    Measure("everything right", ("whole",)),
    Measure("p95", ("ms",), quantile(0.95), unit="ms", lower_is_better=True),
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A case, what was filled, and how each field of it counts."""

    case: CapturingCase
    filled: Mapping[str, JsonValue]
    marks: tuple[Mark, ...]
    seconds: float


def measure(options: Options) -> Measured:
    """Capture every case, without a model and with one if it is set."""
    systems = {"rules": options.settings.model_copy(update={"model": None})}
    if options.settings.model:
        systems[options.settings.model] = options.settings
    tables, misses = [], ""
    for system, settings in systems.items():
        for split in SPLITS:
            judged = list(_judged(settings, split))
            fields = tuple(one for each in judged for one in _by_field(each))
            tables.append(Table(f"{split}, by field, {system}", fields, FIELDS))
            tables.append(Table(f"{split}, by case, {system}", tuple(map(_by_case, judged)), WHOLE))
            if split == SPLITS[0]:
                misses += f"## {system}\n\n" + "".join(line for one in judged for line in _missed(one))
    return Measured(tuple(tables), {"cases": cases_of(FILE)}, (REMARK,), misses)


def _judged(settings: Settings, split: str) -> Iterator[Judged]:
    dossier, given = company(), read()
    with TemporaryDirectory(prefix="plumbline-evals-", ignore_cleanup_errors=True) as folder:
        capturing = build(settings.model_copy(update={"home": Path(folder), "database_url": None})).capturing
        with click.progressbar(given.split(split), label=f"Capturing, {split}", file=sys.stderr) as bar:
            for case in bar:
                heard, start = words(case, dossier, given.today), perf_counter()
                kept = checked(case.topic, capturing.capture(heard), heard.known)
                seconds = perf_counter() - start
                filled = {} if isinstance(kept, list) else kept
                yield Judged(case, filled, tuple(marks(case, filled)), seconds)


def _by_field(judged: Judged) -> Iterator[Outcome]:
    for number, mark in enumerate(judged.marks):
        scores = {"right": mark.right, "filled": mark.filled is not None, "said": mark.said is not None}
        yield Outcome(
            f"{judged.case.id}/{mark.name}/{number}",
            mark.name,
            {name: float(one) for name, one in scores.items()},
        )


def _by_case(judged: Judged) -> Outcome:
    clean = all(mark.right or mark.filled is None for mark in judged.marks)
    whole = all(mark.right for mark in judged.marks)
    scores = {"clean": float(clean), "whole": float(whole), "ms": judged.seconds * 1000}
    return Outcome(judged.case.id, str(judged.case.topic), scores)


def _missed(judged: Judged) -> Iterator[str]:
    wrong = [mark for mark in judged.marks if not mark.right]
    if wrong:
        yield f"- {judged.case.id}: {judged.case.said.strip()}\n"
    for mark in wrong:
        yield f"  - {mark.name}: {mark.filled!r} for {mark.said!r}\n"
