"""Retrieval: however a question is put, the passage that answers it comes first."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from knowledge.errors import KnowledgeError
from knowledge.index import Contents, Record, Shelves
from knowledge.library import Library
from knowledge.passages import Passage, Shelf
from knowledge.ranking import bridged
from knowledge.retrieval import Retrieval
from tests.fakes.embeddings import WordEmbeddings
from tests.shelving import silent
from tests.tiny import ACME, BOARD, RIVAL
from tests.writing import document

BOTH = tuple(Shelf)


@pytest.fixture
def search(tiny):
    def search(question, history=(), workspace=ACME, shelves=BOTH, limit=10):
        return tiny.search(question, history, workspace, shelves, limit)

    return search


def documents(findings):
    return [found.passage.document for found in findings.found]


@pytest.mark.parametrize(
    ("question", "document"),
    [
        ("What is strategic fit?", "Strategic fit"),
        ("What is stratgic fitt?", "Strategic fit"),
        ("WHAT IS STRATEGIC FIT", "Strategic fit"),
        ("Should people swap desks?", "Job rotation"),
        ("Why did we choose one ERP system?", "Board paper"),
        ("When do the trainers of the plants start?", "Board paper"),
    ],
)
def test_the_passage_that_answers_comes_first(search, question, document):
    assert documents(search(question))[0] == document


def test_both_halves_of_a_question_are_found(search):
    found = documents(search("What is strategic fit, and how do we overcome resistance?"))

    assert set(found[:2]) == {"Strategic fit", "Resistance to change"}


@pytest.mark.parametrize(
    "question",
    ["COBIT or ITIL: what is each for?", "What is the difference between ITIL and COBIT?", "ITIL vs. COBIT?"],
)
def test_both_sides_of_a_comparison_are_found(search, question):
    assert set(documents(search(question))[:2]) == {"COBIT", "ITIL"}


@pytest.mark.parametrize(
    ("question", "history", "document"),
    [
        ("And what are its components?", ("What is COBIT?",), "COBIT"),
        ("Why?", ("How do employees react to change?",), "Resistance to change"),
        ("Why is that?", ("What is COBIT?", "Do employees resist?"), "Resistance to change"),
        ("Tell me more", ("What is ITIL?", "And what is it for?"), "ITIL"),
        ("How does job rotation work?", ("What is COBIT?",), "Job rotation"),
        ("What is ITIL?", ("What is COBIT?",), "ITIL"),
    ],
)
def test_a_follow_up_is_understood_from_what_was_asked_before(search, question, history, document):
    assert documents(search(question, history))[0] == document


def test_a_workspace_finds_its_own_documents_and_nobody_elses(search):
    ours = search("Where does the data centre of Project Falcon move?")
    theirs = search("Where does the data centre of Project Falcon move?", workspace=RIVAL)

    assert "Secret memo" not in documents(ours)
    assert documents(theirs)[0] == "Secret memo"
    assert "Board paper" not in documents(theirs)


def test_a_passage_of_another_workspace_cannot_be_opened(search, tiny):
    secret = search("Where does Project Falcon move?", workspace=RIVAL).found[0].passage

    assert tiny.passage(secret.id, RIVAL) == secret
    assert tiny.passage(secret.id, ACME) is None


def test_a_passage_of_the_framework_can_be_opened_from_everywhere(search, tiny):
    fit = search("What is strategic fit?").found[0].passage

    assert [tiny.passage(fit.id, workspace) for workspace in (ACME, RIVAL, "TNEW")] == [fit] * 3
    assert tiny.passage("unknown", ACME) is None


@pytest.mark.parametrize("shelf", Shelf)
def test_only_the_shelves_asked_for_are_searched(search, shelf):
    found = search("Why did we choose one ERP system?", shelves=[shelf]).found

    assert {one.passage.shelf for one in found} == {shelf}


def test_an_empty_shelf_finds_nothing(search):
    findings = search("What is strategic fit?", workspace="TNEW", shelves=[Shelf.COMPANY])

    assert (findings.found, findings.support) == ((), 0.0)


def test_nothing_is_found_where_nothing_was_ever_indexed(tmp_path):
    retrieval = Retrieval(Shelves(tmp_path / "index", "words"), WordEmbeddings())

    assert retrieval.search("What is strategic fit?", (), ACME, BOTH, 3).found == ()
    with pytest.raises(KnowledgeError, match="nothing on these shelves"):
        retrieval.evidence("What is strategic fit?", ACME, BOTH)


def test_scores_fall_from_one_and_similarities_are_cosines(search):
    found = search("What is strategic fit?").found

    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)
    assert (scores[0], scores[-1]) == (1.0, 0.0)
    assert all(-1.0 <= one.similarity <= 1.0001 for one in found)


def test_likelihoods_fall_and_are_shares_of_what_was_found(search):
    likelihoods = [one.likelihood for one in search("What is strategic fit?").found]

    assert likelihoods == sorted(likelihoods, reverse=True)
    assert sum(likelihoods) == pytest.approx(1.0)


def test_as_many_are_found_as_were_asked_for(search):
    everything = search("What is strategic fit?", limit=100)

    assert len(search("What is strategic fit?", limit=2).found) == 2
    assert sorted(documents(everything)) == [
        "Board paper",
        "Board paper",
        "COBIT",
        "ITIL",
        "Job rotation",
        "Resistance to change",
        "Strategic fit",
    ]


def test_hits_are_sentences_of_the_passage_closest_first(search):
    first = search("Why did we choose one ERP system?").found[0]

    nearness = [hit.similarity for hit in first.hits]
    assert nearness == sorted(nearness, reverse=True)
    assert first.hits[0].text == "We chose one ERP system for all plants."
    assert all(hit.text in first.passage.text for hit in first.hits)


@pytest.mark.parametrize("question", ["", " ", "?!", "🙂", "\x00", "the of and", "x" * 5000, "пожар", "1"])
def test_any_text_may_be_asked(search, question):
    assert len(search(question).found) == 7


def test_several_threads_search_while_documents_are_added(tmp_path):
    library = Library(Shelves(tmp_path / "index", "words"), WordEmbeddings())
    library.add(BOARD, ACME, silent)
    retrieval = Retrieval(library.shelves, WordEmbeddings())

    def first(question):
        return retrieval.search(question, (), ACME, [Shelf.COMPANY], 1).found[0].passage.document

    with ThreadPoolExecutor(4) as threads:
        asked = [threads.submit(first, "Which ERP system did we choose?") for _ in range(40)]
        for number in range(5):
            library.add(document(f"{number}.md", f"# Plan {number}\n\nPlan {number}."), ACME, silent)
        found = [one.result() for one in asked]

    assert found == ["Board paper"] * 40
    assert first("What is plan 4?") == "Plan 4"


def test_a_question_finds_the_same_whoever_asked_before(search):
    before = search("What is strategic fit?")
    search("Where does Project Falcon move?", workspace=RIVAL)

    assert search("What is strategic fit?") == before


class Asymmetric(WordEmbeddings):
    """Embeds questions differently from documents, as the models of several providers do."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [[-value for value in vector] for vector in super().embed_documents(texts)]

    def embed_query(self, text: str) -> list[float]:
        return super().embed_query(f"{text} oslo")


