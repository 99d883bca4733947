"""Subjects: what a thread is about by itself, so that a question in it need not say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.conversation import Subject

if TYPE_CHECKING:
    from bot.services.drafting import Sheet
    from bot.services.walking import Stretch
    from bot.slack.listeners.requests import Written
    from bot.slack.listeners.services import Occasion, Services


def subject(services: Services, here: Occasion, message: Written) -> Subject | None:
    """Return what a message's thread is about where it is that of a draft or a walk."""
    if not message.direct or message.thread == message.ts:
        return None
    sheet = services.drafting.in_thread(here.workspace, message.channel, message.thread)
    if sheet is not None:
        return _of_draft(sheet)
    walk = services.walking.in_thread(here.workspace, message.channel, message.thread)
    return _of_walk(walk) if walk is not None else None


def _of_draft(sheet: Sheet) -> Subject:
    told = [one.statement for one in sheet.links.guidelines]
    asked = [one.question for one in sheet.links.decisions]
    return Subject(sheet.strategy.id, " ".join((*told, *asked)) or sheet.strategy.title)


def _of_walk(walk: Stretch) -> Subject:
    return Subject(walk.topic.strategy.id, walk.topic.decision.question)
