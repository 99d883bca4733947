"""The child process: reads files from its standard input and writes what it found to its standard output.

It parses what strangers made, so its memory is limited, and it may neither use the network nor start programs
nor write files. A request is a line of JSON (`kind`, `size`) and as many bytes; an answer is a line of JSON:
`title` and `sections`, or `problem`.
"""

from __future__ import annotations

import io
import json
import os
import sys
import zipfile
from typing import IO, TYPE_CHECKING

from knowledge.documents.conversion.confinement import confine
from knowledge.documents.kinds import Kind
from knowledge.documents.outline import Outline, sections, titled
from knowledge.documents.plain import guessed, read_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_DEEPEST = 3_000
_ENTITIES = [
    mark.encode(encoding) for mark in ("<!DOCTYPE", "<!ENTITY") for encoding in ("utf-8", "utf-16-le")
]


class EntitiesError(Exception):
    """An XML part declares entities, which no Office program writes."""


def main(arguments: Sequence[str]) -> None:
    """Answer requests until there are none."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "w", encoding="utf-8")
    sys.stdout = sys.stderr  # what a parser prints is no answer
    sys.setrecursionlimit(_DEEPEST)
    confine(int(arguments[0]))
    while line := requests.readline():
        request = json.loads(line)
        answer = _answer(Kind(request["kind"]), requests.read(request["size"]))
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def _answer(kind: Kind, content: bytes) -> dict[str, object]:
    try:
        outline = titled(guessed(_reader(kind)(io.BytesIO(content))))
        found = [[list(section.heading), section.text] for section in sections(outline.parts)]
    except MemoryError:
        return {"problem": "large"}
    except EntitiesError:
        return {"problem": "entities"}
    except Exception as error:  # noqa: BLE001 - parsers raise anything at all, and the next file must not suffer
        return {"problem": "password" if _is_about_a_password(error) else "damaged"}
    return {"title": outline.title, "sections": found}


def _reader(kind: Kind) -> Callable[[io.BytesIO], Outline]:
    """Return what reads this kind; each parser is imported when it is first needed."""
    match kind:
        case Kind.PDF:
            from knowledge.documents.conversion.pdf import read_pdf  # noqa: PLC0415

            return read_pdf
        case Kind.WORD:
            from knowledge.documents.conversion.word import read_word  # noqa: PLC0415

            return lambda file: read_word(_without_entities(file))
        case Kind.SLIDES:
            from knowledge.documents.conversion.slides import read_slides  # noqa: PLC0415

            return lambda file: read_slides(_without_entities(file))
        case Kind.HTML:
            from knowledge.documents.conversion.html import read_html  # noqa: PLC0415

            return lambda file: read_html(_text(file))
        case Kind.MARKDOWN | Kind.TEXT:
            from knowledge.documents.marked import read_markdown  # noqa: PLC0415

            return lambda file: (read_markdown if kind is Kind.MARKDOWN else read_plain)(_text(file))


def _text(file: IO[bytes]) -> str:
    return file.read().decode("utf-8")


def _without_entities(file: io.BytesIO) -> io.BytesIO:
    """Refuse XML that declares a document type or entities, before any parser sees it."""
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")) and any(mark in archive.read(name) for mark in _ENTITIES):
                raise EntitiesError(name)
    file.seek(0)
    return file


def _is_about_a_password(error: BaseException | None) -> bool:
    """Say whether an error, or what caused it, is about a password; parsers wrap each other's errors."""
    while error is not None:
        names = " ".join([type(error).__name__, *(type(inner).__name__ for inner in error.args)])
        if "Password" in names or "Encrypt" in names:
            return True
        error = error.__cause__ or error.__context__
    return False


if __name__ == "__main__":
    main(sys.argv[1:])
