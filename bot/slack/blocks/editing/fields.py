"""Fields of forms: each is a block whose id is the field's name, so that errors stand beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.slack.blocks import kit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from bot.slack.blocks.kit import Block

LONGEST: Final = 3_000
_LABEL, _HINT, _OPTION, _PICKS, _FIELDS = 200, 300, 75, 100, 97


@dataclass(frozen=True, slots=True)
class Pick:
    """Something to choose: its value, and what people read."""

    value: str
    label: str

    def block(self) -> Block:
        """Return it as an option."""
        return {"text": kit.words(self.label, _OPTION), "value": self.value}


def typed(name: str, label: str, now: str = "", *, hint: str = "", lines: bool = False) -> Block:
    """Return a field for words; with several `lines` where they are long."""
    element: Block = {"type": "plain_text_input", "multiline": lines, "max_length": LONGEST}
    return _field(name, label, element | ({"initial_value": now} if now else {}), hint)


def counted(name: str, label: str, now: float | None = None, *, hint: str = "") -> Block:
    """Return a field for a number."""
    element: Block = {"type": "number_input", "is_decimal_allowed": True}
    return _field(name, label, element | ({} if now is None else {"initial_value": _number(now)}), hint)


def dated(name: str, label: str, now: date | None = None, *, hint: str = "") -> Block:
    """Return a field for a day."""
    element: Block = {"type": "datepicker"}
    return _field(name, label, element | ({"initial_date": now.isoformat()} if now else {}), hint)


def picked(name: str, label: str, picks: Sequence[Pick], now: str | None = None, *, hint: str = "") -> Block:
    """Return a field in which one of several is chosen."""
    options = [pick.block() for pick in picks]
    chosen = next((option for option in options if option["value"] == now), None)
    element: Block = {"type": "static_select", "options": options}
    return _field(name, label, element | ({"initial_option": chosen} if chosen else {}), hint)


def ticked(
    name: str, label: str, picks: Sequence[Pick], now: Collection[str] = (), *, hint: str = ""
) -> Block:
    """Return a field in which any number of several is chosen."""
    options = [pick.block() for pick in picks]
    chosen = [option for option in options if option["value"] in now]
    element: Block = {"type": "multi_static_select", "options": options}
    return optional(_field(name, label, element | ({"initial_options": chosen} if chosen else {}), hint))


def scale(first: str, last: str) -> list[Pick]:
    """Return the picks from 1 to 5, the ends in words."""
    ends = {1: f"1 ({first})", 5: f"5 ({last})"}
    return [Pick(str(number), ends.get(number, str(number))) for number in range(1, 6)]


def optional(field: Block) -> Block:
    """Return a field that may be left empty."""
    return field | {"optional": True}


def lined(entries: Iterable[str]) -> str:
    """Return several entries as lines of one field."""
    return "\n".join(" ".join(entry.split()) for entry in entries)


def too_much(blocks: Sequence[Block]) -> bool:
    """Say whether something would be cut: more fields, words or picks than Slack takes."""
    return len(blocks) > _FIELDS or any(map(_overfull, map(_element, blocks)))


def _overfull(element: Block) -> bool:
    picks = element.get("options")
    many = isinstance(picks, list) and len(picks) > _PICKS
    return many or len(str(element.get("initial_value", ""))) > LONGEST


def _field(name: str, label: str, element: Block, hint: str) -> Block:
    block: Block = {
        "type": "input",
        "block_id": name,
        "label": kit.words(label, _LABEL),
        "element": element | {"action_id": name},
    }
    return block | ({"hint": kit.words(hint, _HINT)} if hint else {})


def _element(block: Block) -> Block:
    element = block.get("element")
    return element if isinstance(element, dict) else {}


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:.10f}".rstrip("0")
