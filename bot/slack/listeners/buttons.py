"""Buttons under answers: open a source, ask about a topic, thumbs up and down."""

from __future__ import annotations

import hashlib
import logging
import re
from typing import TYPE_CHECKING, Any

from bot.domain.reply import Reply
from bot.services.conversation import Heard
from bot.services.delivery import Feedback, Post
from bot.slack.blocks import action_ids, notes
from bot.slack.blocks.feedback import reason_modal
from bot.slack.blocks.sources import source_message, source_modal
from bot.slack.listeners.asking import Manner, Openly, Privately, ask, said
from bot.slack.listeners.requests import Pressed, read
from bot.slack.listeners.services import Occasion, Services, occasion
from bot.slack.lossy import FAILURES, attempt, hasty

if TYPE_CHECKING:
    from collections.abc import Callable

    from slack_bolt import Ack, App, BoltContext

    from bot.domain.reply import Source
    from bot.slack.blocks.kit import Message

    Handle = Callable[[Services, Occasion, Pressed], None]

log = logging.getLogger(__name__)


def register(app: App, services: Services) -> None:
    """Listen to the buttons."""

    def listener(handle: Handle) -> Callable[..., None]:
        def listen(body: dict[str, Any], context: BoltContext, ack: Ack) -> None:
            ack()
            pressed = read(Pressed, body)
            if pressed is not None:
                _handle(services, occasion(context), pressed, handle)

        return listen

    app.action(action_ids.OPEN_SOURCE)(listener(_open_source))
    app.action(re.compile(rf"^{action_ids.ASK}_\d+$"))(listener(_ask))
    app.action(action_ids.FEEDBACK)(listener(_rate))
    app.action(action_ids.FOLLOW)(listener(lambda *_: None))
    app.action(re.compile(""))(listener(_outdated))


def _handle(services: Services, here: Occasion, pressed: Pressed, handle: Handle) -> None:
    if here.stranger(pressed.user.team_id):
        _tell(here, pressed, "refusal", notes.note(notes.STRANGER))
    else:
        handle(services, here, pressed)


def _open_source(services: Services, here: Occasion, pressed: Pressed) -> None:
    source = _source(services, here, pressed.actions[0].value)
    if source is None:
        _tell(here, pressed, "source", notes.note(notes.SOURCE_GONE))
        return
    if (
        source.passage.shelf
        not in services.people.member(here.client, here.workspace, pressed.user.id).shelves
    ):
        _tell(here, pressed, "source", notes.note(notes.SOURCE_CLOSED))
        return
    opened = attempt(
        "views.open",
        lambda: hasty(here.client).views_open(trigger_id=pressed.trigger_id or "", view=source_modal(source)),
    )
    if not opened:
        _tell(here, pressed, "source", source_message(source))


def _source(services: Services, here: Occasion, value: str) -> Source | None:
    turn_id, _, number = value.partition(":")
    turn = services.turns.turn(here.workspace, turn_id)
    if turn is None or not isinstance(turn.response, Reply):
        return None
    return next((source for source in turn.response.sources if str(source.n) == number), None)


def _ask(services: Services, here: Occasion, pressed: Pressed) -> None:
    question = pressed.actions[0].value
    channel = _channel(here, pressed)
    if channel is None or not question:
        _tell(here, pressed, "outdated", notes.note(notes.OUTDATED))
        return
    identity = _identity(here, pressed, question)
    if services.turns.turn(here.workspace, identity) is not None:
        _tell(here, pressed, "asked", notes.note(notes.ALREADY_ASKED))
        return
    box, action = pressed.container, pressed.actions[0]
    root = box.thread_ts or box.message_ts
    private = box.is_ephemeral and pressed.response_url is not None
    heard = Heard(
        workspace=here.workspace,
        channel=channel,
        thread=f"button:{identity}" if private else root or action.action_ts,
        person=pressed.user.id,
        text=question,
        message=action.action_ts,
        direct=channel.startswith("D") and not private,
        reader=services.people.member(here.client, here.workspace, pressed.user.id),
    )
    place = Privately(pressed.response_url or "") if private else Openly(channel, root)
    ask(services, here, heard, place, Manner(quoting=True, identity=identity))


def _channel(here: Occasion, pressed: Pressed) -> str | None:
    """Return where to answer: where the button stands, or, from the Home tab, the direct message."""
    if pressed.container.channel_id is not None:
        return pressed.container.channel_id
    try:
        opened = hasty(here.client).conversations_open(users=pressed.user.id)
    except FAILURES:
        log.info("call_lost", extra={"call": "conversations.open"})
        return None
    channel = opened.get("channel") or {}
    return str(channel["id"]) if "id" in channel else None


def _identity(here: Occasion, pressed: Pressed, question: str) -> str:
    """Name the turn after the button, so that a second press of it is recognised."""
    box, view = pressed.container, pressed.view
    where = (box.channel_id or "", box.message_ts or "", view.id if view else "", view.hash if view else "")
    return hashlib.sha256("\n".join((here.workspace, *where, question)).encode()).hexdigest()[:20]


def _rate(services: Services, here: Occasion, pressed: Pressed) -> None:
    thumb, _, turn_id = pressed.actions[0].value.partition(":")
    if services.turns.turn(here.workspace, turn_id) is None or thumb not in {"up", "down"}:
        _tell(here, pressed, "feedback", notes.note(notes.ANSWER_GONE))
        return
    useful = thumb == "up"
    here.work.feedback(Feedback(turn_id, pressed.user.id, useful, "", services.clock()))
    if not useful and attempt(
        "views.open",
        lambda: hasty(here.client).views_open(
            trigger_id=pressed.trigger_id or "", view=reason_modal(turn_id)
        ),
    ):
        return
    thanks = notes.THANKS_UP if useful else notes.THANKS_DOWN
    _tell(here, pressed, "thanks", notes.note(thanks))


def _outdated(_services: Services, here: Occasion, pressed: Pressed) -> None:
    log.warning("button_unknown")
    _tell(here, pressed, "outdated", notes.note(notes.OUTDATED))


def _tell(here: Occasion, pressed: Pressed, what: str, message: Message) -> None:
    """Say something to the person who pressed, and to nobody else; in a view there is no room for it."""
    effect = f"{what}:{pressed.user.id}:{pressed.actions[0].action_ts}"
    if pressed.response_url is not None:
        here.work.post(said(Privately(pressed.response_url), effect, message))
    elif pressed.container.channel_id is not None:
        arguments = {"user": pressed.user.id, **message.arguments()}
        here.work.post(Post(effect, pressed.container.channel_id, "chat.postEphemeral", arguments))
