"""Answers that a model writes: shown while they are written, and complete whatever happens meanwhile."""

from __future__ import annotations

import threading

import pytest

from bot.domain.errors import LanguageModelError, StaleWorkError
from bot.playground.faults import Fault
from bot.slack.blocks import notes
from tests.fakes.composers import ScriptedWriter
from tests.slack.conftest import QUESTION, body_of, texts

FIRST = (
    "Strategic fit joins the external side of a company and its internal side, so that both follow one plan."
)
SECOND = (
    "Without it, a good strategy meets an organisation that is not able to carry it out, and both suffer."
)
WHOLE = f"{FIRST} [1] {SECOND} [1]"


def kinds(message):
    return [block["type"] for block in message.blocks]


def test_an_answer_is_streamed_and_ends_with_its_sources(start):
    bot = start(ScriptedWriter(FIRST, SECOND))
    bruno = bot.person("bruno")

    answer = bruno.wait_for_reply(bruno.say(QUESTION))

    bot.settle()
    assert answer.text == WHOLE
    assert kinds(answer) == ["context", "header", "section", "section", "context_actions"]
    assert [call.method for call in bot.playground.calls if call.method == "chat.update"] == []
    assert len(bruno.answers()) == 1


def test_an_answer_is_streamed_in_a_channel_too(start):
    bot = start(ScriptedWriter(FIRST, SECOND))
    bruno = bot.person("bruno")

    answer = bruno.wait_for_reply(bruno.mention(QUESTION, "strategy"))

    assert answer.text == WHOLE


def test_it_can_be_read_while_it_is_written(start):
    go_on = threading.Event()
    bot = start(ScriptedWriter(FIRST, SECOND, go_on.wait, "Last."))
    bruno = bot.person("bruno")
    question = bruno.say(QUESTION)

    open_stream = bot.playground.wait_for(lambda: next(iter(bruno.answers()), None))
    shown = open_stream.text, open_stream.streaming
    go_on.set()

    assert shown == (WHOLE, True)
    assert bruno.wait_for_reply(question).text == f"{WHOLE} Last. [1]"


def test_the_sources_of_a_streamed_answer_open(start):
    bot = start(ScriptedWriter(FIRST, SECOND))
    bruno = bot.person("bruno")
    answer = bruno.wait_for_reply(bruno.say(QUESTION))
    bot.settle()

    bruno.press("Open source 1: Strategic Alignment Model", answer)

    assert bruno.wait_for_modal("Source 1")


def test_a_short_answer_is_posted_at_once(start):
    bot = start(ScriptedWriter("Short."))
    bruno = bot.person("bruno")

    answer = bruno.wait_for_reply(bruno.say(QUESTION))

    assert body_of(answer) == "Short. [1]"
    assert bot.playground.calls.of("chat.startStream") == []


def test_a_model_that_fails_halfway_is_stood_in_for_in_the_same_message(start):
    bot = start(ScriptedWriter(FIRST, SECOND, LanguageModelError("broken")))
    bruno = bot.person("bruno")
    bruno.say(QUESTION)

    bot.settle()

    (answer,) = bruno.answers()
    assert body_of(answer) == f"You want to know: {QUESTION} [1][2]"
    assert "The language model did not give a usable answer" in texts(answer.blocks)[0]
    assert answer.streaming is False


def test_a_stream_that_slack_closes_is_completed_by_an_update(start):
    go_on = threading.Event()
    bot = start(ScriptedWriter(FIRST, SECOND, go_on.wait, "Last."))
    bruno = bot.person("bruno")
    bruno.say(QUESTION)
    bot.playground.wait_for(bruno.answers)

    bot.playground.advance(600)
    go_on.set()

    bot.settle()
    (answer,) = bruno.answers()
    assert body_of(answer) == f"{WHOLE} Last. [1]"


