"""What is told of options that were not chosen, and that it says so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.adapters.dossier_files import read_dossier
from bot.domain.fates import Fates, is_said
from bot.domain.marks import Marks
from bot.domain.reply import Heading, Listing, Paragraph, Part, Statement
from bot.domain.strategy_sections import felt
from knowledge.markdown import sentences
from tests.dossiers import DECISION, dossier, option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.strategy import Decision, Strategy

FOLDERS = (
    Path(__file__).parents[2] / "bot" / "playground" / "halden",
    Path(__file__).parents[3] / "shared" / "data" / "nordvind",
)
KEEP = {
    **option("o-keep", 2),
    "name": "Keep the old tills",
    "summary": "Four makes stay. Two of them are dear.",
}
ONE = {**option("o-one", 4), "name": "One till", "summary": "Every shop gets the same till."}
BAKERY = dossier(strategy={"decisions": [{**DECISION, "options": [KEEP, ONE]}]}).strategy
LEAD = Statement("If “Keep the old tills” had been chosen (it was not):", (1, 9))


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def strategy(request: pytest.FixtureRequest) -> Strategy:
    if not request.param.is_dir():
        pytest.skip("This dossier is not here.")
    loaded = read_dossier(request.param).dossier
    assert loaded
    return loaded.strategy


def told(*texts: str) -> Paragraph:
    return Paragraph(tuple(Statement(text, (1,)) for text in texts))


def marked(*parts: Part) -> tuple[Part, ...]:
    return Marks(Fates([BAKERY]), lambda _: (9,)).on(parts)


def test_no_sentence_about_an_option_that_was_not_chosen_stands_as_a_plan(strategy: Strategy):
    fates = Fates([strategy])
    plans = {text for decision in strategy.decisions for text in _told_of(strategy, decision, chosen=True)}
    others = {text for decision in strategy.decisions for text in _told_of(strategy, decision, chosen=False)}
    for text in others - plans:
        (part,) = Marks(fates, lambda _: ()).on([told(text)])
        assert isinstance(part, Listing), text
        assert part.lead, text
        assert is_said(part.lead.text)


def test_no_sentence_about_what_was_chosen_is_taken_for_another(strategy: Strategy):
    fates = Fates([strategy])
    for decision in strategy.decisions:
        for text in (*_told_of(strategy, decision, chosen=True), *decision.because, *decision.revisit_if):
            assert fates.of(text) is None, text


def test_what_an_option_would_have_meant_stands_under_a_line_that_says_so():
    assert marked(told("Four makes stay.", "Two of them are dear.")) == (
        Listing(LEAD, (Statement("Four makes stay.", (1, 9)), Statement("Two of them are dear.", (1,)))),
    )


def test_what_stands_around_it_stays_running_text():
    assert marked(told("Shops close at six.", "Two of them are dear.", "Bread is baked at night.")) == (
        told("Shops close at six."),
        Listing(LEAD, (Statement("Two of them are dear.", (1, 9)),)),
        told("Bread is baked at night."),
    )


def test_an_item_among_others_says_it_by_itself():
    listing = Listing(None, told("“Keep the old tills” costs DKK 9.", "Four makes stay.").statements)

    assert marked(listing) == (
        Listing(
            None,
            (
                Statement("“Keep the old tills” costs DKK 9. (“Keep the old tills” was not chosen.)", (1, 9)),
                Statement(f"{LEAD.text} Four makes stay.", (1, 9)),
            ),
        ),
    )


@pytest.mark.parametrize(
    "text",
    [
        "“Keep the old tills” was not chosen: Four makes stay.",
        "One till is dearer than to keep the old tills.",
        "We could keep the old tills.",
        "The board has turned down to keep the old tills.",
        "Every shop gets the same till.",
        "Orders are typed once.",
    ],
)
def test_what_says_so_already_or_tells_of_the_plan_stays_as_it_is(text: str):
    assert marked(Heading("Tills"), told(text)) == (Heading("Tills"), told(text))


def test_a_document_that_only_names_such_an_option_is_told_on():
    assert marked(told("Keep the old tills: DKK 12 in ten years.")) == (
        Paragraph(
            (
                Statement(
                    "Keep the old tills: DKK 12 in ten years. (“Keep the old tills” was not chosen.)", (1, 9)
                ),
            )
        ),
    )


def test_lists_of_the_same_option_become_one():
    listing = Listing(
        Statement("Risks of “Keep the old tills”:", (1,)), told("Two of them are dear.").statements
    )

    assert marked(told("Four makes stay."), listing) == (
        Listing(LEAD, (Statement("Four makes stay.", (1, 9)), Statement("Two of them are dear.", (1, 9)))),
    )


def _told_of(strategy: Strategy, decision: Decision, *, chosen: bool) -> Iterator[str]:
    for each in decision.options:
        if (each.id == decision.chosen) is chosen:
            yield from (*sentences(each.summary), *each.risks)
            yield from (felt(strategy, one) for one in each.consequences)
