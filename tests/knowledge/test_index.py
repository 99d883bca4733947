"""The index: what was put in is found, interrupted work changes nothing, other processes' work is seen."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from textwrap import dedent

import numpy as np
import pytest

from knowledge.documents import Document, DocumentError, Section
from knowledge.errors import KnowledgeError
from knowledge.index import IndexMismatchError, Shelves
from knowledge.library import Change, Library, prepare
from knowledge.passages import Shelf
from knowledge.retrieval import Retrieval
from tests.fakes.embeddings import CountingEmbeddings, FailingEmbeddings, WordEmbeddings
from tests.shelving import names, silent
from tests.writing import document

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
WORDS = WordEmbeddings()
ERP = document("erp.md", "# ERP\n\nWe chose one ERP system. It lowers the cost of every plant.")
OSLO = document("oslo.md", "# Oslo\n\nThe data centre moves to Oslo. Cold air cools the servers.")
LONG = document(
    "long.md",
    "# Long\n\n" + "".join(f"## Part {n}\n\nPart {n} is about subject{n}.\n\n" for n in range(260)),
)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "index"


@pytest.fixture
def library(folder):
    return opened(folder)


def opened(folder, embeddings=WORDS, name="words"):
    return Library(Shelves(folder, name), embeddings)


def found(library, question, workspace="T1", embeddings=WORDS):
    retrieval = Retrieval(library.shelves, embeddings)
    findings = retrieval.search(question, (), workspace, [Shelf.COMPANY], 3)
    return [one.passage.text for one in findings.found]


def records(library, workspace="T1"):
    """Return the names of all records in Chroma, those that do not count included."""
    chroma = library.shelves.existing(f"company-{workspace}")
    return sorted(chroma.get(include=[])["ids"])


def test_what_was_added_is_found_and_listed(library):
    changes = [library.add(one, "T1", silent) for one in (ERP, OSLO)]

    assert changes == [Change.ADDED, Change.ADDED]
    assert names(library, "T1") == ["erp.md", "oslo.md"]
    assert found(library, "Where does the data centre move?")[0] == (
        "The data centre moves to Oslo. Cold air cools the servers."
    )


def test_an_unchanged_document_is_not_embedded_again(folder):
    counting = CountingEmbeddings(WORDS)
    library = opened(folder, counting)
    library.add(ERP, "T1", silent)
    counting.embedded.clear()

    change = library.add(ERP, "T1", silent)

    assert change is Change.UNCHANGED
    assert counting.embedded == []


def test_progress_is_told_of_every_record_once(library):
    told = []

    library.add(LONG, "T1", told.append)

    assert sum(told) == prepare(LONG, Shelf.COMPANY).entry.records
    assert len(told) > 1


def test_a_changed_document_takes_the_place_of_the_old_one(library):
    library.add(ERP, "T1", silent)
    before = records(library)

    change = library.add(document("erp.md", "# ERP\n\nWe keep the local systems."), "T1", silent)

    assert change is Change.UPDATED
    assert names(library, "T1") == ["erp.md"]
    assert found(library, "Which ERP system?") == ["We keep the local systems."]
    assert set(before) & set(records(library)) == {"manifest"}


def test_a_removed_document_is_gone_with_all_its_records(library):
    library.add(ERP, "T1", silent)
    alone = records(library)
    library.add(OSLO, "T1", silent)

    assert library.remove("oslo.md", "T1") is True

    assert names(library, "T1") == ["erp.md"]
    assert records(library) == alone
    assert found(library, "Where does the data centre move?") == [
        "We chose one ERP system. It lowers the cost of every plant."
    ]


def test_removing_what_is_not_there_changes_nothing(library):
    library.add(ERP, "T1", silent)

    assert library.remove("oslo.md", "T1") is False
    assert library.remove("erp.md", "T2") is False

    assert names(library, "T1") == ["erp.md"]


def test_two_documents_with_the_same_content_are_two_documents(library):
    copy = document("copy.md", "# ERP\n\nWe chose one ERP system. It lowers the cost of every plant.")
    library.add(ERP, "T1", silent)
    library.add(copy, "T1", silent)

    library.remove("copy.md", "T1")

    assert names(library, "T1") == ["erp.md"]
    assert found(library, "Which ERP system?") == [
        "We chose one ERP system. It lowers the cost of every plant."
    ]


def test_a_document_that_says_nothing_is_refused_by_its_name(library):
    blank = Document("blank.md", "Blank", (Section((), "  "),), "0" * 64)

    with pytest.raises(DocumentError, match=r"blank\.md: there is no text in it"):
        library.add(blank, "T1", silent)

    assert names(library, "T1") == []


def test_an_interrupted_update_leaves_the_old_version_in_use(folder, library):
    first = document("long.md", "# Long\n\nThe first version says little.")
    library.add(first, "T1", silent)

    with pytest.raises(KeyboardInterrupt):
        opened(folder, FailingEmbeddings(WORDS, lots=1)).add(LONG, "T1", silent)

    reopened = opened(folder)
    assert found(reopened, "What does the first version say?") == ["The first version says little."]
    assert reopened.entries(Shelf.COMPANY, "T1")[0].passages == 1


def test_what_an_interrupted_run_left_behind_is_swept_up_by_the_next(folder, library):
    library.add(ERP, "T1", silent)
    clean = records(library)
    with pytest.raises(KeyboardInterrupt):
        opened(folder, FailingEmbeddings(WORDS, lots=1)).add(LONG, "T1", silent)
    assert len(records(library)) > len(clean)

    library.add(OSLO, "T1", silent)
    library.remove("oslo.md", "T1")

    assert records(library) == clean


def test_an_interrupted_run_is_completed_by_running_it_again(folder, library):
    with pytest.raises(KeyboardInterrupt):
        opened(folder, FailingEmbeddings(WORDS, lots=1)).add(LONG, "T1", silent)

    assert names(library, "T1") == []
    assert library.add(LONG, "T1", silent) is Change.ADDED
    assert "subject259" in found(library, "What is subject259?")[0]


def test_an_index_that_other_embeddings_built_is_refused_with_what_to_do(folder, library):
    library.add(ERP, "T1", silent)
    other = opened(folder, WordEmbeddings(32), "other")

    with pytest.raises(IndexMismatchError, match=r"embeddings words, but other is set.*index rebuild"):
        found(other, "Which ERP system?", embeddings=WordEmbeddings(32))
    with pytest.raises(IndexMismatchError, match="index rebuild"):
        other.add(OSLO, "T1", silent)


def test_other_embeddings_meet_a_clear_error_also_after_an_interrupted_first_run(folder):
    with pytest.raises(KeyboardInterrupt):
        opened(folder, FailingEmbeddings(WORDS, lots=1)).add(LONG, "T1", silent)

    with pytest.raises(IndexMismatchError, match="index rebuild"):
        opened(folder, WordEmbeddings(32), "other").add(ERP, "T1", silent)


def test_a_shelf_is_rebuilt_with_other_embeddings_from_what_stands_there(folder, library):
    library.add(ERP, "T1", silent)
    library.add(OSLO, "T1", silent)
    other = opened(folder, WordEmbeddings(32), "other")

    other.rebuild(Shelf.COMPANY, "T1", other.standing(Shelf.COMPANY, "T1"), silent)

    assert names(other, "T1") == ["erp.md", "oslo.md"]
    assert found(other, "Where does the data centre move?", embeddings=WordEmbeddings(32))[0] == (
        "The data centre moves to Oslo. Cold air cools the servers."
    )
    assert other.add(ERP, "T1", silent) is Change.UNCHANGED


def test_a_rebuilt_shelf_is_embedded_as_it_was_at_first(folder, library):
    library.add(ERP, "T1", silent)
    collection = library.shelves.collection(Shelf.COMPANY, "T1")
    ids = [name for name in records(library) if name != "manifest"]
    before = collection.vectors(ids)

    library.rebuild(Shelf.COMPANY, "T1", library.standing(Shelf.COMPANY, "T1"), silent)

    after = collection.vectors(ids)
    assert sorted(after) == sorted(before)
    assert [float(np.dot(after[name], before[name])) for name in ids] == pytest.approx([1.0] * len(ids))


def test_an_interrupted_rebuild_leaves_the_old_shelf_in_use(folder, library):
    library.add(ERP, "T1", silent)
    prepared = [prepare(one, Shelf.COMPANY) for one in (OSLO, LONG)]

    with pytest.raises(KeyboardInterrupt):
        opened(folder, FailingEmbeddings(WORDS, lots=1)).rebuild(Shelf.COMPANY, "T1", prepared, silent)

    reopened = opened(folder)
    assert names(reopened, "T1") == ["erp.md"]
    assert found(reopened, "Which ERP system?") == [
        "We chose one ERP system. It lowers the cost of every plant."
    ]
    reopened.rebuild(Shelf.COMPANY, "T1", [prepare(OSLO, Shelf.COMPANY)], silent)
    assert names(reopened, "T1") == ["oslo.md"]


def test_a_rebuild_that_was_interrupted_at_its_last_step_is_complete(folder, library):
    library.add(ERP, "T1", silent)
    fresh = library.shelves.beside("company-T1")
    fresh.upsert(
        ids=["manifest"],
        embeddings=[[0.125] * 64],
        documents=['{"embedding": "words", "entries": []}'],
        metadatas=[{"kind": "manifest", "version": "manifest"}],
    )
    with library.shelves.held() as client:
        client.delete_collection("company-T1")

    assert names(opened(folder), "T1") == []
    assert library.add(OSLO, "T1", silent) is Change.ADDED
    assert names(opened(folder), "T1") == ["oslo.md"]


def test_workspaces_do_not_see_each_others_documents(library):
    library.add(ERP, "T1", silent)
    library.add(OSLO, "T2", silent)

    assert found(library, "Where does the data centre move?", "T1") == [
        "We chose one ERP system. It lowers the cost of every plant."
    ]
    assert names(library, "T1") == ["erp.md"]
    assert names(library, "T2") == ["oslo.md"]
    assert names(library, "T3") == []


@pytest.mark.parametrize("name", ["", "../T1", "T1.new", "a b", "T" * 80, "-T1"])
def test_a_workspace_has_a_plain_name(library, name):
    with pytest.raises(KnowledgeError, match="is no workspace name"):
        library.shelves.collection(Shelf.COMPANY, name)


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(KnowledgeError, match="PLUMBLINE_HOME"):
        Shelves(tmp_path / "file" / "index", "words")


def test_a_chroma_server_that_does_not_answer_is_named():
    with pytest.raises(KnowledgeError, match=r"http://127\.0\.0\.1:1 .*PLUMBLINE_CHROMA_URL"):
        Shelves("http://127.0.0.1:1", "words")


ADD = """
    import sys
    from pathlib import Path
    from knowledge.index import Shelves
    from knowledge.library import Library
    from tests.fakes.embeddings import WordEmbeddings
    from tests.shelving import silent
    from tests.writing import document

    library = Library(Shelves(Path(sys.argv[1]), "words"), WordEmbeddings())
    for name in sys.argv[2:]:
        library.add(document(f"{name}.md", f"# {name}\\n\\nWe bought {name} last year."), "T1", silent)
