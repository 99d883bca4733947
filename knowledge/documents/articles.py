"""Our own corpus: articles in Markdown; their quotes are questions that a section answers."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from knowledge.documents.cleaning import clean
from knowledge.documents.marked import front_matter, parts
from knowledge.documents.outline import Heading
from knowledge.documents.values import Document, DocumentError, Section
from knowledge.markdown import led, render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.documents.marked import Marked
    from knowledge.markdown import Block

CORPUS = Path(__file__).parents[1] / "corpus"
_QUOTE = re.compile(r"\s{0,3}>\s?(?P<text>.*)")


class Matter(BaseModel):
    """The front matter of an article: what it is about, where its facts come from, when they were checked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str = Field(min_length=3)
    topics: tuple[str, ...] = Field(min_length=1)
    sources: tuple[str, ...] = Field(min_length=1)
    reviewed: date


@dataclass(frozen=True, slots=True)
class Chapter:
    """What stands under one heading of an article, with the numbers of the lines where it stands."""

    line: int
    heading: Heading
    path: tuple[str, ...]
    blocks: tuple[tuple[int, Block], ...]
    questions: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it was written."""

    name: str
    matter: Matter
    chapters: tuple[Chapter, ...]
    lines: tuple[str, ...]
    digest: str


def articles(folder: Path = CORPUS) -> list[Article]:
    """Return the articles of a folder. Raises DocumentError where one can't be read."""
    return [article(path) for path in sorted(folder.glob("*.md"))]


def document(read: Article) -> Document:
    """Make a document of an article, so that it is cut and indexed like any other."""
    found = tuple(
        Section(chapter.path, _text(chapter), tuple(text for _, text in chapter.questions))
        for chapter in read.chapters
        if chapter.blocks
    )
    return Document(read.name, read.matter.title, found, read.digest)


def _text(chapter: Chapter) -> str:
    return render(led(block for _, block in chapter.blocks))


def article(path: Path) -> Article:
    """Read one article. Raises DocumentError where its front matter is missing or wrong."""
    content = path.read_bytes()
    text = clean(content.decode("utf-8"))
    digest = hashlib.sha256(content).hexdigest()
    return Article(path.name, _matter(path.name, text), _chapters(text), tuple(text.split("\n")), digest)


def _matter(name: str, text: str) -> Matter:
    raw, _ = front_matter(text)
    try:
        return Matter.model_validate(yaml.safe_load(raw) or {})
    except yaml.MarkedYAMLError as broken:
        line = broken.problem_mark.line + 2 if broken.problem_mark else 1
        raise DocumentError(f"{name}:{line}: the front matter is no YAML: {broken.problem}") from broken
    except ValidationError as wrong:
        first = wrong.errors()[0]
        field = str(first["loc"][0]) if first["loc"] else "front matter"
        line = next((at for at, row in enumerate(raw.split("\n"), start=2) if row.startswith(f"{field}:")), 1)
        raise DocumentError(f"{name}:{line}: {field}: {first['msg']}") from wrong


def _chapters(text: str) -> tuple[Chapter, ...]:
    found = [marked for marked in parts(text, bold=True) if not marked.quoted]
    starts = [at for at, marked in enumerate(found) if isinstance(marked.part, Heading)]
    quotes = _quotes(text)
    above: list[Heading] = []
    chapters = []
    for start, end in zip(starts, [*starts[1:], len(found)], strict=True):
        line, heading = found[start].line, found[start].part
        if not isinstance(heading, Heading):
            continue
        above = [*(other for other in above if other.level < heading.level), heading]
        until = found[end].line if end < len(found) else len(text)
        asked = tuple((at, question) for at, question in quotes if line < at < until)
        path = tuple(other.text for other in above if other.level > 1)
        chapters.append(Chapter(line, heading, path, _blocks(found[start + 1 : end]), asked))
    return tuple(chapters)


def _blocks(found: Sequence[Marked]) -> tuple[tuple[int, Block], ...]:
    return tuple((marked.line, marked.part) for marked in found if not isinstance(marked.part, Heading))


def _quotes(text: str) -> list[tuple[int, str]]:
    """Return the lines of the quotes with their numbers; one line is one question."""
    matches = ((at, _QUOTE.match(line)) for at, line in enumerate(text.split("\n"), start=1))
    return [(at, match["text"].strip()) for at, match in matches if match and match["text"].strip()]
