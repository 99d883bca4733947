"""A strategy as text that can be cited."""

from __future__ import annotations

from bot.domain.strategy_sections import sections
from tests.dossiers import DECISION, dossier

QUESTION = "Should each shop keep its own till?"


def told(**strategy: object) -> dict[tuple[str, ...], str]:
    return {section.heading: section.text for section in sections(dossier(strategy=strategy).strategy)}


def test_each_guideline_decision_and_option_has_its_section():
    assert list(told()) == [
        ("What the strategy is",),
        ("Guideline: One till in every shop.",),
        (QUESTION,),
        (QUESTION, "Why it was decided so"),
        (QUESTION, "Keep"),
        (QUESTION, "One"),
        (QUESTION, "The options compared"),
        (QUESTION, "What would reopen this decision"),
        ("Targets",),
    ]


def test_an_option_says_what_became_of_it_what_it_costs_and_whom_it_concerns():
    assert told()[QUESTION, "Keep"] == (
        "We go the way of o-keep.\n\n"
        "“Keep” was not chosen: Four tills are out of support.\n\n"
        "“Keep” costs DKK 1,000 once and DKK 10 a year.\n\n"
        "Consequences of “Keep”:\n"
        "- Shops (mixed, at first): Shops change.\n"
        "- Ovens (mixed, at first): Ovens change.\n"
        "- Tills (mixed, at first): Tills change.\n\n"
        "Risks of “Keep”:\n"
        "- The flour runs out"
    )


def test_the_options_are_compared_by_cost_and_weighted_score():
    assert told()[QUESTION, "The options compared"].splitlines()[2:] == [
        "| Option | Once | A year | Cost (weight 3) | Weighted score |",
        "|---|---|---|---|---|",
        "| Keep | DKK 1,000 | DKK 10 | 2 | 6 |",
        "| One | DKK 1,000 | DKK 10 | 4 | 12 |",
    ]


def test_every_section_names_the_decision_and_the_option_that_it_is_about():
    about = {section.heading: (section.decision, section.option) for section in sections(dossier().strategy)}

    assert about[QUESTION, "Keep"] == ("d-till", "o-keep")
    assert about[QUESTION, "Why it was decided so"] == ("d-till", None)
    assert about["Targets",] == (None, None)


def test_what_is_missing_leaves_no_empty_heading():
    silent = {**DECISION, "because": [], "rejected": [], "revisit_if": []}

    text = told(decisions=[silent])

    assert (QUESTION, "What would reopen this decision") not in text
    assert (QUESTION, "Why it was decided so") not in text
    assert "Why" not in text[QUESTION, "Keep"]
