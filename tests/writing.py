"""Documents that a test writes on the spot."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.documents import Reader

if TYPE_CHECKING:
    from knowledge.documents import Document


def document(name: str, text: str) -> Document:
    """Read a text as if it stood in a file of this name."""
    with Reader() as reader:
        return reader.document(name, text.encode())


def asked_about(written: Document, *questions: str) -> Document:
    """Give the first section of a document questions that it is known to answer, as our own articles have."""
    first, *others = written.sections
    digest = hashlib.sha256("".join((written.digest, *questions)).encode()).hexdigest()
    return replace(written, sections=(replace(first, questions=questions), *others), digest=digest)
