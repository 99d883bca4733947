"""Answers without a language model: the passages' own sentences and lists, chosen and put in order.

The best passage answers; the next one adds what the first does not say. Each part of a question with several
is answered by itself.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.adapters.selection import Chosen, Excerpt, add, has_list, select
from bot.domain.reply import Listing, Paragraph, Part, Reply, Source, Statement
from knowledge.following import in_context
from knowledge.queries import Part as Asked
from knowledge.queries import is_comparison, parts, wants_list
from knowledge.words import content_words, stem, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.domain.question import Question
    from bot.services.answering import Listener
    from bot.services.ports import Passages
    from knowledge.passages import Found, Passage

SEARCHED = 3
IN_ALL, FIRST, MORE, LEAST = 172, 105, 48, 15
"""Words of an answer: in all, from the best passage, from each further one, and what is worth adding."""
OTHERS = 3
COMPARING = 3
"""How far down a passage is looked for that speaks of both sides of a comparison."""
CLOSE = 0.3
LIST_CLOSE = 0.8
SAID_ALREADY = 0.6


class ExtractiveComposer:
    """Composes a reply from passages; each part of a question is looked up by itself."""

    def __init__(self, passages: Passages) -> None:
        self._passages = passages

    def compose(self, question: Question, found: Sequence[Found], listen: Listener) -> Reply | None:
        """Answer from the passages, or return None where none of them holds a sentence."""
        asked = in_context(question.text, question.history)
        several = parts(question.text) if asked == question.text else ()
        chosen = self._parts(question, several, found) if len(several) > 1 else _nearest(asked, found)
        reply = _reply(_unrepeated(chosen))
        if reply is not None:
            listen(reply)
        return reply

    def _parts(self, question: Question, several: Sequence[Asked], found: Sequence[Found]) -> list[Chosen]:
        """Answer each part from its best passage, and from the next where another part has used that one."""
        chosen: list[Chosen] = []
        budget = IN_ALL // len(several)
        if is_comparison(question.text) and (
            both := [one for one in found[:COMPARING] if _about_all(one, several)]
        ):
            chosen += select(question.text, both[0], budget)
        for part in several:
            history = (part.before,) if part.before else ()
            own = self._passages.search(replace(question, text=part.text, history=history), SEARCHED).found
            used = {one.passage for one in chosen}
            fresh = [one for one in _ordered(part.text, own or found) if one.passage not in used]
            chosen += select(part.text, fresh[0], budget) if fresh else []
        return chosen


def _about_all(found: Found, several: Sequence[Asked]) -> bool:
    """Say whether a passage speaks of every part, as one that compares them does."""
    held = {stem(word) for word in words(f"{found.passage.place} {found.passage.text}")}
    return all(stem(word) in held for part in several for word in content_words(part.text))


def _nearest(asked: str, found: Sequence[Found]) -> list[Chosen]:
    """Answer from the best passage, and add from the next what there is room for."""
    first, *others = _ordered(asked, found)
    chosen = select(asked, first, IN_ALL if wants_list(asked) else FIRST)
    for other in others[:OTHERS]:
        left = IN_ALL - sum(one.excerpt.words for one in chosen)
        if left >= LEAST and other.score >= CLOSE * first.score:
            chosen += add(asked, other, min(MORE, left))
    return chosen


def _ordered(asked: str, found: Sequence[Found]) -> list[Found]:
    """Put a passage with a list first where one is asked for and it was found nearly as well as the best."""
    near = [one for one in found if one.score >= LIST_CLOSE * found[0].score]
    if not wants_list(asked) or has_list(found[0]) or not any(map(has_list, near)):
        return list(found)
    first = next(one for one in near if has_list(one))
    return [first, *(one for one in found if one is not first)]


def _unrepeated(chosen: Iterable[Chosen]) -> Iterator[Chosen]:
    """Leave out what another passage has said in nearly the same words; a list stays whole or goes whole."""
    said: list[tuple[Passage, set[str]]] = []
    for one in chosen:
        stems = [{stem(word) for word in content_words(text)} for text in one.excerpt.texts]
        others = [words for passage, words in said if passage != one.passage]
        fresh = [bool(some) and not any(_alike(some, other) for other in others) for some in stems]
        said += [(one.passage, some) for some in stems if some]
        kept = fresh if not one.excerpt.is_list else [any(fresh)] * len(fresh)
        texts = tuple(text for text, keep in zip(one.excerpt.texts, kept, strict=True) if keep)
        if texts:
            yield Chosen(one.passage, replace(one.excerpt, texts=texts))


def _alike(some: set[str], other: set[str]) -> bool:
    return len(some & other) / len(some | other) >= SAID_ALREADY


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
