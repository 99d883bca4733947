"""Targets as the command line gives them to programs: as JSON, and as a table."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path

    from bot.domain.dossier import Edition
    from bot.domain.targets.report import Report
    from bot.domain.targets.scorecard import Aim


def report_json(report: Report) -> dict[str, object]:
    """Return a report, each target with where it stood before and how much of its time is gone."""
    balance = report.balance
    return {
        "dossier": balance.strategy.id,
        "edition": report.edition.reference,
        "title": report.edition.title,
        "on": report.on.isoformat(),
        "targets": [_reported(report, aim) for aim in balance.aims],
        "uncovered": [str(one) for one in balance.uncovered],
        "without_demand": [aim.target.id for aim in balance.unserved],
        "without_value": [aim.target.id for aim in balance.unmeasured],
    }


def _reported(report: Report, aim: Aim) -> dict[str, object]:
    before = aim.share_before
    return {
        **target_json(report.edition, aim),
        "share_before": None if before is None else round(before, 4),
        "before_on": aim.before.on.isoformat() if aim.before else None,
        "elapsed": round(report.elapsed(aim), 4),
        "confirmed_in_slack": [one.id for one in aim.demands if one.id in report.balance.stated],
    }


def target_json(edition: Edition, aim: Aim) -> dict[str, object]:
    """Return a target with the demands that serve it and every value that stands."""
    history = aim.course.history if aim.course else ()
    return {
        **aim.target.model_dump(mode="json"),
        "dossier": edition.dossier.strategy.id,
        "demands": [one.id for one in aim.demands],
        "value": aim.latest.value if aim.latest else None,
        "on": aim.latest.on.isoformat() if aim.latest else None,
        "share": None if aim.share is None else round(aim.share, 4),
        "values": [
            {"value": one.value, "on": one.on.isoformat(), "by": one.by, "note": one.note} for one in history
        ],
    }


def as_csv(told: list[dict[str, object]]) -> str:
    """Return targets as a table, with the latest value of each."""
    written = io.StringIO()
    columns = [name for name in told[0] if name != "values"] if told else []
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(columns)
    for one in told:
        writer.writerow([_cell(one[name]) for name in columns])
    return written.getvalue()


def _cell(value: object) -> object:
    return " ".join(map(str, value)) if isinstance(value, list) else value


def write(text: str, output: Path) -> None:
    """Write what was told to a file. Raises ClickException where it can't be written."""
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"{output} can't be written: {error.strerror}") from error
    click.echo(f"Written to {output}", err=True)
