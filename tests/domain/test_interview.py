"""What comes next in an interview, whatever a person does."""

from __future__ import annotations

import pytest

from bot.domain.interview.entries import (
    SIDE,
    WHOLE,
    Amount,
    Answered,
    DontKnow,
    Interview,
    Level,
    Move,
    NotApplicable,
    Options,
    OwnWords,
    Said,
)
from bot.domain.interview.moves import Aim, Stale, back, choose, come_back, enough, more, move, resume, say
from bot.domain.interview.position import (
    Ask,
    Confirm,
    Finished,
    Probe,
    Review,
    answers,
    next_step,
    path,
    side_of,
)
from bot.domain.interview.progress import progress
from bot.domain.interview.standings import standings
from bot.domain.interview.unsaying import unsay
from bot.domain.listening import Heard, Outcome
from knowledge.instrument import Side
from tests.interviews import AT, BUDGETS, MIXED, PLANNING, TINY, TRUST, interview

THREE = Heard(Outcome.LEVEL, 0.9, level=3, quote="there is a rule")
VAGUE = Heard(Outcome.PROBE, 0.9, probe="What happened the last time?")


def aim(interview: Interview, question: str) -> Aim:
    standing = standings(interview).get(question)
    return Aim(question, standing.revision if standing else 0, "c1", AT)


def chosen(interview: Interview, question: str, given: object = Level(3)) -> Interview:
    after = choose(TINY, interview, aim(interview, question), given)
    assert isinstance(after, Interview)
    return after


def said(interview: Interview, question: str, heard: Heard | None = THREE, message: str = "5.0") -> Interview:
    words = Said(question, message, f"words of {message}", heard, "c1", AT)
    after = say(TINY, interview, aim(interview, question), words, None)
    assert isinstance(after, Interview)
    return after


def moved(interview: Interview, question: str, what: Move) -> Interview:
    after = move(TINY, interview, aim(interview, question), what)
    assert isinstance(after, Interview)
    return after


def all_chosen(level: int = 3) -> Interview:
    here = interview()
    for question in TINY.questions:
        here = chosen(here, question.id, Level(level))
    return here


def test_it_begins_with_the_first_question() -> None:
    assert next_step(TINY, interview()) == Ask(PLANNING, 0)


def test_who_has_no_side_yet_is_asked_for_it_first() -> None:
    step = next_step(TINY, interview(side=None))

    assert isinstance(step, Ask)
    assert step.question.id == SIDE


def test_the_side_that_was_answered_counts() -> None:
    here = choose(TINY, interview(side=None), Aim(SIDE, 0, "c1", AT), Options(("it",)))

    assert isinstance(here, Interview)
    assert side_of(here) is Side.IT
    assert next_step(TINY, here) == Ask(PLANNING, 0)


def test_words_lead_to_levels_to_confirm() -> None:
    assert next_step(TINY, said(interview(), "planning")) == Confirm(PLANNING, 1, THREE)


def test_words_alone_are_no_answer() -> None:
    assert answers(TINY, said(interview(), "planning")) == {}


def test_what_is_chosen_is_the_answer_and_leads_on() -> None:
    here = chosen(said(interview(), "planning"), "planning", Level(4))

    answer = answers(TINY, here)["planning"]
    assert (answer.given, answer.proposed) == (Level(4), 3)
    assert next_step(TINY, here) == Ask(BUDGETS, 0)


def test_vague_words_are_probed_twice_and_no_more() -> None:
    once = said(interview(), "planning", VAGUE, "5.0")
    twice = said(once, "planning", VAGUE, "6.0")
    thrice = said(twice, "planning", VAGUE, "7.0")

    assert next_step(TINY, once) == Probe(PLANNING, 1, "What happened the last time?")
    assert next_step(TINY, twice) == Probe(PLANNING, 2, "What happened the last time?")
    assert next_step(TINY, thrice) == Confirm(PLANNING, 3, VAGUE)


def test_levels_can_be_seen_instead_of_a_probe() -> None:
    here = moved(said(interview(), "planning", VAGUE), "planning", Move.SHOW)

    assert next_step(TINY, here) == Confirm(PLANNING, 2, VAGUE, all_levels=True)


@pytest.mark.parametrize("given", [DontKnow(), NotApplicable()])
def test_not_knowing_is_an_answer(given: object) -> None:
    here = chosen(interview(), "planning", given)

    assert answers(TINY, here)["planning"].given == given
    assert next_step(TINY, here) == Ask(BUDGETS, 0)


def test_what_is_skipped_comes_once_more_at_the_end() -> None:
    here = moved(interview(), "planning", Move.SKIP)
    here = chosen(chosen(here, "budgets"), "trust")

    assert next_step(TINY, here) == Ask(PLANNING, 1)
    assert next_step(TINY, moved(here, "planning", Move.SKIP)) == Review(0)


