"""A person's own results: at the end, on demand, explained, and shown to nobody else."""

from __future__ import annotations

import pytest

from bot.domain.listening import Heard, Outcome
from bot.playground.faults import Fault
from bot.slack.blocks.results import NOTHING
from tests.interviews import MIXED, TINY
from tests.slack.conftest import texts
from tests.slack.interviewing import Respondent

SAID = "We have a rule."
SHOWN = "Your scorecard stands in the thread of the interview, in your direct messages with me."


@pytest.fixture
def respondent(bot, bruno):
    bot.listening.heard[SAID] = Heard(Outcome.LEVEL, 0.9, level=3, quote=SAID)
    begun = Respondent(bot, bruno, TINY)
    begun.begin()
    return begun


def finish(respondent):
    for level in (4, 3, 2):
        respondent.say(SAID)
        respondent.press(f"Choose {level}")
    respondent.press("Finish")


def cards(respondent):
    """Return the scorecards in the thread."""
    return [one for one in respondent.thread if one.text.startswith("Your scorecard: ")]


def pictures(respondent):
    return [one for one in respondent.thread if one.files]


def press_on_card(respondent, spoken, person=None):
    (person or respondent.person).press(spoken, cards(respondent)[-1])
    respondent.bot.settle()


def test_the_end_shows_a_scorecard_a_picture_and_then_asks_how_well_it_fits(bot, respondent):
    finish(respondent)

    scorecard, picture, end = respondent.thread[-3:]
    assert "Overall: 2.8, and every practice reaches level 2 · 3 of 3 rated" in texts(scorecard.blocks)
    assert f"Furthest along, on level 4, you see “Planning”: “{SAID}”" in texts(scorecard.blocks)
    stored = bot.playground.workspace.files.find(picture.files[0]["id"])
    assert stored.alt_text.startswith(
        "Scores on five levels. Governance: 3.5, and every practice reaches level 3;"
    )
    assert "How well" in end.text


def test_the_scorecard_is_shown_again_as_often_as_it_is_asked_for(respondent):
    finish(respondent)
    end = respondent.prompt

    respondent.press("Show scorecard", end)
    respondent.press("Show scorecard", end)

    assert (len(cards(respondent)), len(pictures(respondent))) == (3, 3)


def test_a_score_is_explained_in_a_modal(respondent):
    finish(respondent)

    press_on_card(respondent, "Explain the score: Governance")

    shown = texts(respondent.person.modal().content["blocks"])
    assert shown[0] == "Governance"
    assert shown[1].startswith("(4 + 3) / 2 = 3.5. ")
    assert "From your words I suggested level 3; you chose this one, and yours counts." in shown
    assert f"In your words: “{SAID}”" in shown


def test_where_slack_opens_no_modal_the_explanation_comes_as_a_message(bot, respondent):
    finish(respondent)
    bot.playground.faults.add(Fault("server_error", "views.open"))

    press_on_card(respondent, "Explain the score: Governance")

    assert respondent.person.ephemerals()[-1].text.startswith("Governance: (4 + 3) / 2 = 3.5.")


def test_what_to_read_is_opened(respondent):
    finish(respondent)

    press_on_card(respondent, "Read")

    shown = texts(respondent.person.modal().content["blocks"])
    assert "Strategic fit joins the external and the internal side." in shown


@pytest.mark.parametrize("wish", ["/align my-results", "/align results"])
def test_results_are_shown_on_demand_also_before_the_end(bot, respondent, wish):
    respondent.say(SAID)
    respondent.press("Choose 3")

    respondent.person.run(wish, "strategy")
    bot.settle()

    assert respondent.person.ephemerals("strategy")[-1].text == SHOWN
    overall = "Overall: 3.0, and every practice reaches level 3 · 1 of 3 rated, 2 not answered"
    assert overall in texts(cards(respondent)[-1].blocks)


def test_nobody_else_in_a_channel_sees_results(bot, respondent):
    finish(respondent)
    before = len(bot.person("astrid").messages("strategy"))

    respondent.person.mention("show my results", "strategy")
    bot.settle()

    assert respondent.person.ephemerals("strategy")[-1].text == SHOWN
    assert len(bot.person("astrid").messages("strategy")) == before + 1


def test_who_has_answered_nothing_is_told_how_to_begin(bot, bruno):
    answer = bruno.wait_for_reply(bruno.say("Show my results"))

    assert answer.text == NOTHING


def test_of_several_interviews_one_is_chosen(bot, respondent):
    respondent.say(SAID)
    respondent.press("Choose 3")
    other = Respondent(bot, respondent.person, MIXED)
    other.begin(side=None)
    other.press("Skip for now")

    respondent.person.run("/align my-results", "strategy")
    bot.settle()
    respondent.person.press("Show scorecard", respondent.person.ephemerals("strategy")[-1])
    bot.settle()

    assert len(cards(respondent)) + len(cards(other)) == 1


def test_a_scorecard_of_somebody_else_is_refused(bot, respondent):
    finish(respondent)
    astrid = bot.person("astrid")

    press_on_card(respondent, "Explain the score: Governance", astrid)

    assert astrid.modal() is None


def test_an_erased_interview_leaves_no_scorecard_and_no_picture(bot, respondent):
    finish(respondent)

    respondent.press("Erase my answers", respondent.root)

    assert (cards(respondent), pictures(respondent)) == ([], [])
