"""Answers without a language model: the passages' own sentences and lists, chosen and put in order.

The best passage answers. Others that may well be the right one have their say too, the more the likelier
they are: an answer is short where the search is sure, and offers more, under a heading of its own, where it
is not. Each part of a question with several is answered by itself.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.adapters.selection import Chosen, Excerpt, add, has_list, select
from bot.domain.reply import Heading, Listing, Paragraph, Part, Reply, Source, Statement
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

SEARCHED = 8
FIRST, LIST, PARTS = 115, 172, 172
"""Words from the best passage: of any answer, of one to list something, and of all parts together."""
OTHERS, LEAST = 160, 20
"""Words from the other passages, shared out by likelihood, and from one of them at the least."""
MOST, MOST_FOR_A_PART = 6, 3
"""Passages that an answer rests on, and the answer to one part of a question."""
LIKELY = 0.065
COMPARING = 3
"""How far down a passage is looked for that speaks of both sides of a comparison."""
LIST_CLOSE = 0.8
SAID_ALREADY = 0.6
FURTHER = Heading("Perhaps also of use")


class ExtractiveComposer:
    """Composes a reply from passages; each part of a question is looked up by itself."""

    def __init__(self, passages: Passages) -> None:
        self._passages = passages

    def compose(self, question: Question, found: Sequence[Found], listen: Listener) -> Reply | None:
        """Answer from the passages, or return None where none of them holds a sentence."""
        asked = in_context(question.text, question.history)
        several = parts(question.text) if asked == question.text else ()
        if len(several) > 1:
            chosen = self._parts(question, several, found)
        else:
            first = LIST if wants_list(asked) else FIRST
            chosen = _nearest(asked, _ordered(asked, found)[:MOST], first, OTHERS)
        reply = _reply(_unrepeated(sorted(chosen, key=lambda one: one.further)))
        if reply is not None:
            listen(reply)
        return reply

    def _parts(self, question: Question, several: Sequence[Asked], found: Sequence[Found]) -> list[Chosen]:
        """Answer each part by itself, from passages that no other part has used."""
        chosen: list[Chosen] = []
        first, others = PARTS // len(several), OTHERS // len(several)
        if is_comparison(question.text) and (
            both := [one for one in found[:COMPARING] if _about_all(one, several)]
        ):
            chosen += select(question.text, both[0], first)
        for part in several:
            history = (part.before,) if part.before else ()
            own = self._passages.search(replace(question, text=part.text, history=history), SEARCHED).found
            used = {one.passage for one in chosen}
            fresh = [one for one in _ordered(part.text, own or found) if one.passage not in used]
            chosen += _nearest(part.text, fresh[:MOST_FOR_A_PART], first, others) if fresh else []
        return chosen


def _about_all(found: Found, several: Sequence[Asked]) -> bool:
    """Say whether a passage speaks of every part, as one that compares them does."""
    held = {stem(word) for word in words(f"{found.passage.place} {found.passage.text}")}
    return all(stem(word) in held for part in several for word in content_words(part.text))


def _nearest(asked: str, found: Sequence[Found], first: int, others: int) -> list[Chosen]:
    """Answer from the best passage, and add what others say, each by its likelihood."""
    chosen = select(asked, found[0], first)
    for other in found[1:]:
        if other.likelihood >= LIKELY:
            budget = max(LEAST, round(others * other.likelihood))
            chosen += [replace(one, further=True) for one in add(asked, other, budget)]
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
            yield replace(one, excerpt=replace(one.excerpt, texts=texts))


def _alike(some: set[str], other: set[str]) -> bool:
    return len(some & other) / len(some | other) >= SAID_ALREADY


def _reply(chosen: Iterable[Chosen]) -> Reply | None:
    numbers: dict[Passage, int] = {}
    said: list[Part] = []
    for one in chosen:
        if one.further and said and FURTHER not in said:
            said.append(FURTHER)
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
