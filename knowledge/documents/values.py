"""Documents as Plumbline keeps them, whatever file they came from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.errors import KnowledgeError

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def printable(text: str) -> str:
    """Return a text without characters that are orders to a terminal."""
    return _CONTROL.sub("", text)


class DocumentError(KnowledgeError):
    """A file can't be read as a document; the message names the file and says what to do."""


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading, without what stands under the headings beneath it.

    `heading` is the path of headings, outermost first, without the document's title. `text` is in the dialect
    of `knowledge.markdown`. `questions` are questions that the section answers, where its author wrote some.
    """

    heading: tuple[str, ...]
    text: str
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document: `name` is what its file is called, `digest` the SHA-256 of the file's bytes."""

    name: str
    title: str
    sections: tuple[Section, ...]
    digest: str
