"""Passages: what is small stays together, what is large is cut where it hurts least."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.documents import Document, Section, passages, questioned
from knowledge.documents.atoms import MOST, tokens
from knowledge.passages import Shelf


def document(*sections: Section) -> Document:
    return Document("memo.md", "Memo", sections, "digest")


def texts(*sections: Section) -> list[str]:
    return [passage.text for passage in passages(document(*sections), Shelf.COMPANY)]


def sentence(words: int, name: str = "Word") -> str:
    return " ".join([name, *["word"] * (words - 1)]) + "."


def paragraph(count: int) -> str:
    return " ".join(sentence(20, f"Sentence{number}") for number in range(count))


def test_a_small_section_is_one_passage() -> None:
    (passage,) = passages(document(Section(("Costs", "Lease"), "It is dear.")), Shelf.COMPANY)

    assert (passage.shelf, passage.document, passage.heading) == (Shelf.COMPANY, "Memo", ("Costs", "Lease"))
    assert passage.text == "It is dear."
    assert passage.place == "Memo › Costs › Lease"


def test_a_long_text_is_cut_between_paragraphs_into_pieces_of_similar_size() -> None:
    parts = [paragraph(5) for _ in range(5)]

    found = texts(Section(("Long",), "\n\n".join(parts)))

    assert found == ["\n\n".join(parts[:2]), "\n\n".join(parts[2:])] or found == [
        "\n\n".join(parts[:3]),
        "\n\n".join(parts[3:]),
    ]


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    found = texts(Section(("Long",), paragraph(30)))

    assert " ".join(found) == paragraph(30)
    assert all(text.endswith(".") and tokens(text) <= MOST for text in found)


def test_a_list_stays_whole_where_it_fits_and_takes_its_lead_in_along() -> None:
    listing = "\n".join(["Four things count:", *(f"- {sentence(40, name)}" for name in "ABCD")])
    around = paragraph(8)

    found = texts(Section(("Long",), f"{around}\n\n{listing}\n\n{around}"))

    assert sum(listing in text for text in found) == 1


def test_a_list_that_must_be_cut_repeats_its_lead_in_and_goes_on_counting() -> None:
    items = [f"{number}. {sentence(40, f'Item{number}')}" for number in range(1, 13)]

    first, second = texts(Section(("Long",), "\n".join(["Twelve things count:", *items])))

    assert first == "\n".join(["Twelve things count:", *items[:6]])
    assert second == "\n".join(["Twelve things count:", *items[6:]])


def test_an_item_that_must_be_cut_says_again_what_it_is_about() -> None:
    children = [f"  - {sentence(30, f'Child{number}')}" for number in range(14)]

    found = texts(Section(("Long",), "\n".join(["The levels:", "- Maturity", *children])))

    assert len(found) > 1
    assert all(text.startswith("The levels:\n- Maturity\n  - Child") for text in found)
    assert [line for text in found for line in text.split("\n")[2:]] == children


def test_a_table_that_must_be_cut_repeats_its_header() -> None:
    rows = [f"| {sentence(20)} | {number} |" for number in range(30)]

    found = texts(Section(("Long",), "\n".join(["| What | Number |", "| --- | --- |", *rows])))

    assert len(found) > 1
    assert all(text.startswith("| What | Number |\n| --- | --- |\n") for text in found)


def test_short_neighbours_under_one_heading_are_gathered_behind_their_own_headings() -> None:
    found = passages(
        document(
            Section(("Trends",), "There are two."),
            Section(("Trends", "AI"), "It learns.\n\nIt is new."),
            Section(("Trends", "Why?"), "Two reasons:\n- They last."),
            Section(("Costs",), "They fall."),
        ),
        Shelf.COMPANY,
    )

    assert [(passage.heading, passage.text) for passage in found] == [
        (
            ("Trends",),
            "There are two.\n\n**AI**: It learns.\n\nIt is new.\n\n**Why?** Two reasons:\n- They last.",
        ),
        (("Costs",), "They fall."),
    ]


def test_sections_with_questions_stay_alone_and_keep_them() -> None:
    found = questioned(
        document(
            Section(("Levels", "One"), "It is the first.", ("What is first?",)),
            Section(("Levels", "Two"), "It is the second.", ("What is second?",)),
        ),
        Shelf.FRAMEWORK,
    )

    assert [(passage.heading[-1], questions) for passage, questions in found] == [
        ("One", ("What is first?",)),
        ("Two", ("What is second?",)),
    ]


def test_ids_stay_where_other_sections_change_and_differ_where_anything_differs() -> None:
    memo = document(Section(("A",), "One."), Section(("B",), "Two."), Section(("B",), "Two."))
    changed = document(Section(("New",), "Zero."), Section(("A",), "One."), Section(("B",), "Two, now."))

    before = [passage.id for passage in passages(memo, Shelf.COMPANY)]
    after = [passage.id for passage in passages(changed, Shelf.COMPANY)]
    elsewhere = [passage.id for passage in passages(memo, Shelf.FRAMEWORK)]

    assert len(set(before + elsewhere)) == 6
    assert set(before) & set(after) == {before[0]}


SENTENCES = st.lists(st.integers(1, 60), min_size=1, max_size=8).map(
    lambda lengths: " ".join(sentence(length, f"N{number}") for number, length in enumerate(lengths))
)
LISTS = st.lists(SENTENCES, min_size=1, max_size=9).map(
    lambda items: "\n".join(["Some things count:", *(f"- {item}" for item in items)])
)


@given(st.lists(st.one_of(SENTENCES, LISTS), min_size=1, max_size=8).map("\n\n".join))
def test_no_passage_is_too_large_and_no_word_is_lost(text: str) -> None:
    found = texts(Section(("Any",), text))

    missing = Counter(text.split()) - Counter(" ".join(found).split())
    assert not missing
    assert all(tokens(piece) <= MOST * 1.1 for piece in found)


@pytest.mark.parametrize("text", ["word " * 5000, "x" * 50_000, "- \n" * 900, "a. " * 4000])
def test_text_without_sentences_is_cut_as_well(text: str) -> None:
    found = texts(Section(("Odd",), text))

    assert found
    assert all(tokens(piece) <= MOST * 1.1 or len(piece.split()) == 1 for piece in found)
