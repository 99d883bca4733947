"""`plumbline interpret`: what answers in free words come to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.listening import Heard
    from knowledge.instrument import Instrument, RatedQuestion


class Options(TypedDict):
    """What the options say of one answer."""

    side: str
    instrument: str
    as_json: bool


@click.command()
@click.argument("practice", required=False)
@click.argument("answer", required=False)
@click.option(
    "--side", type=click.Choice(["business", "it"]), default="business", show_default=True, help="Who speaks."
)
@click.option("--instrument", default="samm", show_default=True, metavar="NAME", help="Whose practice it is.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option(
    "--batch",
    type=click.File(encoding="utf-8-sig", errors="surrogateescape"),
    metavar="FILE.jsonl",
    help="Lines with id, practice, side and answer; prints one JSON object a line.",
)
def interpret(
    practice: str | None, answer: str | None, batch: Iterator[str] | None, **options: Unpack[Options]
) -> None:
    """Say what ANSWER to PRACTICE comes to: a level that is proposed, or what to ask next."""
    from bot.bootstrap import build
    from bot.cli.batches import AnswerItem, answer_each
    from bot.settings import read_settings
    from knowledge.instrument import Side

    if (answer is None) == (batch is None) or (batch is not None and practice is not None):
        raise click.UsageError(
            'Give a practice and an answer, like: plumbline interpret GOV-06 "We meet monthly", '
            "or --batch FILE."
        )
    application = build(read_settings())
    instrument = application.catalogue.instrument(options["instrument"])
    listen = application.listening.listen
    if answer is not None:
        heard = listen(_practice(instrument, practice or ""), Side(options["side"]), [answer])
        _print_json(as_object(heard)) if options["as_json"] else _show(heard)

    def interpreted(item: AnswerItem) -> dict[str, object]:
        return as_object(listen(_practice(instrument, item.practice), item.side, [item.answer]))

    answer_each(AnswerItem, batch or (), interpreted)


def as_object(heard: Heard) -> dict[str, object]:
    """Return what was heard, as it is printed."""
    return {
        "outcome": str(heard.outcome),
        "level": heard.level,
        "quote": heard.quote,
        "probe": heard.probe,
        "by": heard.by,
        "confidence": heard.confidence,
    }


def _practice(instrument: Instrument, name: str) -> RatedQuestion:
    found = next((practice for practice in instrument.practices if practice.id == name.upper()), None)
    if found is None:
        known = ", ".join(practice.id for practice in instrument.practices)
        raise click.ClickException(f"{instrument.reference} has no practice {name}. It has: {known}.")
    return found


def _show(heard: Heard) -> None:
    click.echo(f"{heard.outcome} (by {heard.by}, {heard.confidence:.0%} sure)")
    for name, value in (("level", heard.level), ("quote", heard.quote), ("probe", heard.probe)):
        if value is not None:
            click.echo(f"  {name}: {value}")


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False))


COMMANDS = (interpret,)
