"""Answers without a model: the passages' own words, as many as were asked for, each with its source."""

from __future__ import annotations

import pytest

from bot.adapters.extractive import ExtractiveComposer
from bot.adapters.shelved_passages import ChromaPassages
from bot.domain.question import Question
from bot.domain.reply import Heading, Listing, Paragraph
from knowledge.markdown import plain
from knowledge.passages import Found, Hit, Passage, Shelf
from tests.fakes.passages import FakePassages
from tests.tiny import ACME


@pytest.fixture
def ask(tiny):
    """Ask of the tiny framework and a company's papers."""
    passages = ChromaPassages(tiny)

    def ask(text, *history):
        question = Question(text, ACME, history)
        return ExtractiveComposer(passages).compose(
            question, passages.search(question, 8).found, heard.append
        )

    heard = []
    ask.heard = heard
    return ask


def composed(text, question, *hits):
    """Compose an answer from one passage, of which these sentences came up."""
    passage = Passage("p1", Shelf.FRAMEWORK, "Paper", (), text)
    found = Found(passage, 1.0, 0.9, tuple(Hit(hit, 0.9) for hit in hits))
    return ExtractiveComposer(FakePassages([passage])).compose(
        Question(question, ACME), [found], lambda _: None
    )


def items(reply):
    return [[item.text for item in part.items] for part in reply.parts if isinstance(part, Listing)]


def sentences(reply):
    return [one.text for part in reply.parts if isinstance(part, Paragraph) for one in part.statements]


def documents(reply):
    return [source.passage.document for source in reply.sources]


def test_every_statement_stands_in_the_passage_that_it_cites(ask):
    for text in (
        "What is strategic fit?",
        "COBIT or ITIL?",
        "How do we overcome resistance?",
        "Why one ERP?",
    ):
        reply = ask(text)
        sources = {source.n: plain(source.passage.text) for source in reply.sources}
        said = [
            one for part in reply.parts for one in getattr(part, "statements", getattr(part, "items", ()))
        ]
        assert said
        assert [one for one in said if not all(plain(one.text) in sources[n] for n in one.sources)] == []


def test_a_list_that_is_asked_for_is_whole_and_in_order(ask):
    reply = ask("How do we overcome resistance?")

    assert items(reply) == [
        [
            "Explain the reasons early",
            "Train everybody",
            "Reward those who take part",
            "Let leaders set an example",
        ]
    ]
    assert [part.ordered for part in reply.parts if isinstance(part, Listing)] == [True]
    assert documents(reply) == ["Resistance to change"]


@pytest.mark.parametrize(
    "listed",
    [
        ["Business strategy", "IT strategy", "Organisational infrastructure", "IT infrastructure"],
        ["Organisational infrastructure and processes", "IT infrastructure and processes"],
        ["IT", "Business", "Both"],
        ["Level 1", "Level 2", "Level 3"],
    ],
)
def test_items_of_a_list_that_are_alike_are_all_said(listed):
    text = "The model has these parts:\n\n" + "\n".join(f"- {item}" for item in listed)

    assert items(composed(text, "Which parts does the model have?")) == [listed]


def test_what_other_passages_add_stands_apart_from_the_answer():
    found = [
        Found(Passage(f"p{n}", Shelf.FRAMEWORK, f"Paper {n}", (), text), 1.0, 0.9, (Hit(text, 0.9),))
        for n, text in enumerate(["COBIT governs IT.", "ITIL runs services.", "A board meets monthly."])
    ]

    reply = ExtractiveComposer(FakePassages([])).compose(
        Question("What governs IT?", ACME), found, lambda _: None
    )

    assert [type(part) for part in reply.parts] == [Paragraph, Heading, Paragraph, Paragraph]


def test_an_answer_from_one_passage_needs_no_heading():
    reply = composed("COBIT governs IT.", "What governs IT?", "COBIT governs IT.")

    assert [type(part) for part in reply.parts] == [Paragraph]


