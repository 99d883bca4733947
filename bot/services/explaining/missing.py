"""What is not there: nothing speaks of it, or the nearest passage says that it is open, or of other years."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.domain.limits import limits, sums
from bot.domain.sought import is_of_pay, sought
from bot.domain.things import Sort, asked_for
from bot.domain.things_told import tells
from bot.domain.undecided import is_open
from bot.domain.why import asks_total, is_sum
from bot.services.explaining.focusing import COMMON, named
from knowledge.markdown import Listing, Paragraph, blocks, plain, sentences
from knowledge.words import stems

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bot.services.explaining.inquiry import Inquiry
    from knowledge.passages import Findings, Found, Passage

NEXT, AROUND = 1, 3
"""How far from the nearest sentence one counts as about it, and one that shares a word with the question."""
CLOSE: Final = 0.62
"""A sentence as near as this is an answer, whatever its neighbours say of other matters."""
NEARLY, HELD = 0.5, 0.6
"""A passage answers as well where it is this near, and holds this share of the question's words."""
FAR: Final = 0.2
"""What is less near than this answers nothing, whatever words it shares."""
LIMITING: Final = 6
"""How many passages may set the limits of what somebody may decide."""
NEXT_ONES: Final = 4
"""How many passages may tell that a matter is open."""
SHARED: Final = 2
"""Words that the question shares with a matter that stands under `What is open`, to be about it."""
BRIEF: Final = 4
"""Words of a sentence that says nothing of what it is about."""
SURE: Final = 0.8
"""How surely a text tells a thing that is asked for, to be the answer whatever else is open."""
_YEAR: Final = re.compile(r"\b20\d\d\b")


def is_held(inquiry: Inquiry, findings: Findings) -> bool:
    """Say whether what is asked stands there nearly word by word, or is surely told in other words."""
    if asks_total(inquiry.asked) and is_sum(inquiry.strategy.summary):
        return True
    if inquiry.focus and inquiry.premise and named(inquiry.focus.decision, inquiry.premise):
        return True
    if _is_limited(inquiry.asked, findings.found):
        return True
    words, first = stems(inquiry.asked) - COMMON, findings.found[0]
    held = len(words & stems(first.passage.text)) / len(words) if words else 0.0
    return first.similarity >= NEARLY and held >= HELD


def _is_limited(asked: str, found: Sequence[Found]) -> bool:
    """Say whether somebody is asked for who may say yes to a sum, and a passage sets limits around it."""
    asks = any(thing is not None and thing.sort is Sort.PERSON for _, thing in asked_for(asked))
    texts = [one.passage.text for one in found[:LIMITING]] if asks else []
    return any(limits(text, one) for text in texts for one in sums(asked))


def is_far(findings: Findings) -> bool:
    """Say whether nothing that was found is anywhere near."""
    return max(one.similarity for one in findings.found) < FAR


def is_unspoken(asked: str, found: Sequence[Found]) -> bool:
    """Say whether nothing that was found speaks of the kind of thing, or the pay, that a question seeks."""
    if is_of_pay(asked) and not any(is_of_pay(one.passage.text) for one in found):
        return True
    words = stems(sought(asked) or "") - COMMON
    texts = (" ".join((*one.passage.heading, one.passage.text)) for one in found)
    return bool(words) and not any(words <= stems(text) for text in texts)


def missing(asked: str, found: Sequence[Found], own: Collection[Passage]) -> Found | None:
    """Return the document's passage that tells that it does not hold the answer; None where none does.

    Only what comes as near as the first passage tells: that itself, or one of the next.
    """
    first = found[0]
    if first.passage not in own and _is_missing(asked, first):
        return first
    nearest = max(found[:NEXT_ONES], key=lambda one: one.similarity)
    is_silent = nearest.passage not in own and _says_open(asked, nearest, certain=True)
    return nearest if is_silent else None


def _is_missing(asked: str, found: Found) -> bool:
    years, held = set(_YEAR.findall(asked)), set(_YEAR.findall(found.passage.text))
    return _says_open(asked, found) or bool(years and held and not years & held)


def _says_open(asked: str, found: Found, *, certain: bool = False) -> bool:
    placed = [
        (where, text) for where, block in enumerate(blocks(found.passage.text)) for text in _texts(block)
    ]
    told = [text for _, text in placed]
    at, similarity = _nearest(told, found)
    words = stems(asked)
    if told and any(map(is_open, found.passage.heading[-1:])):
        return not certain or similarity >= CLOSE or len(words & stems(told[at])) >= SHARED
    asks = [n for n, text in enumerate(told) if text.endswith("?")]
    start = max((n for n in asks if n <= at), default=-1)
    own = range(start + 1, min((n for n in asks if n > at), default=len(told)))
    if start == at:
        return _is_silent(asked, told[at], [told[n] for n in own[:AROUND]])
    if start >= 0 and any(_tells(asked, told[n], told[start]) for n in own[:AROUND] if not is_open(told[n])):
        return False
    if any(_is_left_open(words, told, n) for n in own if abs(n - at) <= AROUND):
        return True
    reach = NEXT if similarity < CLOSE else 0
    if told and _tells(asked, told[at]) and not is_open(told[at]):
        return False
    return any(
        is_open(told[n])
        and abs(n - at) <= AROUND
        and (words & stems(told[n]) or (abs(n - at) <= reach and placed[n][0] == placed[at][0]))
        for n in own
    )


def _is_left_open(words: set[str], told: Sequence[str], n: int) -> bool:
    """Say whether a sentence leaves open what is asked; a short one (`Not decided.`) what comes before."""
    said = " ".join(told[max(n - 1, 0) : n + 1]) if len(told[n].split()) <= BRIEF else told[n]
    return is_open(told[n]) and len((words - COMMON) & stems(said)) >= SHARED


def _is_silent(asked: str, question: str, answer: Sequence[str]) -> bool:
    """Say whether the sentences behind a question say that it is open before they say what is asked."""
    for text in answer:
        if is_open(text):
            return True
        if _tells(asked, text, question):
            return False
    return False


def _tells(asked: str, text: str, about: str = "") -> bool:
    """Say whether a text by itself tells a thing that is asked for."""
    things = (thing for _, thing in asked_for(asked) if thing is not None and thing.sort is not Sort.KIND)
    return any(tells(thing, text, about, asked, ()) >= SURE for thing in things)


def _nearest(told: list[str], found: Found) -> tuple[int, float]:
    """Return which text of a passage came nearest, and its cosine; the first where none did."""
    for hit in found.hits:
        bare = plain(hit.text)
        for n, text in enumerate(told):
            if bare in text or text in bare:
                return n, hit.similarity
    return 0, found.similarity


def _texts(block: object) -> Iterator[str]:
    match block:
        case Paragraph(text):
            yield from sentences(plain(text))
        case Listing(_, items):
            yield from (plain(item.text) for item in items)
        case _:
            pass
