"""Noticing: who heads the area that a need is addressed to is asked, and hears what becomes of it.

A notice is named after the need, which is another one once it is changed. What was said stays in the draft.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.drafting.entries import Addressed, Confirmed, Withdrawn
from bot.domain.drafting.forming import read_form
from bot.domain.drafting.moves import Stale
from bot.domain.drafting.needs import asked as asked_of
from bot.domain.drafting.needs import needs, needs_of
from bot.domain.drafting.position import spoken_for
from bot.domain.drafting.values import value
from bot.services.delivery import Post
from bot.slack.blocks.demands import notes
from bot.slack.blocks.demands.needs import line, notice
from bot.slack.blocks.demands.standing import in_your_name
from bot.slack.blocks.notes import note

if TYPE_CHECKING:
    from bot.domain.drafting.entries import Draft
    from bot.domain.drafting.needs import Asked
    from bot.services.drafting import Sheet
    from bot.slack.blocks.kit import Message
    from bot.slack.listeners.services import Occasion, Services


def ask(services: Services, here: Occasion, sheet: Sheet) -> Sheet:
    """Ask the heads of the areas that a version needs something from; what it needs no longer is called off.

    Return the sheet with those who were asked. Where there is not exactly one head, nobody is: the owner is
    shown so, and can choose whom to ask.
    """
    for asked in sheet.needs:
        if not asked.people and (head := head_of(services, here, sheet, asked.need.area)) is not None:
            sheet = _addressed(services, sheet, asked, head)
    earlier = {each.need.key for each in _lively(sheet.before)}
    for asked in sheet.needs:
        if not _notify(here, sheet, asked) and asked.need.key not in earlier:
            _ask_again(here, sheet, asked)
    _drop(here, sheet)
    return sheet


def tell_owner(services: Services, here: Occasion, sheet: Sheet, what: str) -> None:
    """Tell a role's holders what became of what a facilitator stated for them; nobody who stated it."""
    owner = str(value(sheet.confirmed.told, "owner") or "")
    person = sheet.known.dossier.person(owner)
    if person is None or owner == spoken_for(sheet.after):
        return
    holding = services.people.holding(here.client, here.workspace, person.role)
    by = services.people.member(here.client, here.workspace, sheet.after.person).role
    message = in_your_name(sheet, by or "no title in their profile", person.role, what)
    for each in holding:
        if each != sheet.after.person:
            effect = f"{notices_of(sheet.after.id)}owner:{each}:{len(sheet.after.entries)}"
            here.work.post(Post(effect, each, "chat.postMessage", message.arguments()))


def put_to(services: Services, here: Occasion, sheet: Sheet, asked: Asked, person: str) -> Sheet:
    """Ask somebody whether a need will be met; who was asked already is not asked twice."""
    outcome = _addressed(services, sheet, asked, person)
    _notify(here, outcome, next(each for each in outcome.needs if each.need == asked.need))
    return outcome


def head_of(services: Services, here: Occasion, sheet: Sheet, area_id: str) -> str | None:
    """Return who heads an area by the title in their profile, None where that is nobody or several."""
    area = sheet.strategy.area(area_id)
    found = services.people.holding(here.client, here.workspace, area.head) if area else []
    return found[0] if len(found) == 1 else None


def show_again(here: Occasion, sheet: Sheet, asked: Asked) -> None:
    """Show those who were asked where a need stands now, in the message that asked them."""
    for person in asked.people:
        what = f"{_effect(sheet, asked.need.key, person)}:{len(sheet.after.entries)}"
        shown = _effect(sheet, asked.need.key, person)
        here.work.post(Post(what, person, "chat.update", _shown(sheet, asked), amends=shown))


def tell(here: Occasion, sheet: Sheet, asked: Asked, message: Message) -> None:
    """Tell those who were asked something about a need."""
    for person in asked.people:
        what = f"{_effect(sheet, asked.need.key, person)}:told:{len(sheet.after.entries)}"
        here.work.post(Post(what, person, "chat.postMessage", message.arguments()))


