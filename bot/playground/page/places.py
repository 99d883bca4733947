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
    """What one browser window shows. `home` is the app's Home tab, `depth` how many messages at most."""

    person: Person
    channel: Channel
    thread: str | None = None
    home: bool = False
    depth: int = NEWEST
    drawer: bool = False

    @property
    def state(self) -> dict[str, str]:
        """What the page's layout depends on, as attributes of its body."""
        told = {"home": self.home, "thread": self.thread is not None, "drawer": self.drawer}
        return {name: "yes" if true else "no" for name, true in told.items()}


def window(workspace: Workspace, address: str, depth: int = NEWEST, *, drawer: bool = False) -> Window:
    """Return the window at an address like `/as/U0ASTRID/c/C0GENERAL?thread=1.2`.

    Raises PlaygroundError where nobody and nothing has this address, or the person may not see it.
    """
    parts = urlsplit(address)
    match parts.path.strip("/").split("/"):
        case ["as", user]:
            named = None
        case ["as", user, "home"]:
            named = None
        case ["as", user, "c", name]:
            named = name
        case _:
            raise PlaygroundError("This workspace has no such page.")
    person = workspace.find_person(user)
    channel = _channel(workspace, person, named)
    thread = parse_qs(parts.query).get("thread", [None])[0]
    if thread is not None and workspace.messages.get(channel.id, thread) is None:
        thread = None
    home = parts.path.endswith("/home")
    return Window(person, channel, thread, home, min(max(depth, 1), _MOST), drawer)


def address(person: Person, channel: Channel | None = None, thread: str | None = None) -> str:
    """Return the address of a conversation as a person sees it; without one, of their start."""
    if channel is None:
        return f"/as/{quote(person.id)}"
    query = f"?thread={quote(thread)}" if thread else ""
    return f"/as/{quote(person.id)}/c/{quote(channel.id)}{query}"


def home_address(person: Person) -> str:
    """Return the address of the app's Home tab as a person sees it."""
    return f"/as/{quote(person.id)}/home"


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
