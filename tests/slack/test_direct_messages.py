"""Direct messages: asking, going on asking, editing, deleting, files."""

from __future__ import annotations

from bot.playground.faults import Fault
from bot.slack.blocks import notes
from tests.slack.conftest import QUESTION, body_of, texts


def test_a_question_is_answered_in_its_thread(bot, bruno):
    question = bruno.say(QUESTION)

    answer = bruno.wait_for_reply(question)

    assert answer.thread_ts == question.ts
    assert body_of(answer) == f"You want to know: {QUESTION} [1][2]"
    assert answer.text.startswith(
        f"You want to know: {QUESTION} [1][2] From the framework and your company's"
    )


def test_an_answer_carries_its_effect_and_unfurls_nothing(bot, bruno):
    answer = bruno.wait_for_reply(bruno.say(QUESTION))

    call = bot.playground.calls.of("chat.postMessage")[-1]
    assert answer.metadata["event_type"] == "plumbline_effect"
    assert (call.arguments["unfurl_links"], call.arguments["unfurl_media"]) == (False, False)


def test_a_follow_up_in_the_thread_keeps_its_context(bot, bruno):
    first = bruno.say(QUESTION)
    bruno.wait_for_reply(first)

    bruno.wait_for_reply(bruno.say("And for us?", thread=first))

    assert bot.passages.asked[-1].history == (QUESTION,)


def test_a_follow_up_on_top_level_keeps_its_context(bot, bruno):
    bruno.wait_for_reply(bruno.say(QUESTION))

    bruno.wait_for_reply(bruno.say("And for us?"))

    assert bot.passages.asked[-1].history == (QUESTION,)


def test_what_slack_made_of_the_words_is_undone(bot, bruno):
    bruno.wait_for_reply(bruno.say("Is R&D < 5 % in #strategy, @carmen?"))

    assert bot.passages.asked[-1].text == "Is R&D < 5 % in strategy, ?"


def test_small_talk_gets_a_friendly_answer_with_questions_to_ask(bot, bruno):
    answer = bruno.wait_for_reply(bruno.say("Hello!"))

    bruno.press("Which perspectives are there?", answer)

    bot.settle()
    assert body_of(bruno.answers()[-1]).startswith("You want to know: Which alignment perspectives are there")


def test_an_unsupported_question_is_refused_with_topics_to_ask_about(bot, bruno):
    question = bruno.say("How is the weather?")
    refusal = bruno.wait_for_reply(question)

    bruno.press("Strategic fit", refusal)

    bot.settle()
    answer = bruno.answers()[-1]
    assert "I can't answer that from the framework or your strategy documents." in texts(refusal.blocks)
    assert answer.thread_ts == question.ts
    assert texts(answer.blocks[0]) == ["You asked: Strategic fit"]


def test_a_second_press_on_a_topic_changes_nothing_and_says_so(bot, bruno):
    refusal = bruno.wait_for_reply(bruno.say("How is the weather?"))
    bruno.press("Strategic fit", refusal)
    bot.settle()

    bruno.press("Strategic fit", refusal)

    said = bruno.wait_for_ephemeral()
    assert said.text == notes.ALREADY_ASKED
    assert len(bruno.answers()) == 2


def test_an_edited_question_is_answered_anew_in_the_same_place(bot, bruno):
    question = bruno.say(QUESTION)
    first = bruno.wait_for_reply(question)

    bruno.edit(question, "What is functional integration?")

    bot.settle()
    assert body_of(bruno.current(first)) == "You want to know: What is functional integration? [1][2]"
    assert len(bruno.answers()) == 1


def test_an_edit_that_brings_earlier_words_back_is_answered_too(bot, bruno):
    question = bruno.say(QUESTION)
    first = bruno.wait_for_reply(question)

    for words in ("What is COBIT?", QUESTION, "What is COBIT?"):
        bruno.edit(question, words)
        bot.settle()
        assert body_of(bruno.current(first)) == f"You want to know: {words} [1][2]"

    assert len(bruno.answers()) == 1


def test_an_edit_that_changes_no_word_changes_nothing(bot, bruno):
    question = bruno.say(QUESTION)
    first = bruno.wait_for_reply(question)

    bruno.edit(question, QUESTION)

    bot.settle()
    assert bruno.current(first) == first


def test_an_edited_question_does_not_stay_in_the_history(bot, bruno):
    question = bruno.say(QUESTION)
    bruno.wait_for_reply(question)
    bruno.edit(question, "What is COBIT?")
    bot.settle()

    bruno.wait_for_reply(bruno.say("And ITIL?", thread=question))

    assert bot.passages.asked[-1].history == ("What is COBIT?",)


def test_a_deleted_question_takes_its_answer_along(bot, bruno):
    question = bruno.say(QUESTION)
    bruno.wait_for_reply(question)

    bruno.delete(question)

    bot.settle()
    assert bruno.answers() == []
    assert len(bot.deliveries.turns.forgotten) == 1


def test_an_edited_and_then_deleted_question_takes_its_answer_along(bot, bruno):
    question = bruno.say(QUESTION)
    bruno.wait_for_reply(question)
    bruno.edit(question, "What is COBIT?")
    bot.settle()

    bruno.delete(bruno.current(question))

    bot.settle()
    assert bruno.answers() == []


def test_a_file_is_met_with_what_to_do_with_it(bot, bruno):
    sent = bruno.upload("strategy.pdf", b"%PDF")

    assert bruno.wait_for_reply(sent).text == notes.FILES


def test_a_question_beside_a_file_is_answered_as_well(bot, bruno):
    bruno.upload("strategy.pdf", b"%PDF", text=QUESTION)

    bot.settle()
    answers = bruno.answers()
    assert [answer.text == notes.FILES for answer in answers] == [True, False]
    assert body_of(answers[1]) == f"You want to know: {QUESTION} [1][2]"


def test_an_answer_needs_no_status_to_arrive(bot, bruno):
    bot.playground.faults.add(Fault("server_error", "assistant.threads.setStatus"))

    answer = bruno.wait_for_reply(bruno.say(QUESTION))

    assert body_of(answer) == f"You want to know: {QUESTION} [1][2]"


def test_our_own_messages_are_not_answered(bot, bruno):
    bruno.wait_for_reply(bruno.say(QUESTION))
    bot.settle()

    assert len(bruno.answers()) == 1
