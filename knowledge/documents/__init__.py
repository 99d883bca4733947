"""Documents: any file becomes headings with text, and these become passages that can be cited."""

from __future__ import annotations

import hashlib
from pathlib import Path

from knowledge.documents.cutting import passages, questioned
from knowledge.documents.kinds import Limits
from knowledge.documents.reading import Reader, read
from knowledge.documents.values import Document, DocumentError, Section, printable

CORPUS = Path(__file__).parents[1] / "corpus"

__all__ = [
    "Document",
    "DocumentError",
    "Limits",
    "Reader",
    "Section",
    "corpus",
    "corpus_digests",
    "passages",
    "printable",
    "questioned",
    "read",
]


def corpus_digests() -> dict[str, str]:
    """Return the digest of each document of our own corpus by its name, without reading them as documents."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in CORPUS.glob("*.md")}


def corpus() -> list[Document]:
    """Return the articles of our own corpus. Raises DocumentError where one can't be read."""
    from knowledge.documents.articles import articles, document  # noqa: PLC0415 - YAML is wanted for these only

    return [document(article) for article in articles()]
