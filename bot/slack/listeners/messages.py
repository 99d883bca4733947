"""Messages: direct ones, those in threads that the bot takes part in, and what becomes of them later.

A channel reports a mention twice, as `app_mention` and as `message`; delivery keeps the first, so both kinds
come here and are told apart by their words alone.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.services.conversation import Heard
from bot.services.delivery import Post
from bot.slack.blocks import notes
from bot.slack.blocks.answers import answer
from bot.slack.incoming import text
from bot.slack.listeners import dossiers
from bot.slack.listeners.asking import Openly, ask, effect_of, said
from bot.slack.listeners.demands import hearing as demand_hearing
from bot.slack.listeners.interview import hearing
from bot.slack.listeners.requests import Changed, Deleted, Written, read
from bot.slack.listeners.services import Occasion, Services, occasion
from bot.slack.listeners.subjects import subject
from bot.slack.listeners.walk import hearing as walk_hearing
from bot.slack.listeners.wishes import grant
from bot.slack.listeners.wording import addressed, asked, asks, mentions

if TYPE_CHECKING:
    from slack_bolt import App, BoltContext

    from bot.services.ports import Turn
    from bot.slack.blocks.kit import Message

_WRITTEN = (None, "", "file_share", "thread_broadcast", "me_message")


def register(app: App, services: Services) -> None:
    """Listen to messages and mentions."""

    def listen(event: dict[str, Any], body: dict[str, Any], context: BoltContext) -> None:
        here = occasion(context)
        match event.get("subtype"):
            case subtype if subtype in _WRITTEN:
                _hear(services, here, read(Written, event), shared=_shared(body))
            case "message_changed":
                _hear_again(services, here, read(Changed, event), shared=_shared(body))
            case "message_deleted":
                _forget(services, here, read(Deleted, event))
            case _:
                pass  # joins, topics, other bots: nobody spoke to us

    app.event("message")(listen)
    app.event("app_mention")(listen)


def _hear(services: Services, here: Occasion, message: Written | None, *, shared: bool) -> None:
    if message is None or message.user is None or message.bot_id is not None:
        return
    mentioned = mentions(message.text, here.bot_user)
    if not (message.direct or mentioned or _takes_part(services, here, message)):
        return
    if refusal := _refusal(here, message, shared=shared):
        if message.direct or mentioned:
            here.work.post(_aside(message, notes.note(refusal)))
        return
    if message.direct and any(
        hear(services, here, message)
        for hear in (walk_hearing.hear, demand_hearing.hear, hearing.hear, hearing.offer)
    ):
        return
    _answer(services, here, message, spoken_to=message.direct or mentioned)
    if message.direct:
        hearing.go_on(services, here, message)


def _answer(services: Services, here: Occasion, message: Written, *, spoken_to: bool) -> None:
    place = Openly(message.channel, message.thread)
    question = asked(message.text, here.bot_user)
    if message.files and message.direct and dossiers.receive(services, here, message):
        return
    if message.files and spoken_to:
        here.work.post(said(place, f"files:{message.channel}:{message.ts}", notes.note(notes.FILES)))
    if message.files and not question:
        return
    cause = f"message:{message.channel}:{message.ts}"
    person = message.user or ""
    if spoken_to and (granted := grant(services, here, person, question, cause, place)) is not None:
        here.work.post(said(place, f"wish:{cause}", granted) if message.direct else _aside(message, granted))
        return
    manner = replace(
        walk_hearing.manner(services, here, message), reticent=not spoken_to and not asks(question)
    )
    ask(services, here, heard(services, here, message, question), place, manner)


def heard(services: Services, here: Occasion, message: Written, question: str) -> Heard:
    """Return a message as the conversation hears it."""
    person = message.user or ""
    return Heard(
        workspace=here.workspace,
        channel=message.channel,
        thread=message.thread,
        person=person,
        text=question,
        message=message.ts,
        direct=message.direct,
        reader=services.people.member(here.client, here.workspace, person),
        subject=subject(services, here, message),
    )


def _hear_again(services: Services, here: Occasion, change: Changed | None, *, shared: bool) -> None:
    """Answer an edited question in the place of the earlier answer."""
    earlier = text(change.previous_message, "text") if change else ""
    if (
        change is None
        or change.message.text == earlier
        or any(
            hear_again(services, here, change)
            for hear_again in (hearing.hear_again, walk_hearing.hear_again, demand_hearing.hear_again)
        )
    ):
        return
    message = change.written()
    old = services.turns.asked_in(here.workspace, message.channel, message.ts)
    if old is None:
        before = mentions(earlier, here.bot_user)
        if message.direct or (mentions(message.text, here.bot_user) and not before):
            _hear(services, here, message, shared=shared)
        return
    question = asked(message.text, here.bot_user)
    if question == old.asked or message.bot_id is not None or message.user is None:
        return
    if walk_hearing.manner(services, here, message).spared is not None:  # answered as if it was asked now
        _hear(services, here, message, shared=shared)
        return
    _replace(services, here, old, heard(services, here, message, question), change.event_ts)


def _replace(services: Services, here: Occasion, old: Turn, new: Heard, edited: str) -> None:
    turn = services.conversation.hear(new)
    # An edit may bring earlier words back, so the words do not name the turn.
    name = hashlib.sha256(f"{old.id}\n{turn.id}\n{edited}".encode()).hexdigest()[: len(turn.id)]
    turn = replace(turn, id=name)
    here.work.withdraw(old.id)
    here.work.record(turn)
    message = answer(turn)
    if services.turns.posted(here.workspace, effect_of(old.id)) is None:
        here.work.post(said(Openly(new.channel, new.thread), effect_of(turn.id), message))
        return
    amended = effect_of(old.id)
    here.work.post(Post(effect_of(turn.id), new.channel, "chat.update", message.arguments(), amended))


def _forget(services: Services, here: Occasion, deletion: Deleted | None) -> None:
    """Take an answer away with its question."""
    if deletion is None or any(
        forget(services, here, deletion)
        for forget in (hearing.forget, walk_hearing.forget, demand_hearing.forget)
    ):
        return
    turn = services.turns.asked_in(here.workspace, deletion.channel, deletion.deleted_ts)
    if turn is None:
        return
    here.work.forget(turn.id)
    if services.turns.posted(here.workspace, effect_of(turn.id)) is not None:
        withdrawn = effect_of(turn.id)
        here.work.post(Post(f"withdraw:{turn.id}", turn.channel, "chat.delete", {}, withdrawn))


def _takes_part(services: Services, here: Occasion, message: Written) -> bool:
    """Say whether a message in a thread goes on with what the bot was asked there."""
    if message.thread_ts is None or addressed(message.text, here.bot_user):
        return False
    earlier = services.turns.history(here.workspace, message.channel, message.thread_ts, before=message.ts)
    return bool(earlier)


def _refusal(here: Occasion, message: Written, *, shared: bool) -> str | None:
    """Say why somebody gets no answer: what the company's documents say stays within the company."""
    if here.stranger(message.user_team or message.team):
        return notes.STRANGER
    return notes.OUTSIDE if shared and not message.direct else None


def _aside(message: Written, told: Message) -> Post:
    where = {"thread_ts": message.thread_ts} if message.thread_ts else {}
    arguments = {"user": message.user, **told.arguments(), **where}
    return Post(f"aside:{message.channel}:{message.ts}", message.channel, "chat.postEphemeral", arguments)


def _shared(body: dict[str, Any]) -> bool:
    """Say whether the channel is shared with another organisation."""
    return body.get("is_ext_shared_channel") is True
