"""Shortcuts: from a message's menu, and from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.services.conversation import Heard
from bot.services.delivery import Post
from bot.slack.blocks import action_ids, notes
from bot.slack.listeners.asking import Manner, Privately, ask, said
from bot.slack.listeners.interview import starting
from bot.slack.listeners.requests import Chosen, MessageShortcut, read
from bot.slack.listeners.services import Occasion, Services, occasion
from bot.slack.listeners.wording import asked

if TYPE_CHECKING:
    from slack_bolt import Ack, App, BoltContext


def register(app: App, services: Services) -> None:
    """Listen to both shortcuts."""

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
            way = starting.start_or_resume(services, here, chosen.user.id, "", cause)
            here.work.post(Post(f"start:{cause}", chosen.user.id, "chat.postMessage", way.arguments()))

    app.message_shortcut(action_ids.ASK_WHY)(ask_why)
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
