"""Reading: what somebody changed on a form, as values by path.

Only what differs from what the form showed counts: what was changed elsewhere meanwhile is left alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.domain.drafting.fields import PARTS, Form, parts
from bot.domain.drafting.values import value
from bot.slack.blocks.demands.inputs import INPUT, rows_shown, shown_words
from bot.slack.blocks.demands.saying import options
from bot.slack.incoming import text

if TYPE_CHECKING:
    from pydantic import JsonValue

    from bot.domain.drafting.fields import Field
    from bot.domain.drafting.known import Known
    from bot.slack.blocks.demands.units import Unit

State = Mapping[str, Any]
Held = Mapping[str, "JsonValue"]


@dataclass(frozen=True, slots=True)
class Entered:
    """What was changed on a form. `rows` says in which row of the form each entry of a list stands."""

    values: dict[str, JsonValue] = field(default_factory=dict)
    rows: dict[str, Sequence[int]] = field(default_factory=dict)

    def block(self, path: str) -> str:
        """Return the block of the form that a path of the values stands in."""
        items, _, rest = path.partition(".")
        at, _, part = rest.partition(".")
        if items not in self.rows:
            return path
        there = self.rows[items]
        row = there[int(at)] if at.isdecimal() and int(at) < len(there) else 0
        return f"{items}.{row}.{part or PARTS[items][0].path}"


def entered(
    units: Sequence[Unit], state: State, shown: Held, known: Known, meanwhile: Held | None = None
) -> Entered:
    """Return what was changed on a form that showed these values, which may be others by now."""
    found = Entered()
    for unit in units:
        if unit.fields[0].form is Form.ITEMS:
            _read_rows(found, unit.path, state, (shown, shown if meanwhile is None else meanwhile), known)
            continue
        for each in unit.fields:
            held = value(shown, each.path)
            now = _read(each, each.path, state, known, held)
            if now != held and not (_empty(now) and _empty(held)):
                found.values[each.path] = "" if now is None else now
    return found


def rows_sent(state: State, path: str) -> int:
    """Return how many rows of a list a form has."""
    steps = (block.split(".") for block in state.get("values") or {})
    rows = (1 + int(step[1]) for step in steps if step[0] == path and step[1:2] and step[1].isdecimal())
    return max(rows, default=0)


def _read_rows(found: Entered, path: str, state: State, told: tuple[Held, Held], known: Known) -> None:
    """Read the rows of a list; what others than this form have changed or added since stays as it is now."""
    there, now = (_rows(held, path) for held in told)
    filled: dict[int, JsonValue] = {}
    for at in range(rows_shown(there, rows_sent(state, path))):
        before = there[at] if at < len(there) else None
        row = _row(path, at, state, known, before)
        if row:
            untouched = row == before and at < len(now)
            filled[at] = now[at] if untouched else row
    after: list[JsonValue] = [*filled.values(), *now[min(rows_shown(there), len(there)) :]]
    if after != now:
        found.values[path] = after
        found.rows[path] = list(filled)


def _rows(held: Held, path: str) -> list[JsonValue]:
    listed = value(held, path)
    return listed if isinstance(listed, list) else []


def _row(path: str, at: int, state: State, known: Known, before: JsonValue) -> dict[str, JsonValue]:
    """Return a row with what the form does not show of it, empty where nothing stands in it."""
    there = before if isinstance(before, dict) else {}
    named = [(part, part.path.rpartition(".")[2]) for part in parts(path, at)]
    read = {name: _read(part, part.path, state, known, there.get(name)) for part, name in named}
    typed = {name: one for name, one in read.items() if not _empty(one)}
    hidden = {name: one for name, one in there.items() if name not in read}
    return {**hidden, **typed} if typed else {}


def _read(asked: Field, block: str, state: State, known: Known, held: JsonValue) -> JsonValue:
    """Return what stands in an input, in the form that its field has; None where nothing does.

    What was left as the form showed it is what is `held`, be it longer than a form of Slack's can show.
    """
    typed = text(state, "values", block, INPUT, "value")
    if typed and typed.strip() == shown_words(held).strip():
        return held
    match asked.form:
        case Form.DATE:
            return text(state, "values", block, INPUT, "selected_date") or None
        case Form.NUMBER:
            return _number(typed)
        case Form.LINES | Form.CHOICES | Form.ITEMS:
            chosen = _several(state, block)
            lines = [line.strip() for line in typed.splitlines() if line.strip()]
            return [_meant(asked, one, known) for one in (chosen or lines)]
        case Form.TEXT | Form.CHOICE:
            chosen_one = text(state, "values", block, INPUT, "selected_option", "value")
            return _meant(asked, chosen_one, known) if chosen_one else typed.strip() or None


def _several(state: State, block: str) -> list[str]:
    element: Any = state
    for step in ("values", block, INPUT):
        element = element.get(step) if isinstance(element, Mapping) else None
    listed = element.get("selected_options") if isinstance(element, Mapping) else None
    return (
        [text(one, "value") for one in listed or () if text(one, "value")] if isinstance(listed, list) else []
    )


def _meant(asked: Field, chosen: str, known: Known) -> JsonValue:
    """Return the value that an option names; what is no option stands for itself."""
    return next((each for each, _ in options(asked, known) if str(each) == chosen), chosen)


def _number(typed: str) -> JsonValue:
    try:
        return float(typed) if typed else None
    except ValueError:
        return typed


def _empty(held: JsonValue) -> bool:
    return held is None or held in ("", [], {})
