"""`plumbline demand`, `plumbline gap`: what a strategy means for the areas, and how they get there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.bootstrap import Application
    from bot.domain.dossier import Edition
    from bot.domain.drafting.entries import Kind

_workspace = click.option("--workspace", metavar="W", help="Slack team id; default: PLUMBLINE_WORKSPACE.")
_dossier = click.option("--dossier", "chosen", metavar="ID", help="Which dossier, where there are several.")
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
_file = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))


def _group(kind: str, about: str) -> click.Group:
    """Return the commands for demands, or for gaps."""
    group = click.Group(kind, help=f"See, bring in and take out {kind}s: {about}")
    for command in (_list(kind), _show(kind), _import(kind), _export(kind)):
        group.add_command(command)
    return group


def _list(kind: str) -> click.Command:
    @click.command(
        "list", help=f"List the {kind}s that stand: those of the dossiers, of Slack, and imported."
    )
    @click.option("--guideline", metavar="ID", help="Only those that are about this guideline.")
    @click.option("--area", metavar="ID", help="Only those of this area, or that need something from it.")
    @_workspace
    @_json
    def command(guideline: str | None, area: str | None, workspace: str | None, *, as_json: bool) -> None:
        from bot.cli import records

        application, here = _here(workspace)
        found = application.registry.concerning(here, _kind(kind), guideline=guideline, area=area)
        if as_json:
            click.echo(json.dumps([records.as_json(one) for one in found], ensure_ascii=False))
            return
        for line in records.table(found):
            click.echo(line)
        if not found:
            click.echo(_none(kind, application, here, narrowed=bool(guideline or area)))

    return command


def _show(kind: str) -> click.Command:
    @click.command("show", help=f"Show one {kind} with all of its fields, and what others said to its needs.")
    @click.argument("identity", metavar="ID")
    @click.option("--versions", is_flag=True, help="Show every version, oldest first.")
    @_dossier
    @_workspace
    @_json
    def command(
        identity: str, chosen: str | None, workspace: str | None, *, versions: bool, as_json: bool
    ) -> None:
        from bot.cli import records

        application, here = _here(workspace)
        every = application.registry.versions(here, _kind(kind), identity)
        found = [one for one in every if chosen in {None, one.dossier}]
        if not found:
            raise click.ClickException(_unknown(kind, identity, application, here))
        several = sorted({one.dossier for one in found})
        if several[1:]:
            told = f"{identity} stands in several dossiers; choose one with --dossier: {', '.join(several)}"
            raise click.ClickException(told)
        if versions:
            _print(records.versions_json(found, kind), [], as_json=as_json)
            return
        last = application.registry.latest(here, _kind(kind), identity, found[-1].dossier) or found[-1]
        content = records.with_needs(last) if as_json else last.form.model_dump(mode="json")
        _print(content, records.comments(last), as_json=as_json)

    return command


def _import(kind: str) -> click.Command:
    @click.command("import", help=f"Take {kind}s in from FILE (YAML, JSON or CSV), each as its next version.")
    @_file
    @_dossier
    @_workspace
    @_json
    def command(file: Path, chosen: str | None, workspace: str | None, *, as_json: bool) -> None:
        from bot.adapters.form_files import read_forms
        from bot.services.drafting.importing import Taken
        from knowledge.lined_yaml import FlawedYamlError

        application, here = _here(workspace)
        edition = _edition(application, here, chosen)
        try:
            given = read_forms(_kind(kind), file)
        except FlawedYamlError as flawed:
            _refuse(file, [(flaw.line, flaw.problem) for flaw in flawed.flaws], as_json=as_json)
        intake = application.importing.take(here, edition, _kind(kind), given)
        if isinstance(intake, list):
            _refuse(file, [(flaw.line, flaw.text) for flaw in intake], as_json=as_json)
        counted = {what.value: intake.count(what) for what in Taken}
        told = ", ".join(f"{count} {what}" for what, count in counted.items())
        click.echo(json.dumps({"ok": True, **counted, "notes": []}) if as_json else f"{kind}s: {told}")

    return command


def _export(kind: str) -> click.Command:
    @click.command(
        "export", help=f"Write the {kind}s that stand to FILE, which `{kind} import` and a dossier read."
    )
    @_file
    @_dossier
    @_workspace
    def command(file: Path, chosen: str | None, workspace: str | None) -> None:
        from bot.adapters.form_files import ENDINGS, written_forms

        if file.suffix.lower() not in ENDINGS:
            raise click.ClickException(f"{file} should end in one of {', '.join(ENDINGS)}.")
        application, here = _here(workspace)
        strategy = _edition(application, here, chosen).dossier.strategy
        found = application.registry.standing(here, _kind(kind))
        forms = [one.form for one in found if one.dossier == strategy.id]
        try:
            file.write_text(written_forms(_kind(kind), forms, file.suffix), encoding="utf-8", newline="")
        except OSError as error:
            raise click.ClickException(f"{file} can't be written: {error.strerror}") from error
        click.echo(f"{len(forms)} {kind}{'' if len(forms) == 1 else 's'} written to {file}")

    return command


def _here(workspace: str | None) -> tuple[Application, str]:
    from bot.bootstrap import build
    from bot.settings import read_settings

    settings = read_settings()
    return build(settings), workspace or settings.workspace


def _kind(kind: str) -> Kind:
    from bot.domain.drafting.entries import Kind

    return Kind(kind)


def _edition(application: Application, workspace: str, chosen: str | None) -> Edition:
    """Return the strategy that is meant: the one of this id, or the only one."""
    from bot.cli.dossiers import one_of

    return one_of(application.registry.editions(workspace), chosen)


def _print(content: object, comments: Sequence[str], *, as_json: bool) -> None:
    import yaml

    if as_json:
        click.echo(json.dumps(content, ensure_ascii=False))
        return
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=110)
    click.echo("\n".join([*comments, text]), nl=False)


def _refuse(file: Path, flaws: Sequence[tuple[int, str]], *, as_json: bool) -> NoReturn:
    """Say everything that is wrong with a file, and end."""
    if as_json:
        notes = [{"file": file.name, "line": line, "severity": "error", "text": text} for line, text in flaws]
        click.echo(json.dumps({"ok": False, "notes": notes}, ensure_ascii=False))
        raise SystemExit(1)
    for line, text in flaws:
        click.echo(f"{file}:{line}: error: {text}", err=True)
    raise click.ClickException("Nothing was taken in. Correct the file, then import it again.")


def _none(kind: str, application: Application, workspace: str, *, narrowed: bool) -> str:
    if narrowed and application.registry.standing(workspace, _kind(kind)):
        return f"No {kind} is about that; see all with: plumbline {kind} list"
    if not application.registry.editions(workspace):
        return f"No {kind}s yet: there is no dossier. Load one with: plumbline dossier load FOLDER"
    ways = f"Bring some in with: plumbline {kind} import FILE; or state one in Slack: /align {kind}"
    return f"No {kind}s yet. {ways}"


def _unknown(kind: str, identity: str, application: Application, workspace: str) -> str:
    known = [one.form.id for one in application.registry.standing(workspace, _kind(kind))]
    if not known:
        return f"There is no {kind} {identity}. {_none(kind, application, workspace, narrowed=False)}"
    return f"There is no {kind} {identity}; there is: {', '.join(known)}"


COMMANDS = (
    _group("demand", "what each guideline means for an area."),
    _group("gap", "the way from an area's current state to its target state."),
)
