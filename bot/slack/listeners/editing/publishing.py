"""Publishing: what was changed becomes the next edition, or it is said what is in the way."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, assert_never

from bot.services.delivery import Post
from bot.services.desks import Ended, Outdated, Unready
from bot.services.loading import Loaded
from bot.slack.blocks.dossiers import loaded
from bot.slack.blocks.editing import notes, pages
from bot.slack.blocks.editing.keys import STRATEGY, Verb, action_id
from bot.slack.blocks.editing.publishing_pages import ADOPTED
from bot.slack.incoming import text

if TYPE_CHECKING:
    from bot.services.desks import Desk
    from bot.slack.listeners.editing.presses import Press


def publish(press: Press, desk: Desk) -> None:
    """Publish; meanwhile it is said that it takes a moment, because documents are read anew."""
    adopted = _adopted(press)
    if adopted is None:
        press.turn(press.page(desk, "publish", notes.NO_DAY))
        return
    press.turn(pages.bare(notes.PUBLISHING))
    match press.services.editing.publish(desk, adopted, press.hand):
        case Ended() as ended:
            press.end(ended, notes.PUBLISHED)
            _tell(press, ended)
        case Outdated():
            again = press.desk()
            press.show(press.page(again or desk, STRATEGY))
        case Unready(errors):
            said = " ".join(f"{each.where}: {each.text}. {each.todo}" for each in errors)
            press.show(press.page(desk, "publish", said or notes.STALE))
        case outcome:
            assert_never(outcome)


def _tell(press: Press, ended: Ended) -> None:
    """Say it in a direct message as well, which stays."""
    if ended.desk and ended.desk.edition:
        message = loaded(Loaded(ended.desk.edition, new=True))
        person = press.pressed.user.id
        press.here.work.post(
            Post(f"published:{press.cause}", person, "chat.postMessage", message.arguments())
        )


def _adopted(press: Press) -> date | None:
    view = press.pressed.view
    chosen = text(view.state if view else {}, "values", ADOPTED, action_id(Verb.DATE), "selected_date")
    try:
        return date.fromisoformat(chosen)
    except ValueError:
        return None
