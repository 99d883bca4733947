"""Asking: the ways to answer a field with a press, where it has some, and the ways around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.drafting.fields import Form, entry_of
from bot.domain.drafting.position import Asking, before
from bot.domain.drafting.values import value
from bot.slack.blocks import kit
from bot.slack.blocks.demands.keys import Key, Verb, action_id, press
from bot.slack.blocks.demands.saying import options
from bot.slack.blocks.demands.units import unit_path
from bot.slack.blocks.demands.wording import wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic import JsonValue

    from bot.domain.drafting.fields import Field
    from bot.services.drafting import Sheet
    from bot.slack.blocks.kit import Block, Message

_BUTTONS: Final = 5
_OPTION, _OPTIONS, _VALUE = 75, 100, 150
WRITE: Final = "Write it here in the thread, with whatever else you know already; I fill in what I hear."


def question(here: Sheet, field: Field) -> str:
    """Return the question for a field; for a part of an entry, which entry it is."""
    words = wording(here.after.topic, field.name)
    items, _, rest = field.path.partition(".")
    if not rest[:1].isdecimal():
        return words.question
    entry = value(here.told, f"{items}.{rest.partition('.')[0]}")
    named = named_by(entry, here) if isinstance(entry, dict) else None
    label = wording(here.after.topic, items).label
    return f"{label}: {named}. {words.question}" if named else f"{label}. {words.question}"


def named_by(entry: Mapping[str, JsonValue], here: Sheet) -> str | None:
    """Return what tells an entry from the others: what it is, or the area that it is about."""
    area = here.strategy.area(str(entry.get("area") or ""))
    return str(entry.get("what") or (area.name if area else "")) or None


def again(here: Sheet, now: Asking, said: str) -> Message:
    """Return what is asked once more, after `said`, with the ways to answer it."""
    text = question(here, now.field)
    blocks = [kit.section(said), kit.section(text), *answers(here, now.field), ways(here, now)]
    return kit.message(f"{said} {text}", blocks)


def answers(here: Sheet, field: Field) -> list[Block]:
    """Return what can be pressed to answer a field."""
    offered = options(field, here.known)
    key = Key(here.after.id, here.revision, field.path)
    label = wording(here.after.topic, field.name).label
    if field.form is Form.CHOICE and 0 < len(offered) <= _BUTTONS:
        buttons = [
            press(words, Verb.CHOOSE, _chosen(key, each), f"{label}: {words}", number)
            for number, (each, words) in enumerate(offered)
        ]
        return [kit.actions(buttons)]
    if field.form is Form.CHOICE and offered:
        listed: list[Block] = [
            {"text": kit.words(words, _OPTION), "value": str(_chosen(key, each))}
            for each, words in offered[:_OPTIONS]
        ]
        return [_menu(f"Choose: {label}", listed)]
    if field.form is Form.DATE:
        picker: Block = {
            "type": "datepicker",
            "action_id": action_id(Verb.CHOOSE),
            "placeholder": kit.words(label, _VALUE),
        }
        # A date that is chosen carries no value of ours, so the block's name says what it is about.
        return [{**kit.actions([picker]), "block_id": str(key)}]
    if field.form is Form.CHOICES and not offered:
        return [kit.context("There is none to choose from so far, so leave this out.")]
    return []


def ways(here: Sheet, now: Asking) -> Block:
    """Return the buttons that lead on, back, around and away."""
    key = Key(here.after.id, here.revision)
    unit = Key(here.after.id, here.revision, unit_path(now.field.path))
    label = wording(here.after.topic, unit_path(now.field.path)).label
    skip = "Skip for now" if now.field.required else "Leave this out"
    listed = now.field.form in {Form.ITEMS, Form.LINES} or unit.choice != now.field.path
    formed = listed or (now.field.form is Form.CHOICES and bool(options(now.field, here.known)))
    buttons = [
        *([press("Fill in", Verb.CHANGE, unit, f"Fill in: {label}")] if formed else []),
        press(skip, Verb.SKIP, key, f"{skip}: {label}"),
        *drop_button(here, now.field),
        *([press("Back", Verb.BACK, key)] if before(here.after) else []),
        press("Edit all", Verb.EDIT, key, "Edit everything in a form"),
        press("Pause", Verb.PAUSE, key),
    ]
    return kit.actions(buttons)


def drop_button(here: Sheet, field: Field) -> list[Block]:
    """Return the button that leaves out the entry that lacks a part, where there need not be any."""
    entry = entry_of(here.after.topic, field.path)
    if entry is None or entry.items.required:
        return []
    words = f"Leave this out: {wording(here.after.topic, entry.items.path).label}"
    return [press("Leave this out", Verb.DROP, Key(here.after.id, here.revision), words)]


def _chosen(key: Key, chosen: object) -> Key:
    return Key(key.draft, key.revision, f"{key.choice}={chosen}")


def _menu(label: str, listed: Sequence[Block]) -> Block:
    return kit.actions(
        [
            {
                "type": "static_select",
                "action_id": action_id(Verb.CHOOSE),
                "placeholder": kit.words(label, _VALUE),
                "options": listed,
            }
        ]
    )
