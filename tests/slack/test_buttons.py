"""Under an answer: opening sources, thumbs up and down, and clicks that come twice or too late."""

from __future__ import annotations

import pytest

from bot.playground.faults import Fault
from bot.slack.blocks import notes
from tests.slack.conftest import QUESTION, texts


def answered(bruno):
    return bruno.wait_for_reply(bruno.say(QUESTION))


def test_a_source_opens_with_its_whole_passage(bot, bruno):
    bruno.press("Open source 1: Strategic Alignment Model", answered(bruno))

    modal = bruno.wait_for_modal("Source 1")
    assert "Strategic Alignment Model › Dimensions › Strategic fit" in texts(modal.content["blocks"])
    assert "Strategic fit joins the external and the internal side." in texts(modal.content["blocks"])


def test_each_source_opens_its_own(bot, bruno):
    bruno.press("Open source 2: Board paper 2026", answered(bruno))

    modal = bruno.wait_for_modal("Source 2")
    assert "We chose one ERP because it lowers cost." in texts(modal.content["blocks"])


def test_a_source_of_a_private_answer_opens_too(bot, bruno):
    bruno.run(f"/align {QUESTION}", "strategy")

    bruno.press("Open source 2: Board paper 2026", bruno.wait_for_ephemeral("strategy"))

    assert bruno.wait_for_modal("Source 2")


def test_where_slack_opens_no_modal_the_passage_comes_as_a_message(bot, bruno):
    answer = answered(bruno)
    bot.playground.faults.add(Fault("server_error", "views.open"))

    bruno.press("Open source 1: Strategic Alignment Model", answer)

    shown = bruno.wait_for_ephemeral()
    assert "Strategic fit joins the external and the internal side." in texts(shown.blocks)


def test_a_source_whose_answer_is_gone_says_so(bot, bruno):
    answer = answered(bruno)
    bot.deliveries.turns.turns.clear()

    bruno.press("Open source 1: Strategic Alignment Model", answer)

    assert bruno.wait_for_ephemeral().text == notes.SOURCE_GONE


def test_a_guest_opens_no_source_of_the_companys(bot, bruno):
    gus = bot.guest("strategy")
    answer = bruno.wait_for_reply(bruno.mention(QUESTION, "strategy"))

    gus.press("Open source 2: Board paper 2026", answer)

    assert gus.wait_for_ephemeral("strategy").text == notes.SOURCE_CLOSED
    assert gus.modal() is None


def test_thumbs_up_is_stored_and_thanked_for(bot, bruno):
    answer = answered(bruno)

    bruno.press("👍", answer)

    assert bruno.wait_for_ephemeral().text == notes.THANKS_UP
    assert [opinion.useful for opinion in bot.deliveries.turns.opinions.values()] == [True]
    assert bruno.current(answer) == answer


def test_thumbs_down_asks_for_a_reason_and_stores_it(bot, bruno):
    bruno.press("👎", answered(bruno))
    bruno.wait_for_modal("Not useful?")

    bruno.submit({"What was wrong or missing?": "It is about the wrong plant."})

    opinions = list(bot.deliveries.turns.opinions.values())
    assert bruno.modal().title == "Thank you"
    assert [(o.useful, o.comment) for o in opinions] == [(False, "It is about the wrong plant.")]


def test_thumbs_down_counts_without_a_reason(bot, bruno):
    bruno.press("👎", answered(bruno))
    bruno.wait_for_modal("Not useful?")

    bruno.close_modal()

    bot.settle()
    assert [(o.useful, o.comment) for o in bot.deliveries.turns.opinions.values()] == [(False, "")]


def test_a_second_thumb_of_the_same_person_replaces_the_first(bot, bruno):
    answer = answered(bruno)

    for thumb in ("👍", "👍", "👎"):
        bruno.press(thumb, answer)
        bot.settle()

    assert [opinion.useful for opinion in bot.deliveries.turns.opinions.values()] == [False]


def test_everybody_has_a_thumb_of_their_own(bot, bruno):
    answer = bruno.wait_for_reply(bruno.mention(QUESTION, "strategy"))

    bruno.press("👍", answer)
    bot.person("hana").press("👎", answer)

    bot.settle()
    assert sorted(opinion.useful for opinion in bot.deliveries.turns.opinions.values()) == [False, True]


def test_a_thumb_on_an_answer_that_is_gone_changes_nothing_and_says_so(bot, bruno):
    answer = answered(bruno)
    bot.deliveries.turns.turns.clear()

    bruno.press("👍", answer)

    assert bruno.wait_for_ephemeral().text == notes.ANSWER_GONE
    assert bot.deliveries.turns.opinions == {}


def test_a_button_of_another_version_says_that_it_is_outdated(bot, bruno):
    button = {"type": "button", "action_id": "gone", "text": {"type": "plain_text", "text": "Old"}}
    row = {"type": "actions", "elements": [button]}
    bot.client().chat_postMessage(channel=bruno.channel().id, text="old", blocks=[row])

    bruno.press("Old", bruno.answers()[-1])

    assert bruno.wait_for_ephemeral().text == notes.OUTDATED


@pytest.mark.parametrize("name", ["target_record", "edit_open", "walk_next", "demand_begin"])
def test_a_button_whose_key_is_of_another_version_says_that_it_is_outdated(bot, bruno, name):
    button = {
        "type": "button",
        "action_id": name,
        "value": "?",
        "text": {"type": "plain_text", "text": "Old"},
    }
    row = {"type": "actions", "elements": [button]}
    bot.client().chat_postMessage(channel=bruno.channel().id, text="old", blocks=[row])

    bruno.press("Old", bruno.answers()[-1])

    assert bruno.wait_for_ephemeral().text == notes.OUTDATED


def test_a_double_click_on_a_source_opens_it_and_breaks_nothing(bot, bruno):
    answer = answered(bruno)

    bruno.press("Open source 1: Strategic Alignment Model", answer)
    bruno.press("Open source 1: Strategic Alignment Model", answer)
    bot.settle()

    assert bruno.modal().title == "Source 1"
    assert len(bruno.answers()) == 1
