"""The picture of how all managers understand the strategy: for facilitators, and of no fewer than five."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.domain.interview.entries import WHOLE, Answered, Move, Moved, OwnWords, Said
from bot.slack.blocks.understanding.picture import NO_STRATEGY, ONLY_FACILITATORS, READING, SENT, too_few
from tests.dossiers import dossier
from tests.interviews import AT, UNDERSTANDING, interview
from tests.slack.conftest import texts
from tests.voices import KNOWING, UNKNOWING

if TYPE_CHECKING:
    from bot.playground.colleague import Colleague
    from tests.slack.conftest import Bot


@pytest.fixture
def astrid(bot: Bot) -> Colleague:
    """The facilitator."""
    return bot.person("astrid")


def interviewed(bot: Bot, people: int) -> None:
    bot.instruments.instruments.append(UNDERSTANDING)
    for n in range(people):
        words = KNOWING if n % 2 else UNKNOWING
        begun = replace(
            interview(UNDERSTANDING), id=f"i{n}", workspace="TLOCAL", person=f"U0PERSON{n}", thread=f"{n}.0"
        )
        said = [Said(name, f"{n}.1", text, None, "c", AT) for name, text in words.model_dump().items()]
        given = [Answered(one.question, OwnWords(), None, "c", AT) for one in said]
        bot.deliveries.interviews.keep(begun.add(*said, *given, Moved(WHOLE, Move.CONCLUDE, "c", AT)), 0)


def ask(bot: Bot, person: Colleague) -> str:
    person.run("/align understanding", "strategy")
    bot.settle()
    return person.ephemerals("strategy")[-1].text


def test_a_facilitator_gets_the_picture_and_all_of_it_in_words(bot: Bot, astrid: Colleague):
    bot.dossiers.keep("TLOCAL", dossier())
    interviewed(bot, 6)

    assert ask(bot, astrid) == SENT

    words, picture = astrid.answers()[-2:]
    shown = texts(words.blocks)
    assert "Clear: 3 of 6" in shown
    assert "One till in every shop: 3 of 6" in shown
    assert any(text.startswith("How well the strategy is known, of 6 people:") for text in shown)
    assert any("Heterogeneity 0." in text for text in shown)
    stored = bot.playground.workspace.files.find(picture.files[0]["id"])
    assert stored.alt_text.startswith("How well the strategy is known, of 6 people:")


def test_it_is_said_at_once_that_it_is_worked_on(bot: Bot, astrid: Colleague):
    bot.dossiers.keep("TLOCAL", dossier())
    interviewed(bot, 6)

    ask(bot, astrid)

    assert [one.text for one in astrid.ephemerals("strategy")] == [READING, SENT]


def test_asked_for_in_a_message_it_is_said_there(bot: Bot, astrid: Colleague):
    bot.dossiers.keep("TLOCAL", dossier())
    interviewed(bot, 6)

    astrid.say("show the understanding")
    bot.settle()

    assert READING in [one.text for one in astrid.ephemerals()]


def test_of_too_few_nothing_is_told_but_what_to_do(bot: Bot, astrid: Colleague):
    bot.dossiers.keep("TLOCAL", dossier())
    interviewed(bot, 4)

    assert ask(bot, astrid) == too_few(4)


def test_without_a_strategy_it_is_said_how_to_load_one(bot: Bot, astrid: Colleague):
    assert ask(bot, astrid) == NO_STRATEGY


def test_nobody_else_gets_it(bot: Bot, bruno: Colleague):
    bot.dossiers.keep("TLOCAL", dossier())
    interviewed(bot, 6)

    assert ask(bot, bruno) == ONLY_FACILITATORS
