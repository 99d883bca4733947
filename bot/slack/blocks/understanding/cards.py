"""The card that shows how somebody's answers were coded: each field with their words, to be corrected."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from bot.domain.codebook import named
from bot.slack.blocks import action_ids, kit
from bot.slack.blocks.interview.keys import Key
from bot.slack.blocks.text import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.domain.codebook import Choice, Field
    from bot.services.changes import Change
    from bot.services.codebooks import Sheet
    from bot.slack.blocks.kit import Block, Message
    from knowledge.passages import Passage

TITLE: Final = "How I read your answers"
PURPOSE: Final = (
    "Only you see this. All managers' answers together show where to explain the strategy, and where views "
    "differ. Facilitators see counts within groups of at least five people, and never your words or "
    "your name. What you correct here counts instead of what I read, and is erased with the interview."
)
UNCODED: Final = (
    "Your answers are stored. They are not coded yet, because your company's strategy has not been loaded; a "
    "facilitator can send it to me as a ZIP archive. Ask for “my coding” then."
)
NOTHING: Final = (
    "There is nothing to show yet. Begin the interview on the strategy with /align start understanding, or "
    "that on the last big initiatives with /align start perspective; at its end I show how I read it."
)
SHOWN: Final = (
    "How I read your answers stands in the thread of the interview, in your direct messages with me."
)
RETIRED: Final = "An earlier card stood here. How I read your answers now stands further down in this thread."
STALE: Final = (
    "This has changed since; nothing was corrected. The latest card in the thread has it as it is now."
)
GONE: Final = "This interview is no longer there, so there is nothing to correct."
NOT_YOURS: Final = "These answers are somebody else's; I show them to nobody but them."
UNOPENED: Final = "Slack did not open the form. Nothing was changed; please press once more."
CORRECTED: Final = "Corrected. Thank you: yours counts."
_LABEL: Final = 75
_MOST: Final = 4
_LONGEST: Final = 1000
_QUOTE: Final = 400
_QUOTES: Final = 3


def card(sheet: Sheet, interview_id: str) -> Message:
    """Return how an interview was coded."""
    basis = [f"Compared with: {sheet.basis}"] if sheet.basis else []
    blocks = [
        kit.header(TITLE),
        kit.context(PURPOSE, *basis),
        *(kit.section(line) for line in sheet.told),
        *map(_reading, sheet.reading),
        *_fields(sheet, interview_id),
    ]
    told = (f"{field.name}: {_values(field)}." for field in sheet.fields)
    return kit.message(" ".join((f"{TITLE}.", *sheet.told, *told)), blocks)


def at_home(coded: Sequence[Change]) -> list[Block]:
    """Return the ways to the cards of interviews, none where none was coded."""
    if not coded:
        return []
    return [kit.header(TITLE), *map(_way, coded[:_MOST]), kit.divider()]


def several_modal(field: Field, key: Key, channel: str, ts: str) -> Block:
    """Return the modal in which a field is corrected of which several values can hold."""
    options = [_option(choice) for choice in field.choices]
    chosen = [_option(choice) for choice in field.choices if choice.value in field.values]
    menu: Block = {
        "type": "multi_static_select",
        "action_id": action_ids.CODED_SEVERAL,
        "placeholder": kit.words("Choose what fits", 150),
        "options": options,
        **({"initial_options": chosen} if chosen else {}),
    }
    entry: Block = {
        "type": "input",
        "block_id": action_ids.CODED_SEVERAL,
        "optional": True,
        "label": kit.words(field.name, 200),
        "hint": kit.words("Leave it empty where none of them fits.", 200),
        "element": menu,
    }
    return kit.modal(
        "Correct this",
        [*_quoted(field), entry, *([_own(field.own.label)] if field.own else [])],
        close="Cancel",
        callback_id=action_ids.CODED_SEVERAL,
        private_metadata=f"{key}|{channel}|{ts}",
        submit=kit.words("Correct", 24),
    )


def _own(name: str) -> Block:
    """Return the field for what none of the choices says."""
    element: Block = {
        "type": "plain_text_input",
        "action_id": action_ids.CODED_OWN,
        "multiline": True,
        "max_length": _LONGEST,
    }
    return {
        "type": "input",
        "block_id": action_ids.CODED_OWN,
        "optional": True,
        "label": kit.words(name, 200),
        "hint": kit.words("In your own words, each on a line of its own.", 200),
        "element": element,
    }


def short(value: str) -> str:
    """Return what stands for a value in a menu, whatever its length."""
    return hashlib.sha256(value.encode()).hexdigest()[:12]


def _way(change: Change) -> Block:
    title = f"{change.instrument.title}, begun on {change.after.started.date():%d %B %Y}".replace(" 0", " ")
    spoken = f"Show how I read your answers: {title}"
    return kit.section(title, kit.button("Show", action_ids.SHOW_CODING, change.after.id, spoken))


def _reading(passage: Passage) -> Block:
    opener = kit.button("Read", action_ids.OPEN_READING, passage.id, f"Read: {passage.place}")
    return kit.section(f"To read: {passage.place}", opener)


def _fields(sheet: Sheet, interview_id: str) -> Iterator[Block]:
    group = ""
    for field in sheet.fields:
        if field.group != group:
            yield kit.header(field.group)
            group = field.group
        yield from _field(field, interview_id)


def _field(field: Field, interview_id: str) -> Iterator[Block]:
    key = Key(interview_id, named(field.id), field.revision)
    yield kit.section(f"{field.name}: {_values(field)}", _control(field, key))
    yield from _quoted(field)


def _quoted(field: Field) -> list[Block]:
    lines = [f"“{shortened(quote, _QUOTE)}”" for quote in field.quotes[:_QUOTES]]
    if field.read is not None:
        known = {choice.value: choice.label for choice in field.choices}
        read = "; ".join(known[value] for value in field.read) or "none"
        lines.append(f"Your correction. I had read: {read}.")
    return [kit.context(*lines)] if lines else []


def _control(field: Field, key: Key) -> Block:
    spoken = f"Correct: {field.name}"
    if field.several:
        return kit.button("Correct", action_ids.CODED_EDIT, str(key), spoken)
    options = [_option(choice, key) for choice in field.choices]
    chosen = next((at for at, choice in enumerate(field.choices) if choice.value in field.values), None)
    menu: Block = {
        "type": "static_select",
        "action_id": action_ids.CODED_PICK,
        "placeholder": kit.words(spoken, 150),
        "options": options,
    }
    return menu if chosen is None else menu | {"initial_option": options[chosen]}


def _option(choice: Choice, key: Key | None = None) -> Block:
    value = short(choice.value) if key is None else f"{key}{short(choice.value)}"
    return {"text": kit.words(choice.label, _LABEL), "value": value}


def _values(field: Field) -> str:
    return "; ".join(field.labels) or "none"
