"""`plumbline evals`: runs measurements, compares them with those kept, and keeps them."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

if TYPE_CHECKING:
    from evals.results import Earlier
    from evals.running import Evaluation

EVALUATIONS = {
    "retrieval": "Passages found for questions on the seed documents, beside a tutorial bot and plain BM25.",
    "answering": "Facts, citations, lists and length of answers on the framework and on the seed documents.",
    "refusals": "Questions without an answer that are refused, questions with one that are refused as well.",
    "listening": "What interview answers come to: outcomes, levels, probes, and manipulations.",
    "personas": "Invented managers in whole interviews: what they go through, and what is kept of it.",
    "why": "Facts of answers about a strategy: why, why not, what it means, what is open.",
    "routing": "Questions that go to the strategy or to the framework, without a word on which is meant.",
    "understanding": "What managers understand of a strategy: how well, which goals, for which reasons.",
    "capturing": "Which fields of demands and gaps are filled from what managers say, and rightly.",
    "perspective": "On which path initiatives went, from what managers tell of them.",
    "latency": "Time of searching, answering, starting and indexing; resident memory.",
}
_name = click.argument("name", type=click.Choice(list(EVALUATIONS)))
_LACKING = {"ir_measures", "langchain_text_splitters"}


@click.group()
def evals() -> None:
    """Measure how good Plumbline is."""


@evals.command("list")
def list_() -> None:
    """List the evaluations, and when each was last run and kept."""
    from evals.results import latest_run, read_kept  # noqa: PLC0415 - `plumbline --help` stays instant

    for name, says in EVALUATIONS.items():
        kept = read_kept(name)
        latest = latest_run(name)
        click.echo(f"{name:<10} {says}")
        click.echo(f"{'':<10} latest run: {latest.name if latest else 'none'}, kept: {_when(kept)}\n")


@evals.command()
@_name
@click.option(
    "--questions",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Other questions on the seed documents, in the form of ../shared/data/questions.jsonl.",
)
@click.option(
    "--sample", "size", type=click.IntRange(min=1), help="Take so many cases of each set, of every kind some."
)
@click.option("--keep", "keeping", is_flag=True, help="Keep the result in place of the one kept before.")
def run(name: str, questions: Path | None, size: int | None, *, keeping: bool) -> None:
    """Run the evaluation NAME, print its figures, and compare them with those kept."""
    from evals.running import run as run_evaluation  # noqa: PLC0415 - as above

    if keeping and (questions or size):
        raise click.UsageError(
            "Only results on all of the given questions are kept; leave out --questions, --sample or --keep."
        )
    folder, readable = run_evaluation(name, _module(name), questions, size)
    click.echo(readable)
    click.echo(f"Written to {_short(folder)}")
    if keeping:
        _keep(name)


@evals.command()
@_name
def keep(name: str) -> None:
    """Keep the latest result of the evaluation NAME, for later runs to be compared with."""
    _keep(name)


def _keep(name: str) -> None:
    from evals.results import keep as keep_latest  # noqa: PLC0415 - as above

    folder = keep_latest(name)
    if folder is None:
        raise click.ClickException(f"There is no result to keep yet; first: plumbline evals run {name}")
    click.echo(f"Kept in {_short(folder)}")


def _module(name: str) -> Evaluation:
    try:
        return cast("Evaluation", import_module(f"evals.{name}"))
    except ModuleNotFoundError as missing:
        if missing.name not in _LACKING:
            raise
        message = (
            f"{missing.name} is not installed; `make test` installs the tools for tests and evaluations."
        )
        raise click.ClickException(message) from missing


def _when(kept: Earlier | None) -> str:
    return f"{kept.configuration['at']} (code {kept.configuration['code']})" if kept else "none"


def _short(folder: Path) -> str:
    """Return a folder as seen from where the person stands, if it is below."""
    here = Path.cwd()
    return str(folder.relative_to(here) if folder.is_relative_to(here) else folder)
