"""Reports: figures and comparisons as Markdown for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.measures import ALL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from evals.comparison import Change
    from evals.measures import Figure, Table
    from evals.statistics import Estimate

_DECIMALS = {"": 3, "ms": 1, "s": 2, "MB": 0, "words": 0, "/s": 0, "modules": 0}
_FOOT = (
    "In brackets: 95 % intervals by bootstrap over cases. n is the number of cases; where a figure rests on "
    "fewer of them, it says so."
)


def report(name: str, tables: Sequence[Table], figures: Sequence[Figure], remarks: Sequence[str]) -> str:
    """Return all figures of a run: systems side by side over all cases, then each by kind."""
    found = {(figure.table, figure.kind, figure.measure): figure for figure in figures}
    lines = [f"# {name}", ""]
    for group in _alike(tables):
        names = [table.name for table in group]
        lines += _grid(["", *_columns(group[0])], (_row(one.name, one, ALL, found) for one in group))
        for table in group:
            if table.detailed and len(table.kinds) > 2:
                lines += ["", f"## {table.name}, by kind" if len(names) > 1 else f"## {table.name}", ""]
                lines += _grid(
                    ["kind", *_columns(table)], (_row(kind, table, kind, found) for kind in table.kinds)
                )
        lines.append("")
    return "\n".join([*lines, *remarks, "", _FOOT, ""])


def comparison(changes: Iterable[Change], kept: Mapping[str, object]) -> str:
    """Return how a run differs from the one that was kept."""
    rows = [
        [
            f"{change.table}, {change.kind}" if change.kind != ALL else change.table,
            f"{change.measure.name} (n {change.difference.n})",
            _number(change.before, change.measure.unit),
            _number(change.now, change.measure.unit),
            _with_interval(change.difference, change.measure.unit, sign="+"),
            change.verdict,
        ]
        for change in changes
    ]
    if not rows:
        return "The result that was kept has no case in common with this one.\n"
    head = ["", "measure", "kept", "now", "difference", ""]
    title = f"## Compared with what was kept ({kept.get('at')}, code {kept.get('code')})"
    note = (
        "On the cases that both have. Of kinds, only those that changed by more than noise are listed; of "
        "twenty differences one is expected to do so by chance."
    )
    return "\n".join([title, "", *_grid(head, rows), "", note, ""])


def _alike(tables: Sequence[Table]) -> Iterator[list[Table]]:
    """Yield neighbouring tables with the same measures together."""
    group: list[Table] = []
    for table in tables:
        if group and _columns(group[0]) != _columns(table):
            yield group
            group = []
        group.append(table)
    if group:
        yield group


def _columns(table: Table) -> list[str]:
    return ["n", *(measure.name for measure in table.measures)]


def _row(name: str, table: Table, kind: str, found: Mapping[tuple[str, str, str], Figure]) -> list[str]:
    n = sum(kind in {ALL, outcome.kind} for outcome in table.outcomes)
    cells = [found.get((table.name, kind, measure.name)) for measure in table.measures]
    return [name, str(n), *("–" if cell is None else _cell(cell, n) for cell in cells)]


def _cell(figure: Figure, n: int) -> str:
    number = _with_interval(figure.estimate, figure.unit)
    return number if figure.estimate.n == n else f"{number} n {figure.estimate.n}"


def _with_interval(estimate: Estimate, unit: str, sign: str = "") -> str:
    number = _number(estimate.value, unit, sign)
    if estimate.n == 1:
        return number
    return f"{number} [{_number(estimate.low, '', sign, unit)}, {_number(estimate.high, '', sign, unit)}]"


def _number(value: float, unit: str, sign: str = "", decimals_of: str | None = None) -> str:
    decimals = _DECIMALS[unit if decimals_of is None else decimals_of]
    return f"{value:{sign}.{decimals}f} {unit}".rstrip()


def _grid(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return a Markdown table whose columns line up."""
    cells = [list(head), *map(list, rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    lines = ["| " + " | ".join(f"{c:<{w}}" for c, w in zip(row, widths, strict=True)) + " |" for row in cells]
    return [lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]]
