"""Support: what speaks for and against an answer, and how much it weighs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.embedding import NAME
from knowledge.passages import Shelf
from knowledge.support import Signs, support
from tests.tiny import ACME, RIVAL

GOOD = Signs(
    closest=0.95,
    held=1.0,
    names_missing=0.0,
    names_unknown=0.0,
    figure_missing=0.0,
    lead=0.5,
    length=0.3,
    company=0.0,
)
NOBODY = [0.0] * 384


@pytest.fixture
def read(tiny):
    """Read the signs of a question."""

    def read(question, shelves=tuple(Shelf), workspace=ACME):
        return tiny.evidence(question, workspace, shelves)[0]

    return read


def test_the_passages_own_question_has_every_sign_for_it(read):
    signs = read("What is COBIT for?")

    assert signs.closest > 0.75
    assert (signs.held, signs.names_missing, signs.figure_missing, signs.company) == (1.0, 0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("question", "missing", "unknown"),
    [
        ("What does COBIT set goals for?", 0.0, 0.0),
        ("What does the TOGAF say about governance?", 1.0, 1.0),
        ("How do COBIT and TOGAF differ?", 0.5, 1.0),
        ("What is strategic fit?", 0.0, 0.0),
    ],
)
def test_names_that_no_passage_holds_speak_against_an_answer(read, question, missing, unknown):
    signs = read(question)

    assert (signs.names_missing, signs.names_unknown) == (missing, unknown)


def test_a_figure_that_is_asked_for_must_be_near(read):
    asked_in_vain = read("How much is the rent in Oslo?", (Shelf.COMPANY,), RIVAL)
    not_asked = read("Where does the data centre move?", (Shelf.COMPANY,), RIVAL)
    given = read("By what percentage does one ERP system lower the cost?", (Shelf.COMPANY,))

    assert [one.figure_missing for one in (asked_in_vain, not_asked, given)] == [1.0, 0.0, 0.0]


def test_a_companys_passage_is_judged_as_one(read):
    assert read("Why did we choose one ERP system?").company == 1.0
    assert read("What is COBIT for?").company == 0.0


@pytest.mark.parametrize("embedding", [NAME, "provider:model"])
def test_each_sign_against_an_answer_makes_one_less_likely(embedding):
    good = support(GOOD, NOBODY, embedding)

    worse = [
        replace(GOOD, held=0.2),
        replace(GOOD, names_missing=1.0),
        replace(GOOD, names_unknown=1.0),
        replace(GOOD, figure_missing=1.0),
    ]
    assert all(0.0 < support(one, NOBODY, embedding) < good < 1.0 for one in worse)


def test_the_nearest_passage_counts_with_the_embeddings_that_it_was_learned_for():
    near, far = GOOD, replace(GOOD, closest=0.2)

    assert support(near, NOBODY, NAME) > support(far, NOBODY, NAME)
    assert support(near, NOBODY, "provider:model") == support(far, NOBODY, "provider:model")


def test_vectors_of_other_embeddings_are_not_judged_by_ours():
    assert support(GOOD, [9.0] * 1536, "provider:model") == support(GOOD, NOBODY, "provider:model")
