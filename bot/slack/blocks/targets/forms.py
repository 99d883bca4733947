"""Forms: what records a value, and asks once more about one that is hard to believe."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bot.domain.figures import number
from bot.domain.targets.saying import stand, way
from bot.slack.blocks import action_ids, kit
from bot.slack.blocks.targets import notes
from bot.slack.blocks.targets.cards import key_of

if TYPE_CHECKING:
    from datetime import date

    from bot.services.targets import Tracked
    from bot.slack.blocks.kit import Block

_NOTE: Final = 300


@dataclass(frozen=True, slots=True)
class Typed:
    """What was filled in, and what speaks against its value."""

    value: float
    on: date
    note: str
    doubt: str


def form(tracked: Tracked, today: date) -> Block:
    """Return the form that records a value."""
    fields = [_value(tracked, {}), _day(today), _note({})]
    return _modal(tracked, [], fields, str(key_of(tracked)))


def once_more(tracked: Tracked, typed: Typed) -> Block:
    """Return the form as it was filled in, with the question whether its value is right."""
    asked = f"{number(typed.value)} {tracked.aim.target.unit}"
    fields = [
        _value(tracked, {"initial_value": str(typed.value)}),
        _day(typed.on),
        _note({"initial_value": typed.note} if typed.note else {}),
    ]
    key = replace(key_of(tracked), sure=str(typed.value))
    return _modal(tracked, [kit.section(notes.ANYWAY.format(asked, typed.doubt))], fields, str(key))


def _modal(tracked: Tracked, first: list[Block], fields: list[Block], key: str) -> Block:
    aim = tracked.aim
    about = f"{aim.target.measure}: {way(aim)}. {stand(aim)}"
    return kit.modal(
        "Record a value", [*first, kit.section(about), *fields],
        close="Cancel", submit=kit.words("Record", 24), callback_id=action_ids.TARGET_FORM,
        private_metadata=key,
    )  # fmt: skip


def _value(tracked: Tracked, filled: Block) -> Block:
    element = {"type": "number_input", "is_decimal_allowed": True}
    return _field("value", f"Value, in {tracked.aim.target.unit}", element | filled)


def _day(chosen: date) -> Block:
    return _field("on", "On which day?", {"type": "datepicker", "initial_date": chosen.isoformat()})


def _note(filled: Block) -> Block:
    element = {"type": "plain_text_input", "max_length": _NOTE}
    return _field("note", "Where does it come from?", element | filled) | {"optional": True}


def _field(name: str, label: str, element: Block) -> Block:
    return {
        "type": "input",
        "block_id": name,
        "label": kit.words(label, 200),
        "element": element | {"action_id": name},
    }
