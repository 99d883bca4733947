"""Grounding: what a model writes is said only where a passage that it was given bears it out."""

from __future__ import annotations

import pytest

from bot.domain.grounding import draft, ground
from bot.domain.reply import Statement
from knowledge.passages import Passage, Shelf

PASSAGES = {
    1: Passage(
        "p1",
        Shelf.FRAMEWORK,
        "Strategic fit",
        (),
        "Strategic fit joins the external market with the internal organisation. It has 2 sides.",
    ),
    2: Passage(
        "p2",
        Shelf.COMPANY,
        "Board paper",
        ("Decision",),
        "We chose one ERP system in 2024. It lowers the cost of maintenance by 18 percent at Henderson.",
    ),
}
FIT = "Strategic fit joins the external market with the internal organisation."
ERP = "One ERP system lowers the cost of maintenance by 18 percent."


def grounded(written):
    return ground(draft(written), PASSAGES)


@pytest.mark.parametrize(
    ("written", "statement"),
    [
        (f"{FIT} [1]", Statement(FIT, (1,))),
        (f"{FIT} [1][2]", Statement(FIT, (1,))),
        (
            "It joins the market with the organisation [1].",
            Statement("It joins the market with the organisation.", (1,)),
        ),
        (f"{ERP} [2]", Statement(ERP, (2,))),
        ("Strategic fit has two sides [1].", Statement("Strategic fit has two sides.", (1,))),
    ],
)
def test_a_sentence_that_its_passage_bears_out_is_said(written, statement):
    assert grounded(written) == statement


@pytest.mark.parametrize("written", [f"{FIT} [2]", f"{FIT} [7]", FIT])
def test_a_citation_that_is_wrong_or_lacks_is_put_right(written):
    assert grounded(written) == Statement(FIT, (1,))


def test_two_passages_bear_out_together_what_neither_does_alone():
    text = "At Henderson strategic fit joins the external market with the internal organisation."

    assert grounded(f"{text} [1][2]") == Statement(text, (1, 2))


@pytest.mark.parametrize(
    "written",
    [
        "The moon is made of green cheese. [1]",
        "One ERP system lowers the cost of maintenance by 19 percent. [2]",
        "We chose one ERP system in 2023. [2]",
        "Strategic fit has three sides. [1]",
        "One SAP system lowers the cost of maintenance by 18 percent. [2]",
        "At Venkatraman one ERP system lowers the cost of maintenance. [2]",
        "It is. [1]",
        "[1]",
        "",
    ],
)
def test_what_no_passage_bears_out_is_dropped(written):
    assert grounded(written) is None


def test_of_several_sentences_in_an_item_those_borne_out_stay():
    assert grounded(f"{FIT} The moon is made of green cheese. [1]") == Statement(FIT, (1,))


def test_without_passages_nothing_is_said():
    assert ground(draft(f"{FIT} [1]"), {}) is None
