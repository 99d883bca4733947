"""The facilitator's drawer: what happens behind the scenes, which Slack never shows."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from bot.playground import posting
from bot.playground.backstage import Backstage
from bot.playground.errors import PlaygroundError
from bot.playground.page.forms import Form
from bot.playground.page.fragments import Fragment
from bot.playground.page.telling_time import in_passing, local
from bot.playground.page.templates import render
from bot.playground.workspace import Workspace

if TYPE_CHECKING:
    from bot.playground.journal import Entry
    from bot.playground.page.places import Window
    from bot.playground.people import Person
    from bot.playground.scheduling import ScheduledMessage

Deed = Callable[[Workspace, Backstage, Form], None]
_SHOWN: Final = 100
_LONGEST_LEAP_SECONDS: Final = 90 * 24 * 3600


def alarm(workspace: Workspace, backstage: Backstage) -> list[Fragment]:
    """Return what is wrong with the bot, for everybody to see; nothing while it is connected."""
    bot = backstage.bot()
    if bot.says == "connected":
        return []
    # Before its first start it has not stopped: the demo still makes the shelves ready.
    says = "starting" if bot.says == "stopped" and not bot.starts else bot.says
    return [Fragment(f"alarm-{says}", render("alarm.html", says=says, app=workspace.app))]


def bot(workspace: Workspace, backstage: Backstage, window: Window) -> list[Fragment]:
    """Return how the bot is, and what can be done to it."""
    if not window.drawer:
        return []
    html = render("drawer_bot.html", bot=backstage.bot(), depth=backstage.depth(), app=workspace.app)
    return [Fragment("drawer-bot", html)]


def controls(workspace: Workspace, backstage: Backstage, window: Window) -> list[Fragment]:
    """Return the switches, the time and the way back to the start."""
    if not window.drawer:
        return []
    now = local(window.person, workspace.clock.now())
    scheduled = [_waiting(workspace, window.person, message) for message in backstage.scheduled()]
    parts = {
        "switches": render("drawer_switches.html", switches=backstage.switches()),
        "time": render(
            "drawer_time.html", now=f"{now:%H:%M}", day=f"{now:%A}, {now.day} {now:%B}", scheduled=scheduled
        ),
        "reset": render("drawer_reset.html"),
    }
    return [Fragment(f"drawer-{name}", html) for name, html in parts.items()]


def entries(backstage: Backstage, window: Window) -> list[Fragment]:
    """Return the newest lines of the journal, the last one first."""
    if not window.drawer:
        return []
    found = {_key(entry): entry for entry in backstage.journal(_SHOWN)}
    return [
        Fragment(key, render("drawer_entry.html", entry=entry, at=local(window.person, entry.at)))
        for key, entry in found.items()
    ]


def _key(entry: Entry) -> str:
    told = zlib.crc32(f"{entry.way}{entry.name}{entry.person}".encode())
    return f"entry-{entry.at:.6f}-{told:x}"


def _waiting(workspace: Workspace, person: Person, message: ScheduledMessage) -> dict[str, str]:
    channel = workspace.channels.find(message.draft.channel)
    partner = workspace.people.get(channel.partner(workspace.app.user))
    today = local(person, workspace.clock.now()).date()
    return {
        "id": message.id,
        "when": in_passing(local(person, message.post_at), today),
        "to": f"#{channel.name}" if channel.kind != "im" else partner.name if partner else "",
        "text": message.draft.text[:80],
    }


def _switch(_workspace: Workspace, backstage: Backstage, form: Form) -> None:
    backstage.switch(form["switch"], on=form["on"] == "true")


def _jump(_workspace: Workspace, backstage: Backstage, form: Form) -> None:
    backstage.jump(form.get("id"))


def _forward(workspace: Workspace, _backstage: Backstage, form: Form) -> None:
    seconds = form["seconds"]
    if not seconds.isdecimal() or int(seconds) > _LONGEST_LEAP_SECONDS:
        raise PlaygroundError("Time goes forward by at most 90 days at once.")
    with workspace.changing():
        workspace.clock.advance(int(seconds))
        posting.post_due(workspace)


DEEDS: Final[Mapping[str, Deed]] = {
    "kill": lambda _workspace, backstage, _form: backstage.kill(),
    "start": lambda _workspace, backstage, _form: backstage.start(),
    "restart": lambda _workspace, backstage, _form: backstage.restart(),
    "reset": lambda _workspace, backstage, _form: backstage.reset(),
    "switch": _switch,
    "jump": _jump,
    "forward": _forward,
}
