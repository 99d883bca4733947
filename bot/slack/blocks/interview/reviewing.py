"""The end of an interview: all answers to look at, and what is said once it is finished."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.figures import counted
from bot.domain.interview.entries import SIDE, WHOLE, Level, OwnWords
from bot.domain.interview.moves import MARKS
from bot.domain.interview.position import path
from bot.domain.interview.progress import progress
from bot.domain.interview.standings import Standing, standings
from bot.slack.blocks import kit
from bot.slack.blocks.interview.answers import answer_words
from bot.slack.blocks.interview.cards import rest_button
from bot.slack.blocks.interview.keys import Key, Verb, action_id, press
from bot.slack.blocks.results import results_button
from bot.slack.blocks.text import shortened

if TYPE_CHECKING:
    from bot.domain.interview.standings import Standings
    from bot.services.changes import Change
    from bot.slack.blocks.kit import Block, Message
    from knowledge.instrument import Dimension, Instrument, Question

_MARKS: Final = ("Not at all", "A little", "Well", "Very well")
_OPTIONS: Final = 100
_WORDS: Final = 280


def review(here: Change, revision: int) -> Message:
    """Return all answers, each of which can be changed, with the button that finishes."""
    found = standings(here.after)
    way = path(here.instrument, here.after)
    missing = sum(1 for question in way if _of(found, question).answer is None)
    intro = "These are your answers. Change what does not fit, then finish."
    left = [kit.context(f"{missing} without an answer; they count as not answered.")] if missing else []
    key = Key(here.after.id, WHOLE, revision)
    back = rest_button(here) if here.after.cut_short else press("Back", Verb.BACK, key)
    return kit.message(
        intro,
        [
            kit.section(intro),
            *(
                _dimension(here.instrument, dimension, way, found)
                for dimension in here.instrument.dimensions
                if set(dimension.questions) & set(way)
            ),
            *left,
            kit.actions([change_menu(here), press("Finish", Verb.FINISH, key), back]),
        ],
    )


def change_menu(here: Change) -> Block:
    """Return the menu to choose an answer from that is to be changed."""
    found = standings(here.after)
    way = list(path(here.instrument, here.after))[:_OPTIONS]
    options = [
        {
            "text": kit.words(question.name, 75),
            "value": str(Key(here.after.id, question.id, _of(found, question).revision)),
        }
        for question in way
    ]
    return {
        "type": "static_select",
        "action_id": action_id(Verb.PICK),
        "placeholder": kit.words("Change an answer", 150),
        "options": options,
    }


def reviewed(here: Change) -> Message:
    """Return what the review becomes once the interview has gone on."""
    del here
    text = "You looked at all your answers here."
    return kit.message(text, [kit.section(text)])


def finished(here: Change) -> Message:
    """Return the thanks at the end, with the question how well the view was caught."""
    thanks = (
        f"{_ended(here)} Your answers are stored. You can change any of them, from here or from my Home tab."
    )
    rest = [rest_button(here)] if here.after.cut_short else []
    asks = "How well do these answers capture your view?"
    marks = [
        press(f"{mark} · {label}", Verb.MARK, Key(here.after.id, choice=str(mark)), f"{asks} {label}", mark)
        for mark, label in zip(MARKS, _MARKS, strict=True)
    ]
    return kit.message(
        f"{thanks} {asks}",
        [
            kit.section(thanks),
            kit.actions([change_menu(here), results_button(here), *rest]),
            kit.section(asks),
            kit.actions(marks),
        ],
    )


def _ended(here: Change) -> str:
    if not here.after.cut_short:
        return "Thank you, that was the last question."
    done = progress(here.instrument, here.after)
    return f"Thank you. You finished early, with {done.done} of {counted(done.questions, 'question')}."


def _dimension(
    instrument: Instrument, dimension: Dimension, way: tuple[Question, ...], found: Standings
) -> Block:
    lines = [
        f"{question.name}: {_short(instrument, question, _of(found, question))}"
        for question in dimension.questions
        if question in way and question.id != SIDE
    ]
    return kit.bullets(lines, dimension.name)


def _short(instrument: Instrument, question: Question, standing: Standing) -> str:
    if standing.answer is None:
        return "no answer"
    if isinstance(standing.answer.given, Level):
        return f"{standing.answer.given.level} · {instrument.level_name(standing.answer.given.level)}"
    if isinstance(standing.answer.given, OwnWords) and standing.words:
        return f"“{shortened(' '.join(standing.words), _WORDS)}”"
    return answer_words(instrument, question, standing.answer.given)


def _of(found: Standings, question: Question) -> Standing:
    return found.get(question.id, Standing())
