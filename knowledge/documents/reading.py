"""Reading files into documents: small texts at once, everything that needs a parser in a child process."""

from __future__ import annotations

import hashlib
from pathlib import PurePath
from typing import TYPE_CHECKING

from knowledge.documents.conversion import Converted
from knowledge.documents.decoding import decoded
from knowledge.documents.kinds import Kind, Limits, check_length, kind_of
from knowledge.documents.marked import read_markdown
from knowledge.documents.outline import sections, titled
from knowledge.documents.plain import read_plain
from knowledge.documents.values import Document, DocumentError, Section, printable

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from knowledge.documents.conversion.parent import Child

_READ_AT_ONCE = 1_000_000  # bytes; a larger text might take long, and a child can be ended
_NO_TEXT = "there is no text in this file. Check that it is the right one."
_SCANNED = "there is no text in this file; its pages may be pictures. Have a scanner's OCR add the text."
_PROBLEMS = {
    "password": "the file is protected by a password. Save a copy without one and add that.",
    "damaged": "the file is damaged and can't be read. Open it, save or export it anew, and add that.",
    "crashed": "the file is damaged and can't be read. Open it, save or export it anew, and add that.",
    "entities": "the file contains XML that no Office program writes, so it was not read. Save it anew.",
    "large": "reading the file takes more memory than is allowed. Split it, or save it as text.",
    "slow": "reading the file takes too long. Split it, or save it as text.",
}


def read(path: Path, limits: Limits | None = None) -> Document:
    """Read one file. Raises DocumentError where it can't be read; the message says why and what to do."""
    with Reader(limits) as reader:
        return reader.read(path)


class Reader:
    """Reads files one after the other with one child process; use it in a `with` statement."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._child: Child | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._child is not None:
            self._child.close()

    def read(self, path: Path) -> Document:
        """Read a file, as `read` does."""
        try:
            check_length(path.name, path.stat().st_size, self._limits)
            content = path.read_bytes()
        except OSError as missing:
            raise DocumentError(
                f"{path}: the file can't be opened. Check its name and your rights."
            ) from missing
        return self.document(path.name, content)

    def document(self, name: str, content: bytes) -> Document:
        """Read what was uploaded, as `read` does."""
        kind = kind_of(name, content, self._limits)
        found = self._found(kind, content, name)
        if found.problem is not None:
            raise DocumentError(f"{name}: {_PROBLEMS.get(found.problem, _PROBLEMS['damaged'])}")
        if not found.sections:
            raise DocumentError(f"{name}: {_SCANNED if kind is Kind.PDF else _NO_TEXT}")
        title = printable(found.title or PurePath(name).stem)
        digest = hashlib.sha256(content).hexdigest()
        return Document(printable(name), title, tuple(map(_printable, found.sections)), digest)

    def _found(self, kind: Kind, content: bytes, name: str) -> Converted:
        if kind not in {Kind.MARKDOWN, Kind.TEXT, Kind.HTML}:
            return self._parsed(kind, content)
        text = decoded(content, name)
        if kind is Kind.HTML or len(content) > _READ_AT_ONCE:
            return self._parsed(kind, text.encode())
        outline = titled(read_markdown(text) if kind is Kind.MARKDOWN else read_plain(text))
        return Converted(outline.title, tuple(sections(outline.parts)))

    def _parsed(self, kind: Kind, content: bytes) -> Converted:
        if self._child is None:
            from knowledge.documents.conversion.parent import Child  # noqa: PLC0415 - not for plain text

            self._child = Child(self._limits)
        return self._child.convert(kind, content)


def _printable(section: Section) -> Section:
    return Section(
        tuple(map(printable, section.heading)),
        printable(section.text),
        tuple(map(printable, section.questions)),
    )