def call_off(here: Occasion, sheet: Sheet) -> None:
    """Tell everybody who was asked that a draft is withdrawn."""
    for asked in _lively(sheet.before):
        words = line(sheet, asked.need, notes.VOID_WITHDRAWN)
        _void(here, sheet, asked, words)
        tell(here, sheet, asked, words)


def erase(here: Occasion, sheet: Sheet) -> None:
    """Tell everybody who was asked that a draft is erased, and leave nothing of it where they were asked."""
    lively = {each.need.key for each in _lively(sheet.before)}
    here.work.erase_posts(notices_of(sheet.after.id))
    for asked in _ever_asked(sheet.before):
        _void(here, sheet, asked, note(notes.VOID_ERASED))
        if asked.need.key in lively:
            tell(here, sheet, asked, note(notes.VOID_ERASED))


def notices_of(draft_id: str) -> str:
    """Return what the names of all notices of a draft begin with."""
    return f"need:{draft_id}:"


def _addressed(services: Services, sheet: Sheet, asked: Asked, person: str) -> Sheet:
    cause = f"asked:{sheet.after.id}:{asked.need.key}:{person}"
    outcome = services.drafting.address(sheet, asked.need.key, person, cause)
    return sheet if isinstance(outcome, Stale) else outcome


def _notify(here: Occasion, sheet: Sheet, asked: Asked) -> bool:
    """Send a need to those who are asked about it from now on; False where there is nobody new."""
    new = sheet.after.entries[len(sheet.before.entries) :]
    people = [each.person for each in new if isinstance(each, Addressed) and each.need == asked.need.key]
    for person in people:
        what = _effect(sheet, asked.need.key, person)
        here.work.post(Post(what, person, "chat.postMessage", _shown(sheet, asked)))
    return bool(people)


def _drop(here: Occasion, sheet: Sheet) -> None:
    """Call off what the version before needed and this one does not."""
    now = sheet.needs
    keys, areas = {each.need.key for each in now}, {each.need.area for each in now}
    for asked in _lively(sheet.before):
        if asked.need.key in keys:
            continue
        changed = asked.need.area in areas
        why = notes.VOID_CHANGED if changed else notes.VOID_DROPPED
        _void(here, sheet, asked, line(sheet, asked.need, why))
        if not changed:
            tell(here, sheet, asked, line(sheet, asked.need, notes.VOID_DROPPED))


def _ask_again(here: Occasion, sheet: Sheet, asked: Asked) -> None:
    """Ask those anew who were asked once, for what had been called off in between."""
    show_again(here, sheet, asked)
    tell(here, sheet, asked, line(sheet, asked.need, notes.ASKED_AGAIN))


def _void(here: Occasion, sheet: Sheet, asked: Asked, words: Message) -> None:
    for person in asked.people:
        shown = _effect(sheet, asked.need.key, person)
        arguments = words.arguments()
        what = f"{shown}:void:{len(sheet.after.entries)}"
        here.work.post(Post(what, person, "chat.update", arguments, amends=shown))


def _lively(draft: Draft) -> list[Asked]:
    """Return the needs that people know of: those of the last version, unless it was withdrawn."""
    for entry in reversed(draft.entries):
        if isinstance(entry, Withdrawn):
            return []
        if isinstance(entry, Confirmed):
            return needs(draft)
    return []


def _ever_asked(draft: Draft) -> list[Asked]:
    """Return every need of any version, with who was asked about it."""
    forms = [read_form(draft.topic, version.form) for version in draft.versions]
    found = {need.key: need for form in forms for need in needs_of(form)}
    return [asked_of(draft, need) for need in found.values()]


def _shown(sheet: Sheet, asked: Asked) -> dict[str, object]:
    return notice(sheet, asked).arguments()


def _effect(sheet: Sheet, need: str, person: str) -> str:
    """Name a notice. It is no part of the draft's own thread, and is not erased with that."""
    return f"{notices_of(sheet.after.id)}{need}:{person}"
