"""Questions of an interview: asked, probed, with levels to choose from, and settled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from bot.domain.interview.entries import SIDE
from bot.domain.interview.position import Ask, Confirm, Probe, previous, side_of, step_at
from bot.domain.interview.progress import progress
from bot.domain.interview.standings import Standing, standings
from bot.slack.blocks import kit
from bot.slack.blocks.interview.answers import answer_words
from bot.slack.blocks.interview.cards import enough_buttons, place_line
from bot.slack.blocks.interview.keys import Key, Verb, action_id, press
from bot.slack.blocks.interview.levels import answer_so_far, heard_blocks, level_blocks
from knowledge.instrument import ChoiceQuestion, NumberQuestion, OpenQuestion, RatedQuestion

if TYPE_CHECKING:
    from bot.domain.interview.entries import Interview
    from bot.services.changes import Change
    from bot.slack.blocks.kit import Block, Message
    from knowledge.instrument import Instrument, Question

_ANSWER_HERE: Final = "Answer in your own words, here in the thread."
_EXAMPLE: Final = f"{_ANSWER_HERE} A recent example helps most."


def prompt(here: Change, step: Ask | Probe | Confirm) -> Message:
    """Return the message that asks for a step."""
    asked = step.question.ask.for_side(side_of(here.after))
    place = place_line(progress(here.instrument, here.after, step.question.id))
    where = [] if step.question.id == SIDE else [kit.context(place)]
    body = _body(here, step, asked)
    return kit.message(" ".join(_told([*body, *where])), [*where, *body, _ways(here, step)])


def settled(here: Change, posted: Ask | Probe | Confirm) -> Message:
    """Return what the message that was posted for a step becomes once the interview has gone on."""
    question = posted.question
    standing = standings(here.after).get(question.id, Standing())
    if standing.pending and standing.answer is not None and isinstance(question, RatedQuestion):
        step = step_at(question, standing)
        assert isinstance(step, Confirm | Probe)
        return prompt(here, step)
    change = press(
        "Change", Verb.CHANGE, Key(here.after.id, question.id, standing.revision), f"Change: {question.name}"
    )
    offered = standing.answer is not None or standing.skips > 0 or here.after.cut_short
    return _closed(here, posted, _result(here, question, standing), change if offered else None)


def unanswered(here: Change, posted: Ask | Probe | Confirm) -> Message:
    """Return what the message that was posted for a step becomes where the answer to it was deleted."""
    return _closed(here, posted, "What you answered here is deleted.")


def _closed(here: Change, posted: Ask | Probe | Confirm, result: str, change: Block | None = None) -> Message:
    """Return what was asked, and what became of it."""
    match posted:
        case Ask(question):
            asked = question.ask.for_side(side_of(here.after))
        case Probe(probe=probe):
            asked = probe
        case Confirm(question):  # the question itself stands above
            asked = question.name
        case _:
            assert_never(posted)
    return kit.message(f"{asked} {result}", [kit.section(asked), kit.section(result, change)])


def waiting(here: Change, question: Question) -> Message:
    """Return what a question's message becomes while the interview is paused."""
    asked = question.ask.for_side(side_of(here.after))
    text = "Paused. Everything you answered is kept; go on whenever you like, or simply answer."
    buttons = [press("Go on", Verb.RESUME, Key(here.after.id)), *enough_buttons(here)]
    return kit.message(f"{asked} {text}", [kit.section(asked), kit.section(text), kit.actions(buttons)])


def _result(here: Change, question: Question, standing: Standing) -> str:
    if standing.answer is not None:
        return f"Your answer: {answer_words(here.instrument, question, standing.answer.given)}"
    if standing.skips > 1 or (here.after.cut_short and not standing.spoken):
        return "Left out."
    if standing.skips == 1:
        return "Skipped for now."
    return "You answered below." if standing.spoken else "Not answered yet."


def _body(here: Change, step: Ask | Probe | Confirm, asked: str) -> list[Block]:
    match step:
        case Ask():
            return [kit.section(asked), *_how(here, step)]
        case Probe():
            return [kit.section(step.probe)]
        case Confirm():
            return [*heard_blocks(step, here.instrument), *level_blocks(here, step)]
        case _:
            assert_never(step)


def _how(here: Change, step: Ask) -> list[Block]:
    key = Key(here.after.id, step.question.id, step.revision)
    before = [] if step.answer is None else [answer_so_far(here.instrument, step.question, step.answer.given)]
    match step.question:
        case RatedQuestion():
            return [*before, kit.context(_EXAMPLE)]
        case OpenQuestion():
            return [*before, kit.context(_ANSWER_HERE)]
        case NumberQuestion(minimum=least, maximum=most, unit=unit):
            of = f" {unit}" if unit else ""
            return [
                *before,
                kit.context(f"Type a number from {least:g} to {most:g}{of}, here in the thread."),
            ]
        case ChoiceQuestion() if step.question.several:
            return [*before, _ticks(step.question, key)]
        case ChoiceQuestion():
            return [*before, _options(step.question, key)]
        case _:
            assert_never(step.question)


def _options(question: ChoiceQuestion, key: Key) -> Block:
    return kit.actions(
        [
            press(
                option.label, Verb.OPTION, Key(key.interview, key.question, key.revision, option.id),
                f"{question.name}: {option.label}"[:75], number,
            )
            for number, option in enumerate(question.options)
        ]
    )  # fmt: skip


def _ticks(question: ChoiceQuestion, key: Key) -> Block:
    options = [{"text": kit.words(option.label, 75), "value": option.id} for option in question.options]
    boxes: Block = {"type": "checkboxes", "action_id": action_id(Verb.TICK), "options": options}
    return kit.actions([boxes, press("Done", Verb.DONE, key, "These are the ones")])


def _ways(here: Change, step: Ask | Probe | Confirm) -> Block:
    """Return the buttons that are always there."""
    key = Key(here.after.id, step.question.id, step.revision)
    rated = isinstance(step.question, RatedQuestion)
    answered = isinstance(step, Ask | Confirm) and step.answer is not None
    all_shown = isinstance(step, Confirm) and (step.all_levels or not (step.heard and step.heard.level))
    about_me = step.question.id == SIDE
    ways = [
        rated and not all_shown and press("Show levels", Verb.SHOW, key),
        not about_me and press("Don't know", Verb.DONT_KNOW, key),
        not about_me and press("Not applicable", Verb.NOT_APPLICABLE, key),
        answered and press("Keep my answer", Verb.SKIP, key),
        not answered and not about_me and press(_skip_label(step), Verb.SKIP, key),
        _first(here.instrument, here.after, step.question) or press("Back", Verb.BACK, key),
        press("Pause", Verb.PAUSE, key),
    ]
    return kit.actions([way for way in ways if isinstance(way, dict)])


def _skip_label(step: Ask | Probe | Confirm) -> str:
    said_something = isinstance(step, Probe) and isinstance(step.question, OpenQuestion)
    return "That is all" if said_something else "Skip for now"


def _first(instrument: Instrument, interview: Interview, question: Question) -> bool:
    return previous(instrument, interview, question.id) is None


def _told(blocks: list[Block]) -> list[str]:
    """Return the words of sections and small print, for those who listen to the message."""
    texts = []
    for block in blocks:
        for part in (block.get("text"), *(block.get("elements") or ())):  # type: ignore[misc] # blocks are JSON
            words = part.get("text") if isinstance(part, dict) else None
            texts += [words] if isinstance(words, str) else []
    return texts
