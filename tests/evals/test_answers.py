"""Answers taken apart, and the way of the facts that they lack."""

from __future__ import annotations

import pytest

from bot.domain.reply import Listing, NoAnswer, Paragraph, Reason, Reply, Source, Statement
from evals.answers import answer_of
from evals.cases import FrameworkCase
from evals.missing import Cause, missing_facts
from knowledge.passages import Found, Passage, Shelf

PLANS = Passage(
    "p1",
    Shelf.FRAMEWORK,
    "Planning",
    ("Plans",),
    "Plans follow goals.\n\nGoals come first:\n- **money**\n- time",
)
RULES = Passage("p2", Shelf.FRAMEWORK, "Ruling", (), "Rules bind everybody.")


def reply(*statements: Statement) -> Reply:
    return Reply((Paragraph(statements),), (Source(1, PLANS), Source(2, RULES)))


def test_an_answer_is_what_a_person_reads_without_numbers() -> None:
    lead = Statement("Goals come first:", (1,))
    items = (Statement("**money**", (1,)), Statement("time", (1,)))

    answer = answer_of(Reply((Listing(lead, items),), (Source(1, PLANS),)))

    assert answer.text == "Goals come first:\n\n- **money**\n- time"
    assert (answer.statements, answer.with_citation, answer.borne_out) == (3, 3, 3)
    assert answer.cited == (PLANS.text,)


def test_a_statement_counts_as_borne_out_by_what_it_cites_only() -> None:
    right, wrong, uncited, unknown = (Statement("Rules bind everybody.", n) for n in ((2,), (1,), (), (9,)))

    answer = answer_of(reply(right, wrong, uncited, unknown))

    assert (answer.statements, answer.with_citation, answer.borne_out) == (4, 2, 1)


def test_a_refusal_is_no_answer() -> None:
    answer = answer_of(NoAnswer(Reason.NO_SUPPORT))

    assert (answer.answered, answer.words, answer.cited) == (False, 0, ())


@pytest.mark.parametrize(
    ("fact", "cause", "rank"),
    [
        ("money", Cause.SELECTION, 1),
        ("bind", Cause.COMPOSITION, 2),
        ("elsewhere", Cause.RETRIEVAL, None),
        ("unheard of", Cause.NOWHERE, None),
    ],
)
def test_a_missing_fact_is_traced_as_far_as_it_got(fact: str, cause: Cause, rank: int | None) -> None:
    case = FrameworkCase(id="f1", kind="how", question="How?", facts=(("plans",), (fact,)))
    answer = answer_of(Reply((Paragraph((Statement("Plans follow goals.", (1,)),)),), (Source(1, PLANS),)))
    found = [Found(PLANS, 1.0, 0.9), Found(RULES, 0.5, 0.4)]

    [lacking] = missing_facts(case, answer, found, [PLANS.text, RULES.text, "It stands elsewhere."])

    assert (lacking.fact, lacking.cause, lacking.rank) == ((fact,), cause, rank)


def test_a_refusal_lacks_every_fact() -> None:
    case = FrameworkCase(id="f1", kind="how", question="How?", facts=(("plans",), ("bind",)))

    lacking = missing_facts(case, answer_of(NoAnswer(Reason.NO_SUPPORT)), [], [PLANS.text])

    assert [one.cause for one in lacking] == [Cause.REFUSED, Cause.REFUSED]
