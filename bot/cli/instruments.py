"""`plumbline instrument`: the questionnaires that can be used, and those that a company writes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.domain.figures import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.instrument import Instrument, Question
    from knowledge.instruments import Catalogue

_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group()
def instrument() -> None:
    """See the questionnaires that interviews use, and check one of your own.

    Your own are YAML files in the folder `instruments` of the data folder; the bot reads them when it starts.
    """


@instrument.command("list")
@_json
def list_(*, as_json: bool) -> None:
    """List the newest version of each questionnaire."""
    catalogue = _catalogue()
    if as_json:
        click.echo(json.dumps([_about(one) for one in catalogue.newest], ensure_ascii=False))
    else:
        for one in catalogue.newest:
            click.echo(f"{one.reference:<20} {one.title}: {_size(one)}, {counted(one.minutes, 'minute')}")
    for error in catalogue.refused:
        click.echo(f"left out:\n{error}", err=True)


@instrument.command()
@click.argument("name", metavar="NAME[@VERSION]")
@_json
def show(name: str, *, as_json: bool) -> None:
    """Show a questionnaire with its questions and anchors."""
    wanted, pinned, version = name.partition("@")
    if pinned and not version.isdecimal():
        raise click.BadParameter(f"write a version as in {wanted}@1, or leave it out", param_hint="NAME")
    found = _catalogue().instrument(wanted, int(version) if pinned else None)
    if as_json:
        click.echo(found.model_dump_json(by_alias=True, exclude_none=True))
    else:
        click.echo("\n".join(_told(found)))


@instrument.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_json
def check(file: Path, *, as_json: bool) -> None:
    """Say what is wrong in a questionnaire of your own, line by line, and what could be asked better."""
    from knowledge.instruments import InstrumentError, advice, load_instrument

    found, flaws, refusal = None, [], ""
    try:
        found = load_instrument(file, _catalogue(without=file).instruments)
    except InstrumentError as error:
        flaws, refusal = [{"line": one.line, "problem": one.problem} for one in error.flaws], str(error)
    better = advice(found) if found else []
    if as_json:
        about = _about(found) if found else None
        click.echo(json.dumps({"instrument": about, "errors": flaws, "advice": better}, ensure_ascii=False))
    else:
        summary = (
            f"{file}: {found.reference} can be used, {counted(len(found.questions), 'question')}"
            if found
            else refusal
        )
        click.echo("\n".join([*(f"advice: {line}" for line in better), summary]))
    raise SystemExit(0 if found else 1)


def _catalogue(without: Path | None = None) -> Catalogue:
    from bot.settings import read_settings
    from knowledge.instruments import catalogue

    return catalogue(read_settings().instruments_folder, without)


def _about(one: Instrument) -> dict[str, object]:
    return {
        "instrument": one.reference,
        "title": one.title,
        "questions": len(one.questions),
        "minutes": one.minutes,
        "review": one.review,
    }


def _size(one: Instrument) -> str:
    return counted(len(one.questions), "question")


def _told(one: Instrument) -> Iterator[str]:
    yield f"{one.reference}  {one.title}, {_size(one)}, about {counted(one.minutes, 'minute')}"
    yield from (text for text in (one.purpose, one.provenance, one.review) if text)
    for dimension in one.dimensions:
        yield f"\n## {dimension.name}"
        for question in dimension.questions:
            yield from _question(question)


def _question(question: Question) -> Iterator[str]:
    from knowledge.instrument import ChoiceQuestion, RatedQuestion

    yield f"\n{question.id}  {question.name}"
    yield f"  business: {question.ask.business}"
    if question.ask.it != question.ask.business:
        yield f"  IT: {question.ask.it}"
    if question.when is not None:
        yield f"  asked if {question.when.question} is {' or '.join(question.when.is_)}"
    if isinstance(question, RatedQuestion):
        yield from (f"  {level}  {anchor}" for level, anchor in enumerate(question.anchors, start=1))
    if isinstance(question, ChoiceQuestion):
        yield from (f"  ( ) {option.label}" for option in question.options)


COMMANDS = (instrument,)
