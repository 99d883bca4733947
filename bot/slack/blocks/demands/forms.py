"""Forms: the modals in which a demand or gap is filled in, a need is answered, and history is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.drafting.fields import Form
from bot.domain.drafting.values import value
from bot.domain.figures import day
from bot.slack.blocks import action_ids, kit
from bot.slack.blocks.demands.content import called, everything
from bot.slack.blocks.demands.inputs import INPUT, MOST_ROWS, inputs, rows_shown
from bot.slack.blocks.demands.keys import Key, Verb, press
from bot.slack.blocks.demands.needs import history_lines, need_words
from bot.slack.blocks.demands.units import extras, pages, unit
from bot.slack.blocks.demands.wording import wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.drafting.needs import Asked
    from bot.services.drafting import Sheet
    from bot.slack.blocks.demands.units import Unit
    from bot.slack.blocks.kit import Block

PAGE: Final = "page="
MORE: Final = "more"
ROW: Final = "|"
"""Parts what a form holds from the list that is to have one more row."""
WORDS, WHAT, BY = "words", "what", "by"
DECLINED, PROPOSED = "declined", "proposed"
_TITLE: Final = 24
_LABEL: Final = 200
_LONGEST: Final = 1_000
_VERSIONS: Final = 5


def units_of(here: Sheet, part: str) -> Sequence[Unit]:
    """Return what a form holds; `part` names a unit, a page, or more. Nothing where it names none of them."""
    kind = here.after.topic
    if part == MORE:
        return extras(kind)
    number = part.removeprefix(PAGE)
    if part.startswith(PAGE) and number.isdecimal() and int(number) < len(pages(kind)):
        return pages(kind)[int(number)].units
    found = unit(kind, part)
    return [found] if found else []


def next_page(here: Sheet, part: str) -> str | None:
    """Return the page that follows, None after the last one and after the form of one field."""
    number = part.removeprefix(PAGE)
    last = not part.startswith(PAGE) or int(number) + 1 >= len(pages(here.after.topic))
    return None if last else f"{PAGE}{int(number) + 1}"


def form(here: Sheet, part: str, rows: Mapping[str, int] | None = None) -> Block:
    """Return the form of one field or of a page, filled in as far as it is known.

    `rows` says how many rows of a list are shown, by its path.
    """
    kind, shown = here.after.topic, rows or {}
    blocks: list[Block] = []
    for number, each in enumerate(units_of(here, part)):
        blocks += inputs(kind, each, here.told, here.known, shown.get(each.path, 0))
        shown_now = rows_shown(value(here.told, each.path), shown.get(each.path, 0))
        if is_list(each) and shown_now < MOST_ROWS:
            key = Key(here.after.id, here.revision, f"{part}{ROW}{each.path}")
            label = wording(kind, each.path).label
            blocks.append(kit.actions([press("Add a row", Verb.ROW, key, f"Add a row: {label}", number)]))
    return kit.modal(
        called(kind),
        [kit.context(_place(here, part)), *blocks],
        callback_id=action_ids.DEMAND_FORM,
        private_metadata=str(Key(here.after.id, here.revision, part)),
        submit=kit.words("Save and go on" if next_page(here, part) else "Save", _TITLE),
        close="Cancel",
    )


def is_list(each: Unit) -> bool:
    """Say whether a unit is a list of entries, each a row of the form."""
    return each.fields[0].form is Form.ITEMS


def decline_form(here: Sheet, asked: Asked) -> Block:
    """Return the form that asks why a need is declined."""
    reason = _words("Why can't it be met?", "The other side reads it as you write it.", optional=False)
    return _answer_form(here, asked, "Decline", DECLINED, [reason])


def proposal_form(here: Sheet, asked: Asked) -> Block:
    """Return the form that asks what is proposed instead of a need."""
    what: Block = {
        "type": "plain_text_input",
        "action_id": INPUT,
        "multiline": True,
        "max_length": _LONGEST,
        "initial_value": asked.need.what[:_LONGEST],
    }
    by: Block = {"type": "datepicker", "action_id": INPUT}
    if asked.need.by is not None:
        by["initial_date"] = asked.need.by.isoformat()
    blocks = [
        _input(WHAT, "What can you offer instead?", what, optional=False),
        *([_input(BY, "By when?", by, optional=False)] if asked.need.by is not None else []),
        _words("Why?", "The other side reads it as you write it.", optional=True),
    ]
    return _answer_form(here, asked, "Propose otherwise", PROPOSED, blocks)


def history(here: Sheet) -> Block:
    """Return the versions that were confirmed, latest first, and what was said to the needs."""
    kind = here.after.topic
    versions = list(enumerate(here.after.versions, start=1))[::-1][:_VERSIONS]
    said = [line for each in here.needs for line in [f"{need_words(each.need)}:", *history_lines(here, each)]]
    blocks: list[Block] = []
    for number, version in versions:
        blocks.append(kit.header(f"Version {number}, {day(version.at.date())}"))
        blocks += everything(kind, version.form, here.known)
    answers = [kit.header("What was said to its needs"), kit.bullets(said)] if here.needs else []
    nothing = [kit.section("It was never confirmed, so there is no version of it.")]
    return kit.modal("History", [*answers, *blocks] or nothing)


def _place(here: Sheet, part: str) -> str:
    if part == MORE:
        return "None of this is needed. Fill in what helps others to understand, and leave the rest."
    if not part.startswith(PAGE):
        return f"Correct what does not fit: {wording(here.after.topic, part).label}"
    number, all_pages = int(part.removeprefix(PAGE)), pages(here.after.topic)
    kept = "Leave open what you don't know yet; each page is saved as you go on."
    return f"Page {number + 1} of {len(all_pages)}: {all_pages[number].title}. {kept}"


def _answer_form(here: Sheet, asked: Asked, title: str, verdict: str, blocks: Sequence[Block]) -> Block:
    key = Key(here.after.id, len(asked.responses), f"{verdict}={asked.need.key}")
    return kit.modal(
        title,
        [kit.section(f"What is needed: {need_words(asked.need)}"), *blocks],
        callback_id=action_ids.DEMAND_ANSWER,
        private_metadata=str(key),
        submit=kit.words("Send", _TITLE),
        close="Cancel",
    )


def _words(label: str, hint: str, *, optional: bool) -> Block:
    element: Block = {
        "type": "plain_text_input",
        "action_id": INPUT,
        "multiline": True,
        "max_length": _LONGEST,
    }
    return _input(WORDS, label, element, optional=optional) | {"hint": kit.words(hint, _LABEL)}


def _input(block: str, label: str, element: Block, *, optional: bool) -> Block:
    return {
        "type": "input",
        "block_id": block,
        "optional": optional,
        "label": kit.words(label, _LABEL),
        "element": element,
    }
