"""Inputs: fields as they are filled in on a form.

The id of an input's block is the path of what it fills, so that a complaint finds its input.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bot.domain.drafting.fields import Form, parts
from bot.domain.drafting.values import value
from bot.slack.blocks import kit
from bot.slack.blocks.demands.saying import options
from bot.slack.blocks.demands.wording import wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic import JsonValue

    from bot.domain.drafting.entries import Kind
    from bot.domain.drafting.fields import Field
    from bot.domain.drafting.known import Known
    from bot.slack.blocks.demands.units import Unit
    from bot.slack.blocks.kit import Block

INPUT: Final = "value"
SPARE: Final = 1
"""Empty rows that a form offers below those that are filled in; a button adds the next."""
NEEDED: Final = "Needed before you can confirm it."
MORE_ROWS: Final = "One more, where there is one; leave it empty where not."
MOST_ROWS: Final = 10
LONGEST: Final = 3_000
_LABEL, _OPTION, _OPTIONS = 200, 75, 100
_LONG: Final = {
    "translation", "target_outcome", "risk_if_done", "risk_if_not_done", "current_state", "target_state",
    "evidence_of_target", "day_to_day_relief", "first_step_30_days",
}  # fmt: skip


def inputs(kind: Kind, unit: Unit, held: Mapping[str, JsonValue], known: Known, rows: int = 0) -> list[Block]:
    """Return the inputs of a unit, filled in as far as it is known; of a list at least so many `rows`."""
    words = wording(kind, unit.path)
    if unit.fields[0].form is Form.ITEMS:
        return _rows(kind, unit.path, value(held, unit.path), known, rows)
    if len(unit.fields) == 1:
        block = _input(unit.fields[0], unit.path, words.label, value(held, unit.path), known)
        return [block | _hint(unit.fields[0], words.hint)]
    parts = [
        _input(one, one.path, wording(kind, one.path).label, value(held, one.path), known) | _hint(one)
        for one in unit.fields
    ]
    return [kit.header(words.label), *parts]


def _hint(field: Field, words: str = "") -> Block:
    """Return what stands below an input; every page can be saved half full, so it says what is needed."""
    told = " ".join(filter(None, [NEEDED if field.required else "", words]))
    return {"hint": kit.words(told, _LABEL)} if told else {}


def rows_shown(held: JsonValue, rows: int = 0) -> int:
    """Return how many rows a form shows of entries: those there are and a spare one, or as many as `rows`."""
    there = len(held) if isinstance(held, list) else 0
    return min(max(there + SPARE, rows), MOST_ROWS)


def _rows(kind: Kind, path: str, held: JsonValue, known: Known, rows: int) -> list[Block]:
    there = held if isinstance(held, list) else []
    words = wording(kind, path)
    blocks = [kit.header(words.label), *([kit.context(words.hint)] if words.hint else [])]
    for at in range(rows_shown(held, rows)):
        item = there[at] if at < len(there) else None
        blocks += [kit.context(MORE_ROWS)] if at == len(there) > 0 else []
        for part in parts(path, at):
            label = f"{at + 1}. {wording(kind, part.name).label}"
            here = item.get(part.path.rpartition(".")[2]) if isinstance(item, dict) else None
            blocks.append(_input(part, part.path, label, here, known))
    return blocks


def _input(field: Field, path: str, label: str, held: JsonValue, known: Known) -> Block:
    return {
        "type": "input",
        "block_id": path,
        "optional": True,
        "label": kit.words(label, _LABEL),
        "element": {"action_id": INPUT, **_element(field, held, known)},
    }


def _element(field: Field, held: JsonValue, known: Known) -> Block:
    offered = options(field, known)[:_OPTIONS]
    match field.form:
        case Form.CHOICES if offered:
            return _menu("multi_static_select", offered, held if isinstance(held, list) else [])
        case Form.CHOICE if offered:
            return _menu("static_select", offered, [held])
        case Form.DATE:
            return {"type": "datepicker", **({"initial_date": held} if held else {})}
        case Form.NUMBER:
            return {"type": "number_input", "is_decimal_allowed": True, **_first(held)}
        case Form.LINES | Form.CHOICES | Form.ITEMS:
            return _text(held, long=True)
        case Form.TEXT | Form.CHOICE:
            return _text(held, long=field.path in _LONG)


def shown_words(held: JsonValue) -> str:
    """Return what stands in an input for words or a number at first: as much as Slack takes."""
    match held:
        case None:
            return ""
        case list():
            return "\n".join(map(str, held))[:LONGEST]
        case int() | float():
            return f"{Decimal(str(held)).normalize():f}"
        case _:
            return str(held)[:LONGEST]


def _text(held: JsonValue, *, long: bool) -> Block:
    return {"type": "plain_text_input", "multiline": long, "max_length": LONGEST, **_first(held)}


def _first(held: JsonValue) -> Block:
    words = shown_words(held)
    return {"initial_value": words} if words else {}


def _menu(kind: str, offered: Sequence[tuple[JsonValue, str]], held: Sequence[JsonValue]) -> Block:
    menu = [(value_, {"text": kit.words(label, _OPTION), "value": str(value_)}) for value_, label in offered]
    chosen = [option for value_, option in menu if value_ in held]
    block: Block = {
        "type": kind,
        "placeholder": kit.words("Choose", _OPTION),
        "options": [option for _, option in menu],
    }
    if not chosen:
        return block
    return block | (
        {"initial_options": chosen} if kind.startswith("multi") else {"initial_option": chosen[0]}
    )
