"""How answers were coded: shown to their author alone, who corrects it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.codebook import named
from bot.domain.interview.standings import standings
from bot.playground.screen import controls, find
from bot.slack.blocks.action_ids import SHOW_CODING
from bot.slack.blocks.understanding.cards import CORRECTED, NOTHING, RETIRED, SHOWN, STALE, TITLE, UNCODED
from tests.dossiers import dossier
from tests.interviews import UNDERSTANDING
from tests.slack.conftest import texts
from tests.slack.interviewing import Respondent

if TYPE_CHECKING:
    from bot.playground.messages import Message

SAID = (
    "One till in every shop. Nothing else.",
    "Orders are typed once. So we were told.",
    "Four tills would have been too many for us to look after.",
    "In Shops we collect each other's orders from next spring.",
    "Nothing that I know of stands in the way.",
)
LEVEL = "Correct: How well the strategy is known"


@pytest.fixture
def respondent(bot, bruno):
    bot.instruments.instruments.append(UNDERSTANDING)
    bot.dossiers.keep("TLOCAL", dossier())
    begun = Respondent(bot, bruno, UNDERSTANDING)
    begun.begin()
    return begun


def finish(respondent):
    for words in SAID:
        respondent.say(words)
    respondent.press("Finish")


def cards(respondent) -> list[Message]:
    return [one for one in respondent.thread if one.text.startswith(TITLE)]


def correct(respondent, label: str, card: Message | None = None) -> None:
    card = respondent.person.current(card or cards(respondent)[-1])
    respondent.person.choose(LEVEL, label, card)
    respondent.bot.settle()


def test_the_end_of_the_interview_shows_how_it_was_coded_with_the_words(respondent):
    finish(respondent)

    shown = texts(cards(respondent)[-1].blocks)
    assert "How well the strategy is known: Clear" in shown
    assert "Goals named: One till in every shop." in shown
    assert "“One till in every shop.”" in shown
    assert any("at least five people" in text for text in shown)


def test_a_correction_wins_and_is_kept_with_the_interview(respondent):
    finish(respondent)

    correct(respondent, "In part")

    shown = texts(cards(respondent)[-1].blocks)
    assert "How well the strategy is known: In part" in shown
    assert "Your correction. I had read: Clear." in shown
    kept = standings(respondent.interview)[named("knows_strategy")]
    assert (kept.answer.given.ids, kept.revision) == (("partial",), 1)
    assert respondent.person.ephemerals()[-1].text == CORRECTED


def test_the_goals_are_corrected_in_a_form(respondent):
    finish(respondent)
    card = cards(respondent)[-1]

    respondent.press("Correct: Goals named", card)
    respondent.person.submit({"Goals named": []})
    respondent.bot.settle()

    shown = texts(cards(respondent)[-1].blocks)
    assert "Goals named: none" in shown
    assert "“One till in every shop.”" not in shown, "what a goal was read from stands with no goal"


def test_a_goal_of_ones_own_is_named_in_the_form(respondent):
    finish(respondent)
    card = cards(respondent)[-1]

    respondent.press("Correct: Goals named", card)
    respondent.person.submit({"A goal of your own": "Fewer queues"})
    respondent.bot.settle()

    shown = texts(cards(respondent)[-1].blocks)
    assert "Goals named: One till in every shop.; A goal of your own: Fewer queues" in shown


def test_what_is_out_of_date_changes_nothing_and_says_so(respondent):
    finish(respondent)
    card = cards(respondent)[-1]
    menu = find(controls(card.blocks), LEVEL)
    correct(respondent, "Vague")

    respondent.person.choose_control(menu, "In part", card)
    respondent.bot.settle()

    assert respondent.person.ephemerals()[-1].text == STALE
    kept = standings(respondent.interview)[named("knows_strategy")]
    assert kept.answer.given.ids == ("vague",)


def test_the_coding_is_shown_on_demand_and_only_its_latest_card_can_be_corrected(respondent):
    finish(respondent)

    for _ in range(2):
        respondent.person.run("/align coding", "strategy")
        respondent.bot.settle()

    assert respondent.person.ephemerals("strategy")[-1].text == SHOWN
    assert len(cards(respondent)) == 1
    assert [one.text for one in respondent.thread].count(RETIRED) == 2
    assert respondent.thread.index(cards(respondent)[0]) > max(
        at for at, one in enumerate(respondent.thread) if one.text == RETIRED
    )


def test_a_form_that_was_opened_on_an_earlier_card_corrects_the_latest(respondent):
    finish(respondent)
    respondent.press("Correct: Goals named", cards(respondent)[-1])
    respondent.person.run("/align coding", "strategy")
    respondent.bot.settle()

    respondent.person.submit({"Goals named": []})
    respondent.bot.settle()

    assert "Goals named: none" in texts(cards(respondent)[0].blocks)
    assert [one.text for one in respondent.thread].count(RETIRED) == 1


def test_who_has_said_nothing_is_told_how_to_begin(bot, bruno):
    bruno.run("/align coding", "strategy")
    bot.settle()

    assert bruno.ephemerals("strategy")[-1].text == NOTHING


def test_without_a_strategy_the_person_is_told_what_is_missing(bot, bruno):
    bot.instruments.instruments.append(UNDERSTANDING)
    respondent = Respondent(bot, bruno, UNDERSTANDING)
    respondent.begin()

    finish(respondent)

    assert UNCODED in [one.text for one in respondent.thread]


def test_nobody_else_corrects_it(bot, respondent):
    finish(respondent)
    astrid = bot.person("astrid")

    astrid.choose(LEVEL, "Vague", cards(respondent)[-1])
    bot.settle()

    assert named("knows_strategy") not in standings(respondent.interview)


def test_the_home_tab_leads_to_it(respondent):
    finish(respondent)

    respondent.person.open_home()
    respondent.bot.settle()
    respondent.person.press(SHOW_CODING, respondent.person.home())
    respondent.bot.settle()

    assert [len(cards(respondent)), [one.text for one in respondent.thread].count(RETIRED)] == [1, 1]


def test_results_of_an_interview_without_scores_are_called_answers(bot, respondent):
    finish(respondent)

    respondent.person.run("/align results", "strategy")
    bot.settle()

    assert respondent.person.ephemerals("strategy")[-1].text.startswith("Your answers stand in the thread")
