"""Lists for the terminal: who works here, which channels there are, what can be typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from bot.playground.feed import Feed
    from bot.playground.playground import Playground


USAGES: Final = (
    ("/press N", "press button N; /N alone does the same"),
    ("/choose N what", "choose in menu N or fill in field N"),
    ("/submit", "submit the modal"),
    ("/close", "close the modal"),
    ("/prompt N", "use suggested prompt N"),
    ("/dm", "turn to the direct message with the bot"),
    ("/channel NAME", "turn to a channel"),
    ("/thread N", "go on in thread N; without a number leave the thread"),
    ("/new", "begin a new conversation"),
    ("/as PERSON", "be somebody else"),
    ("/home", "look at the Home tab"),
    ("/edit text", "change your last message"),
    ("/delete", "delete your last message"),
    ("/upload PATH", "share a file"),
    ("/shortcut ID [last]", "use a shortcut, on the last message if you say so"),
    ("/people", "who works here"),
    ("/channels", "the channels that you are in"),
    ("/help", "this list"),
)


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


def show_commands(playground: Playground, feed: Feed) -> None:
    """Print what can be typed."""
    table = Table.grid(padding=(0, 2))
    bot = playground.workspace.app
    table.add_row("words", f"say them to the bot, or in the channel (there, @{bot.handle} mentions it)")
    for command in sorted(bot.commands):
        table.add_row(f"{command} …", "the bot's own command")
    for usage, meaning in USAGES:
        table.add_row(Text(usage), meaning)
    table.add_row("/quit", "end")
    feed.say(table)