def test_back_shows_the_levels_of_what_was_answered() -> None:
    here = chosen(interview(), "planning")

    after = back(TINY, here, aim(here, "budgets"))

    assert isinstance(after, Interview)
    assert next_step(TINY, after) == Confirm(PLANNING, 2, None, answers(TINY, here)["planning"])


def test_a_second_click_on_back_goes_no_further_back() -> None:
    here = chosen(chosen(interview(), "planning"), "budgets")
    press = aim(here, "trust")

    once = back(TINY, here, press)

    assert isinstance(once, Interview)
    assert back(TINY, once, press) == Stale()


def test_there_is_no_way_back_from_the_first_question() -> None:
    assert back(TINY, interview(), Aim("planning", 0, "c1", AT)) == Stale()


def test_back_leads_from_the_review_to_the_last_question() -> None:
    after = back(TINY, all_chosen(), Aim(WHOLE, 0, "c1", AT))

    assert isinstance(after, Interview)
    assert isinstance(step := next_step(TINY, after), Confirm)
    assert step.question == TRUST


def test_after_an_earlier_answer_was_changed_it_goes_on_where_it_was() -> None:
    here = chosen(interview(), "planning")
    there = come_back(TINY, here, aim(here, "planning"))
    assert isinstance(there, Interview)

    after = chosen(there, "planning", Level(5))

    assert answers(TINY, after)["planning"].given == Level(5)
    assert next_step(TINY, after) == Ask(BUDGETS, 0)


def test_an_answer_that_was_come_back_to_can_be_left_as_it_is() -> None:
    here = chosen(interview(), "planning")
    there = come_back(TINY, here, aim(here, "planning"))
    assert isinstance(there, Interview)

    after = moved(there, "planning", Move.SKIP)

    assert answers(TINY, after)["planning"].given == Level(3)
    assert next_step(TINY, after) == Ask(BUDGETS, 0)


def test_a_second_click_changes_nothing() -> None:
    press = aim(interview(), "planning")
    once = choose(TINY, interview(), press, Level(3))
    assert isinstance(once, Interview)

    assert choose(TINY, once, press, Level(3)) == Stale()


def test_what_does_not_fit_the_question_changes_nothing() -> None:
    assert choose(TINY, interview(), aim(interview(), "planning"), Options(("erp",))) == Stale()
    assert choose(TINY, interview(), aim(interview(), "planning"), Level(6)) == Stale()
    assert choose(TINY, interview(), Aim("unheard-of", 0, "c1", AT), Level(3)) == Stale()


def test_an_edit_reopens_the_proposal_and_keeps_the_answer_meanwhile() -> None:
    here = chosen(said(interview(), "planning"), "planning")
    changed = Heard(Outcome.LEVEL, 0.9, level=1, quote="nobody")

    edited = said(here, "planning", changed)

    assert answers(TINY, edited)["planning"].given == Level(3)
    assert next_step(TINY, edited) == Ask(BUDGETS, 0)
    rest = chosen(chosen(edited, "budgets"), "trust")
    assert next_step(TINY, rest) == Confirm(PLANNING, 3, changed, answers(TINY, here)["planning"])


def test_a_deleted_message_takes_its_proposal_along() -> None:
    after = unsay(said(interview(), "planning"), "5.0", "c2", AT)

    assert isinstance(after, Interview)
    assert next_step(TINY, after) == Ask(PLANNING, 2)
    assert "words of 5.0" not in repr(after)


def test_a_deleted_message_leaves_the_level_that_was_chosen() -> None:
    after = unsay(chosen(said(interview(), "planning"), "planning"), "5.0", "c2", AT)

    assert isinstance(after, Interview)
    assert answers(TINY, after)["planning"].given == Level(3)
    assert next_step(TINY, after) == Ask(BUDGETS, 0)


def test_deleted_words_are_quoted_in_nothing_that_was_heard_after_them() -> None:
    quoted = Heard(Outcome.LEVEL, 0.9, level=3, quote="we have a rule", probe="What does “a rule” mean?")
    own = Heard(Outcome.LEVEL, 0.9, level=3, quote="every month")
    held = interview().add(
        Said("planning", "5.0", "Well, we have a rule.", None, "c", AT),
        Said("planning", "6.0", "And every month too.", quoted, "c", AT),
        Said("planning", "7.0", "I said, every month.", own, "c", AT),
    )

    after = unsay(held, "5.0", "c2", AT)

    assert isinstance(after, Interview)
    assert "a rule" not in repr(after)
    assert after.entries[2] == held.entries[2]


def test_a_level_that_is_chosen_anew_keeps_what_had_been_suggested_from_words_that_stand() -> None:
    confirmed = chosen(said(interview(), "planning"), "planning")
    returned = back(TINY, confirmed, Aim("budgets", 0, "c3", AT))
    assert isinstance(returned, Interview)

    after = choose(TINY, returned, Aim("planning", 3, "c4", AT), Level(4))

    assert isinstance(after, Interview)
    assert after.entries[-1] == Answered("planning", Level(4), 3, "c4", AT)


