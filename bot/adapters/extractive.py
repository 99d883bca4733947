"""Answers without a language model: the passages' own sentences and lists, chosen and put in order.

For each part of the question the best passage gives what comes closest: a list where a list is asked for, else a
few sentences in reading order. A second passage adds what the first does not say.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.adapters.selection import Excerpt, select
from bot.domain.reply import Listing, Paragraph, Part, Reply, Source, Statement
from knowledge.lexical import content_words, stem
from knowledge.queries import in_context, parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.domain.question import Question
    from bot.services.answering import Listener
    from bot.services.ports import Passages
    from knowledge.passages import Found, Passage

SEARCHED = 3
CLOSE = 0.9
SAID_ALREADY = 0.7


@dataclass(frozen=True, slots=True)
class Chosen:
    """An excerpt and the passage that it was taken from."""

    passage: Passage
    excerpt: Excerpt


class ExtractiveComposer:
    """Composes a reply from passages; each part of a question is looked up by itself."""

    def __init__(self, passages: Passages) -> None:
        self._passages = passages

    def compose(self, question: Question, found: Sequence[Found], listen: Listener) -> Reply | None:
        """Answer from the passages, or return None where none of them holds a sentence."""
        asked = in_context(question.text, question.history)
        several = parts(asked)
        if len(several) == 1:
            chosen = list(_from_nearest(asked, found))
        else:
            chosen = [self._side(question, part, found) for part in several]
        reply = _reply(_unrepeated(chosen))
        if reply is not None:
            listen(reply)
        return reply

    def _side(self, question: Question, part: str, found: Sequence[Found]) -> Chosen:
        own = self._passages.search(replace(question, text=part, history=()), SEARCHED).found
        nearest = (own or found)[0]
        return Chosen(nearest.passage, select(part, nearest, brief=True))


def _from_nearest(asked: str, found: Sequence[Found]) -> Iterator[Chosen]:
    first, *others = found
    yield Chosen(first.passage, select(asked, first))
    for other in others[:1]:
        if other.score >= CLOSE * first.score:
            yield Chosen(other.passage, select(asked, other, brief=True))


def _unrepeated(chosen: Iterable[Chosen]) -> Iterator[Chosen]:
    """Leave out what has been said in nearly the same words."""
    said: list[set[str]] = []
    for one in chosen:
        texts = []
        for text in one.excerpt.texts:
            stems = {stem(word) for word in content_words(text)}
            if stems and all(len(stems & other) / len(stems | other) < SAID_ALREADY for other in said):
                texts.append(text)
                said.append(stems)
        if texts:
            yield Chosen(one.passage, replace(one.excerpt, texts=tuple(texts)))


def _reply(chosen: Iterable[Chosen]) -> Reply | None:
    numbers: dict[Passage, int] = {}
    said: list[Part] = []
    for one in chosen:
        number = numbers.setdefault(one.passage, len(numbers) + 1)
        said.append(_part(one.excerpt, number))
    sources = tuple(Source(number, passage) for passage, number in numbers.items())
    return Reply(tuple(said), sources) if said else None


def _part(excerpt: Excerpt, number: int) -> Part:
    statements = tuple(Statement(text, (number,)) for text in excerpt.texts)
    if not excerpt.is_list:
        return Paragraph(statements)
    lead = Statement(excerpt.lead, (number,)) if excerpt.lead else None
    return Listing(lead, statements, ordered=excerpt.ordered)
