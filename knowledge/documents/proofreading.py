"""Proofreading our own corpus: what must hold of its articles so that answers composed of them are right."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.documents.atoms import MOST, tokens
from knowledge.markdown import Listing, Paragraph, led, plain, render

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from knowledge.documents.articles import Article, Chapter
    from knowledge.markdown import Block

FEWEST_QUESTIONS, MOST_QUESTIONS = 3, 6
_CARDINALS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NUMBERS = {word: number for words in (_CARDINALS, _ORDINALS) for number, word in enumerate(words, start=2)}
_LINK = re.compile(r"https?://|www\.|\]\(|!\[|<[a-z]", re.IGNORECASE)
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something to mend in an article."""

    name: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.name}:{self.line}: {self.what}"


def flaws(articles: Sequence[Article]) -> list[Flaw]:
    """Return what is wrong with the articles of a corpus, in order."""
    found = [flaw for article in articles for flaw in _in_article(article)]
    titles = Counter(article.matter.title.casefold() for article in articles)
    same = [article.name for article in articles if titles[article.matter.title.casefold()] > 1]
    return [
        *found,
        *(Flaw(name, 2, "another article has the same title") for name in same),
        *_asked_twice(articles),
    ]


def _in_article(article: Article) -> Iterator[Flaw]:
    first = article.chapters[0] if article.chapters else None
    if first is None or first.heading.level != 1 or first.heading.text != article.matter.title:
        yield Flaw(article.name, first.line if first else 1, "the first heading is not the title")
    linked = [at for at, text in enumerate(article.lines, start=1) if _LINK.search(text)]
    yield from (Flaw(article.name, line, "links, pictures and HTML are not shown") for line in linked)
    paths = Counter(chapter.path for chapter in article.chapters)
    for number, chapter in enumerate(article.chapters):
        if number and chapter.heading.level == 1:
            yield Flaw(article.name, chapter.line, "only the title is a heading of level 1")
        if paths[chapter.path] > 1:
            yield Flaw(article.name, chapter.line, f"another section is called {chapter.heading.text!r}")
        for line, what in _in_chapter(chapter):
            yield Flaw(article.name, line, what)


def _in_chapter(chapter: Chapter) -> Iterator[tuple[int, str]]:
    yield from _about_questions(chapter)
    text = render(led(block for _, block in chapter.blocks))
    if tokens(text) > MOST:
        yield chapter.line, f"the section has about {tokens(text)} tokens, so it would be cut; split it"
    for line, block in chapter.blocks:
        yield from ((line, what) for what in _about_block(block))
    before: Block | None = None
    for line, block in chapter.blocks:
        if isinstance(block, Listing):
            yield from ((line, what) for what in _about_lead(before, block))
        before = block


def _about_questions(chapter: Chapter) -> Iterator[tuple[int, str]]:
    count = len(chapter.questions)
    if chapter.heading.level > 1 and chapter.blocks and not FEWEST_QUESTIONS <= count <= MOST_QUESTIONS:
        yield chapter.line, f"the section has {count} questions, not {FEWEST_QUESTIONS} to {MOST_QUESTIONS}"
    last = max((line for line, _ in chapter.blocks), default=0)
    for line, question in chapter.questions:
        if not question.endswith("?"):
            yield line, "a question ends in a question mark"
        if line < last:
            yield line, "the questions stand at the end of their section"


def _about_block(block: Block) -> Iterator[str]:
    text = render([block])
    if text.count("**") % 2:
        yield "a pair of ** is not closed"
    if isinstance(block, Paragraph) and not text.endswith((".", "?", "!", ":", '"', "”", ")")):
        yield "a paragraph ends in a full stop"
    if isinstance(block, Listing):
        for item in block.items:
            if not item.text.rstrip("*") or (not item.children and plain(item.text).endswith(":")):
                yield f"the item {item.text!r} says nothing"


def _about_lead(before: Block | None, listing: Listing) -> Iterator[str]:
    """Say what is wrong with the words that lead into a list: each list says what it lists, and how many."""
    if not isinstance(before, Paragraph) or not before.text.endswith(":"):
        yield "no line that ends in a colon leads into the list"
        return
    said = [_NUMBERS[word] for word in _WORD.findall(plain(before.text).casefold()) if word in _NUMBERS]
    if said and len(listing.items) not in said:
        yield f"the lead-in says {said[-1]}, and the list has {len(listing.items)} items"


def _asked_twice(articles: Sequence[Article]) -> Iterator[Flaw]:
    seen: dict[str, str] = {}
    for article in articles:
        for chapter in article.chapters:
            for line, question in chapter.questions:
                key = " ".join(_WORD.findall(question.casefold()))
                if key in seen:
                    yield Flaw(article.name, line, f"the same question stands at {seen[key]}")
                seen.setdefault(key, f"{article.name}:{line}")
