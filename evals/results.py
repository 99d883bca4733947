"""Results of runs on disk: figures for people and programs, the configuration, and numbers for each case.

Every run is written under `results/local`, which is not under version control; `keep` copies the latest one
to where it is, without what was noted about single misses, which quotes documents.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from evals.measures import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from evals.measures import Figure, Table

RESULTS = Path(__file__).parent / "results"
CONFIGURATION, FIGURES, READABLE, CASES, MISSES = (
    "config.json",
    "figures.json",
    "figures.md",
    "cases.jsonl",
    "misses.md",
)
_KEPT = (CONFIGURATION, FIGURES, READABLE, CASES)


@dataclass(frozen=True, slots=True)
class Result:
    """What a run leaves behind."""

    configuration: Mapping[str, object]
    figures: Sequence[Figure]
    readable: str
    tables: Sequence[Table]
    misses: str = ""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A result that was kept: its configuration and its outcomes by table."""

    configuration: Mapping[str, object]
    outcomes: Mapping[str, tuple[Outcome, ...]]


def write(name: str, result: Result, results: Path = RESULTS) -> Path:
    """Write the result of a run of the evaluation `name`, and return its folder."""
    folder = results / "local" / name / datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / CONFIGURATION, json.dumps(result.configuration, indent=2, ensure_ascii=False))
    _write(folder / FIGURES, _lines("[\n", ",\n", map(_figure, result.figures), "\n]"))
    _write(folder / READABLE, result.readable)
    outcomes = ((table.name, outcome) for table in result.tables for outcome in table.outcomes)
    _write(folder / CASES, _lines("", "\n", (_outcome(table, one) for table, one in outcomes), ""))
    if result.misses:
        _write(folder / MISSES, result.misses)
    return folder


def keep(name: str, results: Path = RESULTS) -> Path | None:
    """Keep the latest run of an evaluation in place of the one kept before; None where there is no run."""
    latest = latest_run(name, results)
    if latest is None:
        return None
    kept = kept_folder(name, results)
    kept.mkdir(parents=True, exist_ok=True)
    for file in _KEPT:
        shutil.copyfile(latest / file, kept / file)
    return kept


def latest_run(name: str, results: Path = RESULTS) -> Path | None:
    """Return the folder of the latest complete run of an evaluation."""
    complete = (folder for folder in (results / "local" / name).glob("*") if (folder / CASES).is_file())
    return max(complete, default=None)


def kept_folder(name: str, results: Path = RESULTS) -> Path:
    """Return where the kept result of an evaluation stands, or would."""
    return results / name / "kept"


def read_kept(name: str, results: Path = RESULTS) -> Earlier | None:
    """Read the kept result of an evaluation; None where none was kept."""
    folder = kept_folder(name, results)
    if not (folder / CASES).is_file():
        return None
    outcomes: dict[str, list[Outcome]] = {}
    for line in (folder / CASES).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        one = Outcome(row.pop("case"), row.pop("kind"), row.pop("scores"))
        outcomes.setdefault(row["table"], []).append(one)
    configuration = json.loads((folder / CONFIGURATION).read_text(encoding="utf-8"))
    return Earlier(configuration, {table: tuple(some) for table, some in outcomes.items()})


def _figure(figure: Figure) -> dict[str, object]:
    numbers = {name: _rounded(value) for name, value in asdict(figure.estimate).items()}
    named = {"table": figure.table, "kind": figure.kind, "measure": figure.measure, "unit": figure.unit}
    return {**named, **numbers}


def _outcome(table: str, outcome: Outcome) -> dict[str, object]:
    scores = {name: _rounded(value) for name, value in outcome.scores.items()}
    return {"table": table, "case": outcome.case, "kind": outcome.kind, "scores": scores}


def _rounded(value: float) -> float:
    return int(value) if float(value).is_integer() else round(value, 4)


def _lines(start: str, between: str, values: Iterable[object], end: str) -> str:
    return start + between.join(json.dumps(value, ensure_ascii=False) for value in values) + end


def _write(path: Path, text: str) -> None:
    path.write_text(text.rstrip() + "\n", encoding="utf-8")
