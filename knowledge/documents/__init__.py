"""Documents: any file becomes headings with text, and these become passages that can be cited."""

from __future__ import annotations

from knowledge.documents.cutting import passages, questioned
from knowledge.documents.kinds import Limits
from knowledge.documents.reading import Reader, read
from knowledge.documents.values import Document, DocumentError, Section

__all__ = [
    "Document",
    "DocumentError",
    "Limits",
    "Reader",
    "Section",
    "corpus",
    "passages",
    "questioned",
    "read",
]


def corpus() -> list[Document]:
    """Return the articles of our own corpus. Raises DocumentError where one can't be read."""
    from knowledge.documents.articles import articles, document  # noqa: PLC0415 - YAML is wanted for these only

    return [document(article) for article in articles()]
