"""Answers that a model writes: what of them is said, in whatever pieces they come."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.reply import NoAnswer, Reason, Statement
from tests.models.asking import FIT, ask, statements, texts, without_the_model
from tests.models.stub import StubModel

JOINS = "Strategic fit joins the external market with the internal organisation."
WRONG = "A company can be well organised and still be wrong for its market."
CHOSE = "We chose one ERP system because it lowers cost."
WRITTEN = f"{JOINS[:-1]} [1]. {WRONG} [Passage 1] {CHOSE}【2】\n\n- {JOINS} [1]\n- {CHOSE[:-1]} (2).\n"
SAID = [Statement(JOINS, (1,)), Statement(WRONG, (1,)), Statement(CHOSE, (2,))]
LISTED = [Statement(JOINS, (1,)), Statement(CHOSE, (2,))]


def said(written: str) -> list[Statement]:
    return statements(ask(StubModel(written)).response)


@given(st.lists(st.integers(1, 12), min_size=1, max_size=20))
def test_it_does_not_matter_in_what_pieces_an_answer_comes(lengths: list[int]) -> None:
    pieces, rest = [], WRITTEN
    while rest:
        length = lengths[len(pieces) % len(lengths)]
        pieces.append(rest[:length])
        rest = rest[length:]

    asked = ask(StubModel(*pieces))

    assert statements(asked.response) == SAID + LISTED


def test_a_listener_hears_each_sentence_when_it_is_complete() -> None:
    asked = ask(StubModel(*f"{JOINS} [1] {WRONG} [1]"))

    assert [texts(reply) for reply in asked.heard] == [[JOINS], [JOINS, WRONG]]
    assert asked.heard[-1] == asked.response


def test_a_sentence_without_a_citation_is_given_the_one_that_holds_it() -> None:
    assert said(f"{CHOSE} {JOINS}") == [Statement(CHOSE, (2,)), Statement(JOINS, (1,))]


def test_a_wrong_citation_is_replaced_by_the_one_that_holds_the_sentence() -> None:
    assert said(f"{CHOSE} [1] {JOINS} [7]") == [Statement(CHOSE, (2,)), Statement(JOINS, (1,))]


@pytest.mark.parametrize(
    "unsupported",
    [
        "The company chose a market because it lowers the risk of war and famine.",
        "We chose two ERP systems because it lowers cost. [2]",
        "We chose one ERP system because it lowers cost by 18 percent. [2]",
        "SAP lowers the cost of our one ERP system. [2]",
        "Zendesk lowers the cost of our one ERP system. [2]",
        "The cost of our one ERP system is [2].",
        "Not borne out by anything. [1][2]",
        "[1]",
    ],
    ids=["uncited", "counted", "figure", "acronym first", "name first", "hollow", "invented", "empty"],
)
def test_what_no_passage_bears_out_is_dropped(unsupported: str) -> None:
    assert said(f"{JOINS} [1] {unsupported}") == [Statement(JOINS, (1,))]


def test_a_sentence_may_end_in_what_something_is() -> None:
    told = replace(FIT, text="The perspective evaluates how efficient business processes are.")

    response = ask(StubModel(f"{told.text} [1]"), [told]).response

    assert texts(response) == [told.text]


def test_of_an_item_only_the_sentences_that_are_borne_out_are_said() -> None:
    assert said(f"- {CHOSE} Everybody was delighted and danced. [2]") == [Statement(CHOSE, (2,))]


def test_a_count_may_be_a_word_or_a_figure() -> None:
    sides = replace(FIT, text="Strategic fit has two sides, and COBIT has 3 components.")
    written = "Strategic fit has 2 sides. [1] COBIT has three components. [1]"

    response = ask(StubModel(written), [sides]).response

    assert texts(response) == ["Strategic fit has 2 sides.", "COBIT has three components."]


@pytest.mark.parametrize(
    "written", ["NO ANSWER", "No answer.", " NO ANSWER \n", "**NO ANSWER**", "NO ANSWER [1]"]
)
def test_the_model_may_say_that_the_passages_hold_no_answer(written: str) -> None:
    assert ask(StubModel(*written)).response == NoAnswer(Reason.NO_SUPPORT, ("Strategic fit", "Decision"))


def test_a_model_that_fails_halfway_leaves_the_whole_answer_without_it() -> None:
    asked = ask(StubModel(f"{JOINS} [1] {WRONG} [1] And", fails=True))

    assert asked.response == without_the_model()
    assert [len(texts(reply)) for reply in asked.heard] == [1, 2]