def test_a_question_is_embedded_as_a_question(tmp_path):
    embeddings = Asymmetric()
    retrieval = Retrieval(Shelves(tmp_path / "index", "asymmetric"), embeddings)
    Library(Shelves(tmp_path / "index", "asymmetric"), embeddings).add(BOARD, ACME, silent)

    _, vector = retrieval.evidence("Which ERP system did we choose?", ACME, [Shelf.COMPANY])

    assert vector == pytest.approx(embeddings.embed_query("Which ERP system did we choose?"))


class WrittenTo(Shelves):
    """An index in which a document takes the place of another at the worst moment: while a shelf is read."""

    def collection(self, shelf, workspace):
        collection = super().collection(shelf, workspace)
        read = collection.contents

        def contents(manifest):
            if self.meanwhile is not None:
                meanwhile, self.meanwhile = self.meanwhile, None
                meanwhile()
            return read(manifest)

        collection.contents = contents
        return collection


def test_a_document_replaced_while_its_shelf_is_read_is_found(tmp_path):
    shelves = WrittenTo(tmp_path / "index", "words")
    shelves.meanwhile = None
    library = Library(shelves, WordEmbeddings())
    library.add(document("erp.md", "# ERP\n\nWe chose two ERP systems."), ACME, silent)
    changed = document("erp.md", "# ERP\n\nWe chose one ERP system.")
    shelves.meanwhile = lambda: library.add(changed, ACME, silent)

    found = Retrieval(shelves, WordEmbeddings()).search(
        "Which ERP system did we choose?", (), ACME, [Shelf.COMPANY], 1
    )

    assert [one.passage.text for one in found.found] == ["We chose one ERP system."]


def test_a_framework_rebuilt_while_it_is_searched_bridges_with_what_is_left():
    passages = tuple(Passage(name, Shelf.FRAMEWORK, name, (), name) for name in ("fit", "cobit"))
    records = {f"{n}:1": Record("sentence", passage.text, n) for n, passage in enumerate(passages)}
    framework = Contents(passages, records, ("0:0", "1:0"))
    near = [("0:1", 0.9), ("1:1", 0.8)]
    question, cobit = np.array([1.0, 0.0]), np.array([0.0, 1.0])

    left = bridged(question, near, framework, lambda _: {"1:0": cobit})
    nothing = bridged(question, near, framework, lambda _: {})

    assert left.tolist() == [0.0, 1.0]
    assert nothing.tolist() == [1.0, 0.0]


def test_what_stands_in_a_folder_that_is_left_out_counts_for_nothing(tmp_path):
    library = Library(Shelves(tmp_path / "index", "words"), WordEmbeddings())
    ours, theirs, anybodys = (
        document(name, f"# {name}\n\n{text}")
        for name, text in (
            ("ours/erp.md", "We chose one ERP system."),
            ("theirs/erp.md", "They chose two ERP systems."),
            ("doors.md", "Doors close at six."),
        )
    )
    retrieval = Retrieval(library.shelves, WordEmbeddings())
    for one in (ours, anybodys):
        library.add(one, ACME, silent)
    alone = retrieval.search("Which ERP system?", (), ACME, [Shelf.COMPANY], 9)
    library.add(theirs, ACME, silent)

    among = retrieval.search("Which ERP system?", (), ACME, [Shelf.COMPANY], 9, frozenset({"theirs"}))

    assert among == alone
    assert len(retrieval.search("Which ERP system?", (), ACME, [Shelf.COMPANY], 9).found) == 3
