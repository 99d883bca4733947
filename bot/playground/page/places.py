"""Where a window is: whose it is, which conversation or tab it shows, and which thread beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, quote, urlsplit

from bot.playground.errors import PlaygroundError, SlackError

if TYPE_CHECKING:
    from bot.playground.channels import Channel
    from bot.playground.people import Person
    from bot.playground.workspace import Workspace

NEWEST: Final = 100
_MOST: Final = 5_000


@dataclass(frozen=True, slots=True)
class Window:
    """What one browser window shows. `home` is the app's Home tab, `depth` how many messages at most.

    `fresh` is the first message that was new when the window arrived here; it stays marked while it is here.
    """

    person: Person
    channel: Channel
    thread: str | None = None
    home: bool = False
    depth: int = NEWEST
    drawer: bool = False
    fresh: str = ""

    @property
    def state(self) -> dict[str, str]:
        """What the page's layout and script depend on, as attributes of its body."""
        told = {"home": self.home, "thread": self.thread is not None, "drawer": self.drawer}
        shown = {name: "yes" if true else "no" for name, true in told.items()}
        return {**shown, "fresh": self.fresh, "channel": self.channel.id}


def window(
    workspace: Workspace,
    address: str,
    *,
    depth: int = NEWEST,
    drawer: bool = False,
    fresh: str | None = None,
) -> Window:
    """Return the window at an address like `/as/U0ASTRID/c/C0GENERAL?thread=1.2`.

    Raises PlaygroundError where nobody and nothing has this address, or the person may not see it.
    """
    parts = urlsplit(address)
    match parts.path.strip("/").split("/"):
        case ["as", user] | ["as", user, "home"]:
            name = None
        case ["as", user, "c", name]:
            pass
        case ["as", user, "with", other]:
            name = direct(workspace, workspace.find_person(user), workspace.find_person(other)).id
        case _:
            raise PlaygroundError("This workspace has no such page.")
    person = workspace.find_person(user)
    channel = _channel(workspace, person, name)
    if fresh is None:
        fresh = _first_new(workspace, person, channel)
    thread = parse_qs(parts.query).get("thread", [""])[0]
    known = thread if workspace.messages.get(channel.id, thread) is not None else None
    home = parts.path.endswith("/home")
    return Window(person, channel, known, home, min(max(depth, 1), _MOST), drawer, fresh)


def address(person: Person, channel: Channel | None = None, thread: str | None = None) -> str:
    """Return the address of a conversation as a person sees it; without one, of their start."""
    if channel is None:
        return f"/as/{quote(person.id)}"
    query = f"?thread={quote(thread)}" if thread else ""
    return f"/as/{quote(person.id)}/c/{quote(channel.id)}{query}"


def home_address(person: Person) -> str:
    """Return the address of the app's Home tab as a person sees it."""
    return f"/as/{quote(person.id)}/home"


def direct(workspace: Workspace, person: Person, other: Person) -> Channel:
    """Return the direct message of two people, opened where it is not yet."""
    with workspace.changed:
        return workspace.channels.direct(person.id, other.id)


def permalink(workspace: Workspace, followed_from: str, channel: str, message: str) -> str:
    """Return where a link to a message leads: to its thread, as the person whose page it was followed on."""
    digits = message.removeprefix("p")
    ts = f"{digits[:-6]}.{digits[-6:]}"
    found = workspace.messages.get(channel, ts)
    here = urlsplit(followed_from).path.split("/")
    if found is None or here[1:2] != ["as"]:
        return "/"
    return f"/as/{quote(here[2])}/c/{quote(channel)}?thread={found.thread}"


def _first_new(workspace: Workspace, person: Person, channel: Channel) -> str:
    read = workspace.reading.last(person.id, channel.id)
    with workspace.changed:
        top = workspace.messages.top_level(channel.id)
    return next((message.ts for message in top if message.ts > read and message.user != person.id), "")


def _channel(workspace: Workspace, person: Person, name: str | None) -> Channel:
    if name is None:
        return workspace.channels.direct(person.id, workspace.app.user)
    try:
        channel = workspace.channels.find(name)
    except SlackError:
        raise PlaygroundError("This workspace has no such conversation.") from None
    if person.id not in channel.members:
        raise PlaygroundError(f"{person.name} is not a member of this conversation.")
    return channel
