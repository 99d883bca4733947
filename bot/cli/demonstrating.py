"""What `plumbline demo` shows: the sample company with its strategy, and a way into the database."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from bot.bootstrap import Application
    from bot.playground.backstage import Depth
    from bot.playground.demo import Demo


def demonstration(port: int, *, browser: bool) -> Demo:
    """Return the demo that the settings describe."""
    from bot.bootstrap import build
    from bot.playground.company import SAMPLE, sample_company
    from bot.playground.demo import Demo
    from bot.playground.installation import from_manifest
    from bot.playground.workspace import TEAM
    from bot.settings import read_settings
    from bot.slack.manifest import manifest

    application = build(read_settings())
    company, environment = sample_company(), dict(os.environ)
    if not application.settings.facilitators:
        environment["PLUMBLINE_FACILITATORS"] = company.people[0].id
    return Demo(
        command=(sys.executable, "-m", "bot", "serve"),
        environment=environment,
        log_file=application.settings.home / "demo.log",
        app=from_manifest(manifest()),
        port=port,
        company=company,
        prepare=lambda: _load(application, TEAM, SAMPLE),
        show=_open if browser and _has_screen(environment) else lambda _: None,
        look=_looking(application, TEAM),
        erase=lambda: _begin_anew(application, TEAM, SAMPLE),
    )


def _load(application: Application, workspace: str, folder: Path) -> None:
    """Put the framework and the company's strategy where the bot finds them; what stands there is left."""
    from bot.adapters.dossier_files import read_dossier

    dossier = read_dossier(folder).dossier
    if dossier is not None:
        application.loading.load(workspace, dossier)


def _looking(application: Application, workspace: str) -> Callable[[], Depth | None]:
    def look() -> Depth | None:
        from bot.adapters.database.workspaces import waiting
        from bot.playground.backstage import Depth

        found = waiting(application.engine, workspace)
        return Depth(found.requests, found.posts) if found else None

    return look


def _begin_anew(application: Application, workspace: str, folder: Path) -> None:
    from bot.adapters.database.workspaces import erase

    erase(application.engine, workspace)
    _load(application, workspace, folder)


def _open(address: str) -> None:
    import webbrowser

    webbrowser.open(address)


def _has_screen(environment: Mapping[str, str]) -> bool:
    """Whether a browser would have somewhere to show; one in text would take the terminal away from us."""
    if sys.platform == "darwin":
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))
