"""Trouble: errors, malformed requests, unknown ones. Nobody is left waiting, nothing is repeated for ever."""

from __future__ import annotations

import logging

from bot.slack.apologies import apologise
from tests.slack.conftest import QUESTION, body_of, texts
from tests.slack.test_channels import deliver


class Broken:
    def compose(self, question, *_):
        raise RuntimeError(f"secret words: {question.text}")


def test_an_error_is_owned_up_to_with_a_reference_number(start, caplog):
    bot = start(composer=Broken())
    bruno = bot.person("bruno")

    with caplog.at_level(logging.ERROR):
        answer = bruno.wait_for_reply(bruno.say(QUESTION))

    references = [record.reference for record in caplog.records if hasattr(record, "reference")]
    assert "Something went wrong on my side" in answer.text
    assert references[0] in answer.text
    assert QUESTION not in caplog.text
    assert QUESTION not in answer.text


def test_an_error_after_a_command_is_told_privately(start):
    bot = start(composer=Broken())
    bruno = bot.person("bruno")

    bruno.run(f"/align {QUESTION}", "strategy")

    assert "Something went wrong on my side" in bruno.wait_for_ephemeral("strategy").text
    assert bruno.answers("strategy") == []


def test_nobody_waits_for_an_apology_about_an_edit():
    event = {"type": "message", "subtype": "message_changed", "channel": "D1", "ts": "1.0"}

    assert apologise({"event": event}, "ABCD") is None
    assert apologise({"event": {"type": "app_home_opened", "channel": "D1"}}, "ABCD") is None
    assert apologise({"event": "odd"}, "ABCD") is None


def test_what_nobody_listens_to_is_acknowledged(bot):
    delivery = deliver(bot, {"type": "pin_added", "channel_id": "C1", "user": "U1", "event_ts": "1.0"})

    assert delivery.acknowledged
    bot.settle()


def test_an_unknown_command_or_shortcut_is_acknowledged(bot):
    workspace = bot.playground.workspace
    common = {"team": {"id": workspace.team}, "user": {"id": "U0BRUNO"}, "trigger_id": "1.1.a"}
    requests = [
        (
            "slash_commands",
            {"command": "/other", "team_id": workspace.team, "user_id": "U0BRUNO", "trigger_id": "2"},
        ),
        ("interactive", {"type": "shortcut", "callback_id": "other", **common}),
        ("interactive", {"type": "message_action", "callback_id": "other", **common}),
        (
            "interactive",
            {"type": "view_submission", "view": {"type": "modal", "callback_id": "other"}, **common},
        ),
        ("interactive", {"type": "view_closed", "view": {"type": "modal", "callback_id": "other"}, **common}),
        ("interactive", {"type": "block_suggestion", "action_id": "other", **common}),
        ("interactive", {"type": "something_new", **common}),
    ]

    deliveries = [workspace.deliver(kind, payload) for kind, payload in requests]

    assert [delivery.wait(5) for delivery in deliveries] == [True] * len(requests)


def test_an_uninstalled_app_acknowledges_and_goes_quiet(bot, caplog):
    with caplog.at_level(logging.WARNING):
        bot.playground.uninstall()
        bot.playground.wait_until_delivered()
        bot.playground.wait_for(lambda: "app_left_workspace" in caplog.text)


def test_the_messages_tab_offers_questions(bot, bruno):
    bruno.open_messages()

    bot.playground.wait_for(lambda: bruno.prompts().heading)

    assert bruno.prompts().heading == "What would you like to know?"
    answer = bruno.wait_for_reply(bruno.use_prompt(1))
    assert body_of(answer).startswith("You want to know: What is strategic alignment")


def test_the_home_tab_says_what_there_is(bot, bruno):
    bruno.open_home()

    home = bot.playground.wait_for(bruno.home)

    assert texts(home.content["blocks"])[0] == "Plumbline"


def test_the_home_tab_lists_what_was_asked_last_with_links(bot, bruno):
    first = bruno.say(QUESTION)
    bruno.wait_for_reply(first)
    bruno.run("/align What is COBIT?", "strategy")
    bruno.wait_for_ephemeral("strategy")
    bot.person("hana").wait_for_reply(bot.person("hana").say("Hana's question?"))

    bruno.open_home()

    home = bot.playground.wait_for(bruno.home)
    blocks = home.content["blocks"]
    start = next(at for at, block in enumerate(blocks) if "What you asked last" in str(block.get("text")))
    listed = [block for block in blocks[start:] if block["type"] == "section"]
    links = [block["accessory"]["url"] for block in listed if "accessory" in block]
    assert [block["text"]["text"] for block in listed] == ["What is COBIT?", QUESTION]
    assert len(links) == 1
    assert first.ts.replace(".", "") in links[0]


def test_following_a_link_in_the_home_tab_needs_nothing(bot, bruno):
    bruno.wait_for_reply(bruno.say(QUESTION))
    bruno.open_home()
    home = bot.playground.wait_for(bruno.home)

    bruno.press("Show", home)

    bot.settle()
    assert len(bruno.answers()) == 1


def test_the_home_tab_can_be_opened_again(bot, bruno):
    bruno.open_home()
    first = bot.playground.wait_for(bruno.home)

    bruno.open_home()

    bot.playground.wait_for(lambda: bruno.home().hash != first.hash)


def test_a_question_in_the_home_tab_is_answered_as_a_direct_message(bot, bruno):
    bruno.open_home()
    home = bot.playground.wait_for(bruno.home)

    bruno.press("What are the levels of maturity?", home)

    bot.settle()
    (answer,) = bruno.answers()
    assert "levels of strategic alignment maturity" in body_of(answer)
    assert answer.thread_ts is None
