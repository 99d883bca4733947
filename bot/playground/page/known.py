"""What can be completed while one types: the app's commands, people, channels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground.page.fragments import Fragment
from bot.playground.page.templates import render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.playground.page.places import Window
    from bot.playground.workspace import Workspace


def known(workspace: Workspace, window: Window) -> list[Fragment]:
    """Return everything that completes what one types in this conversation."""
    html = render("known.html", offers=list(_offers(workspace, window)))
    return [Fragment("known-content", html)]


def _offers(workspace: Workspace, window: Window) -> Iterator[tuple[str, str, str]]:
    app = workspace.app
    described = {one.id: one for one in app.offered if one.kind == "command"}
    for command in sorted(app.commands):
        one = described.get(command)
        yield command, one.title if one else command, one.about if one else app.name
    for person in list(workspace.people.values()):
        if person.bot_id is None or app.user in window.channel.members:
            name = app.name if person.bot_id else person.name
            yield f"@{person.handle}", name, "App" if person.bot_id else person.title
    for channel in workspace.channels:
        if channel.kind != "im" and window.person.id in channel.members:
            yield f"#{channel.name}", f"#{channel.name}", channel.topic
