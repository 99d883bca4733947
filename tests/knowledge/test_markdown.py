"""The dialect that passages are kept in: read, written, taken apart for the index."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.markdown import Item, Listing, Paragraph, Table, blocks, led, plain, render, units

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12)
LINES = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
ITEMS = st.recursive(
    st.builds(Item, LINES),
    lambda inner: st.builds(Item, LINES, st.lists(inner, max_size=3).map(tuple)),
    max_leaves=6,
)
CELLS = st.lists(LINES, min_size=2, max_size=2).map(tuple)
BLOCKS = st.one_of(
    st.builds(Paragraph, LINES),
    st.builds(Listing, LINES, st.lists(ITEMS, min_size=1, max_size=4).map(tuple)),
    st.builds(
        Listing,
        LINES,
        st.lists(ITEMS, min_size=1, max_size=4).map(tuple),
        ordered=st.just(value=True),
        start=st.integers(0, 99),
    ),
    st.builds(Table, CELLS, st.lists(CELLS, max_size=3).map(tuple), LINES),
)


def test_a_line_is_a_paragraph_and_an_empty_line_ends_it() -> None:
    assert blocks("One thing.\n\nAnother\nthing.") == (Paragraph("One thing."), Paragraph("Another thing."))


def test_a_list_keeps_the_line_that_leads_into_it() -> None:
    found = blocks("Two things count:\n- **Time**: it passes.\n- Money\n  - in the bank")

    assert found == (
        Listing("Two things count:", (Item("**Time**: it passes."), Item("Money", (Item("in the bank"),)))),
    )


def test_a_paragraph_that_ends_in_a_colon_leads_into_the_list_below_it() -> None:
    found = blocks("Skills matter. Three are wanted:\n\n3. Care\n4. Wit")

    assert found == (
        Paragraph("Skills matter."),
        Listing("Three are wanted:", (Item("Care"), Item("Wit")), ordered=True, start=3),
    )


def test_a_lead_in_that_leans_on_the_sentence_before_it_takes_that_along() -> None:
    (listing,) = blocks("Assessing competencies is crucial. This involves:\n\n- Care")

    assert listing == Listing("Assessing competencies is crucial. This involves:", (Item("Care"),))


def test_a_list_without_a_lead_in_stays_without_one() -> None:
    assert led([Paragraph("No colon."), Listing(None, (Item("x"),))]) == (
        Paragraph("No colon."),
        Listing(None, (Item("x"),)),
    )


def test_a_table_has_as_many_cells_in_each_row_as_in_its_header() -> None:
    found = blocks("| Cost | DKK |\n|---|---:|\n| People | 13.6 | million |\n| Lease |\nThat is all.")

    assert found == (
        Table(("Cost", "DKK"), (("People", "13.6 million"), ("Lease", ""))),
        Paragraph("That is all."),
    )


@pytest.mark.parametrize("text", ["- no item", "12. no number", "| no row", "\\ no mark", "-", "1."])
def test_words_that_look_like_a_mark_stay_words(text: str) -> None:
    assert blocks(render([Paragraph(text)])) == (Paragraph(text),)


@given(st.lists(BLOCKS, max_size=5))
def test_what_was_written_is_read_again(found: list[Paragraph | Listing | Table]) -> None:
    once = blocks(render(found))

    assert blocks(render(once)) == once
    assert " ".join(render(once).split()) == " ".join(render(found).split())


@given(st.text())
def test_any_text_is_read_somehow(text: str) -> None:
    assert isinstance(blocks(text), tuple)
    assert isinstance(units(text), list)


def test_bold_marks_are_dropped_and_other_stars_kept() -> None:
    assert plain("**Skills**: 2 ** 3, a* and **b**") == "Skills: 2 ** 3, a* and b"


def test_units_are_sentences_and_items_that_say_what_they_belong_to() -> None:
    found = units(
        "Alignment pays. It takes time.\n\n"
        "Alignment has three aspects:\n"
        "- **Fit**: the strategies match. They are reviewed yearly.\n"
        "- Skills:\n"
        "  - People are trained for what the strategy asks of them.\n"
        "- Trust"
    )

    assert found == [
        "Alignment pays.",
        "It takes time.",
        "Alignment has three aspects: Fit; Skills; Trust",
        "Alignment has three aspects: Fit: the strategies match.",
        "Fit: They are reviewed yearly.",
        "Skills: People are trained for what the strategy asks of them.",
        "Alignment has three aspects: Trust",
    ]


def test_a_row_is_read_with_the_headers_of_its_columns() -> None:
    assert units("| Role | Task | |\n|---|---|---|\n| CIO | **leads** | now |") == [
        "Role: CIO; Task: leads; now"
    ]


def test_a_bold_name_at_the_start_heads_what_follows_it() -> None:
    found = units(
        "**Role of IT**: IT serves. It costs money.\n\nMuch depends on it.\n\n**Why?** Nobody asks."
    )

    assert found == [
        "Role of IT: IT serves.",
        "Role of IT: It costs money.",
        "Role of IT: Much depends on it.",
        "Why? Nobody asks.",
    ]