"""


def test_what_another_chroma_adds_is_seen_once_it_is_committed(folder, library):
    library.add(ERP, "T1", silent)
    retrieval = Retrieval(library.shelves, WORDS)
    before = retrieval.search("What did we buy last year?", (), "T1", [Shelf.COMPANY], 1)

    opened(folder).add(document("falcon.md", "# falcon\n\nWe bought falcon last year."), "T1", silent)

    after = retrieval.search("What did we buy last year?", (), "T1", [Shelf.COMPANY], 1)
    assert [one.passage.document for one in (*before.found, *after.found)] == ["ERP", "falcon"]
    assert after.found[0].similarity == pytest.approx(max(hit.similarity for hit in after.found[0].hits))


def test_a_framework_that_another_process_is_filling_is_waited_for_and_not_filled_again(folder, library):
    counting = CountingEmbeddings(WORDS)
    second = threading.Thread(target=lambda: opened(folder, counting).fill_framework([ERP, OSLO], silent))

    with library.shelves.writing():
        second.start()
        library.fill_framework([ERP, OSLO], silent)
    second.join()

    assert counting.embedded == []


def test_what_is_opened_anew_is_let_go_of_when_nobody_works_with_it_any_more(library):
    library.add(ERP, "T1", silent)

    with library.shelves.held() as before:
        library.shelves.reopen()
        library.shelves.reopen()
        seen = [one.name for one in before.list_collections()]

    assert seen == ["company-T1"]
    assert names(library, "T1") == ["erp.md"]
    with pytest.raises(AttributeError):  # it has let go of Chroma's own part
        before.list_collections()


@pytest.mark.slow
def test_two_processes_that_add_at_once_lose_nothing(folder, library):
    lots = [[f"item{side}{n}" for n in range(6)] for side in "ab"]
    processes = [
        subprocess.Popen([sys.executable, "-c", dedent(ADD), str(folder), *some], cwd=ROOT) for some in lots
    ]

    assert [process.wait(timeout=120) for process in processes] == [0, 0]
    assert names(library, "T1") == sorted(f"{name}.md" for some in lots for name in some)
    contents = library.shelves.collection(Shelf.COMPANY, "T1")
    assert len(contents.contents(contents.manifest()).passages) == 12
