"""What stands below a conversation and a thread: what the app does and suggests, where one writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground.page.fragments import Fragment
from bot.playground.page.heads import name
from bot.playground.page.templates import render
from bot.playground.sessions import Prompts
from bot.playground.streaming import is_open

if TYPE_CHECKING:
    from bot.playground.page.places import Window
    from bot.playground.workspace import Workspace


def foot(workspace: Workspace, window: Window) -> list[Fragment]:
    """Return what the app suggests to ask, in the conversation with it."""
    if window.home:
        return []
    prompts = _prompts(workspace, window)
    if not prompts.prompts:
        return []
    return [Fragment(f"prompts-{window.channel.id}", render("prompts.html", prompts=prompts))]


def thread_foot(workspace: Workspace, window: Window) -> list[Fragment]:
    """Return what the app says that it is doing in the thread."""
    if window.thread is None:
        return []
    status = workspace.sessions.statuses.get((window.channel.id, window.thread), "")
    session = workspace.sessions.sessions.get((window.channel.id, window.thread))
    working = session is not None and session.status == "processing"
    streams = [
        message
        for message in workspace.messages.of(window.channel.id)
        if message.thread == window.thread and is_open(workspace, message)
    ]
    if not (status or working or streams):
        return []
    told = status or ("is writing …" if streams else "is working …")
    values = {"name": workspace.app.name, "status": told, "thread": window.thread, "act": _act(window)}
    return [Fragment(f"status-{window.thread}", render("status.html", channel=window.channel.id, **values))]


def composer(workspace: Workspace, window: Window) -> list[Fragment]:
    """Return where one writes into the conversation."""
    return [] if window.home else [_composer(workspace, window, None)]


def thread_composer(workspace: Workspace, window: Window) -> list[Fragment]:
    """Return where one writes into the thread."""
    return [_composer(workspace, window, window.thread)] if window.thread else []


def _composer(workspace: Workspace, window: Window, thread: str | None) -> Fragment:
    called = name(workspace, window)
    html = render(
        "composer.html",
        channel=window.channel,
        thread=thread or "",
        label="Reply in the thread" if thread else f"Message {called}",
        act=_act(window),
    )
    return Fragment(f"composer-{window.channel.id}-{thread or 'top'}", html)


def _prompts(workspace: Workspace, window: Window) -> Prompts:
    if workspace.app.user not in window.channel.members or window.channel.kind != "im":
        return Prompts()
    installed = Prompts(prompts=workspace.app.prompts)
    return workspace.sessions.prompts.get(window.channel.id, installed)


def _act(window: Window) -> str:
    return f"/page/as/{window.person.id}"
