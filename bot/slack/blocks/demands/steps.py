"""Steps of a draft as messages: one thing is asked at a time, then everything is shown to be confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from bot.domain.drafting.entries import Kind
from bot.domain.drafting.position import Asking, Gone, Review, Standing, before
from bot.slack.blocks import kit
from bot.slack.blocks.demands.asking import WRITE, answers, drop_button, question, ways
from bot.slack.blocks.demands.content import (
    called,
    everything,
    heard,
    left_out,
    lines,
    links,
    progress,
    still_needed,
    title,
)
from bot.slack.blocks.demands.keys import Key, Verb, press
from bot.slack.blocks.demands.notes import TO_PUT_RIGHT, named
from bot.slack.blocks.demands.saying import said
from bot.slack.blocks.demands.standing import change_menu, gone, standing, withdraw_button
from bot.slack.blocks.demands.units import unit_path, units
from bot.slack.blocks.demands.wording import wording
from bot.slack.blocks.spoken import told
from bot.slack.blocks.text import shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.drafting.fields import Field
    from bot.services.drafting import Sheet
    from bot.slack.blocks.kit import Block, Message

_SHOWN: Final = 8
_SO_FAR: Final = 1_000


def step(here: Sheet) -> Message:
    """Return the message that shows where a draft is."""
    now = here.position
    match now:
        case Asking():
            blocks = [*understood(here), *_asked(here, now), *answers(here, now.field), ways(here, now)]
        case Review():
            blocks = [*understood(here), *_review(here, now)]
        case Standing():
            blocks = standing(here, now)
        case Gone():
            blocks = gone(here)
        case _:
            assert_never(now)
    return _message(blocks)


def settled(here: Sheet) -> Message:
    """Return what the message of a step becomes once the draft has gone on; `here` is as it was then."""
    now = here.position
    match now:
        case Asking():
            return _message([*_understood_lines(here), kit.section(question(here, now.field))])
        case Review():
            return _message(
                [kit.section(f"You looked at the whole {called(here.after.topic).lower()} here.")]
            )
        case Standing():
            return _message([kit.section(f"{title(here)} It stood here as version {now.version}.")])
        case Gone():
            return _message([kit.section(f"{title(here)} It was withdrawn here.")])
        case _:
            assert_never(now)


def paused(here: Sheet) -> Message:
    """Return what the message of a step becomes while its owner does something else."""
    text = f"Paused. {progress(here)}, and all of it is kept. Go on whenever you like, or simply write here."
    key = Key(here.after.id, here.revision)
    return _message(
        [kit.section(title(here)), kit.section(text), kit.actions([press("Go on", Verb.RESUME, key)])]
    )


def understood(here: Sheet) -> list[Block]:
    """Return what was heard in the latest words, each with a button to correct it."""
    found = heard(here)
    if not found:
        return []
    kind, revision = here.after.topic, here.revision
    listed = [
        kit.section(
            line,
            press(
                "Correct", Verb.CHANGE, Key(here.after.id, revision, each.path),
                f"Correct: {wording(kind, each.path).label}", number,
            ),
        )
        for number, each in enumerate(found[:_SHOWN])
        for line in lines(kind, each, here.told, here.known)
    ]  # fmt: skip
    left_out = len(found) - _SHOWN
    more = [kit.context(f"and {left_out} more; Edit all shows them")] if left_out > 0 else []
    return [kit.section("I heard:"), *listed, *more] if listed else []


def _understood_lines(here: Sheet) -> list[Block]:
    kind = here.after.topic
    found = [line for each in heard(here) for line in lines(kind, each, here.told, here.known)]
    return [kit.bullets(found, "I heard:")] if found else []


def _asked(here: Sheet, now: Asking) -> list[Block]:
    kind, field = here.after.topic, now.field
    hint = wording(kind, field.name).hint
    unit = next((each for each in units(kind) if each.path == field.path), None)
    before_this = said(unit, here.told, here.known) if unit else []
    so_far = [kit.context(shortened(f"So far: {'; '.join(before_this)}", _SO_FAR))] if before_this else []
    return [
        kit.context(f"{called(kind)} · {progress(here)}"),
        kit.section(question(here, field)),
        *so_far,
        kit.context(*([hint] if hint else []), WRITE),
    ]


def _review(here: Sheet, now: Review) -> list[Block]:
    kind = here.after.topic
    key = Key(here.after.id, here.revision)
    flaws = [named(kind, one) for one in here.flaws]
    can = here.confirmable
    left = left_out(here)
    confirm = press("Confirm", Verb.CONFIRM, key, f"Confirm this {called(kind).lower()}")
    return [
        kit.header(f"{called(kind)} to look through"),
        *everything(kind, here.told, here.known),
        *links(here, guideline=kind is Kind.GAP),
        *(_needed(here, now.missing[0]) if now.missing else []),
        *([kit.bullets(flaws, TO_PUT_RIGHT)] if flaws else []),
        *([kit.context(f"{left} Add what you like: write it here, or press Add more.")] if left else []),
        *([kit.context(_once_confirmed(here))] if can else []),
        kit.actions(
            [
                *([confirm] if can else []),
                change_menu(here),
                press("Add more", Verb.ADD, key, "Add what was left out, in a form"),
                press("Edit all", Verb.EDIT, key, "Edit everything in a form"),
                *([press("Back", Verb.BACK, key)] if before(here.after) else []),
                press("Pause", Verb.PAUSE, key),
                *([withdraw_button(here)] if here.after.versions else []),
            ]
        ),
    ]


def _needed(here: Sheet, field: Field) -> list[Block]:
    """Return the question for what keeps it from being confirmed, to be answered right there."""
    unit = Key(here.after.id, here.revision, unit_path(field.path))
    fill = press("Fill in", Verb.CHANGE, unit, f"Fill in: {wording(here.after.topic, unit.choice).label}")
    return [
        kit.section(f"Before you can confirm it: {question(here, field)}", fill),
        *answers(here, field),
        *([kit.actions(found)] if (found := drop_button(here, field)) else []),
        kit.context(still_needed(here), WRITE),
    ]


def _once_confirmed(here: Sheet) -> str:
    area = "the areas that it needs something from are asked"
    again = "becomes its next version" if here.after.versions else "stands under your role"
    return f"Once you confirm it, it {again}, for others to see, and {area}."


def _message(blocks: Sequence[Block]) -> Message:
    return kit.message(" ".join(told(blocks)), blocks)
