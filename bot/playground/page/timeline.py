"""What stands in a conversation or thread, from its beginning or the newest messages on, as fragments."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.playground.page.fragments import Fragment
from bot.playground.page.lines import surroundings
from bot.playground.page.telling_time import day_name, local
from bot.playground.page.templates import render

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from bot.playground.messages import Message
    from bot.playground.page.lines import Lines
    from bot.playground.page.places import Window
    from bot.playground.workspace import Workspace

_EARLIER: Final = "earlier"


def timeline(workspace: Workspace, lines: Lines, window: Window) -> list[Fragment]:
    """Return the conversation's newest messages with the days between them."""
    with workspace.changed:
        own = workspace.messages.ephemerals(window.person.id, window.channel.id)
        top = workspace.messages.top_level(window.channel.id)
        threads = _threads(workspace.messages.of(window.channel.id))
    everything = _in_order([*top, *(message for message in own if message.thread_ts is None)])
    shown = everything[-window.depth :]
    head = [_beginning(workspace, window)] if len(shown) == len(everything) else [_earlier(len(everything))]
    return head + list(_lines(workspace, lines, window, shown, threads))


def thread(workspace: Workspace, lines: Lines, window: Window) -> list[Fragment]:
    """Return the thread's first message and everything that was said to it."""
    if window.thread is None:
        return []
    with workspace.changed:
        own = workspace.messages.ephemerals(window.person.id, window.channel.id)
        said = workspace.messages.of(window.channel.id)
    found = _in_order(message for message in [*said, *own] if message.thread == window.thread)
    today = local(window.person, workspace.clock.now()).date()
    shown, before = [], None
    for message in found:
        around = surroundings(workspace, window.person, message, before, today)
        around = replace(around, inside_thread=True)
        shown.append(lines.fragment(window.person, window.channel, message, around, "t"))
        # The first message stands apart from its replies.
        before = message if message.ts != window.thread else None
        if message.ts == window.thread and found[1:]:
            shown.append(Fragment("replies-count", render("replies_count.html", count=len(found) - 1)))
    return shown


def _lines(
    workspace: Workspace,
    lines: Lines,
    window: Window,
    shown: list[Message],
    threads: dict[str, tuple[Message, ...]],
) -> Iterator[Fragment]:
    today = local(window.person, workspace.clock.now()).date()
    before: Message | None = None
    day: date | None = None
    for message in shown:
        written = local(window.person, message.ts).date()
        if written != day:
            yield _day(written, today)
            before, day = None, written
        if message.ts == window.fresh:
            yield Fragment("fresh", render("fresh.html"))
        around = surroundings(workspace, window.person, message, before, today)
        replies = () if message.broadcast else threads.get(message.ts, ())
        yield lines.fragment(window.person, window.channel, message, replace(around, replies=replies))
        before = message


def _threads(messages: Iterable[Message]) -> dict[str, tuple[Message, ...]]:
    threads: dict[str, tuple[Message, ...]] = {}
    for message in messages:
        if message.thread_ts not in {None, message.ts}:
            threads[message.thread] = (*threads.get(message.thread, ()), message)
    return threads


def _in_order(messages: Iterable[Message]) -> list[Message]:
    return sorted(messages, key=lambda message: message.ts)


def _day(day: date, today: date) -> Fragment:
    return Fragment(f"day-{day:%Y-%m-%d}", render("day.html", name=day_name(day, today), day=day.isoformat()))


def _earlier(count: int) -> Fragment:
    return Fragment(_EARLIER, render("earlier.html", count=count))


def _beginning(workspace: Workspace, window: Window) -> Fragment:
    channel = window.channel
    partner = workspace.people.get(channel.partner(window.person.id)) if channel.kind == "im" else None
    html = render("beginning.html", channel=channel, partner=partner, app=workspace.app, viewer=window.person)
    return Fragment(f"beginning-{channel.id}", html)
