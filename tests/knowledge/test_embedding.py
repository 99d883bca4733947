"""Embedding: the packaged model gives what it should, alone or in a batch, worked out before or now."""

from __future__ import annotations

import numpy as np
import pytest
from tokenizers.implementations.bert_wordpiece import BertWordPieceTokenizer

from knowledge.documents import corpus
from knowledge.embedding import MOST_TOKENS, check_weights
from knowledge.errors import KnowledgeError
from knowledge.library import prepare
from knowledge.passages import Shelf
from knowledge.prebuilt import PrebuiltEmbeddings, prebuild
from knowledge.provided import ProvidedEmbeddings
from knowledge.words import VOCABULARY

TEXTS = [
    "Strategic fit",
    "Alignment joins the strategy of a business with the capabilities of its IT.",
    "COBIT",
    "Résumé naïve – “quoted”, 18 % & more…",
    "",
]


def cosine(one, other):
    return float(np.dot(one, other) / np.linalg.norm(one) / np.linalg.norm(other))


def test_the_weights_are_the_ones_that_we_know():
    assert check_weights().is_file()


def test_a_text_has_the_same_vector_alone_and_among_longer_ones(embeddings):
    together = embeddings.embed_documents(TEXTS)
    alone = [embeddings.embed_query(text) for text in TEXTS]

    assert [cosine(one, other) for one, other in zip(together, alone, strict=True)] == pytest.approx(
        [1.0] * len(TEXTS), abs=2e-3
    )


def test_vectors_have_length_one(embeddings):
    vectors = np.array(embeddings.embed_documents(TEXTS))

    assert vectors.shape == (len(TEXTS), 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1.0] * len(TEXTS))


def test_no_texts_have_no_vectors(embeddings):
    assert embeddings.embed_documents([]) == []


def test_near_in_meaning_is_near_in_vectors(embeddings):
    question, near, far = embeddings.embed_documents(
        ["How do we deal with people who refuse?", "Overcoming resistance", "The rent of the data centre"]
    )

    assert cosine(question, near) > cosine(question, far) + 0.2


def test_what_is_longer_than_the_model_reads_is_cut_off(embeddings):
    long = "strategy " * MOST_TOKENS

    assert cosine(embeddings.embed_query(long), embeddings.embed_query(f"{long} cooking")) == pytest.approx(
        1.0
    )


def test_the_vocabulary_takes_words_apart_as_the_model_learned_them():
    words = VOCABULARY.read_text(encoding="utf-8").splitlines()
    tokenizer = BertWordPieceTokenizer({word: number for number, word in enumerate(words)})

    encoded = tokenizer.encode("Embeddings: Café!")

    assert len(words) == 30522
    assert encoded.tokens == ["[CLS]", "em", "##bed", "##ding", "##s", ":", "cafe", "!", "[SEP]"]
    assert encoded.ids == [101, 7861, 8270, 4667, 2015, 1024, 7668, 999, 102]


@pytest.fixture(scope="module")
def shipped():
    """What is embedded of our own corpus."""
    stands = [stand for one in corpus() for stand in prepare(one, Shelf.FRAMEWORK).stands]
    return list(dict.fromkeys(stand.embedded for stand in stands))


def test_the_prebuilt_vectors_are_those_of_the_corpus(shipped):
    lacking = PrebuiltEmbeddings().lacking(shipped)

    assert lacking == 0, f"{lacking} of {len(shipped)} texts have no vector: run `plumbline index prebuild`"


def test_prebuilt_vectors_are_as_good_as_the_models_own(embeddings, shipped):
    prebuilt = PrebuiltEmbeddings()
    texts = [text for text in shipped[::199] if not prebuilt.lacking([text])]

    pairs = zip(prebuilt.embed_documents(texts), embeddings.embed_documents(texts), strict=True)
    assert len(texts) > 30
    assert min(cosine(one, other) for one, other in pairs) > 0.998


def test_known_and_unknown_texts_keep_their_order(embeddings, tmp_path):
    file = tmp_path / "vectors.npz"
    prebuild(["one", "three", "one"], file)
    texts = ["one", "two", "three", "four"]

    prebuilt = PrebuiltEmbeddings(file)

    assert prebuilt.lacking(texts) == 2
    pairs = zip(prebuilt.embed_documents(texts), embeddings.embed_documents(texts), strict=True)
    assert min(cosine(one, other) for one, other in pairs) > 0.998


def test_without_prebuilt_vectors_everything_is_worked_out(embeddings, tmp_path):
    prebuilt = PrebuiltEmbeddings(tmp_path / "missing.npz")

    assert prebuilt.embed_documents(["one"])[0] == pytest.approx(embeddings.embed_query("one"))


@pytest.mark.parametrize("name", ["nonsense", "nobody:model", "ollama:"])
def test_embeddings_that_nobody_provides_are_named_with_what_to_do(name):
    with pytest.raises(KnowledgeError, match=rf"The embeddings {name} can't be used .*PLUMBLINE_EMBEDDINGS"):
        ProvidedEmbeddings(name)
