"""The report on a strategy's targets: how far each has come, as words, and as what a picture shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.figures import day, number
from bot.domain.pictures import Progress, ProgressRow
from bot.domain.targets.saying import NAMES, lacking, percent, served, stand, summed_up, trend, way
from bot.domain.targets.scorecard import elapsed

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.dossier import Edition
    from bot.domain.strategy import Perspective
    from bot.domain.targets.scorecard import Aim, Balance

FORMULA: Final = (
    "Progress is the share of the way from the start to the target that the latest value has come: "
    "(value - start) / (target - start). It holds for targets below their start as well; below 0 % is "
    "further away than at the start, above 100 % is beyond the target."
)


@dataclass(frozen=True, slots=True)
class Line:
    """One target in words, each piece for itself; empty where there is nothing to say."""

    measure: str
    way: str
    stand: str
    trend: str
    time: str
    note: str
    guideline: str
    demands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The targets of a strategy as they stand on a day."""

    edition: Edition
    balance: Balance
    on: date

    @property
    def title(self) -> str:
        """What it is called."""
        return f"Targets: {self.edition.title}"

    @property
    def status(self) -> str:
        """Of which day it is, and how many targets are how far."""
        return f"As of {day(self.on)}. {summed_up(self.balance)}"

    @property
    def lacking(self) -> list[str]:
        """What the scorecard lacks."""
        return lacking(self.balance)

    @property
    def groups(self) -> list[tuple[str, list[Line]]]:
        """The targets by perspective, those without any too."""
        return [(name, [self._line(aim) for aim in self.balance.of(one)]) for one, name in NAMES.items()]

    def elapsed(self, aim: Aim) -> float:
        """Return the share of a target's time that is gone."""
        return elapsed(self.balance.strategy, aim.target, self.on)

    def _line(self, aim: Aim) -> Line:
        gone = f"{percent(self.elapsed(aim))} of its time is gone."
        return Line(
            aim.target.measure,
            f"{way(aim)[:1].upper()}{way(aim)[1:]}.",
            stand(aim),
            trend(aim),
            gone,
            aim.latest.note if aim.latest else "",
            aim.guideline.statement if aim.guideline else aim.target.guideline,
            tuple(served(aim, self.balance)),
        )


def as_markdown(report: Report) -> str:
    """Return a report as Markdown, which can be read on a terminal too."""
    lines = [f"# {report.title}", "", report.status, ""]
    for name, targets in report.groups:
        lines += [f"## {name}", ""]
        for one in targets:
            lines += [f"**{one.measure}**", *(f"- {said}" for said in _sentences(one)), ""]
        if not targets:
            lines += ["No target yet: nothing says here whether the strategy succeeds.", ""]
    if report.lacking:
        lines += ["## What is missing", "", *(f"- {said}" for said in report.lacking), ""]
    return "\n".join([*lines, FORMULA, ""])


def progress(report: Report) -> Progress:
    """Return what to draw: a bar for each target, by perspective."""
    return Progress(
        tuple((NAMES[one], tuple(map(_row, report.balance.of(one)))) for one in _covered(report.balance))
    )


def in_words(report: Report) -> str:
    """Return what the picture shows, in words."""
    shown = progress(report).groups
    groups = (f"{name}: {'; '.join(f'{row.name}, {row.label}' for row in rows)}." for name, rows in shown)
    return f"How far each target has come. {' '.join(groups)}"


def _sentences(line: Line) -> list[str]:
    note = f" Note: {line.note}" if line.note else ""
    demands = "; ".join(line.demands) or "none yet"
    where = " ".join(filter(None, (line.stand, line.trend, line.time)))
    return [line.way, f"{where}{note}", f"Guideline: {line.guideline}", f"Demands: {demands}"]


def _covered(balance: Balance) -> list[Perspective]:
    return [one for one in NAMES if balance.of(one)]


def _row(aim: Aim) -> ProgressRow:
    if aim.latest is None or aim.share is None:
        return ProgressRow(aim.target.measure, None, None, "no value yet")
    label = f"{percent(aim.share)} of the way ({number(aim.latest.value)} {aim.target.unit})"
    return ProgressRow(aim.target.measure, aim.share, aim.share_before, label)
