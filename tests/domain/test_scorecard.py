"""The scorecard says where each score comes from, down to what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.grounds import grounds
from bot.domain.interview.entries import Answered, DontKnow, Level, Move, Moved, OwnWords, Said, Unsaid
from bot.domain.interview.position import answers
from bot.domain.listening import Heard, Outcome
from bot.domain.scorecard import advances, calculation, dimension_in_words, in_words, radar
from bot.domain.scoring import score
from bot.domain.summary import excerpt, summary
from tests.interviews import AT, MIXED, TINY, interview

if TYPE_CHECKING:
    from bot.domain.interview.entries import Entry, Given
    from bot.domain.scoring import Scores
    from knowledge.instrument import Instrument

WORDS = "Last month we sat down together. There is a rule for it, and we keep to it."
QUOTE = "There is a rule for it"


def said(question: str, heard: Heard | None, words: str | None = WORDS, message: str = "5.0") -> Said:
    return Said(question, message, words, heard, "c", AT)


def chose(question: str, given: Given, proposed: int | None = None) -> Answered:
    return Answered(question, given, proposed, "c", AT)


def scored(*entries: Entry, instrument: Instrument = TINY) -> tuple[Scores, tuple[str, ...]]:
    held = interview(instrument).add(*entries)
    given = {question: answer.given for question, answer in answers(instrument, held).items()}
    scores = score(instrument, given)
    return scores, summary(scores, grounds(scores, held), held)


def ground(*entries: Entry):
    """Return the grounds of the first practice."""
    held = interview().add(*entries)
    given = {question: answer.given for question, answer in answers(TINY, held).items()}
    return grounds(score(TINY, given), held)[0]


def heard(level: int | None = 3, quote: str | None = QUOTE, outcome: Outcome = Outcome.LEVEL) -> Heard:
    return Heard(outcome, 0.9, level=level, quote=quote)


def test_a_score_rests_on_the_words_that_were_said_and_on_what_was_suggested():
    found = ground(said("planning", heard()), chose("planning", Level(3), proposed=3))

    assert (found.quote, found.proposed, found.agreed) == (QUOTE, 3, True)


def test_a_level_that_was_corrected_keeps_what_had_been_suggested():
    found = ground(said("planning", heard()), chose("planning", Level(4), proposed=3))

    assert (found.score.level, found.proposed, found.agreed) == (4, 3, False)


def test_a_level_that_was_chosen_without_words_has_no_quote():
    found = ground(Moved("planning", Move.SHOW, "c", AT), chose("planning", Level(2)))

    assert (found.quote, found.proposed, found.agreed) == (None, None, False)


def test_what_was_said_is_quoted_in_full_where_no_part_of_it_was_singled_out():
    found = ground(said("planning", heard(level=None, quote=None)), chose("planning", Level(2)))

    assert found.quote == WORDS


def test_a_quote_that_nobody_said_is_not_shown():
    found = ground(said("planning", heard(quote="We are the best")), chose("planning", Level(3), proposed=3))

    assert found.quote == WORDS


def test_words_about_something_else_are_not_quoted():
    for outcome in (Outcome.REDIRECT, Outcome.IGNORE_INSTRUCTION, Outcome.REDACT):
        beside = said("planning", heard(level=None, quote=None, outcome=outcome))

        assert ground(beside, chose("planning", Level(2))).quote is None


def test_words_that_were_taken_back_are_not_quoted():
    found = ground(
        said("planning", heard()), chose("planning", Level(3), 3), Unsaid("planning", "5.0", "c", AT)
    )

    assert found.quote is None


def test_the_next_level_is_shown_for_the_weakest_practice_of_the_two_weakest_dimensions():
    scores, _ = scored(chose("planning", Level(4)), chose("budgets", Level(2)), chose("trust", Level(1)))

    assert [(one.dimension.name, one.score.practice.id, one.level) for one in advances(scores)] == [
        ("Partnership", "trust", 2),
        ("Governance", "budgets", 3),
    ]
    assert advances(scores)[0].then == "Somebody sees to trust now and then"
    assert advances(scores)[0].now == "Nobody sees to trust"


def test_nothing_stands_above_the_highest_level():
    scores, _ = scored(chose("trust", Level(5)))

    assert advances(scores) == []


def test_the_picture_and_its_words_say_the_same():
    scores, _ = scored(chose("planning", Level(4)), chose("budgets", Level(3)))

    drawn = radar(scores)

    assert drawn.axes == ("Governance", "Partnership")
    assert drawn.notes == ("3.5", "not rated")
    assert [outline.values for outline in drawn.outlines] == [(3.5, None), (3.0, None)]
    assert in_words(scores) == (
        "Scores on five levels. Governance: 3.5, and every practice reaches level 3; Partnership: not rated. "
        "Overall: 3.5."
    )


def test_a_dimension_is_worked_out_in_front_of_the_reader():
    scores, _ = scored(chose("planning", Level(4)), chose("budgets", Level(3)), chose("trust", DontKnow()))
    governance, partnership = scores.dimensions

    assert calculation(governance) == (
        "(4 + 3) / 2 = 3.5. Level 3 is the highest that every rated practice reaches, because of Budgets. "
        "2 of 2 rated."
    )
    assert calculation(partnership) == "Nothing was rated: 0 of 1 rated, 1 don't know."
    assert dimension_in_words(partnership) == "not rated"


def test_what_was_heard_takes_three_sentences_in_the_persons_own_words():
    _, told = scored(
        said("planning", heard()),
        chose("planning", Level(4), 3),
        chose("budgets", Level(2)),
        chose("trust", DontKnow()),
    )

    assert told == (
        f"Furthest along, on level 4, you see “Planning”: “{QUOTE}”.",
        "Least far, on level 2, you see “Budgets”: Somebody sees to budgets now and then",
        "In all, 2 of 3 rated, 1 don't know.",
    )


def test_of_equals_the_one_that_was_put_into_words_is_told():
    _, told = scored(chose("planning", Level(3)), said("budgets", heard()), chose("budgets", Level(3), 3))

    assert told == (
        f"You see the 2 practices that you rated on level 3, as in “Budgets”: “{QUOTE}”.",
        "In all, 2 of 3 rated, 1 not answered.",
    )


def test_the_level_that_was_chosen_most_often_is_told():
    _, told = scored(chose("planning", Level(2)), chose("budgets", Level(2)), chose("trust", Level(3)))

    assert told[2] == "In all, 3 of 3 rated, most often you chose level 2, 2 times."


def test_open_answers_are_told_as_they_were_said():
    _, told = scored(
        said("goal", None, "One ERP. And then the rest."), chose("goal", OwnWords()), instrument=MIXED
    )

    assert told == ("On “Goal” you said: “One ERP. And then the rest.”",)


def test_nothing_answered_is_nothing_heard():
    assert scored()[1] == ()


def test_an_excerpt_ends_after_a_sentence_or_at_least_after_a_word():
    assert excerpt("One. Two. Three.", longest=9) == "One. Two."
    assert excerpt("one two three four", longest=12) == "one two…"
    assert excerpt("x" * 30, longest=10) == "xxxxxxxxx…"