def test_where_nothing_streams_the_answer_is_posted(start):
    bot = start(ScriptedWriter(FIRST, SECOND))
    bot.playground.faults.add(Fault("server_error", "chat.*Stream"))
    bruno = bot.person("bruno")

    answer = bruno.wait_for_reply(bruno.say(QUESTION))

    assert body_of(answer) == WHOLE


def test_a_stream_that_breaks_off_is_completed(start):
    bot = start(ScriptedWriter(FIRST, SECOND, FIRST, SECOND))
    bot.playground.faults.add(Fault("server_error", "chat.appendStream"))
    bruno = bot.person("bruno")
    bruno.say(QUESTION)

    bot.settle()

    (answer,) = bruno.answers()
    assert body_of(answer) == f"{WHOLE} {WHOLE}"


def test_a_stream_that_cannot_be_stopped_is_completed_once_slack_closes_it(start):
    bot = start(ScriptedWriter(FIRST, SECOND))
    bot.playground.faults.add(Fault("server_error", "chat.stopStream"))
    bruno = bot.person("bruno")
    bruno.say(QUESTION)
    bot.playground.wait_for(lambda: bot.playground.calls.of("chat.update"))

    bot.playground.advance(600)

    bot.settle()
    (answer,) = bruno.answers()
    assert body_of(answer) == WHOLE


def test_a_stop_whose_answer_is_lost_leaves_one_whole_message(start):
    bot = start(ScriptedWriter(FIRST, SECOND))
    bot.playground.faults.add(Fault("lost_answer", "chat.stopStream", count=1))
    bruno = bot.person("bruno")
    bruno.say(QUESTION)

    bot.settle()

    (answer,) = bruno.answers()
    assert body_of(answer) == WHOLE
    assert kinds(answer).count("context_actions") == 1


@pytest.mark.slow  # the lost worker's lease has to run out
def test_a_stream_that_was_left_open_by_a_lost_worker_becomes_the_answer(start):
    losses = [StaleWorkError("another worker took over")]

    def be_lost_once():
        if losses:
            raise losses.pop()

    bot = start(ScriptedWriter(FIRST, SECOND, be_lost_once, "Last."))
    bot.playground.faults.add(Fault("server_error", "chat.stopStream", count=1))  # the lost one stops nothing
    bruno = bot.person("bruno")
    bruno.say(QUESTION)

    bot.playground.wait_for(lambda: bruno.answers() and body_of(bruno.answers()[0]), 20)

    (answer,) = bruno.answers()
    assert body_of(answer) == f"{WHOLE} Last. [1]"


def test_a_person_can_stop_an_answer(start):
    go_on = threading.Event()
    bot = start(ScriptedWriter(FIRST, SECOND, go_on.wait, "Last."))
    bruno = bot.person("bruno")
    question = bruno.say(QUESTION)
    bot.playground.wait_for(bruno.answers)

    bruno.stop_agent(question)
    bot.playground.wait_until_delivered()
    bot.playground.wait_for(
        lambda: bot.playground.workspace.sessions.sessions[question.channel, question.ts].status == "active"
    )
    go_on.set()

    bot.settle()
    (answer,) = bruno.answers()
    assert answer.text == notes.STOPPED


def test_a_session_is_not_left_at_work(start):
    bot = start(ScriptedWriter(FIRST, SECOND))
    bruno = bot.person("bruno")
    question = bruno.say(QUESTION)
    bruno.wait_for_reply(question)
    bot.settle()

    session = bot.playground.workspace.sessions.sessions[question.channel, question.ts]
    assert (session.status, session.title) == ("active", QUESTION)


def test_an_edited_question_is_written_anew_in_the_same_place(start):
    bot = start(ScriptedWriter(FIRST, SECOND))
    bruno = bot.person("bruno")
    question = bruno.say(QUESTION)
    bruno.wait_for_reply(question)
    bot.settle()

    bruno.edit(question, "What is COBIT?")

    bot.settle()
    (answer,) = bruno.answers()
    assert body_of(answer) == WHOLE