def test_an_open_answer_that_is_deleted_is_asked_for_again() -> None:
    here = interview(MIXED)
    message = Said("goal", "5.0", "Grow abroad", None, "c1", AT)
    told = say(MIXED, here, Aim("goal", 0, "c1", AT), message, OwnWords())
    assert isinstance(told, Interview)

    after = unsay(told, "5.0", "c2", AT)

    assert isinstance(after, Interview)
    assert "goal" in answers(MIXED, told)
    assert "goal" not in answers(MIXED, after)


def test_a_condition_opens_a_question_and_closes_it_again() -> None:
    here = interview(MIXED)
    own = choose(MIXED, here, Aim("systems", 0, "c1", AT), Options(("erp", "own")))
    assert isinstance(own, Interview)
    erp = choose(MIXED, own, Aim("systems", 1, "c1", AT), Options(("erp",)))
    assert isinstance(erp, Interview)

    assert [question.id for question in path(MIXED, own)] == ["systems", "wish", "plants", "trust", "goal"]
    assert [question.id for question in path(MIXED, erp)] == ["systems", "plants", "trust", "goal"]


def test_it_is_reviewed_and_then_finished() -> None:
    here = all_chosen()

    assert next_step(TINY, here) == Review(0)
    assert next_step(TINY, moved(here, WHOLE, Move.CONCLUDE)) == Finished(1)


def test_a_finished_interview_stays_finished_when_an_answer_is_changed() -> None:
    here = moved(all_chosen(), WHOLE, Move.CONCLUDE)
    there = come_back(TINY, here, aim(here, "trust"))
    assert isinstance(there, Interview)

    after = chosen(there, "trust", Level(1))

    assert isinstance(next_step(TINY, there), Confirm)
    assert next_step(TINY, after) == Finished(1)


def test_who_has_had_enough_looks_at_the_answers_and_finishes() -> None:
    here = enough(TINY, chosen(interview(), "planning"), AT, "c2")
    assert isinstance(here, Interview)

    assert next_step(TINY, here) == Review(1)
    assert next_step(TINY, moved(here, WHOLE, Move.CONCLUDE)) == Finished(2)
    assert set(answers(TINY, here)) == {"planning"}


def test_what_was_left_can_be_taken_up_again_even_after_the_end() -> None:
    here = enough(TINY, chosen(interview(), "planning"), AT, "c2")
    assert isinstance(here, Interview)

    after = more(moved(here, WHOLE, Move.CONCLUDE), AT, "c3")

    assert isinstance(after, Interview)
    assert next_step(TINY, after) == Ask(BUDGETS, 0)


def test_who_has_had_enough_while_changing_an_answer_keeps_it_as_it_was() -> None:
    there = come_back(TINY, chosen(interview(), "planning"), Aim("planning", 1, "c2", AT))
    assert isinstance(there, Interview)

    after = enough(TINY, there, AT, "c3")

    assert isinstance(after, Interview)
    assert isinstance(next_step(TINY, after), Review)


def test_words_to_an_open_question_are_its_answer_for_who_has_had_enough() -> None:
    here = interview(MIXED)
    for question, given in (("systems", Options(("erp",))), ("plants", Amount(3)), ("trust", Level(3))):
        here = here.add(Answered(question, given, None, "c", AT))
    here = here.add(Said("goal", "5.0", "Fewer systems.", VAGUE, "c", AT))
    assert isinstance(next_step(MIXED, here), Probe)

    after = enough(MIXED, here, AT, "c2")

    assert isinstance(after, Interview)
    assert answers(MIXED, after)["goal"].given == OwnWords()


def test_enough_comes_too_late_where_nothing_is_asked_and_more_where_nothing_was_left() -> None:
    assert enough(TINY, all_chosen(), AT, "c2") == Stale()
    assert more(interview(), AT, "c2") == Stale()


def test_a_pause_ends_with_whatever_comes_next() -> None:
    paused = moved(interview(), "planning", Move.PAUSE)

    assert paused.paused
    assert not resume(paused, aim(paused, WHOLE)).paused
    assert not said(paused, "planning").paused
    assert next_step(TINY, paused) == Ask(PLANNING, 1)


def test_progress_counts_what_concerns_the_person() -> None:
    begun = progress(TINY, interview())
    later = progress(TINY, chosen(interview(), "planning"))
    over = progress(TINY, all_chosen())

    assert (begun.dimension, begun.question, begun.questions, begun.minutes) == (1, 1, 3, 9)
    assert (later.dimension, later.question, later.done, later.minutes) == (1, 2, 1, 6)
    assert [(part.done, part.questions) for part in later.parts] == [(1, 2), (0, 1)]
    assert (over.dimension, over.question, over.done, over.minutes) == (0, 0, 3, 0)
