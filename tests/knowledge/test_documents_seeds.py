"""The three source documents, as untidy as they were handed over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from knowledge.documents import passages, read
from knowledge.documents.atoms import MOST, tokens
from knowledge.passages import Passage, Shelf

SHARED = Path(__file__).parents[3] / "shared"
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))
QUESTIONS = SHARED / "data" / "questions.jsonl"

pytestmark = pytest.mark.skipif(not SEEDS, reason="the source documents are not part of this repository")


@pytest.fixture(scope="module")
def found() -> list[Passage]:
    return [passage for path in SEEDS for passage in passages(read(path), Shelf.COMPANY)]


def test_the_evidence_of_every_question_stands_in_one_passage(found: list[Passage]) -> None:
    texts = [" ".join(passage.text.split()) for passage in found]
    asked = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    groups = [group for question in asked if question["in_scope"] for group in question["groups"]]

    lost = [
        group for group in groups if not any(" ".join(one.split()) in text for one in group for text in texts)
    ]

    assert lost == []


def test_no_passage_is_too_large(found: list[Passage]) -> None:
    assert max(tokens(passage.text) for passage in found) <= MOST


def test_boilerplate_is_gone(found: list[Passage]) -> None:
    texts = " ".join(passage.text for passage in found).casefold()

    assert not [word for word in ("signup", "mailchimp", "no spam", "skip to", "free guide") if word in texts]


def test_headings_are_paths(found: list[Passage]) -> None:
    places = {passage.heading for passage in found}

    assert ("Strategic Alignment Perspectives", "Service Level") in places
    assert ("Conclusion", "Recap of Key Points") in places
    assert ("Business case", "The task") in places
