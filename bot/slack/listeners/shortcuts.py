"""Shortcuts: from a message's menu, and from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.domain.drafting.entries import Kind
from bot.services.conversation import Heard
from bot.services.delivery import Post
from bot.slack.blocks import action_ids, notes
from bot.slack.blocks.demands.notes import NO_WORDS
from bot.slack.blocks.demands.origin import Origin
from bot.slack.listeners.asking import Manner, Privately, ask, said
from bot.slack.listeners.demands import starting as demands
from bot.slack.listeners.interview import starting
from bot.slack.listeners.requests import Chosen, MessageShortcut, read
from bot.slack.listeners.services import Occasion, Services, occasion
from bot.slack.listeners.wording import asked

if TYPE_CHECKING:
    from slack_bolt import Ack, App, BoltContext


def register(app: App, services: Services) -> None:
    """Listen to the shortcuts."""

    def ask_why(body: dict[str, Any], context: BoltContext, ack: Ack) -> None:
        ack()
        shortcut = read(MessageShortcut, body)
        if shortcut is not None:
            _answer(services, occasion(context), shortcut)

    def interview(body: dict[str, Any], context: BoltContext, ack: Ack) -> None:
        ack()
        chosen = read(Chosen, body)
        if chosen is not None:
            here, cause = occasion(context), f"shortcut:{chosen.trigger_id}"
            way = starting.start(services, here, chosen.user.id, "", cause)
            here.work.post(Post(f"start:{cause}", chosen.user.id, "chat.postMessage", way.arguments()))

    def demand(body: dict[str, Any], context: BoltContext, ack: Ack) -> None:
        ack()
        shortcut = read(MessageShortcut, body)
        if shortcut is not None:
            _begin_demand(services, occasion(context), shortcut)

    app.message_shortcut(action_ids.ASK_WHY)(ask_why)
    app.message_shortcut(action_ids.MAKE_DEMAND)(demand)
    app.global_shortcut(action_ids.INTERVIEW)(interview)


def _answer(services: Services, here: Occasion, shortcut: MessageShortcut) -> None:
    words = asked(shortcut.message.text, here.bot_user)
    place = Privately(shortcut.response_url)
    if here.stranger(shortcut.user.team_id):
        here.work.post(said(place, f"refusal:{shortcut.trigger_id}", notes.note(notes.STRANGER)))
    elif not words:
        here.work.post(said(place, f"empty:{shortcut.trigger_id}", notes.note(notes.NOTHING_WRITTEN)))
    else:
        question = words if "?" in words else f"Why: {words}"
        ask(services, here, _heard(services, here, shortcut, question), place, Manner(quoting=True))


def _begin_demand(services: Services, here: Occasion, shortcut: MessageShortcut) -> None:
    """Let a demand begin with the words of a message."""
    words = asked(shortcut.message.text, here.bot_user)
    place, cause = Privately(shortcut.response_url), f"shortcut:{shortcut.trigger_id}"
    if here.stranger(shortcut.user.team_id):
        told = notes.note(notes.STRANGER)
    elif not words:
        told = notes.note(NO_WORDS)
    else:
        told = demands.offer(services, here, shortcut.user.id, Origin(Kind.DEMAND, words=words), cause)
    here.work.post(said(place, f"demand:{cause}", told))


def _heard(services: Services, here: Occasion, shortcut: MessageShortcut, question: str) -> Heard:
    return Heard(
        workspace=here.workspace,
        channel=shortcut.channel.id,
        thread=f"shortcut:{shortcut.trigger_id}",
        person=shortcut.user.id,
        text=question,
        message=f"{services.clock().timestamp():.6f}",
        direct=False,
        reader=services.people.member(here.client, here.workspace, shortcut.user.id),
    )
