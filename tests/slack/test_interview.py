"""An interview in Slack, from the consent to the end."""

from __future__ import annotations

import pytest

from bot.domain.interview.entries import Level
from bot.domain.interview.position import Finished, next_step
from bot.domain.listening import Heard, Outcome
from tests.interviews import TINY
from tests.slack.conftest import texts
from tests.slack.interviewing import Respondent


@pytest.fixture
def respondent(bot, bruno):
    return Respondent(bot, bruno, TINY)


def test_nothing_is_stored_before_the_consent(bot, bruno):
    bruno.run("/align start tiny")
    bot.settle()

    card = bruno.answers()[-1]
    assert card.text.startswith("A tiny questionnaire: before we begin. It takes about 9 minutes")
    assert bot.deliveries.interviews.all("TLOCAL") == []


def test_after_the_consent_the_first_question_comes_in_the_thread(respondent):
    first = respondent.begin()

    assert first.thread_ts == respondent.root.ts
    assert "How does it work with planning in the business today?" in first.text
    assert "Question 1 of 3" in first.text


def test_a_typed_answer_is_stored_and_the_levels_are_shown(bot, respondent):
    bot.listening.heard["We have a rule."] = Heard(Outcome.LEVEL, 0.9, level=3, quote="We have a rule.")
    respondent.begin()

    respondent.say("We have a rule.")

    shown = texts(respondent.prompt.blocks)
    assert "What I heard comes closest to level 3, Established. You decide: does it fit?" in shown
    assert "In your words: “We have a rule.”" in shown
    assert [text[0] for text in shown if text[1:4] == " · " and text[0].isdigit()] == ["2", "3", "4"]
    assert respondent.answers == {}


def test_only_a_press_makes_it_an_answer(bot, respondent):
    bot.listening.heard["We have a rule."] = Heard(Outcome.LEVEL, 0.9, level=3, quote="We have a rule.")
    respondent.begin()
    respondent.say("We have a rule.")

    respondent.press("Choose 4")

    assert respondent.answers == {"planning": Level(4)}
    assert "How does it work with budgets in the business today?" in respondent.prompt.text


def test_the_end_is_stored_even_where_no_scorecard_can_be_made(bot, respondent):
    respondent.begin()
    for _ in TINY.questions:
        respondent.press("Show levels")
        respondent.press("Choose 2")
    bot.passages.out_of_reach = True

    respondent.press("Finish")

    assert next_step(TINY, respondent.interview) == Finished(1)
    assert respondent.prompt.text.startswith("Thank you, that was the last question.")


def test_a_whole_interview_is_finished(respondent):
    respondent.begin()

    for level in (1, 3, 5):
        respondent.say("As I said.")
        respondent.press(f"Choose {level}")
    respondent.press("Finish")

    assert respondent.answers == {"planning": Level(1), "budgets": Level(3), "trust": Level(5)}
    assert next_step(TINY, respondent.interview) == Finished(1)
    assert respondent.prompt.text.startswith("Thank you, that was the last question.")
    assert "round" not in respondent.prompt.text  # there are none
    root = respondent.person.current(respondent.root)
    assert "Finished: 3 of 3 questions." in root.text
