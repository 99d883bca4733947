"""The LangChain retriever: what retrieval finds, as LangChain's documents."""

from __future__ import annotations

import pytest
from langchain_core.documents import Document
from langchain_core.runnables import RunnableLambda

from knowledge.langchain_retriever import PassageRetriever
from knowledge.passages import Shelf
from tests.tiny import ACME, RIVAL

ERP = "Why did we choose one ERP system?"


def test_passages_become_documents_with_what_is_known_about_them(tiny):
    found = tiny.search(ERP, (), ACME, tuple(Shelf), 2).found

    documents = PassageRetriever(retrieval=tiny, workspace=ACME, limit=2).invoke(ERP)

    assert documents == [
        Document(
            id=one.passage.id,
            page_content=one.passage.text,
            metadata={
                "shelf": str(one.passage.shelf),
                "document": one.passage.document,
                "heading": list(one.passage.heading),
                "score": one.score,
                "similarity": one.similarity,
            },
        )
        for one in found
    ]
    assert documents[0].metadata["heading"] == ["Decision on the ERP system"]


def test_it_reads_only_the_shelves_and_the_workspace_that_it_was_made_for(tiny):
    framework = PassageRetriever(retrieval=tiny, workspace=ACME, shelves=(Shelf.FRAMEWORK,)).invoke(ERP)
    rival = PassageRetriever(retrieval=tiny, workspace=RIVAL).invoke(ERP)

    assert {one.metadata["shelf"] for one in framework} == {"framework"}
    assert "Board paper" not in {one.metadata["document"] for one in rival}


def test_an_empty_shelf_gives_no_documents(tiny):
    retriever = PassageRetriever(retrieval=tiny, workspace="TNEW", shelves=(Shelf.COMPANY,))

    assert retriever.invoke(ERP) == []


def test_it_is_a_link_in_a_chain(tiny):
    chain = PassageRetriever(retrieval=tiny, workspace=ACME, limit=1) | RunnableLambda(
        lambda documents: documents[0].metadata["document"]
    )

    assert chain.batch(["What is COBIT?", "What is ITIL?"]) == ["COBIT", "ITIL"]


def test_it_wants_to_know_the_workspace(tiny):
    with pytest.raises(ValueError, match="workspace"):
        PassageRetriever(retrieval=tiny)
