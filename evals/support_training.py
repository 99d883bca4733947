"""Training of the support weights: which questions can be answered, and which can't.

The questions stand in `evals/training`. Each is asked three times, so that the weights hold for every
shelf: of the framework's shelf, of the same articles on a company's shelf (without questions to its
sections), and of both.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np
from sklearn.linear_model import LogisticRegression

from knowledge.documents import corpus
from knowledge.embedding import NAME
from knowledge.index import Shelves
from knowledge.library import Library
from knowledge.passages import Shelf
from knowledge.prebuilt import PrebuiltEmbeddings
from knowledge.retrieval import Retrieval
from knowledge.support import ANY_EMBEDDINGS, WEIGHTS, Signs

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from knowledge.documents import Document

TRAINING = Path(__file__).parent / "training"
WORKSPACE = "training"
SHELVES = ((Shelf.FRAMEWORK,), (Shelf.COMPANY,), (Shelf.FRAMEWORK, Shelf.COMPANY))
# The vector counts twice: its 384 small values would else be shrunk away beside the signs.
VECTOR_SCALE = 2.0
# A company's few documents hold less of what is asked than our articles on its shelf do, so answers there
# look less likely than they are. Chosen on development questions, for as many false refusals as elsewhere.
COMPANY_OFFSET = 1.15
# The paraphrases are many, and vaguer than what people ask: counted in full they would let too much pass.
PARAPHRASE_WEIGHT = 0.25


BY_VECTORS = [Signs.__slots__.index(name) for name in ("closest", "lead")]
OFFSETS = np.array([COMPANY_OFFSET if name == "company" else 0.0 for name in Signs.__slots__])


def train(progress: Callable[[str], object]) -> dict[str, float]:
    """Train the weights and write them down. Returns how many questions, and the accuracy on them."""
    questions = [
        json.loads(line) for path in sorted(TRAINING.glob("*.jsonl")) for line in path.open(encoding="utf-8")
    ]
    with TemporaryDirectory() as home:
        retrieval = _retrieval(Path(home))
        rows, vectors = [], []
        for shelves in SHELVES:
            progress(f"{len(questions)} questions of {' and '.join(shelves)}")
            for question in questions:
                read, vector = retrieval.evidence(question["question"], WORKSPACE, shelves)
                rows.append(_row(read))
                vectors.append(vector)
    signs, asked = np.array(rows), np.array(vectors)
    wanted = np.array([question["answerable"] for question in questions] * len(SHELVES))
    counts = np.array([_count(question) for question in questions] * len(SHELVES))
    without = signs.copy()
    without[:, BY_VECTORS] = 0.0  # what cosines are worth is another matter with other embeddings
    weights = {
        NAME: _fit(signs, VECTOR_SCALE * asked, wanted, counts),
        ANY_EMBEDDINGS: _fit(without, asked[:, :0], wanted, counts),
    }
    WEIGHTS.write_text(json.dumps(weights) + "\n", encoding="utf-8")
    return {"questions": len(questions), "accuracy": _accuracy(weights[NAME], signs, asked, wanted)}


def _retrieval(home: Path) -> Retrieval:
    embeddings = PrebuiltEmbeddings()
    shelves = Shelves(home, NAME)
    library = Library(shelves, embeddings)
    library.fill_framework(corpus(), lambda _: None)
    for document in corpus():
        library.add(_unquestioned(document), WORKSPACE, lambda _: None)
    return Retrieval(shelves, embeddings)


def _unquestioned(document: Document) -> Document:
    sections = tuple(replace(section, questions=()) for section in document.sections)
    return replace(document, sections=sections)


def _row(read: Signs) -> list[float]:
    return [getattr(read, name) for name in Signs.__slots__]


def _count(question: dict[str, object]) -> float:
    """Return how much a question counts; one that is written for a section is a paraphrase."""
    return PARAPHRASE_WEIGHT if "section" in question else 1.0


def _fit(
    signs: NDArray[np.float64],
    vectors: NDArray[np.float64],
    answerable: NDArray[np.bool_],
    counts: NDArray[np.float64],
) -> dict[str, object]:
    model = LogisticRegression(C=1.0, max_iter=5000)
    model.fit(np.hstack([signs, vectors]), answerable, sample_weight=counts)
    weights = model.coef_[0]
    return {
        "bias": round(float(model.intercept_[0]), 4),
        "signs": [round(float(weight), 4) for weight in weights[: signs.shape[1]] + OFFSETS],
        "vector": [round(float(VECTOR_SCALE * weight), 4) for weight in weights[signs.shape[1] :]],
    }


def _accuracy(
    weights: dict[str, object],
    signs: NDArray[np.float64],
    vectors: NDArray[np.float64],
    answerable: NDArray[np.bool_],
) -> float:
    scores = (
        signs @ np.array(weights["signs"])
        + vectors @ np.array(weights["vector"])
        + float(str(weights["bias"]))
    )
    return round(float(np.mean((scores > 0) == answerable)), 3)
