"""Together: what takes several of a draft's moves at once, so that people see one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.drafting.entries import Kind, Verdict
from bot.domain.drafting.moves import Aim, Stale
from bot.domain.drafting.position import Review, Standing
from bot.domain.drafting.values import value
from bot.services.drafting.sheets import Flawed, Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from pydantic import JsonValue

    from bot.domain.drafting.entries import Responded
    from bot.domain.drafting.needs import Asked
    from bot.services.drafting.drafting import Drafting

_OPENING: Final = {Kind.DEMAND: "translation", Kind.GAP: "current_state"}
_NEEDS: Final = {Kind.DEMAND: "needs_from", Kind.GAP: "depends_on"}


def open_with(drafting: Drafting, here: Sheet, words: str, guideline: str, aim: Aim) -> Sheet:
    """Let a draft begin with words that were written elsewhere, and the guideline that they are about.

    The words stand in it whole; what else is plainly said in them is filled in beside.
    """
    if guideline and here.after.topic is Kind.DEMAND:
        here = _filled(drafting, here, aim, {"guideline": guideline})
    if not words:
        return here
    heard = drafting.hear(here, here.after.thread, words, aim.cause)
    return _filled(
        drafting, heard if isinstance(heard, Sheet) else here, aim, {_OPENING[here.after.topic]: words}
    )


def take_over(drafting: Drafting, here: Sheet, asked: Asked, aim: Aim) -> Sheet | Flawed | Stale:
    """Put what was proposed last in the place of a need.

    What stands becomes the next version at once. What its owner is changing is only filled in, and they
    confirm it with the rest. Where it comes after the latest day of a demand, that is moved too. Whoever
    proposed it counts as asked, so that nobody asks them again.
    """
    said = asked.responses[-1] if asked.responses else None
    if said is None or said.verdict is not Verdict.PROPOSED or said.what is None:
        return Stale()
    path = _NEEDS[here.after.topic]
    rows = [_replaced(row, asked, said.what, said.by) for row in _rows(here, path)]
    stood = isinstance(here.position, Standing)
    moved = latest_with(here, said)
    ends = {"latest": moved.isoformat()} if moved else {}
    filled = drafting.fill(here, aim, {path: rows, **ends})
    if not isinstance(filled, Sheet) or not stood or not isinstance(filled.position, Review):
        return filled
    confirmed = drafting.confirm(filled, Aim(filled.revision, aim.cause, aim.at))
    if not isinstance(confirmed, Sheet):
        return confirmed
    known = {each.need.key for each in here.needs}
    for each in confirmed.needs:
        if each.need.key not in known and each.need.area == asked.need.area:
            addressed = drafting.address(confirmed, each.need.key, said.person, aim.cause)
            confirmed = addressed if isinstance(addressed, Sheet) else confirmed
    return confirmed


def latest_with(here: Sheet, said: Responded) -> date | None:
    """Return the latest day of a demand that takes over what was proposed, None where it stays as it is."""
    latest = value(here.told, "latest")
    late = said.by is not None and isinstance(latest, str) and said.by.isoformat() > latest
    return said.by if late else None


def _rows(here: Sheet, path: str) -> list[JsonValue]:
    held = value(here.told, path)
    return held if isinstance(held, list) else []


def _replaced(row: JsonValue, asked: Asked, what: str, by: object) -> JsonValue:
    need = asked.need
    same = isinstance(row, dict) and (row.get("area"), row.get("what")) == (need.area, need.what)
    if not isinstance(row, dict) or not same:
        return row
    if need.by is None:
        return {**row, "what": what}
    return {**row, "what": what, "by": str(by or need.by)} if row.get("by") == need.by.isoformat() else row


def _filled(drafting: Drafting, here: Sheet, aim: Aim, values: Mapping[str, JsonValue]) -> Sheet:
    """Return a draft with values, or as it is where they can't be."""
    outcome = drafting.fill(here, Aim(here.revision, aim.cause, aim.at), values)
    return outcome if isinstance(outcome, Sheet) else here
