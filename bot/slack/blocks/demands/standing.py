"""Standing: what was confirmed or withdrawn, and the ways to change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.drafting.entries import Kind, Verdict
from bot.slack.blocks import kit
from bot.slack.blocks.demands.content import called, everything, links, title
from bot.slack.blocks.demands.keys import Key, Verb, action_id, press
from bot.slack.blocks.demands.needs import standing_needs
from bot.slack.blocks.demands.units import units
from bot.slack.blocks.demands.wording import wording
from bot.slack.blocks.spoken import told

if TYPE_CHECKING:
    from bot.domain.drafting.position import Standing
    from bot.services.drafting import Sheet
    from bot.slack.blocks.kit import Block, Message

_OPTION, _VALUE = 75, 150


def standing(here: Sheet, now: Standing) -> list[Block]:
    """Return a version that stands, with where its needs stand."""
    kind = here.after.topic
    key = Key(here.after.id, here.revision)
    return [
        kit.header(f"{called(kind)} stands, version {now.version}"),
        kit.context(f"Kept as {here.after.name}. Earlier versions stay readable under History."),
        *everything(kind, here.told, here.known),
        *links(here, guideline=kind is Kind.GAP),
        *standing_needs(here),
        kit.actions(
            [
                change_menu(here),
                press("Edit all", Verb.EDIT, key, "Edit everything in a form"),
                press("History", Verb.HISTORY, key, "Versions, and what was said to the needs"),
                withdraw_button(here),
            ]
        ),
    ]


def needs_summary(here: Sheet) -> str:
    """Say in a sentence what was said to the needs of a version that stands."""
    found = here.needs
    if not found:
        return ""
    accepted = sum(1 for each in found if each.verdict is Verdict.ACCEPTED)
    return f"{accepted} of {len(found)} needs accepted."


def in_your_name(here: Sheet, by: str, role: str, what: str) -> Message:
    """Return what somebody is told for whose role a facilitator has stated something."""
    kind = called(here.after.topic).lower()
    lead = f"A facilitator ({by}) {what} a {kind} in the name of your role, {role}."
    advice = f"If you don't stand by it, tell them: they can change or withdraw it. Your own: /align {kind}"
    blocks = [
        kit.section(lead),
        *everything(here.after.topic, here.confirmed.told, here.known),
        kit.section(advice),
    ]
    return kit.message(" ".join(told(blocks)), blocks)


def gone(here: Sheet) -> list[Block]:
    """Return what was withdrawn, with the way back."""
    key = Key(here.after.id, here.revision)
    kept = "Its versions stay readable under History." if here.after.versions else "It was never confirmed."
    return [
        kit.section(f"{title(here)} Withdrawn: it no longer counts. {kept}"),
        kit.actions([press("Take it up again", Verb.REOPEN, key), press("History", Verb.HISTORY, key)]),
    ]


def change_menu(here: Sheet) -> Block:
    """Return the menu to choose a field from that is to be changed."""
    kind = here.after.topic
    options = [
        {
            "text": kit.words(wording(kind, each.path).label, _OPTION),
            "value": str(Key(here.after.id, here.revision, each.path)),
        }
        for each in units(kind)
    ]
    return {
        "type": "static_select",
        "action_id": action_id(Verb.PICK),
        "placeholder": kit.words("Change a field", _VALUE),
        "options": options,
    }


def withdraw_button(here: Sheet) -> Block:
    """Return the button that withdraws a draft, which asks once more."""
    name = called(here.after.topic).lower()
    asked: Block = {
        "title": kit.words(f"Withdraw this {name}?", 100),
        "text": kit.words(
            "It no longer counts, and those who were asked are told. You can take it up again.", 300
        ),
        "confirm": kit.words("Withdraw it", 30),
        "deny": kit.words("Keep it", 30),
        "style": "danger",
    }
    key = Key(here.after.id, here.revision)
    return press("Withdraw", Verb.WITHDRAW, key, f"Withdraw this {name}") | {"confirm": asked}
