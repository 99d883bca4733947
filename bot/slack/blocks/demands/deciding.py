"""Deciding: what an owner can do about an answer to what they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.drafting.entries import Kind
from bot.domain.figures import day
from bot.services.drafting.together import latest_with
from bot.slack.blocks import kit
from bot.slack.blocks.demands.keys import Key, Verb, action_id, press

if TYPE_CHECKING:
    from bot.domain.drafting.entries import Responded
    from bot.services.drafting import Sheet
    from bot.slack.blocks.kit import Block


def take_button(here: Sheet, said: Responded, key: Key) -> Block:
    """Return the button that takes a proposal over; where that moves the latest day, it asks once more."""
    button = press("Take it over", Verb.TAKE, key, "Take over what is proposed, as the next version")
    moved = latest_with(here, said)
    if moved is None:
        return button
    text = (
        f"It comes on {day(moved)}, after the day on which yours must be done at the latest. If you take it "
        f"over, your latest day becomes {day(moved)} too."
    )
    question: Block = {
        "title": kit.words("Move your latest day?", 100),
        "text": kit.words(text, 300),
        "confirm": kit.words("Take it over", 30),
        "deny": kit.words("Not yet", 30),
    }
    return button | {"confirm": question}


def after_refusal(here: Sheet, key: Key) -> list[Block]:
    """Return what its owner can do about a need that was declined: change it, or ask somebody else."""
    unit = Key(
        here.after.id, here.revision, "needs_from" if here.after.topic is Kind.DEMAND else "depends_on"
    )
    menu = people_menu("Ask somebody else")
    change = press("Change the need", Verb.CHANGE, unit, "Change what you need, in a form")
    advice = "You can change what you need, or ask somebody else. Until then it stands as declined."
    return [kit.section(advice), kit.actions([change, menu]) | {"block_id": str(key)}]


def people_menu(label: str) -> Block:
    """Return the menu to choose somebody from who is asked."""
    return {
        "type": "users_select",
        "action_id": action_id(Verb.ASK),
        "placeholder": kit.words(label, 150),
    }
