"""Figures, results on disk, and comparisons with those kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from evals.comparison import Change, changes
from evals.measures import ALL, Measure, Outcome, Table, figures
from evals.reporting import comparison, report
from evals.results import Result, keep, latest_run, read_kept, write
from evals.statistics import Estimate, auroc

if TYPE_CHECKING:
    from pathlib import Path

FACTS = Measure("facts", ("facts",))
REFUSED = Measure("refused", ("refused",), lower_is_better=True)


def table(*values: float, kind: str = "how", name: str = "ours") -> Table:
    outcomes = tuple(Outcome(f"c{n}", kind, {"facts": value}) for n, value in enumerate(values))
    return Table(name, outcomes, (FACTS, REFUSED))


def written(results: Path, *tables: Table, misses: str = "") -> Path:
    found = [figure for one in tables for figure in figures(one)]
    return write(
        "answering", Result({"at": "today", "code": "abc"}, found, "# figures", tables, misses), results
    )


def test_cases_without_a_column_do_not_count_for_its_measure() -> None:
    ours = Table("ours", (Outcome("a", "how", {"facts": 1}), Outcome("b", "how", {})), (FACTS, REFUSED))

    assert [(one.kind, one.measure, one.estimate.value, one.estimate.n) for one in figures(ours)] == [
        (ALL, "facts", 1.0, 1),
        ("how", "facts", 1.0, 1),
    ]


def test_a_kind_is_measured_against_the_kinds_on_the_other_side() -> None:
    measure = Measure("AUROC", ("value", "answerable"), auroc, against=frozenset({"how"}))
    outcomes = (
        Outcome("a", "how", {"value": 0.8, "answerable": 1}),
        Outcome("b", "near", {"value": 0.9, "answerable": 0}),
        Outcome("c", "far", {"value": 0.1, "answerable": 0}),
    )

    found = {figure.kind: figure.estimate.value for figure in figures(Table("t", outcomes, (measure,)))}

    assert found == {ALL: 0.5, "near": 0.0, "far": 1.0}


def test_a_run_is_kept_without_what_was_noted_about_misses(tmp_path: Path) -> None:
    folder = written(tmp_path, table(1, 0), misses="a quoted document")

    kept = keep("answering", tmp_path)

    assert latest_run("answering", tmp_path) == folder
    assert (folder / "misses.md").read_text() == "a quoted document\n"
    assert kept is not None
    names = {path.name for path in kept.iterdir()}
    assert names == {"cases.jsonl", "config.json", "figures.json", "figures.md"}


def test_what_was_kept_is_read_back(tmp_path: Path) -> None:
    written(tmp_path, table(1, 0.5))
    keep("answering", tmp_path)

    earlier = read_kept("answering", tmp_path)

    assert earlier is not None
    assert earlier.configuration == {"at": "today", "code": "abc"}
    assert earlier.outcomes == {"ours": table(1, 0.5).outcomes}


def test_figures_are_written_for_programs_with_their_interval_and_n(tmp_path: Path) -> None:
    folder = written(tmp_path, table(1, 1))

    assert json.loads((folder / "figures.json").read_text())[0] == {
        "table": "ours", "kind": "all", "measure": "facts", "unit": "",
        "value": 1, "low": 1, "high": 1, "n": 2,
    }  # fmt: skip


def test_before_any_run_there_is_nothing_to_keep(tmp_path: Path) -> None:
    assert (keep("answering", tmp_path), read_kept("answering", tmp_path)) == (None, None)


def test_a_change_beyond_noise_is_told_for_all_cases_and_for_the_kind() -> None:
    found = list(changes([table(*[1] * 20)], {"ours": table(*[0] * 20).outcomes}))

    assert [(one.kind, one.measure.name, one.difference.value, one.verdict) for one in found] == [
        (ALL, "facts", 1.0, "better"),
        ("how", "facts", 1.0, "better"),
    ]


def test_a_change_of_one_case_among_twenty_is_noise() -> None:
    [found] = changes([table(*[1] * 20)], {"ours": table(0, *[1] * 19).outcomes})

    assert (found.kind, found.verdict) == (ALL, "within noise")


def test_only_the_cases_that_both_have_are_compared() -> None:
    [found] = changes([table(*[1] * 9)], {"ours": table(*[1] * 6).outcomes})

    assert found.difference.n == 6


def test_less_of_what_should_be_low_is_better() -> None:
    assert Change("ours", ALL, REFUSED, 0.4, 0.1, Estimate(-0.3, -0.4, -0.2, 50)).verdict == "better"


def test_the_report_says_n_wherever_it_differs() -> None:
    outcomes = (Outcome("a", "how", {"facts": 1}), Outcome("b", "how", {"facts": 1, "refused": 0}))
    ours = Table("ours", outcomes, (FACTS, REFUSED))

    shown = report("answering", [ours], list(figures(ours)), ["A remark."])

    assert "| ours | 2 | 1.000 [1.000, 1.000] | 0.000 n 1 |" in shown
    assert "A remark." in shown


def test_the_comparison_says_what_is_within_noise() -> None:
    change = Change("ours", ALL, FACTS, 0.5, 0.55, Estimate(0.05, -0.02, 0.12, 80))

    shown = comparison([change], {"at": "yesterday", "code": "abc"})

    assert "| ours | facts (n 80) | 0.500 | 0.550 | +0.050 [-0.020, +0.120] | within noise |" in shown