def test_what_another_passage_says_in_the_same_words_is_said_once(tiny):
    text = "Strategic fit joins the external market with the internal organisation."
    found = [
        Found(Passage(f"p{n}", Shelf.FRAMEWORK, f"Paper {n}", (), text), 1.0, 0.9, (Hit(text, 0.9),))
        for n in range(2)
    ]
    question = Question("What is strategic fit?", ACME)

    reply = ExtractiveComposer(FakePassages([])).compose(question, found, lambda _: None)

    assert sentences(reply) == [text]
    assert documents(reply) == ["Paper 0"]


@pytest.mark.parametrize(
    ("likelihoods", "answering"),
    [((0.97, 0.03), ["Paper 0"]), ((0.55, 0.45), ["Paper 0", "Paper 1"])],
)
def test_an_answer_is_short_where_the_search_is_sure_and_offers_more_where_it_is_not(likelihoods, answering):
    texts = ("Strategic fit joins the market with the organisation.", "Fit means that two plans match.")
    found = [
        Found(Passage(f"p{n}", Shelf.FRAMEWORK, f"Paper {n}", (), text), 1.0, 0.9, (), likelihood)
        for n, (text, likelihood) in enumerate(zip(texts, likelihoods, strict=True))
    ]

    reply = ExtractiveComposer(FakePassages([])).compose(
        Question("What is strategic fit?", ACME), found, lambda _: None
    )

    assert documents(reply) == answering


@pytest.mark.parametrize(
    "text", ["COBIT or ITIL: what is each for?", "What is the difference between ITIL and COBIT?"]
)
def test_a_comparison_has_both_sides(ask, text):
    reply = ask(text)

    assert set(documents(reply)) == {"COBIT", "ITIL"}
    assert "COBIT is a framework for the governance of information technology." in sentences(reply)
    assert "ITIL is a set of practices for running IT services." in sentences(reply)


def test_both_halves_of_a_question_are_answered(ask):
    reply = ask("What is strategic fit, and how do we overcome resistance?")

    assert documents(reply) == ["Strategic fit", "Resistance to change"]


def test_a_follow_up_is_answered_from_what_it_leans_on(ask):
    reply = ask("And what are its components?", "What is COBIT?")

    assert items(reply) == [["Control objectives", "Management guidelines", "Maturity models"]]


def test_the_answer_is_short_where_the_passage_is_long():
    filler = " ".join(f"Chapter {n} tells the story of another plant and its people." for n in range(60))
    text = f"{filler} We chose one ERP system because it lowers cost."

    reply = composed(
        text, "Why did we choose one ERP system?", "We chose one ERP system because it lowers cost."
    )

    assert sentences(reply)[-1] == "We chose one ERP system because it lowers cost."
    assert sum(len(sentence.split()) for sentence in sentences(reply)) < 200


def test_a_sentence_brings_the_one_that_it_leans_on():
    text = "We bought one system. It lowers cost in every plant."

    reply = composed(text, "What lowers cost in plants?", "It lowers cost in every plant.")

    assert sentences(reply) == ["We bought one system.", "It lowers cost in every plant."]


def test_a_table_is_read_row_by_row():
    text = "| Side | Question |\n|---|---|\n| External | Where do we play? |\n| Internal | How do we run? |"

    assert items(composed(text, "Which question belongs to the internal side?")) == [
        ["Side: External; Question: Where do we play?", "Side: Internal; Question: How do we run?"]
    ]


def test_passages_without_words_give_no_answer():
    assert composed("", "What is fit?") is None


def test_a_listener_hears_the_whole_answer_once(ask):
    reply = ask("What is strategic fit?")

    assert ask.heard == [reply]


def test_a_sentence_carries_on_what_the_one_before_it_says():
    text = "Strategic fit matches two plans. Costs fall as a result. Nobody waits. The canteen opens at noon."

    said = sentences(composed(text, "What is strategic fit?", "Strategic fit matches two plans."))

    assert said[:2] == ["Strategic fit matches two plans.", "Costs fall as a result."]
