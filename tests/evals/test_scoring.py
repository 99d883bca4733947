"""Scoring of texts against what was expected of them."""

from __future__ import annotations

import pytest

from evals.scoring import borne_out, covered, holds, missing, newly_covered, normalised, without_citations

GROUPS = (("strategic fit", "the fit"), ("four domains",))


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("**Bold** words", "bold words"),
        ("- one\n* two\n• three\n4. four\n5) five", "one two three four five"),
        ("  spread \n\n over   lines ", "spread over lines"),
        ("the firm’s “plan”", 'the firm\'s "plan"'),
        ("in 1990. Then", "in 1990. then"),
    ],
)
def test_marks_space_capitals_and_curly_quotes_do_not_count(text: str, bare: str) -> None:
    assert normalised(text) == bare


def test_a_group_is_covered_by_any_of_its_alternatives() -> None:
    assert covered("About **The Fit** of things", GROUPS) == {0}


def test_evidence_may_stand_in_a_list_of_the_passage() -> None:
    assert covered("- The\n  four   domains", GROUPS) == {1}


def test_a_group_counts_for_the_first_passage_that_covers_it() -> None:
    texts = ["nothing", "strategic fit", "strategic fit and the four domains", "four domains"]

    assert newly_covered(texts, GROUPS) == [set(), {0}, {1}, set()]


def test_the_numbers_of_sources_are_taken_off_an_answer() -> None:
    assert without_citations("It fits. [1][2] It lasts [12].") == "It fits. It lasts."


def test_a_fact_is_present_by_any_of_its_patterns_whatever_the_case() -> None:
    assert holds("IT Governance sets rules", ("polic(y|ies)", "it\\W+governance"))


def test_the_facts_that_are_missing_are_numbered() -> None:
    assert missing("only rules", (("rules?",), ("goals",), ("roles",))) == [1, 2]


def test_a_statement_is_borne_out_by_all_the_passages_that_it_cites_together() -> None:
    assert borne_out("Plans follow goals.", ["All plans are kept.", "The goal is followed."])


def test_a_statement_with_a_word_of_its_own_is_not_borne_out() -> None:
    assert not borne_out("Plans follow budgets.", ["All plans are followed."])
