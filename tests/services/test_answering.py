"""Answering: a question is answered from passages, refused honestly, or met with courtesy."""

from __future__ import annotations

import pytest

from bot.domain.errors import LanguageModelError
from bot.domain.question import LONGEST, Question
from bot.domain.reply import Courtesy, NoAnswer, Paragraph, Pleasantry, Reason, Reply, Source, Statement
from bot.services.answering import MODEL_FAILED, SEARCHED, Answering
from knowledge.passages import Passage, Shelf
from tests.fakes.composers import EchoComposer, ScriptedWriter
from tests.fakes.passages import FakePassages

FIT = Passage("p1", Shelf.FRAMEWORK, "Alignment", ("Dimensions", "Strategic fit"), "Fit joins both sides.")
SAMM = Passage("p2", Shelf.FRAMEWORK, "SAMM", (), "SAMM has five levels.")
ERP = Passage("p3", Shelf.COMPANY, "Board paper", ("Decision",), "We chose one ERP.")
QUESTION = Question("What is strategic fit?", "T1")


class Silent:
    """Implements `Composer`: finds nothing to say."""

    def compose(self, question, found, listen):
        del question, found, listen


def answering(passages=(FIT, SAMM, ERP), composer=None, writer=None):
    shelves = FakePassages(passages, unsupported=("weather",))
    return Answering(shelves, composer or EchoComposer(), writer, least_support=0.5)


def test_a_question_is_answered_from_the_passages_found():
    assert answering([FIT]).answer(QUESTION) == Reply(
        (Paragraph((Statement("You want to know: What is strategic fit?", (1,)),)),), (Source(1, FIT),)
    )


@pytest.mark.parametrize("text", ["", "  ", "\n\t"])
def test_an_empty_question_is_no_question(text):
    assert answering().answer(Question(text, "T1")) == NoAnswer(Reason.EMPTY_QUESTION)


def test_small_talk_needs_no_passages():
    response = answering([]).answer(Question("Hello!", "T1"))

    assert isinstance(response, Pleasantry)
    assert response.kind is Courtesy.GREETING


def test_an_empty_shelf_is_told_from_a_question_without_an_answer():
    company = Question("What did we choose?", "T1", shelves=(Shelf.COMPANY,))

    assert answering([FIT]).answer(company) == NoAnswer(Reason.EMPTY_SHELF)


def test_what_the_passages_hardly_support_is_refused_with_the_nearest_topics():
    response = answering().answer(Question("How is the weather?", "T1"))

    assert response == NoAnswer(Reason.NO_SUPPORT, ("Strategic fit", "SAMM"))


def test_a_topic_is_named_once():
    response = answering([FIT, FIT, SAMM]).answer(Question("How is the weather?", "T1"))

    assert response == NoAnswer(Reason.NO_SUPPORT, ("Strategic fit", "SAMM"))


def test_where_the_composer_finds_nothing_to_say_the_question_is_refused():
    assert answering(composer=Silent()).answer(QUESTION) == NoAnswer(
        Reason.NO_SUPPORT, ("Strategic fit", "SAMM")
    )


def test_a_writer_answers_where_there_is_one_and_is_listened_to():
    heard = []

    response = answering(writer=ScriptedWriter("Fit joins.", "Both sides.")).answer(QUESTION, heard.append)

    assert isinstance(response, Reply)
    assert response.model == "fake:model"
    assert [len(reply.parts[0].statements) for reply in heard] == [1, 2]
    assert heard[-1] == response


@pytest.mark.parametrize("said", [(), ("Fit joins.",)])
def test_a_writer_that_fails_gives_way_to_the_composer_and_the_reader_is_told(said):
    writer = ScriptedWriter(*said, LanguageModelError("too slow"))

    response = answering([FIT], writer=writer).answer(QUESTION)

    assert response == Reply(
        (Paragraph((Statement("You want to know: What is strategic fit?", (1,)),)),),
        (Source(1, FIT),),
        notice=MODEL_FAILED,
    )


def test_a_writer_that_says_no_is_believed():
    assert answering(writer=Silent()).answer(QUESTION) == NoAnswer(
        Reason.NO_SUPPORT, ("Strategic fit", "SAMM")
    )


def test_a_fault_that_is_none_of_the_models_is_not_hidden():
    with pytest.raises(ZeroDivisionError):
        answering(writer=ScriptedWriter(ZeroDivisionError())).answer(QUESTION)


def test_no_more_passages_are_used_than_are_useful():
    many = [Passage(f"p{n}", Shelf.FRAMEWORK, "Many", (), f"Passage {n}.") for n in range(30)]

    response = answering(many).answer(QUESTION)

    assert isinstance(response, Reply)
    assert len(response.sources) == SEARCHED


def test_an_endless_question_is_shortened_before_it_is_searched_for():
    shelves = FakePassages([FIT])
    endless = "why " * 10_000

    Answering(shelves, EchoComposer(), None, 0.5).answer(Question(endless, "T1", (endless,)))

    assert len(shelves.asked[0].text) <= LONGEST
    assert len(shelves.asked[0].history[0]) <= LONGEST
