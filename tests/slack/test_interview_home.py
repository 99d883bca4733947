"""Interviews on the Home tab, and reminders of those that are open."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.interview.entries import DontKnow, Level
from bot.slack.blocks.interview import notes
from tests.interviews import TINY
from tests.slack.conftest import texts
from tests.slack.interviewing import Respondent


@pytest.fixture
def respondent(bot, bruno):
    started = Respondent(bot, bruno, TINY)
    started.begin()
    return started


def home(respondent):
    respondent.person.open_home()
    respondent.bot.settle()
    return respondent.person.home()


def waiting(bot):
    return bot.playground.workspace.scheduled.waiting()


def test_who_has_none_sees_what_can_be_begun(bot, bruno):
    bruno.open_home()
    bot.settle()

    bruno.press("interview_offer_0", bruno.home())
    bot.settle()

    assert "A tiny questionnaire · about 9 minutes, 3 questions" in texts(bruno.home().content["blocks"])
    assert "before we begin" in bruno.answers()[-2].text
    assert "is under Messages now" in bruno.answers()[-1].text


def test_an_open_interview_stands_there_with_its_progress(respondent):
    respondent.press("Don't know")

    shown = texts(home(respondent).content["blocks"])

    assert "Governance, dimension 1 of 2 · Question 2 of 3 · about 6 minutes left" in shown
    assert "Governance 1/2 · Partnership 0/1" in shown


def test_continue_leads_to_where_one_was(respondent):
    view = home(respondent)

    rows = [block["elements"] for block in view.content["blocks"] if block["type"] == "actions"]
    links = [each["url"] for row in rows for each in row if each.get("text", {}).get("text") == "Continue"]
    assert len(links) == 1
    assert respondent.prompt.ts.replace(".", "") in links[0]


def test_an_answer_is_changed_from_there(bot, respondent):
    respondent.press("Don't know")
    view = home(respondent)

    respondent.person.choose("Change an answer", "Planning", view)
    bot.settle()

    assert "waits where you left it" in respondent.person.answers()[-1].text
    respondent.press("Choose 2")
    assert respondent.answers == {"planning": Level(2)}


def test_reminders_are_stopped_from_there_and_wanted_again(bot, respondent):
    assert len(waiting(bot)) == 3
    respondent.person.press("No reminders", home(respondent))
    bot.settle()
    assert waiting(bot) == []

    respondent.person.press("Remind me", respondent.person.home())
    bot.settle()

    assert len(waiting(bot)) == 3


def test_an_interview_is_finished_early_from_there(respondent):
    respondent.press("Don't know")

    respondent.person.press("Finish early", home(respondent))
    respondent.bot.settle()

    assert "These are your answers." in respondent.prompt.text
    assert "waits where you left it" in respondent.person.answers()[-1].text


def test_an_interview_is_erased_from_there(bot, respondent):
    respondent.person.press("Stop and erase", home(respondent))
    bot.settle()

    assert "None yet." in texts(respondent.person.home().content["blocks"])
    assert waiting(bot) == []


def test_reminders_come_in_the_morning_of_the_persons_own_time_zone(bot, respondent):
    zone = ZoneInfo(respondent.person.person.timezone)
    at = [datetime.fromtimestamp(each.post_at, UTC).astimezone(zone) for each in waiting(bot)]

    assert [(moment.hour, moment.minute) for moment in at] == [(9, 30)] * 3


def test_a_reminder_leads_back_and_can_be_the_last(bot, respondent):
    bot.playground.advance(3 * 86_400 + 3 * 86_400)
    reminder = next(m for m in respondent.person.answers() if "is still open" in m.text)

    respondent.press("Go on", reminder)
    assert "waits where you left it" in respondent.person.ephemerals()[-1].text
    respondent.press("No reminders", reminder)

    assert respondent.person.ephemerals()[-1].text == notes.SILENCED
    assert waiting(bot) == []


def test_who_has_finished_is_not_reminded(bot, respondent):
    for _ in range(3):
        respondent.press("Don't know")
    assert len(waiting(bot)) == 3

    respondent.press("Finish")

    assert waiting(bot) == []
    assert respondent.answers == dict.fromkeys(("planning", "budgets", "trust"), DontKnow())


def test_one_sees_what_is_kept_of_oneself_and_erases_it(bot, respondent):
    respondent.person.run("/align my-data", "strategy")
    shown = respondent.person.wait_for_ephemeral("strategy")
    assert "A tiny questionnaire" in texts(shown.blocks)

    respondent.press("Stop and erase", shown)

    assert bot.deliveries.interviews.all("TLOCAL") == []
    assert "erased, with all answers" in respondent.person.ephemerals("strategy")[-1].text
