"""Facilitating: the picture of how all managers understand the strategy, for those who run the interviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.delivery import Post
from bot.slack.blocks.notes import note
from bot.slack.blocks.understanding import paths, picture
from bot.slack.listeners.aside import at_once
from bot.slack.listeners.understanding.sharing import role_of
from bot.slack.pictures import picture_post

if TYPE_CHECKING:
    from bot.services.managers import Managers
    from bot.slack.blocks.kit import Message
    from bot.slack.listeners.asking import Place
    from bot.slack.listeners.services import Occasion, Services


def show(services: Services, here: Occasion, person: str, cause: str, place: Place) -> Message:
    """Send a facilitator the picture of each strategy, and return what to say to them at once."""
    managers = services.managers
    if person not in services.facilitators or managers is None:
        return note(picture.ONLY_FACILITATORS)
    if managers.strategies(here.workspace):  # answers are read then, which takes a while at first
        at_once(here, place, person, note(picture.READING))
    found = managers.understood(here.workspace, lambda each: role_of(services, here, each))
    if not found:
        return note(_nothing(managers, here.workspace))
    for number, told in enumerate(found):
        message = picture.understood(told).arguments()
        here.work.post(Post(f"understood:{cause}:{number}", person, "chat.postMessage", message))
        drawn = managers.picture(told)
        here.work.post(picture_post(f"understood-picture:{cause}:{number}", person, None, drawn))
    return note(picture.SENT)


def show_paths(services: Services, here: Occasion, person: str) -> Message:
    """Return to a facilitator which perspective all managers together live."""
    if person not in services.facilitators or services.paths is None:
        return note(picture.ONLY_FACILITATORS)
    seen = services.paths.seen(here.workspace)
    if seen is None:
        return note(paths.too_few(services.paths.finished(here.workspace)))
    return paths.lived(seen, services.paths.stated(here.workspace))


def _nothing(managers: Managers, workspace: str) -> str:
    if not managers.strategies(workspace):
        return picture.NO_STRATEGY
    return picture.too_few(managers.finished(workspace))
