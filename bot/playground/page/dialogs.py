"""What an app shows in views: modals on top of the page, and its Home tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground.page.bodies import files_address
from bot.playground.page.fragments import Fragment
from bot.playground.page.kit import Context, render_blocks
from bot.playground.page.templates import render

if TYPE_CHECKING:
    from bot.playground.page.places import Window
    from bot.playground.views import View
    from bot.playground.workspace import Workspace


def modal(workspace: Workspace, window: Window) -> list[Fragment]:
    """Return the modal on top of the person's screen."""
    stack = workspace.views.stack(window.person.id)
    if not stack:
        return []
    view = stack[-1]
    html = render(
        "modal.html",
        view=view,
        words=_words(view),
        depth=len(stack),
        app=workspace.app,
        act=f"/page/as/{window.person.id}",
        blocks=render_blocks(view.content["blocks"], view_context(workspace, view)),
    )
    return [Fragment(f"modal-{view.id}", html)]


def home(workspace: Workspace, window: Window) -> list[Fragment]:
    """Return the app's Home tab."""
    if not window.home:
        return []
    view = workspace.views.home(window.person.id)
    blocks = render_blocks(view.content["blocks"], view_context(workspace, view)) if view else None
    html = render(
        "home.html", view=view, blocks=blocks, app=workspace.app, act=f"/page/as/{window.person.id}"
    )
    return [Fragment(f"home-{view.id if view else 'empty'}", html)]


def _words(view: View) -> dict[str, str]:
    """Return what stands on the buttons; without words of its own the app gets Slack's."""
    submit, close = view.content.get("submit"), view.content.get("close")
    otherwise = "Cancel" if submit else "Close"
    return {"submit": submit["text"] if submit else "", "close": close["text"] if close else otherwise}


def view_context(workspace: Workspace, view: View) -> Context:
    """Return what rendering and reading the view's blocks needs."""
    person = workspace.people[view.user]
    return Context(
        workspace,
        person,
        view.id,
        values=view.values,
        errors=view.errors,
        files=files_address(person),
    )
