"""Slack's limits hold: what has to wait for them keeps nobody from the next question."""

from __future__ import annotations

import pytest

from tests.interviews import TINY
from tests.slack.interviewing import Respondent

UPDATES = "chat.update"
A_MINUTE = 50


@pytest.fixture
def respondent(bot, bruno):
    return Respondent(bot, bruno, TINY)


def use_up(bot, method):
    """Let Slack have had as many calls of a method in this minute as it takes."""
    limits = bot.playground.workspace.rate_limits
    limits.enforced = True
    for _ in range(A_MINUTE):
        limits.count_call(method, A_MINUTE)


def written(respondent):
    return [message.text for message in respondent.thread]


def test_the_next_question_is_asked_though_slack_takes_no_more_changes(bot, respondent):
    first = respondent.begin()
    use_up(bot, UPDATES)

    for number in range(2, 4):
        respondent.person.say("We have a rule for it.", thread=respondent.root)
        bot.playground.wait_for(lambda n=number: len(written(respondent)) > n, 2, "an answer")
    unchanged = respondent.person.current(first)
    bot.playground.advance(61)
    bot.settle()

    assert unchanged == first
    assert respondent.person.current(first).edited_ts is not None


def test_others_changes_wait_too_instead_of_asking_slack_each(bot, respondent):
    respondent.begin()
    other = Respondent(bot, bot.person("emil"), TINY)
    other.begin()
    use_up(bot, UPDATES)
    refused = len(bot.playground.calls.of(UPDATES)) + 1

    for each in (respondent, other):
        before = len(written(each))
        each.person.say("We have a rule for it.", thread=each.root)
        bot.playground.wait_for(lambda e=each, n=before: len(written(e)) > n, 2, "an answer")
    called = len(bot.playground.calls.of(UPDATES))

    assert called == refused


def test_presses_change_what_was_pressed_without_counted_calls(bot, respondent):
    respondent.begin()
    use_up(bot, UPDATES)

    settled = []
    for name in ("Skip for now", "Skip for now"):
        settled.append(respondent.prompt)
        respondent.press(name)

    assert [respondent.person.current(message) == message for message in settled] == [False, False]
    assert bot.playground.calls.of(UPDATES) == []
