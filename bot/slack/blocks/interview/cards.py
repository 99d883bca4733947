"""Cards: what is offered, what is agreed to before anything is stored, and where an interview stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.figures import counted
from bot.domain.interview.position import Ask, Confirm, Finished, Probe, Review, answers, next_step
from bot.domain.interview.progress import progress
from bot.slack.blocks import kit
from bot.slack.blocks.interview.keys import Key, Verb, action_id, press
from knowledge.instrument import Side

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.interview.progress import Progress
    from bot.services.acquaintance import Known
    from bot.services.changes import Change
    from bot.slack.blocks.kit import Block, Message
    from knowledge.instrument import Instrument

SMALLEST_GROUP: Final = 5
SIDE_BLOCK: Final = "interview-side"
_SIDES: Final = {Side.BUSINESS: "Business", Side.IT: "IT"}
_TERMS: Final = (
    f"You alone see your answers. Others see figures of groups of {SMALLEST_GROUP} or more, and no words.",
    "It is confidential, not anonymous: whoever runs Plumbline keeps the answers, encrypted, for 24 months.",
    "Practices and units are looked at, never persons. Please write about work, not about individuals.",
    "You can pause and go on at any time, change every answer, stop, and erase everything.",
)


def offers(instruments: Iterable[Instrument]) -> Message:
    """Return the interviews that can be begun."""
    found = list(instruments)
    if not found:
        text = "There is no questionnaire to begin with. Whoever runs me can add one."
        return kit.message(text, [kit.section(text)])
    intro = (
        "Which interview would you like to begin? You will see what it is about before anything is stored."
    )
    return kit.message(
        f"{intro} {'; '.join(instrument.title for instrument in found)}",
        [kit.section(intro), *(block for at, each in enumerate(found) for block in offer(each, at))],
    )


def offer(instrument: Instrument, number: int) -> list[Block]:
    """Return one interview that can be begun."""
    begin = press(
        "Look at it", Verb.OFFER, Key("", choice=instrument.reference), f"Look at: {instrument.title}", number
    )
    minutes, questions = counted(instrument.minutes, "minute"), counted(len(instrument.questions), "question")
    about = f"{instrument.title} · about {minutes}, {questions}"
    return [kit.section(about, begin)]


def consent(instrument: Instrument, known: Known | None = None) -> Message:
    """Return what a person is told before an interview begins. It becomes the interview's root."""
    key = Key("", choice=instrument.reference)
    minutes = counted(instrument.minutes, "minute")
    lasts = f"It takes about {minutes}, in one go or over days. You answer in this thread."
    return kit.message(
        f"{instrument.title}: before we begin. {lasts} {' '.join(_TERMS)}",
        [
            kit.header(instrument.title),
            kit.section(instrument.purpose),
            kit.section(lasts),
            *(kit.section(line) for line in _TERMS),
            *([] if known is None else _side(known)),
            kit.actions([press("I agree, begin", Verb.AGREE, key), press("Not now", Verb.DECLINE, key)]),
        ],
    )


def _side(known: Known) -> list[Block]:
    """Return the side that somebody is taken to speak for, to be changed where it is the other one."""
    whence = f"being {known.role}" if known.role else "as you did before"
    options = {side: {"text": kit.words(_SIDES[side], 75), "value": side.value} for side in Side}
    radio: Block = {
        "type": "radio_buttons",
        "action_id": action_id(Verb.SIDE),
        "options": list(options.values()),
        "initial_option": options[known.side],
    }
    text = f"You answer for this side, {whence}. Choose the other one if that is wrong:"
    return [kit.section(text), kit.actions([radio]) | {"block_id": SIDE_BLOCK}]


def declined(instrument: Instrument) -> Message:
    """Return what the consent card becomes when somebody does not agree."""
    text = f"{instrument.title}: not begun, and nothing was stored. You can begin it from my Home tab."
    return kit.message(text, [kit.section(text)])


def root(here: Change) -> Message:
    """Return the message that an interview hangs on: how far it has come."""
    done = progress(here.instrument, here.after)
    status = standing_line(here, done)
    return kit.message(
        f"{here.instrument.title}. {status}",
        [
            kit.header(here.instrument.title),
            kit.section(status),
            kit.context(part_lines(done)),
            kit.actions(
                [
                    *([] if isinstance(here.step, Finished) else [reminder_button(here)]),
                    *enough_buttons(here),
                    erase_button(here),
                ]
            ),
        ],
    )


def standing_line(here: Change, done: Progress) -> str:
    """Say where an interview stands, in one line."""
    step = next_step(here.instrument, here.after)
    if isinstance(step, Finished):
        questions = counted(done.questions, "question")
        return f"Finished: {done.done} of {questions}. You can still change any answer."
    if isinstance(step, Review):
        asked = "You have had enough questions." if here.after.cut_short else "All questions are asked."
        return f"{asked} Look at your answers in the thread, and finish."
    paused = "Paused. " if here.after.paused else ""
    return f"{paused}{place_line(done)}"


def place_line(done: Progress) -> str:
    """Say which question this is, and how long the rest takes."""
    if not done.question:
        questions, minutes = counted(done.questions, "question"), counted(done.minutes, "minute")
        return f"Before the first of {questions} · about {minutes}"
    several = len(done.parts) > 1
    name = done.parts[done.dimension - 1].dimension.name
    part = f"{name}, dimension {done.dimension} of {len(done.parts)} · " if several else ""
    left = f"about {done.minutes} minutes left" if done.minutes != 1 else "about a minute left"
    return f"{part}Question {done.question} of {done.questions} · {left}"


def part_lines(done: Progress) -> str:
    """Say how far each dimension has come."""
    if len(done.parts) == 1:  # the title names it already
        return f"{done.done} of {counted(done.questions, 'question')} answered or left out"
    return " · ".join(f"{part.dimension.name} {part.done}/{part.questions}" for part in done.parts)


def erased(title: str) -> Message:
    """Return what the root becomes when an interview is erased."""
    text = f"{title}: erased, with all answers. Your own messages in this thread are yours to delete."
    return kit.message(text, [kit.section(text)])


def reminder_button(here: Change) -> Block:
    """Return the button that stops reminders, or brings them back."""
    key, title = Key(here.after.id), here.instrument.title
    if here.after.silenced:
        return press("Remind me", Verb.REMIND, key, f"Remind me of: {title}")
    return press("No reminders", Verb.SILENCE, key, f"No reminders of: {title}")


def enough_buttons(here: Change) -> list[Block]:
    """Return the button that finishes with what has been answered, if anything has and more is asked."""
    asking = isinstance(here.step, Ask | Probe | Confirm)
    if not asking or not answers(here.instrument, here.after):
        return []
    title = here.instrument.title
    return [press("Finish early", Verb.ENOUGH, Key(here.after.id), f"Finish with what you answered: {title}")]


def rest_button(here: Change) -> Block:
    """Return the button that asks after all what was left."""
    title = here.instrument.title
    return press("Answer the rest", Verb.MORE, Key(here.after.id), f"Answer the rest: {title}")


def erase_button(here: Change) -> Block:
    """Return the button that erases an interview, once it is confirmed."""
    label = "Erase my answers" if isinstance(here.step, Finished) else "Stop and erase"
    button = press(label, Verb.ERASE, Key(here.after.id), f"{label}: {here.instrument.title}")
    question: Block = {
        "title": kit.words("Erase this interview?", 100),
        "text": kit.words("All of its answers are erased for good. There is no way back.", 300),
        "confirm": kit.words("Erase it", 30),
        "deny": kit.words("Keep it", 30),
        "style": "danger",
    }
    return button | {"confirm": question}
