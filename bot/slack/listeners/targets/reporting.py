"""Reporting: how far the targets have come, sent to somebody as a message, a picture and a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.delivery import Post
from bot.slack.blocks.targets import cards, notes
from bot.slack.listeners.walk.starting import belongs
from bot.slack.pictures import Copy, copy_post, picture_post

if TYPE_CHECKING:
    from bot.slack.listeners.services import Occasion, Services


def report(services: Services, here: Occasion, person: str, dossier: str, cause: str) -> str:
    """Send somebody the report on a strategy's targets; return what to say where they asked for it."""
    made = services.target_reports
    if made is None or not belongs(services, here, person):
        return notes.GUEST
    found = made.reports(here.workspace)
    meant = next((one for one in found if one.edition.dossier.strategy.id == dossier), None)
    if meant is None:
        return notes.NO_STRATEGY
    picture = made.picture(meant)
    name = picture.name.replace(".png", ".html")
    here.work.post(Post(f"targets:{cause}", person, "chat.postMessage", cards.sent(meant).arguments()))
    here.work.post(picture_post(f"targets-picture:{cause}", person, None, picture))
    page = made.page(meant, picture)
    here.work.post(copy_post(f"targets-file:{cause}", person, Copy(name, meant.title, page)))
    return notes.REPORTED
