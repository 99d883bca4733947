"""`/align` and the shortcuts: what they answer is for one person alone."""

from __future__ import annotations

import pytest

from bot.slack.blocks import action_ids, notes
from bot.slack.blocks.commands import COMMANDS, read, typed, usages
from bot.slack.listeners.wishes import GRANTS
from tests.slack.conftest import QUESTION, body_of, texts


def test_a_question_by_command_is_answered_to_its_asker_alone(bot, bruno):
    bruno.run(f"/align {QUESTION}", "strategy")

    answer = bruno.wait_for_ephemeral("strategy")
    assert body_of(answer) == f"You want to know: {QUESTION} [1][2]"
    assert texts(answer.blocks[0]) == [f"You asked: {QUESTION}"]
    assert bruno.answers("strategy") == []


def test_ask_is_no_part_of_the_question(bot, bruno):
    bruno.run(f"/align ask {QUESTION}", "strategy")

    assert body_of(bruno.wait_for_ephemeral("strategy")) == f"You want to know: {QUESTION} [1][2]"


@pytest.mark.parametrize(
    ("typed", "question"),
    [("why one ERP?", "why one ERP?"), ("why what does it mean for us?", "what does it mean for us?")],
)
def test_why_says_that_the_strategy_is_meant(bot, bruno, typed, question):
    bruno.run(f"/align {typed}", "strategy")

    assert body_of(bruno.wait_for_ephemeral("strategy")) == f"You want to know: {question} [1][2]"
    assert bot.passages.asked[-1].about_strategy


def test_the_command_alone_shows_help(bot, bruno):
    for line in ("/align", "/align help"):
        bruno.run(line, "strategy")
        bot.settle()

    assert ["What I can do" in texts(shown.blocks) for shown in bruno.ephemerals("strategy")] == [True, True]


def test_help_names_everything_that_can_be_asked_for_by_name(bot, bruno):
    bruno.run("/align help", "strategy")

    shown = texts(bruno.wait_for_ephemeral("strategy").blocks)
    assert [usage for usage in usages() if usage not in shown] == []


def test_everything_that_help_names_is_granted():
    assert [command.name for command in COMMANDS] == list(GRANTS)


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("Start", ("start", "")),
        ("start samm-pulse", ("start", "samm-pulse")),
        ("Show my results!", ("results", "")),
        ("walk me through it", ("walk", "")),
        ("start the pilot in Aarhus", None),
        ("results of the pilot", None),
        ("walk away", None),
    ],
)
def test_a_command_is_known_by_its_name_and_a_question_is_none(words, about):
    found = read(words)

    assert (found and (found[0].name, found[1])) == about


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("walk d-erp", ("walk", "d-erp")),
        ("Walk me through One ERP", ("walk", "One ERP")),
        ("demand We train sixty people.", ("demand", "We train sixty people.")),
        ("start samm-pulse", ("start", "samm-pulse")),
        ("targets please", ("targets", "please")),
        ("my results", ("results", "")),
        ("results of the pilot", None),
        ("demand management: what is it?", None),
        ("walking", None),
    ],
)
def test_behind_the_slash_a_name_may_have_more_words(words, about):
    found = typed(words)

    assert (found and (found[0].name, found[1])) == about


def test_a_command_with_words_that_it_does_not_need_is_done_and_says_so(bot, bruno):
    bruno.run("/align results please now", "strategy")

    *done, said = texts(bruno.wait_for_ephemeral("strategy").blocks)
    assert done
    assert said == (
        "/align results needs nothing behind it. If “please now” belongs to a question: "
        "/align ask results please now"
    )


def test_a_misspelt_command_is_told_the_right_one(bot, bruno):
    bruno.run("/align rezults", "strategy")

    shown = bruno.wait_for_ephemeral("strategy").text
    assert shown.startswith("“rezults” is no command of mine. Did you mean /align results?")


def test_a_word_that_means_nothing_is_told_what_there_is(bot, bruno):
    bruno.run("/align weather", "strategy")

    shown = texts(bruno.wait_for_ephemeral("strategy").blocks)
    assert shown[0].startswith("“weather” is no command of mine. What you can ask for by name")
    assert "/align results: your own scorecard" in shown


def test_a_topic_in_one_word_is_answered(bot, bruno):
    bruno.run("/align COBIT", "strategy")

    assert body_of(bruno.wait_for_ephemeral("strategy")) == "You want to know: COBIT [1][2]"


def test_the_command_works_where_the_bot_is_not(bot, bruno):
    workspace = bot.playground.workspace
    workspace.channels.find("strategy").members.discard(workspace.app.user)

    bruno.run(f"/align {QUESTION}", "strategy")

    assert body_of(bruno.wait_for_ephemeral("strategy")) == f"You want to know: {QUESTION} [1][2]"


def test_a_topic_under_a_private_refusal_is_answered_privately(bot, bruno):
    bruno.run("/align How is the weather?", "strategy")
    refusal = bruno.wait_for_ephemeral("strategy")

    bruno.press("Strategic fit", refusal)

    bot.settle()
    assert body_of(bruno.ephemerals("strategy")[-1]) == "You want to know: Strategic fit [1][2]"
    assert bruno.answers("strategy") == []


def test_a_prompt_in_the_help_is_answered_privately(bot, bruno):
    bruno.run("/align help", "strategy")

    bruno.press("What are the levels of maturity?", bruno.wait_for_ephemeral("strategy"))

    bot.settle()
    assert "levels of strategic alignment maturity" in bruno.ephemerals("strategy")[-1].text
    assert bruno.answers("strategy") == []


def test_a_private_question_is_no_history_of_others(bot, bruno):
    bruno.run(f"/align {QUESTION}", "strategy")
    bruno.wait_for_ephemeral("strategy")

    bruno.wait_for_reply(bruno.mention("And for us?", "strategy"))

    assert bot.passages.asked[-1].history == ()


def test_why_is_asked_about_a_message(bot, bruno):
    message = bot.person("hana").say("We chose one ERP.", "strategy")

    bruno.use_message_shortcut(action_ids.ASK_WHY, message)

    answer = bruno.wait_for_ephemeral("strategy")
    assert texts(answer.blocks[0]) == ["You asked: Why: We chose one ERP."]
    assert bruno.answers("strategy") == []


def test_a_question_in_a_message_is_asked_as_it_stands(bot, bruno):
    message = bot.person("hana").say("Why one ERP?", "strategy")

    bruno.use_message_shortcut(action_ids.ASK_WHY, message)

    assert texts(bruno.wait_for_ephemeral("strategy").blocks[0]) == ["You asked: Why one ERP?"]


def test_nothing_can_be_asked_about_a_message_without_words(bot, bruno):
    message = bot.person("hana").upload("chart.png", b"png", "strategy")

    bruno.use_message_shortcut(action_ids.ASK_WHY, message)

    assert bruno.wait_for_ephemeral("strategy").text == notes.NOTHING_WRITTEN


def test_the_interview_shortcut_offers_interviews(bot, bruno):
    bruno.use_shortcut(action_ids.INTERVIEW)

    bot.settle()
    assert "A tiny questionnaire" in bruno.answers()[-1].text


def test_a_guest_is_answered_from_the_framework_alone(bot):
    gus = bot.guest("strategy")

    answer = gus.wait_for_reply(gus.say(QUESTION))

    assert "From the framework" in texts(answer.blocks)
    assert not any("Board paper" in text for text in texts(answer.blocks))
