"""The sidebar: channels, direct messages and apps with what is new in them; and who one can be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.playground.page import places
from bot.playground.page.faces import face
from bot.playground.page.fragments import Fragment
from bot.playground.page.telling_time import clock, local
from bot.playground.page.templates import render
from bot.playground.reading import Unread, unread

if TYPE_CHECKING:
    from bot.playground.channels import Channel
    from bot.playground.page.faces import Face
    from bot.playground.page.places import Window
    from bot.playground.people import Person
    from bot.playground.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Entry:
    """One conversation in the sidebar."""

    name: str
    address: str
    current: bool
    unread: Unread
    private: bool = False
    face: Face | None = None
    title: str = ""


def sidebar(workspace: Workspace, window: Window) -> list[Fragment]:
    """Return the sidebar as this person sees it."""
    person = window.person
    with workspace.changed:
        mine = [channel for channel in workspace.channels if person.id in channel.members]
        channels = [_channel(workspace, window, channel) for channel in mine if channel.kind != "im"]
        own = workspace.channels.direct(person.id, workspace.app.user)
        app = _direct(workspace, window, own)
        direct = [_direct(workspace, window, c) for c in mine if c.kind == "im" and c.id != own.id]
    html = render(
        "sidebar.html",
        workspace=workspace,
        person=person,
        channels=channels,
        app=app,
        direct=direct,
        others=_others(workspace, person),
    )
    return [Fragment("sidebar-content", html)]


def people(workspace: Workspace, window: Window) -> list[Fragment]:
    """Return everybody whom one can be, each with the address of their window."""
    everybody = [person for person in list(workspace.people.values()) if not person.bot_id]
    shown = [
        {
            "person": person,
            "face": face(workspace, person.id),
            "address": places.address(person),
            "current": person.id == window.person.id,
            "clock": clock(local(person, workspace.clock.now())),
        }
        for person in everybody
    ]
    return [Fragment("people-content", render("people.html", people=shown, me=window.person))]


def _others(workspace: Workspace, me: Person) -> list[tuple[Person, Face, str]]:
    """Return everybody to whom one can write, each with the address for it."""
    everybody = [one for one in list(workspace.people.values()) if not one.bot_id and not one.deleted]
    return [(one, face(workspace, one.id), f"{places.address(me)}/with/{one.id}") for one in everybody]


def _channel(workspace: Workspace, window: Window, channel: Channel) -> Entry:
    return Entry(
        channel.name,
        places.address(window.person, channel),
        _is_current(window, channel),
        unread(workspace, window.person.id, channel),
        private=channel.kind == "group",
    )


def _direct(workspace: Workspace, window: Window, channel: Channel) -> Entry:
    partner = workspace.people.get(channel.partner(window.person.id), window.person)
    return Entry(
        _name(partner, window.person),
        places.address(window.person, channel),
        _is_current(window, channel),
        unread(workspace, window.person.id, channel),
        face=face(workspace, partner.id),
        title=partner.title,
    )


def _name(partner: Person, viewer: Person) -> str:
    return f"{partner.name} (you)" if partner.id == viewer.id else partner.name


def _is_current(window: Window, channel: Channel) -> bool:
    return window.channel.id == channel.id
