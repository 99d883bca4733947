"""Submitting: the forms of demands and gaps. They are answered while Slack waits, so that nothing is lost."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from bot.domain.drafting.entries import Verdict
from bot.domain.drafting.moves import Aim, Answer, Stale
from bot.domain.drafting.position import as_of
from bot.domain.drafting.values import content
from bot.services.drafting import Flawed
from bot.slack import incoming
from bot.slack.blocks import action_ids, kit
from bot.slack.blocks.demands import notes
from bot.slack.blocks.demands.forms import BY, DECLINED, PROPOSED, WHAT, WORDS, form, next_page, units_of
from bot.slack.blocks.demands.inputs import INPUT
from bot.slack.blocks.demands.keys import Key, read_key
from bot.slack.incoming import text
from bot.slack.listeners.demands import telling
from bot.slack.listeners.demands.reading import entered
from bot.slack.listeners.demands.responding import respond
from bot.slack.listeners.requests import Submitted, read
from bot.slack.listeners.services import Occasion, Services, occasion

if TYPE_CHECKING:
    from slack_bolt import Ack, App, BoltContext

    from bot.services.drafting import Sheet
    from bot.slack.listeners.demands.reading import Entered

_VERDICTS = {DECLINED: Verdict.DECLINED, PROPOSED: Verdict.PROPOSED}


def register(app: App, services: Services) -> None:
    """Listen to both kinds of forms."""

    def filled_in(body: dict[str, Any], context: BoltContext, ack: Ack) -> None:
        sent = read(Submitted, body)
        answer = {} if sent is None else _fill(services, occasion(context), sent, incoming.key(body))
        ack(**answer)

    def said(body: dict[str, Any], context: BoltContext, ack: Ack) -> None:
        sent = read(Submitted, body)
        answer = {} if sent is None else _respond(services, occasion(context), sent, incoming.key(body))
        ack(**answer)

    app.view(action_ids.DEMAND_FORM)(filled_in)
    app.view(action_ids.DEMAND_ANSWER)(said)


def _fill(services: Services, here: Occasion, sent: Submitted, cause: str) -> dict[str, Any]:
    key = read_key(sent.view.private_metadata) or Key()
    sheet = services.drafting.find(here.workspace, key.draft)
    if sheet is None or sheet.after.person != sent.user.id:
        return _closing(notes.GONE)
    shown = content(as_of(sheet.after, key.revision))
    found = entered(units_of(sheet, key.choice), sent.view.state, shown, sheet.known, sheet.told)
    if found.values:
        aim = Aim(sheet.revision, cause, services.clock())
        outcome = services.drafting.fill(sheet, aim, found.values)
        match outcome:
            case Stale():
                return _closing(notes.STALE)
            case Flawed():
                return _complaints(outcome, found)
        telling.carry_out(services, here, outcome)
        sheet = outcome
    following = next_page(sheet, key.choice)
    return {"response_action": "update", "view": form(sheet, following)} if following else {}


def _complaints(flawed: Flawed, found: Entered) -> dict[str, Any]:
    errors = {found.block(each.path): each.text for each in flawed.flaws}
    return {"response_action": "errors", "errors": errors}


def _respond(services: Services, here: Occasion, sent: Submitted, cause: str) -> dict[str, Any]:
    key = read_key(sent.view.private_metadata) or Key()
    verdict, _, need = key.choice.partition("=")
    sheet = services.drafting.find(here.workspace, key.draft)
    if sheet is None or verdict not in _VERDICTS:
        return _closing(notes.GONE)
    words = text(sent.view.state, "values", WORDS, INPUT, "value").strip()
    what = text(sent.view.state, "values", WHAT, INPUT, "value").strip()
    said = Answer(sent.user.id, _VERDICTS[verdict], key.revision, words, what or None, _day(sent))
    if errors := _says_nothing(sheet, need, said):
        return {"response_action": "errors", "errors": errors}
    if not respond(services, here, (sheet, need), said, cause):
        return {"response_action": "errors", "errors": {WORDS: notes.STALE_NEED}}
    return {}


def _says_nothing(sheet: Sheet, need: str, said: Answer) -> dict[str, str]:
    """Return why an answer helps the other side in nothing, by the input that is to be changed."""
    if said.verdict is Verdict.DECLINED:
        return {} if len(said.words.split()) > 1 else {WORDS: notes.NO_REASON}
    if said.what is None:
        return {WHAT: notes.NO_OFFER}
    wanted = next((each.need for each in sheet.needs if each.need.key == need), None)
    same = wanted is not None and (said.what, said.by or wanted.by) == (wanted.what, wanted.by)
    return {WHAT: notes.SAME_OFFER} if same else {}


def _closing(why: str) -> dict[str, Any]:
    """Return the answer that puts a note in the place of a form."""
    return {"response_action": "update", "view": kit.modal("Nothing changed", [kit.section(why)])}


def _day(sent: Submitted) -> date | None:
    chosen = text(sent.view.state, "values", BY, INPUT, "selected_date")
    try:
        return date.fromisoformat(chosen) if chosen else None
    except ValueError:
        return None
