"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.markdown import sentences


@pytest.mark.parametrize(
    "text",
    [
        "One. | Two! | Three? | Four.",
        "Dr. John Henderson and Dr. N. Venkatraman wrote it. | It was new.",
        "Use frameworks, e.g. COBIT, i.e. Control Objectives, etc., and more. | They help.",
        "It grew by 3.5 percent. | In No. 4 of vol. 14 it shrank.",
        "Business vs. IT is an old story. | Nobody wins.",
        "The U.S. market grew. | So did the U.S. | The E.U. followed.",
        "We sell phones, tablets, etc. | The rest is bought.",
        "He asked “Why do we want this? And what does it mean?” again. | Then he left.",
        "“We agree.” | “Do we?” | Silence.",
        "The plan (see Fig. 3. It is old) holds. | It works.",
        "It ends with a bracket (like this one.) | And goes on.",
        "**Care**: it pays. | **Wit**: it helps.",
        "The rating is A. | The next one is B.",
        "J. R. Smith met Mr. Jones at 5 p.m. on Monday. | They talked.",
        "Costs fell… | Then they rose.",
        "Is it so? | No. | It isn't.",
        "Version 2.0 came on 1 Jan. 2026. | 40 people came.",
        "Acme Inc. bought Widget Ltd. in May. | The price is secret.",
        "What is done by i.e. nobody remains.",
        "No end",
    ],
)
def test_sentences_end_where_people_end_them(text: str) -> None:
    assert sentences(text.replace(" | ", " ")) == text.split(" | ")


def test_an_enumerator_is_no_sentence() -> None:
    assert sentences("1. The first step is hard. 2. The second is not.") == [
        "1. The first step is hard.",
        "2. The second is not.",
    ]


def test_a_bracket_that_nobody_closes_does_not_swallow_the_rest() -> None:
    text = "The plan (see below is good. " + "It has many parts. " * 40

    assert len(sentences(text)) > 10


@given(st.text())
def test_no_word_is_lost(text: str) -> None:
    assert " ".join(sentences(text)).split() == text.split()
