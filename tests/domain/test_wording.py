"""Wording: replies as Markdown, for the command line and for summaries."""

from __future__ import annotations

import pytest

from bot.domain.question import LONGEST, Question, shortened
from bot.domain.reply import Heading, Listing, NoAnswer, Paragraph, Reason, Reply, Source, Statement
from bot.domain.wording import as_markdown, refusal
from knowledge.passages import Passage, Shelf

FIT = Passage("p1", Shelf.FRAMEWORK, "Fit", (), "Fit joins both sides.")
ERP = Passage("p2", Shelf.COMPANY, "Board paper", ("Decision",), "We chose one ERP.")
SOURCES = (Source(1, FIT), Source(2, ERP))


def test_a_reply_is_markdown_with_its_citations():
    reply = Reply(
        (
            Heading("Fit"),
            Paragraph((Statement("Fit joins both sides.", (1,)), Statement("It lowers cost.", (1, 2)))),
            Listing(Statement("Two sides:", (1,)), (Statement("Outside", (1,)), Statement("Inside", (1,)))),
            Listing(None, (Statement("Assess", (2,)), Statement("Plan", (2,))), ordered=True),
        ),
        SOURCES,
    )

    assert as_markdown(reply) == (
        "**Fit**\n\nFit joins both sides. [1] It lowers cost. [1][2]\n\n"
        "Two sides:\n\n- Outside [1]\n- Inside [1]\n\n1. Assess [2]\n2. Plan [2]"
    )


def test_a_notice_stands_first():
    reply = Reply((Paragraph((Statement("Fit.", (1,)),)),), SOURCES, notice="The model was slow.")

    assert as_markdown(reply) == "_The model was slow._\n\nFit. [1]"


def test_a_reply_names_its_shelves_in_the_order_of_its_sources():
    reply = Reply((), (Source(1, ERP), Source(2, FIT), Source(3, ERP)))

    assert reply.shelves == (Shelf.COMPANY, Shelf.FRAMEWORK)


@pytest.mark.parametrize("reason", Reason)
def test_a_refusal_says_why_and_what_is_near(reason):
    plain = refusal(NoAnswer(reason))

    assert plain.endswith((".", "?"))
    assert refusal(NoAnswer(reason, ("Fit", "SAMM"))) == (
        f"{plain} The nearest that I know about: “Fit” or “SAMM”."
    )


def test_a_question_keeps_its_words():
    question = Question("Why?", "T1", ("What is fit?",))

    assert shortened(question) == question


def test_of_a_text_that_is_too_long_for_a_question_beginning_and_end_are_read():
    long = f"Please read this first. {'blah ' * 20_000}So what is strategic fit?"

    question = shortened(Question(long, "T1", (long, "Why?")))

    assert question.text.startswith("Please read this first. blah")
    assert question.text.endswith("blah So what is strategic fit?")
    assert len(question.text) <= LONGEST
    assert question.history == (question.text, "Why?")
