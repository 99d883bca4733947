"""Lists for the terminal: who works here, which channels there are, what can be typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.playground.feed import Feed
    from bot.playground.playground import Playground


def show_people(playground: Playground, feed: Feed) -> None:
    """Print everybody, with the name to use after `/as`."""
    table = Table("as", "name", "title", "side", box=None)
    for colleague in playground.people():
        person = colleague.person
        table.add_row(person.handle, person.name, person.title, person.side)
    feed.say(table)


def show_channels(playground: Playground, feed: Feed) -> None:
    """Print the channels that the person is in."""
    for channel in playground.workspace.channels:
        if channel.kind != "im" and feed.colleague.person.id in channel.members:
            feed.say(Text(f"#{channel.name}  ", "bold").append(channel.topic, "dim"))


def show_commands(playground: Playground, feed: Feed, usages: Iterable[tuple[str, str]]) -> None:
    """Print what can be typed."""
    table = Table.grid(padding=(0, 2))
    bot = playground.workspace.app
    table.add_row("words", f"say them to the bot, or in the channel (there, @{bot.handle} mentions it)")
    for command in sorted(bot.commands):
        table.add_row(f"{command} …", "the bot's own command")
    for usage, meaning in usages:
        table.add_row(Text(usage), meaning)
    table.add_row("/quit", "end")
    feed.say(table)
