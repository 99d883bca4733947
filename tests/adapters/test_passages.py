"""The Passages port: the fake and the real thing keep one contract."""

from __future__ import annotations

import pytest

from bot.adapters.shelved_passages import ChromaPassages
from bot.domain.question import Question
from knowledge.documents import passages as cut
from knowledge.passages import Shelf
from tests.fakes.passages import FakePassages
from tests.tiny import ACME, BOARD, FIT, FRAMEWORK, RIVAL

EVERYTHING = [
    *(passage for one in FRAMEWORK for passage in cut(one, Shelf.FRAMEWORK)),
    *cut(BOARD, Shelf.COMPANY),
]
ERP = Question("Why did we choose one ERP system?", ACME)


@pytest.fixture(params=["fake", "real"])
def passages(request):
    """Return the tiny framework and the papers of one company."""
    if request.param == "fake":
        return FakePassages(EVERYTHING, workspace=ACME)
    return ChromaPassages(request.getfixturevalue("tiny"))


def found(passages, question, limit=50):
    return [one.passage for one in passages.search(question, limit).found]


def test_a_search_brings_up_passages_as_they_were_cut(passages):
    assert sorted(found(passages, ERP), key=repr) == sorted(EVERYTHING, key=repr)


def test_no_more_are_brought_up_than_asked_for(passages):
    assert len(found(passages, ERP, limit=2)) == 2


def test_the_best_comes_first_with_scores_and_support_up_to_one(passages):
    findings = passages.search(ERP, 50)

    scores = [one.score for one in findings.found]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 1.0
    assert 0.0 <= findings.support <= 1.0


@pytest.mark.parametrize("shelf", Shelf)
def test_only_the_shelves_asked_for_are_read(passages, shelf):
    question = Question(ERP.text, ACME, shelves=(shelf,))

    assert {passage.shelf for passage in found(passages, question)} == {shelf}


def test_where_nothing_stands_on_the_shelves_nothing_is_found(passages):
    findings = passages.search(Question(ERP.text, "TNEW", shelves=(Shelf.COMPANY,)), 50)

    assert (findings.found, findings.support) == ((), 0.0)


def test_another_workspace_does_not_find_a_companys_passages(passages):
    theirs = found(passages, Question(ERP.text, RIVAL))

    assert [passage for passage in theirs if passage in cut(BOARD, Shelf.COMPANY)] == []
    assert set(cut(FIT, Shelf.FRAMEWORK)) < set(theirs)


def test_a_passage_is_opened_by_its_id_in_its_workspace_only(passages):
    company, framework = cut(BOARD, Shelf.COMPANY)[0], cut(FIT, Shelf.FRAMEWORK)[0]

    assert passages.passage(ACME, company.id) == company
    assert passages.passage(RIVAL, company.id) is None
    assert passages.passage(RIVAL, framework.id) == framework
    assert passages.passage(ACME, "unknown") is None
