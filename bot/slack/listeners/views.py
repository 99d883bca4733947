"""Modals that are sent. They are answered while Slack waits, so that nothing a person typed is lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot.services.delivery import Feedback
from bot.slack.blocks import action_ids
from bot.slack.blocks.feedback import LONGEST, REASON_BLOCK, REASON_INPUT, thanks_modal
from bot.slack.incoming import text
from bot.slack.listeners.requests import Submitted, read
from bot.slack.listeners.services import Services, occasion

if TYPE_CHECKING:
    from slack_bolt import Ack, App, BoltContext


def register(app: App, services: Services) -> None:
    """Listen to modals."""

    def reason(body: dict[str, Any], context: BoltContext, ack: Ack) -> None:
        sent = read(Submitted, body)
        if sent is not None:
            words = _typed(sent)
            feedback = Feedback(
                sent.view.private_metadata, sent.user.id, useful=False, comment=words, at=services.clock()
            )
            occasion(context).work.feedback(feedback)
        ack(response_action="update", view=thanks_modal())

    def unknown(ack: Ack) -> None:
        ack()

    app.view(action_ids.FEEDBACK_REASON)(reason)
    app.view(re.compile(""))(unknown)
    app.view_closed(re.compile(""))(unknown)
    app.options(re.compile(""))(_no_options)


def _typed(sent: Submitted) -> str:
    typed = text(sent.view.state, "values", REASON_BLOCK, REASON_INPUT, "value")
    return typed.encode(errors="ignore").decode()[:LONGEST]


def _no_options(ack: Ack) -> None:
    ack(options=[])
