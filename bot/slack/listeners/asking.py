"""Asking: a question from anywhere in Slack becomes a turn, and its answer a post to where it was asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from bot.domain.reply import NoAnswer, Reason, Reply
from bot.services.conversation import turn_id
from bot.services.delivery import Post
from bot.slack.blocks import notes
from bot.slack.blocks.answers import answer
from bot.slack.streaming import Reader, StoppedError, Stream

if TYPE_CHECKING:
    from bot.domain.reply import Response
    from bot.services.conversation import Heard
    from bot.services.ports import Turn
    from bot.services.walking import Topic
    from bot.slack.blocks.kit import Message
    from bot.slack.listeners.services import Occasion, Services


@dataclass(frozen=True, slots=True)
class Openly:
    """In a conversation: in a thread of it, or on top level."""

    channel: str
    thread: str | None


@dataclass(frozen=True, slots=True)
class Privately:
    """Where one person pressed or typed something, seen by nobody else."""

    response_url: str


Place = Openly | Privately


@dataclass(frozen=True, slots=True)
class Manner:
    """How a question is answered.

    `quoting` puts the question first, where nobody typed it. `reticent` keeps silent unless there is an
    answer, where nobody spoke to the bot. `identity` names the turn, where its message and words do not.
    `otherwise` is said instead where there is no answer. `within` is the decision that one is being led
    through; `spared` is said instead of anything from its strategy, where that is not to be told yet.
    """

    quoting: bool = False
    reticent: bool = False
    identity: str | None = None
    otherwise: Message | None = None
    within: Topic | None = None
    spared: Message | None = None


def ask(
    services: Services, occasion: Occasion, heard: Heard, place: Place, manner: Manner | None = None
) -> None:
    """Answer a question."""
    manner = manner or Manner()
    identity = manner.identity or turn_id(heard)
    silent = manner.spared is not None
    stream = None if silent else _stream(services, occasion, heard, place, effect_of(identity))
    if isinstance(place, Openly) and place.thread and not manner.reticent:
        services.presence.working(occasion.client, place.channel, place.thread)
    try:
        turn = _hear(services, occasion, heard, stream, announced=not manner.reticent)
    except StoppedError:
        occasion.work.post(said(place, effect_of(identity), notes.note(notes.STOPPED)))
        return
    if manner.reticent and not isinstance(turn.response, Reply):
        return
    if manner.otherwise is not None and isinstance(turn.response, NoAnswer):
        occasion.work.post(said(place, effect_of(identity), manner.otherwise))
        return
    if manner.spared is not None and _is_of(turn.response, manner.within):
        occasion.work.post(said(place, effect_of(identity), manner.spared))
        return
    turn = replace(_offering(turn, manner.within), id=identity)
    occasion.work.record(turn)
    if stream and isinstance(turn.response, Reply) and stream.finish(turn.response, turn.id):
        occasion.work.stream_finished(effect_of(turn.id))
    else:
        occasion.work.post(said(place, effect_of(turn.id), answer(turn, quoting=manner.quoting)))


def _is_of(response: Response, topic: Topic | None) -> bool:
    """Say whether something is told of a decision or its strategy, or was looked for there."""
    if isinstance(response, Reply) and topic is not None:
        cited = {source.passage.document for source in response.sources}
        return response.decision is not None or not cited.isdisjoint(topic.edition.titles)
    return isinstance(response, NoAnswer) and response.reason is Reason.UNDECIDED


def _offering(turn: Turn, within: Topic | None) -> Turn:
    """Return a turn that offers no way through the decision that one is being led through."""
    response = turn.response
    if within is None or not isinstance(response, Reply) or response.decision != within.reference:
        return turn
    return replace(turn, response=replace(response, decision=None))


def effect_of(identity: str) -> str:
    """Name the message that answers a turn."""
    return f"answer:{identity}"


def said(place: Place, effect: str, message: Message) -> Post:
    """Return the post that says something somewhere."""
    match place:
        case Openly(channel, thread):
            where = {"thread_ts": thread} if thread else {}
            return Post(effect, channel, "chat.postMessage", {**message.arguments(), **where})
        case Privately(response_url):
            address = {"url": response_url, "response_type": "ephemeral", "replace_original": False}
            return Post(effect, "", "response_url", {**message.arguments(), **address})
        case _:
            assert_never(place)


def _stream(services: Services, occasion: Occasion, heard: Heard, place: Place, effect: str) -> Stream | None:
    if not services.streams or not isinstance(place, Openly) or place.thread is None:
        return None
    reader = Reader(place.channel, place.thread, heard.person)
    return Stream(occasion.client, occasion.work, effect, reader, services.stops)


def _hear(
    services: Services, occasion: Occasion, heard: Heard, stream: Stream | None, *, announced: bool
) -> Turn:
    """Have the question answered; whatever happens meanwhile, no stream is left open."""
    if stream is None:
        return services.conversation.hear(heard)
    services.stops.begin(heard.channel, heard.thread)
    if announced:
        services.presence.begin(occasion.client, heard.channel, heard.thread, heard.text)
    try:
        return services.conversation.hear(heard, stream.listen)
    except Exception:
        stream.abandon()
        raise
    finally:
        services.stops.end(heard.channel, heard.thread)
        if announced:
            services.presence.end(occasion.client, heard.channel, heard.thread)
