"""Reading files into documents."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from knowledge.documents.decoding import decoded
from knowledge.documents.marked import read_markdown
from knowledge.documents.outline import sections, titled
from knowledge.documents.plain import read_plain
from knowledge.documents.values import Document, DocumentError

if TYPE_CHECKING:
    from pathlib import Path

MARKDOWN = frozenset({".md", ".markdown"})


def read(path: Path) -> Document:
    """Read a file. Raises DocumentError where it can't be read; the message says why and what to do."""
    content = path.read_bytes()
    text = decoded(content, path.name)
    outline = read_markdown(text) if path.suffix.lower() in MARKDOWN else read_plain(text)
    outline = titled(outline)
    found = sections(outline.parts)
    if not found:
        raise DocumentError(f"{path.name}: there is no text in this file.")
    return Document(path.name, outline.title or path.stem, tuple(found), hashlib.sha256(content).hexdigest())
