"""Where a demand can begin: at the end of a walk, and with a message."""

from __future__ import annotations

import pytest

from bot.slack.blocks import action_ids
from bot.slack.blocks.demands import notes
from tests.dossiers import dossier
from tests.slack.conftest import texts
from tests.slack.demanding import Owner, bakery, names
from tests.slack.test_walk import Walker

HEADS = [{"id": "p-bruno", "role": "Director of operations", "area": "area-shops", "side": "business",
          "level": 1, "timezone": "Europe/Berlin"}]  # fmt: skip
WORDS = "We train sixty people in spring."


@pytest.fixture
def owner(bot, bruno):
    bot.dossiers.keep("TLOCAL", bakery())
    return Owner(bot, bruno)


def walked(bot, bruno, words):
    """Walk through the decision to its end."""
    walker = Walker(bot, bruno).begin()
    while "Another decision" not in names(walker.shown):
        walker.press("Skip" if "Skip" in names(walker.shown) else "Next")
    if words:
        walker.say(words)
    return walker


def test_words_behind_the_command_are_what_a_demand_begins_with(bot, bruno, owner):
    bruno.run(f"/align demand {WORDS}")
    bot.settle()
    card = owner.card()
    owner.press("Begin", card)

    assert f"It begins with these words: “{WORDS}”" in texts(card.blocks)
    assert WORDS in owner.told.values()


def test_what_was_written_at_the_end_of_a_walk_becomes_a_demand(bot, bruno, owner):
    walker = walked(bot, bruno, WORDS)

    walker.press("Make this a demand")
    card = owner.card()
    owner.press("Begin", card)

    assert f"It begins with these words: “{WORDS}”" in texts(card.blocks)
    assert owner.told["translation"] == WORDS
    assert owner.told["guideline"] == "g-one-till"
    assert owner.at.field.path == "target_outcome"


def test_a_demand_from_a_walk_says_that_another_edition_is_in_use_since(bot, bruno, owner):
    walker = walked(bot, bruno, WORDS)
    bot.dossiers.keep("TLOCAL", bakery())

    walker.press("Make this a demand")

    told = "\n".join(texts(bruno.ephemerals()[-1].blocks))
    assert "You walked through edition 1; “One bakery (version 1)” is in use since (edition 2)" in told


def test_a_walk_without_words_makes_no_demand(bot, bruno, owner):
    walker = walked(bot, bruno, "")

    assert "Make this a demand" not in names(walker.shown)


def test_a_message_becomes_a_demand(bot, bruno, owner):
    message = bruno.say(WORDS, "strategy")

    bruno.use_message_shortcut(action_ids.MAKE_DEMAND, message)
    bot.settle()
    owner.press("Begin", owner.card())

    assert bruno.ephemerals("strategy")[-1].text == notes.PRESENTED
    assert owner.told["translation"] == WORDS


def test_a_message_without_words_makes_no_demand(bot, bruno, owner):
    message = bruno.upload("chart.png", b"png", "strategy")

    bruno.use_message_shortcut(action_ids.MAKE_DEMAND, message)

    assert bruno.wait_for_ephemeral("strategy").text == notes.NO_WORDS


def test_long_words_are_shortened_to_what_a_button_carries(bot, bruno, owner):
    message = bruno.say("We learn one till. " * 200, "strategy")

    bruno.use_message_shortcut(action_ids.MAKE_DEMAND, message)
    bot.settle()
    owner.press("Begin", owner.card())

    assert 1_000 < len(owner.told["translation"]) <= 1_500


def test_of_several_strategies_one_is_chosen(bot, bruno, owner):
    bot.dossiers.keep(
        "TLOCAL", dossier(strategy={"id": "second-bakery", "title": "Second bakery"}, people=HEADS)
    )

    card = owner.offered()
    owner.press("Begin for Second bakery", card)

    assert names(card)[:2] == ["Begin for One bakery", "Begin for Second bakery"]
    assert owner.draft.dossier == "second-bakery"


def test_nobody_states_a_demand_for_a_role_that_is_not_theirs(bot, owner):
    carmen = bot.person("carmen")

    carmen.run("/align demand")
    bot.settle()

    assert "names none of the roles in the strategy" in carmen.ephemerals()[-1].text
    assert not carmen.answers()


def test_a_form_offers_no_other_role_or_area_than_ones_own(owner):
    owner.begin().press("Edit all")

    found = {block["block_id"]: block["element"] for block in owner.person.modal().content["blocks"]
             if block["type"] == "input"}  # fmt: skip
    assert [each["value"] for each in found["owner"]["options"]] == ["p-shops"]
    assert [each["value"] for each in found["area"]["options"]] == ["area-shops"]


def test_whose_role_a_facilitator_speaks_for_is_told(bot, owner):
    astrid, ivo = Owner(bot, bot.person("astrid")), bot.person("ivo")

    astrid.begin()
    assert "Which of these roles is yours?" in astrid.words
    astrid.press("Head of infrastructure")
    astrid.fill(needs_from=[]).press("Edit all")
    astrid.submit({"Unit": "sellers"})
    astrid.person.close_modal(everything=True)
    astrid.press("Confirm")

    (told,) = [each for each in ivo.answers() if "in the name of your role" in each.text]
    assert "Head of infrastructure" in told.text
    assert "What it means for us: We learn one till." in texts(told.blocks)
