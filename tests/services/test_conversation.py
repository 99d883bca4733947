"""Conversation: a message becomes a turn, answered with what was asked before in mind."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.domain.reply import Reply
from bot.services.answering import Answering
from bot.services.conversation import Conversation, Heard, Reader, Subject, turn_id
from bot.services.ports import Turn
from knowledge.passages import Passage, Shelf
from tests.fakes.clock import FakeClock
from tests.fakes.composers import EchoComposer
from tests.fakes.passages import FakePassages
from tests.fakes.turns import FakeTurns

if TYPE_CHECKING:
    from bot.domain.question import Question

FIT = Passage("p1", Shelf.FRAMEWORK, "Fit", (), "Fit joins both sides.")
ERP = Passage("p2", Shelf.COMPANY, "Board paper", (), "We chose one ERP.")
HEARD = Heard("T1", "D1", "1000.0", "U1", "What is fit?", "1000.0", direct=True)


class World:
    """A conversation with what it rests on."""

    def __init__(self) -> None:
        self.passages = FakePassages([FIT, ERP])
        self.turns = FakeTurns()
        self.clock = FakeClock()
        answering = Answering(self.passages, EchoComposer(), None, 0.5)
        self.conversation = Conversation(answering, self.turns, self.clock)

    def hear(self, heard: Heard) -> Turn:
        """Answer a message, and keep the turn as the delivery would."""
        turn = self.conversation.hear(heard)
        self.turns.turns[turn.workspace, turn.id] = turn
        return turn

    @property
    def asked(self) -> Question:
        """What was searched for last."""
        return self.passages.asked[-1]


@pytest.fixture
def world():
    return World()


def test_a_message_becomes_a_turn(world):
    turn = world.hear(HEARD)

    assert isinstance(turn.response, Reply)
    assert turn == Turn(
        id=turn_id(HEARD),
        workspace="T1",
        channel="D1",
        thread="1000.0",
        person="U1",
        asked="What is fit?",
        response=turn.response,
        message="1000.0",
        at=world.clock.now,
    )


def test_in_a_direct_message_a_follow_up_need_not_stand_in_the_thread(world):
    world.hear(HEARD)
    world.hear(replace(HEARD, text="And why?", message="1001.0", thread="1001.0"))

    assert world.asked.history == ("What is fit?",)


def test_in_a_thread_of_a_direct_message_the_history_is_that_of_the_thread(world):
    world.hear(HEARD)
    world.hear(replace(HEARD, text="What is ERP?", message="1001.0", thread="1001.0"))

    world.hear(replace(HEARD, text="And why?", message="1002.0"))

    assert world.asked.history == ("What is fit?",)


@pytest.mark.parametrize("text", ["How is the weather?", "Leadership?"])
def test_what_opens_a_thread_of_a_direct_message_and_points_nowhere_stands_alone(world, text):
    world.hear(HEARD)

    world.hear(replace(HEARD, text=text, message="1001.0", thread="1001.0"))

    assert world.asked.history == ()


@pytest.mark.parametrize("text", ["And why?", "Who invented it?", "What about the other side?"])
def test_what_opens_a_thread_of_a_direct_message_and_carries_on_is_a_follow_up(world, text):
    world.hear(HEARD)

    world.hear(replace(HEARD, text=text, message="1001.0", thread="1001.0"))

    assert world.asked.history == ("What is fit?",)


def test_in_a_thread_that_is_about_something_a_question_follows_from_that(world):
    about = Subject("one-bakery", "One till in every shop.")

    world.hear(replace(HEARD, text="Why do we need that?", message="1001.0", subject=about))

    assert world.asked.history == ("One till in every shop.",)
    assert world.asked.strategy == "one-bakery"


def test_in_a_channel_the_history_is_that_of_the_thread(world):
    first = replace(HEARD, channel="C1", direct=False)
    world.hear(first)
    world.hear(replace(first, text="What is ERP?", message="1001.0", thread="1001.0"))
    assert world.asked.history == ()

    world.hear(replace(first, text="And why?", message="1002.0", thread="1000.0"))

    assert world.asked.history == ("What is fit?",)


def test_history_holds_only_what_was_asked_before_the_message(world):
    world.hear(replace(HEARD, text="What came later?", message="1005.0"))

    world.hear(HEARD)

    assert world.asked.history == ()


@pytest.mark.parametrize("elsewhere", [{"workspace": "T2"}, {"channel": "D2"}])
def test_other_peoples_questions_are_no_history(world, elsewhere):
    world.hear(replace(HEARD, **elsewhere))

    world.hear(replace(HEARD, text="And why?", message="1001.0"))

    assert world.asked.history == ()


def test_a_guest_is_answered_from_the_shelves_of_guests(world):
    turn = world.hear(replace(HEARD, reader=Reader((Shelf.FRAMEWORK,))))

    assert isinstance(turn.response, Reply)
    assert [source.passage for source in turn.response.sources] == [FIT]


def test_the_same_delivery_is_the_same_turn_and_an_edited_message_another():
    edited = replace(HEARD, text="What is strategic fit?")

    assert turn_id(HEARD) == turn_id(replace(HEARD))
    assert len({turn_id(HEARD), turn_id(edited), turn_id(replace(HEARD, workspace="T2"))}) == 3
