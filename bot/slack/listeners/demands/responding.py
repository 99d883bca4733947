"""Responding: what those say who were asked for something, and how its owner hears of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.drafting.entries import Verdict
from bot.domain.drafting.moves import Answer, Stale
from bot.slack.blocks.demands import notes
from bot.slack.blocks.demands.forms import decline_form, proposal_form
from bot.slack.blocks.demands.needs import answered, notice
from bot.slack.blocks.notes import note
from bot.slack.listeners.demands import noticing, starting, telling
from bot.slack.listeners.demands.opening import open_form

if TYPE_CHECKING:
    from bot.domain.drafting.needs import Asked
    from bot.services.drafting import Sheet
    from bot.slack.listeners.demands.presses import Press
    from bot.slack.listeners.services import Occasion, Services


def answer(press: Press) -> None:
    """Show a need to somebody who can answer it, and put it to them where nobody was asked so far."""
    theirs = starting.needs_of(press.services, press.here, press.person)
    meant = press.key.draft, press.key.choice
    found = next((each for each in theirs if (each[0].after.id, each[1].need.key) == meant), None)
    if found is None:
        press.tell(note(notes.NOT_ASKED))
        return
    sheet, asked = found
    if press.person in asked.people:
        press.tell(notice(sheet, asked))
        return
    put = noticing.put_to(press.services, press.here, sheet, asked, press.person)
    press.here.work.keep_draft(put.after, len(put.before.entries))
    telling.refresh(press.here, put)


def accept(press: Press) -> None:
    """Accept a need."""
    if (found := press.asked()) is None:
        return
    said = Answer(press.person, Verdict.ACCEPTED, press.key.revision)
    put = found[0], press.key.choice
    if not respond(press.services, press.here, put, said, press.cause):
        press.tell(note(notes.STALE_NEED))


def refuse(press: Press) -> None:
    """Ask for the reason why a need is declined."""
    if (found := press.asked()) is not None:
        open_form(press, decline_form(*found))


def propose(press: Press) -> None:
    """Ask for what is proposed instead of a need."""
    if (found := press.asked()) is not None:
        open_form(press, proposal_form(*found))


def respond(services: Services, here: Occasion, put: tuple[Sheet, str], said: Answer, cause: str) -> bool:
    """Keep what somebody says to a need, and show it to both sides; False where it comes too late."""
    sheet, need = put
    outcome = services.drafting.respond(sheet, need, said, cause)
    if isinstance(outcome, Stale):
        return False
    here.work.confide()
    here.work.keep_draft(outcome.after, len(outcome.before.entries))
    asked = next(each for each in outcome.needs if each.need.key == need)
    noticing.show_again(here, outcome, asked)
    if outcome.after.person:
        here.work.post(telling.in_thread(outcome, _told(asked), answered(outcome, asked)))
    telling.refresh(here, outcome)
    return True


def unsay(here: Occasion, sheet: Sheet) -> None:
    """Keep that somebody's reasons are gone, and show their answers to both sides without them."""
    here.work.keep_draft(sheet.after, len(sheet.before.entries))
    for asked in sheet.needs:
        for number in range(1, len(asked.responses) + 1 if sheet.after.person else 1):
            then = replace(asked, responses=asked.responses[:number])
            here.work.post(telling.amended(sheet, _told(then), answered(sheet, then)))
        noticing.show_again(here, sheet, asked)
    telling.refresh(here, sheet)


def _told(asked: Asked) -> str:
    """Name the message that tells the owner of the latest answer to a need."""
    return f"answer:{asked.need.key}:{len(asked.responses)}"
