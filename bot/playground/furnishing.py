"""Furnishing: what stands in a workspace before anybody does anything, and what the bot is asked at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground.colleague import Colleague
from bot.playground.composing import composed, rich_text
from bot.playground.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.playground.channels import Channel
    from bot.playground.company import Company, Said
    from bot.playground.workspace import Workspace

_HOUR = 3600.0


def furnish(workspace: Workspace, company: Company) -> None:
    """Put there what people said before the app was installed. The app is told of none of it, as in Slack.

    Everybody has a direct message with the app from then on, empty so far.
    """
    now = workspace.clock.now()
    with workspace.changing():
        for person in company.people:
            workspace.channels.direct(person.id, workspace.app.user)
        for talk in company.talk:
            channel = workspace.channels.find(talk.channel)
            spoken = [message for said in talk.said for message in _spoken(workspace, channel, said, now)]
            # Messages are kept in the order of time, and replies come later than the next message on top.
            for message in sorted(spoken, key=lambda message: message.ts):
                workspace.messages.put(message)
        for channel in workspace.channels:
            for member in channel.members:
                workspace.reading.mark(member, channel.id, _ts(now - company.read * _HOUR))


def ask(workspace: Workspace, company: Company) -> None:
    """Ask the bot the company's questions, each as the person who has it."""
    for question in company.questions:
        colleague = Colleague(workspace, workspace.find_person(question.by))
        if question.channel is None:
            colleague.say(question.text)
        else:
            colleague.mention(question.text, question.channel)


def _spoken(
    workspace: Workspace, channel: Channel, said: Said, now: float, thread: str | None = None
) -> Iterator[Message]:
    text = composed(workspace, said.text)
    ts = _ts(now - said.ago * _HOUR)
    yield Message(
        channel=channel.id,
        ts=ts,
        user=workspace.find_person(said.by).id,
        text=text,
        blocks=(rich_text(text),),
        thread_ts=thread,
        reactions={
            name: tuple(workspace.find_person(who).id for who in by) for name, by in said.reactions.items()
        },
    )
    for reply in said.replies:
        yield from _spoken(workspace, channel, reply, now, ts)


def _ts(at: float) -> str:
    return f"{at:.6f}"
