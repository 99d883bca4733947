"""Founding: the form that begins a strategy from nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pydantic import ValidationError

from bot.domain.editing.naming import fresh_id
from bot.domain.strategy import Area, Guideline, Strategy
from bot.slack.blocks.editing import notes
from bot.slack.listeners.editing.reading import blame

if TYPE_CHECKING:
    from datetime import date

    from bot.slack.listeners.editing.filled import Filled

_SIDES: Final = {"business": "business", "it": "it"}
_PARTS: Final = 3


def read_strategy(filled: Filled, today: date) -> Strategy | None:
    """Return the strategy that is begun; None where something is wrong, which `filled.errors` tells."""
    names = ("title", "organisation", "horizon", "mission", "summary")
    told: dict[str, object] = {name: filled.words(name) for name in names}
    named = filled.optional("id") or fresh_id("", str(told["title"]), ())
    taken = {named}
    areas = _areas(filled, taken)
    statement, intent = filled.words("statement"), filled.words("intent")
    try:
        guideline = Guideline(
            id=fresh_id("g", statement, taken), statement=statement, intent=intent, areas=()
        )
        parts = {"areas": areas, "guidelines": (guideline,), "decisions": (), "targets": ()}
        fixed = {"id": named, "version": 1, "adopted": today}
        begun = Strategy.model_validate({**told, **parts, **fixed})
    except ValidationError as invalid:
        if any(flaw["loc"] == ("id",) for flaw in invalid.errors()):
            filled.wrong("id", notes.BAD_ID)
        blame(filled, invalid)
        return None
    return None if filled.errors else begun


def _areas(filled: Filled, taken: set[str]) -> list[Area]:
    lines = filled.lines("areas")
    if not lines:
        filled.wrong("areas", notes.EMPTY)
    found = []
    for number, line in enumerate(lines, 1):
        parts = [part.strip() for part in line.split(",", _PARTS - 1)]
        side = _SIDES.get(parts[1].lower()) if len(parts) == _PARTS else None
        if side is None or not all(parts):
            filled.wrong("areas", f"Line {number}: {notes.AREA_LINE}")
            continue
        named = fresh_id("area", parts[0], taken)
        taken.add(named)
        area = {"id": named, "name": parts[0], "side": side, "head": parts[2], "about": f"{parts[0]}."}
        found.append(Area.model_validate(area))
    return found
