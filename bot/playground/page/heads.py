"""What stands above a conversation and a thread: names, topics, tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground.page import places
from bot.playground.page.faces import face
from bot.playground.page.fragments import Fragment
from bot.playground.page.templates import render

if TYPE_CHECKING:
    from bot.playground.page.places import Window
    from bot.playground.workspace import Workspace


def title(workspace: Workspace, window: Window) -> str:
    """Return the title of the browser's window."""
    return f"{name(workspace, window)} · {window.person.name} · {workspace.name}"


def name(workspace: Workspace, window: Window) -> str:
    """Return what the conversation is called."""
    if window.channel.kind != "im":
        return f"#{window.channel.name}"
    partner = workspace.people.get(window.channel.partner(window.person.id), window.person)
    return workspace.app.name if partner.bot_id else partner.name


def header(workspace: Workspace, window: Window) -> list[Fragment]:
    """Return the head of the conversation; the app's has tabs."""
    partner = workspace.people.get(window.channel.partner(window.person.id), window.person)
    is_app = window.channel.kind == "im" and partner.bot_id is not None
    html = render(
        "header.html",
        channel=window.channel,
        title=name(workspace, window),
        face=face(workspace, partner.id) if window.channel.kind == "im" else None,
        about=partner.title if window.channel.kind == "im" else window.channel.topic,
        members=len(window.channel.members),
        is_app=is_app,
        at_home=window.home,
        messages=places.address(window.person, window.channel),
        home=places.home_address(window.person),
    )
    return [Fragment(f"header-{window.channel.id}", html)]


def thread_header(workspace: Workspace, window: Window) -> list[Fragment]:
    """Return the head of the thread."""
    if window.thread is None:
        return []
    known = workspace.sessions.sessions.get((window.channel.id, window.thread))
    called = workspace.sessions.titles.get((window.channel.id, window.thread), "")
    html = render(
        "thread_header.html",
        subtitle=(known.title if known else "") or called or name(workspace, window),
        close=places.address(window.person, window.channel),
    )
    return [Fragment(f"thread-header-{window.thread}", html)]
