"""Channels: mentions, going on in the thread, and keeping out of what is not meant for the bot."""

from __future__ import annotations

from bot.slack.blocks import notes
from tests.slack.conftest import QUESTION, body_of, texts


def test_a_mention_is_answered_once_in_its_thread(bot, bruno):
    question = bruno.mention(QUESTION, "strategy")

    answer = bruno.wait_for_reply(question)

    bot.settle()
    assert answer.thread_ts == question.ts
    assert body_of(answer) == f"You want to know: {QUESTION} [1][2]"
    assert len(bruno.answers("strategy")) == 1


def test_a_follow_up_in_the_thread_needs_no_mention(bot, bruno):
    question = bruno.mention(QUESTION, "strategy")
    bruno.wait_for_reply(question)

    bruno.say("And what about functional integration?", "strategy", thread=question)

    bot.settle()
    answers = bruno.answers("strategy")
    assert [answer.thread_ts for answer in answers] == [question.ts, question.ts]
    assert body_of(answers[1]) == "You want to know: And what about functional integration? [1][2]"
    assert bot.passages.asked[-1].history == (QUESTION,)


def test_a_colleague_may_go_on_asking_in_the_thread(bot, bruno):
    question = bruno.mention(QUESTION, "strategy")
    bruno.wait_for_reply(question)

    bot.person("hana").say("Why does it matter?", "strategy", thread=question)

    bot.settle()
    assert len(bruno.answers("strategy")) == 2


def test_talk_in_the_channel_is_none_of_the_bots_business(bot, bruno):
    bruno.say(QUESTION, "strategy")
    bot.settle()

    assert bruno.answers("strategy") == []


def test_a_thread_that_the_bot_takes_no_part_in_is_left_alone(bot, bruno):
    first = bruno.say("Shall we meet?", "strategy")

    bot.person("hana").say("What time is good?", "strategy", thread=first)
    bot.settle()

    assert bruno.answers("strategy") == []


def test_what_is_said_to_somebody_else_in_the_thread_is_left_alone(bot, bruno):
    question = bruno.mention(QUESTION, "strategy")
    bruno.wait_for_reply(question)

    bruno.say("@hana what do you think?", "strategy", thread=question)
    bot.settle()

    assert len(bruno.answers("strategy")) == 1


def test_talk_in_the_thread_that_has_no_answer_gets_none(bot, bruno):
    question = bruno.mention(QUESTION, "strategy")
    bruno.wait_for_reply(question)

    bruno.say("Nice weather today.", "strategy", thread=question)
    bot.settle()

    assert len(bruno.answers("strategy")) == 1


def test_a_question_in_the_thread_that_has_no_answer_is_refused_honestly(bot, bruno):
    question = bruno.mention(QUESTION, "strategy")
    bruno.wait_for_reply(question)

    bruno.say("How will the weather be?", "strategy", thread=question)

    bot.settle()
    assert bruno.answers("strategy")[-1].text.startswith("I can't answer that from the framework")


def test_a_mention_without_a_question_is_offered_some(bot, bruno):
    answer = bruno.wait_for_reply(bruno.mention("", "strategy"))

    assert "What is strategic alignment?" in texts(answer.blocks)


def test_a_private_channel_works_alike(bot, bruno):
    question = bruno.mention(QUESTION, "leadership")

    assert bruno.wait_for_reply(question).thread_ts == question.ts


def test_an_edited_mention_is_answered_anew_in_the_same_place(bot, bruno):
    question = bruno.mention(QUESTION, "strategy")
    first = bruno.wait_for_reply(question)

    bruno.edit(question, "@plumbline What is COBIT?")

    bot.settle()
    assert body_of(bruno.current(first)) == "You want to know: What is COBIT? [1][2]"
    assert len(bruno.answers("strategy")) == 1


def test_a_mention_that_is_put_in_later_is_answered(bot, bruno):
    question = bruno.say(QUESTION, "strategy")

    bruno.edit(question, f"@plumbline {QUESTION}")

    assert bruno.wait_for_reply(question).thread_ts == question.ts


def test_a_deleted_mention_takes_its_answer_along(bot, bruno):
    question = bruno.mention(QUESTION, "strategy")
    bruno.wait_for_reply(question)

    bruno.delete(question)

    bot.settle()
    assert bruno.answers("strategy") == []


def test_other_bots_are_not_answered(bot, bruno):
    channel = bruno.channel("strategy").id
    event = {
        "type": "message",
        "subtype": "bot_message",
        "channel": channel,
        "channel_type": "channel",
        "bot_id": "B0OTHER",
        "text": f"<@{bot.playground.workspace.app.user}> {QUESTION}",
        "ts": "1700000000.000100",
    }
    deliver(bot, event)
    deliver(bot, {**event, "subtype": None, "user": "U0OTHERBOT", "ts": "1700000001.000100"})
    bot.settle()

    assert bruno.answers("strategy") == []


def test_a_channel_shared_with_another_organisation_gets_no_answer(bot, bruno):
    channel = bruno.channel("strategy").id

    deliver(bot, mention(bot, channel, "U0BRUNO"), is_ext_shared_channel=True)

    assert bruno.wait_for_ephemeral("strategy").text == notes.OUTSIDE
    assert bruno.answers("strategy") == []


def test_a_stranger_gets_no_answer(bot, bruno):
    channel = bruno.channel("strategy").id

    deliver(bot, mention(bot, channel, "U0BRUNO") | {"team": "TELSEWHERE"})

    assert bruno.wait_for_ephemeral("strategy").text == notes.STRANGER
    assert bruno.answers("strategy") == []


def test_another_workspace_is_turned_away(bot, bruno):
    channel = bruno.channel("strategy").id

    delivery = deliver(bot, mention(bot, channel, "U0BRUNO"), team_id="TELSEWHERE", authorizations=[])
    bot.settle()

    assert delivery.acknowledged
    assert bruno.answers("strategy") == []
    assert bot.deliveries.requests == {}


def mention(bot, channel, person):
    return {
        "type": "app_mention",
        "channel": channel,
        "user": person,
        "text": f"<@{bot.playground.workspace.app.user}> {QUESTION}",
        "ts": "1700000000.000100",
        "event_ts": "1700000000.000100",
    }


def deliver(bot, event, **envelope):
    """Send an event that the stand-in's people cannot cause."""
    workspace = bot.playground.workspace
    payload = {
        "type": "event_callback",
        "team_id": workspace.team,
        "event_id": f"Ev{workspace.number()}",
        "authorizations": [{"team_id": workspace.team, "user_id": workspace.app.user, "is_bot": True}],
        "event": event,
    }
    delivery = workspace.deliver("events_api", payload | envelope)
    delivery.wait(5)
    return delivery
