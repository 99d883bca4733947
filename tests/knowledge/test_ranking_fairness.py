"""A company's short documents stand up beside the framework's well-furnished shelf."""

from __future__ import annotations

from knowledge.index import Contents, Record
from knowledge.passages import Passage, Shelf
from knowledge.ranking import dense

PLAIN = Passage("p", Shelf.COMPANY, "Cloud strategy", (), "We leave the data centre. The lease ends.")
FURNISHED = Passage("q", Shelf.FRAMEWORK, "Infrastructure", (), "Infrastructure grows.")


def test_a_passage_without_known_questions_is_not_the_worse_for_it():
    records = {
        "0:0": Record("passage", PLAIN.text, 0),
        "0:1": Record("sentence", "We leave the data centre.", 0),
        "1:0": Record("passage", FURNISHED.text, 1),
        "1:1": Record("question", "How does it grow?", 1),
    }
    contents = Contents((PLAIN, FURNISHED), records, ("0:0", "1:0"))

    found = dense([("0:1", 0.6), ("1:1", 0.6), ("0:0", 0.5), ("1:0", 0.5)], contents)

    assert found.known.tolist() == [0.6, 0.6]


def test_a_short_passage_is_not_taken_to_be_far():
    contents = Contents(
        (PLAIN,), {"0:0": Record("passage", PLAIN.text, 0), "0:1": Record("sentence", "We.", 0)}, ("0:0",)
    )

    found = dense([("0:1", 0.6), ("0:0", 0.5), ("manifest", 0.0)], contents)

    assert found.first_three[0] > 0.5
