"""The command `/align`: everything it answers is seen by the person who typed it, and by nobody else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot.services.conversation import Heard
from bot.slack.blocks import notes
from bot.slack.blocks.commands import SLASH, nearest
from bot.slack.listeners.asking import Manner, Privately, ask, said
from bot.slack.listeners.requests import Command, read
from bot.slack.listeners.services import Occasion, Services, occasion
from bot.slack.listeners.wishes import grant_typed
from bot.slack.listeners.wording import asked

if TYPE_CHECKING:
    from slack_bolt import Ack, App, BoltContext

_HELP = {"", "?", "ask"}
_WHY = re.compile(r"why\b", re.IGNORECASE)
"""What begins a question about the company's strategy; behind it may stand any other question."""
_PREFIX = re.compile(
    r"^(?:ask |why (?=(?:what|why|how|who|whose|which|when|where|compare)\b))", re.IGNORECASE
)


def register(app: App, services: Services) -> None:
    """Listen to the command."""

    def listen(command: dict[str, Any], context: BoltContext, ack: Ack) -> None:
        ack()
        typed = read(Command, command)
        if typed is not None:
            _answer(services, occasion(context), typed)

    app.command(SLASH)(listen)


def _answer(services: Services, here: Occasion, typed: Command) -> None:
    words = asked(typed.text, here.bot_user)
    place, cause = Privately(typed.response_url), f"command:{typed.trigger_id}"
    if words.lower() in _HELP:
        here.work.post(said(place, f"help:{typed.trigger_id}", notes.help_text()))
    elif (granted := grant_typed(services, here, typed.user_id, words, cause, place)) is not None:
        here.work.post(said(place, f"wish:{cause}", granted))
    elif (word := _one_word(words)) and nearest(word):
        here.work.post(said(place, f"unknown:{cause}", notes.unknown(word)))
    else:
        question = _PREFIX.sub("", words)
        manner = Manner(quoting=True, otherwise=notes.unknown(word) if word else None)
        ask(services, here, _heard(services, here, typed, question), place, manner)


def _one_word(words: str) -> str | None:
    """Return the one word that was typed, which may be a command or a topic; None for a question."""
    return None if " " in words or "?" in words else words


def _heard(services: Services, here: Occasion, typed: Command, question: str) -> Heard:
    return Heard(
        workspace=here.workspace,
        channel=typed.channel_id,
        # A thread of its own: nobody else's question may follow from it.
        thread=f"command:{typed.trigger_id}",
        person=typed.user_id,
        text=question,
        message=f"{services.clock().timestamp():.6f}",
        direct=False,
        reader=services.people.member(here.client, here.workspace, typed.user_id),
        about_strategy=_WHY.match(typed.text.strip()) is not None,
    )
