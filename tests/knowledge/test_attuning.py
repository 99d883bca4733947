"""Attuning: a question's vector comes nearer to what answers it."""

from __future__ import annotations

import numpy as np
import pytest

from evals.attuning_training import ELSEWHERE, Questions, Shelved, learn
from knowledge.attuning import attuned, keep, turned
from knowledge.embedding import NAME, PackagedEmbeddings


@pytest.fixture(scope="module")
def embed():
    packaged = PackagedEmbeddings()
    return lambda *texts: np.array(packaged.embed_documents(list(texts)), dtype=np.float32)


def test_a_managers_words_come_nearer_to_the_passage_that_answers_them(embed):
    question, answer, other = embed(
        "How do we stop paying twice for programs that do the same job?",
        "Elimination of redundancies: duplicate processes and systems are found and removed.",
        "Financial perspective: return on investment says how much profit an investment earns.",
    )

    (towards,) = attuned(question[None], NAME)

    assert towards @ answer - towards @ other > question @ answer - question @ other


def test_an_attuned_vector_has_the_length_of_any_other(embed):
    towards = attuned(embed("Who calls the shots?", "What is COBIT?"), NAME)

    assert np.linalg.norm(towards, axis=1) == pytest.approx([1.0, 1.0])


def test_the_vectors_of_other_embeddings_pass_unchanged():
    vectors = np.eye(3, dtype=np.float32)

    assert attuned(vectors, "openai:text-embedding-3-small") is vectors


def test_a_map_is_learned_from_the_questions_of_a_shelf():
    shelved = Shelved(
        np.array([[1, 0, 0, 0], [0, 1, 0, 0], [0.7, 0, 0.7, 0], [0, 0.7, 0.7, 0]], dtype=np.float32),
        passages=np.array([0, 1, 1, 0]),
    )
    questions = Questions(shelved.vectors[2:], passages=shelved.passages[2:], stand=np.array([2, ELSEWHERE]))

    learned = learn(shelved, questions)

    before, after = (turned(shelved.vectors[2:3], one) @ shelved.vectors[1] for one in (0 * learned, learned))
    assert after > before


def test_a_map_is_kept_in_bytes(tmp_path):
    learned = np.array([[0.5, -0.25], [0.0, 0.0]], dtype=np.float32)

    keep(learned, tmp_path / "map.npz")

    with np.load(tmp_path / "map.npz") as kept:
        assert kept["rows"].dtype == np.int8
        assert kept["rows"] * kept["scales"] == pytest.approx(learned, abs=0.01)
