"""`plumbline perspective`: which path change takes here, from what managers tell of initiatives."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.bootstrap import Application
    from bot.domain.perspective import Initiative, Picture
    from bot.domain.perspective_overview import Lived
    from bot.services.perspectives import Stated

_workspace = click.option("--workspace", metavar="W", help="Slack team id; default: PLUMBLINE_WORKSPACE.")
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group()
def perspective() -> None:
    """Tell which alignment perspective is lived, and whether IT is an enabler or a driver."""


@perspective.command()
@click.option(
    "--batch",
    type=click.File(encoding="utf-8-sig", errors="surrogateescape"),
    metavar="FILE.jsonl",
    required=True,
    help="Lines with id and answers (what_1, trigger_1, first_1, after_1, what_2 …).",
)
@_json
def code(batch: Iterator[str], *, as_json: bool) -> None:
    """Code what managers tell of their last initiatives to paths, each part with its quote."""
    from bot.cli.batches import PerspectiveItem, answer_each
    from bot.domain.perspective import Picture
    from bot.services.perspectives import told_in

    application = _application()

    def coded(item: PerspectiveItem) -> dict[str, object] | str:
        found = application.perspectives.code(told_in(item.answers))
        lived = Picture(tuple(one.path for one in found))
        told = f"{item.id}  {_named(lived)}, IT: {lived.role or 'untold'}"
        return _coded(found, lived) if as_json else told

    answer_each(PerspectiveItem, batch, coded, as_json=as_json)


@perspective.command()
@_workspace
@_json
def show(workspace: str | None, *, as_json: bool) -> None:
    """Show the role of IT that each strategy states, and what managers lived, as it was last released."""
    from bot.adapters.database.releases import SqlReleases
    from bot.domain.perspective_overview import in_words
    from bot.services.codebooks import PERSPECTIVE
    from bot.services.paths import shown
    from bot.services.releasing import Releasing

    application = _application()
    where = workspace or application.settings.workspace
    stated = application.perspectives.stated(where)
    release = Releasing(SqlReleases(application.beside)).latest(where, PERSPECTIVE)
    lived = shown(release) if release else None
    if as_json:
        click.echo(json.dumps(_seen(stated, lived), ensure_ascii=False))
        return
    for one in stated:
        click.echo(f"{one.edition.title}: states IT as {one.picture.role or 'neither enabler nor driver'}")
    for line in in_words(lived, [(one.edition.title, one.picture.role) for one in stated]) if lived else ():
        click.echo(line)
    if lived is None:
        click.echo(
            "Nothing was released yet of what managers lived: it takes interviews of five (/align start "
            "perspective), and a facilitator who asks for the picture (/align perspective)."
        )


def _coded(coded: Sequence[Initiative], lived: Picture) -> dict[str, object]:
    from bot.domain.perspective_fields import ADVICE

    return {
        "initiatives": [_initiative(one) for one in coded],
        "dominant": _named(lived),
        "role": lived.role,
        "integration": ADVICE[lived.role] if lived.role else None,
        "quotes": [quote for one in coded for quote in one.quotes.values()],
        "by": "model" if any(one.by == "model" for one in coded) else "rules",
        "prompt": next((one.prompt for one in coded if one.prompt), None),
    }


def _initiative(one: Initiative) -> dict[str, object]:
    path = one.path
    return {
        "anchor": path.anchor,
        "pivot": path.pivot,
        "impact": path.impact,
        "perspective": path.perspective,
        "evidence": dict(one.quotes),
    }


def _named(lived: Picture) -> str | None:
    """Return the dominant perspective, `mixed`, or None where too little was told."""
    return lived.dominant or ("mixed" if lived.told else None)


def _seen(stated: Sequence[Stated], lived: Lived | None) -> dict[str, object]:
    from bot.domain.perspective_overview import in_words

    titles = [(one.edition.title, one.picture.role) for one in stated]
    return {
        "stated": [
            {"edition": one.edition.reference, "role": one.picture.role, "starts": dict(one.picture.starts)}
            for one in stated
        ],
        "lived": {
            "people": lived.people,
            "perspectives": {
                **{one.value: count for one, count in lived.perspectives.items()},
                "mixed": lived.mixed,
                "untold": lived.untold,
            },
            "roles": {role.value: count for role, count in lived.roles.items()},
        }
        if lived
        else None,
        "text": " ".join(in_words(lived, titles)) if lived else None,
    }


def _application() -> Application:
    from bot.bootstrap import build
    from bot.settings import read_settings

    return build(read_settings())


COMMANDS = (perspective,)
