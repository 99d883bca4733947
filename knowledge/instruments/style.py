"""How questions are put: one at a time, open, without a level and without an answer in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from knowledge.instrument import LEVEL_NAMES, RatedQuestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from knowledge.instrument import Instrument, Question

LONGEST_QUESTION: Final = 35
"""Words. Longer questions are answered in part."""

_LEVELS: Final = re.compile(
    r"\b(?:levels?|scor(?:e|es|ed|ing)|ratings?|scale|stars?|points out of|matur(?:e|ity)|immature|"
    r"best[- ]practices?|world[- ]class|ad[- ]hoc|state[- ]of[- ]the[- ]art)\b",
    re.IGNORECASE,
)
_LEADING: Final = re.compile(
    r"\b(?:do ?n[o']t you|would ?n[o']t you|is ?n[o']t it|are ?n[o']t they|right\?|correct\?|surely|"
    r"obviously|of course|clearly|you (?:would|must) agree|don’t you|isn’t it|aren’t they|"
    r"how (?:well|good|badly|bad|poorly|effective|successful|satisfied|strong|weak)\b)",
    re.IGNORECASE,
)
_DOUBLE: Final = re.compile(
    r"\b(?:and|or) (?:how|why|what|who|whom|when|where|which|do|does|did|is|are)\b", re.IGNORECASE
)
_CLOSED: Final = re.compile(
    r"^(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should)\b", re.IGNORECASE
)


def level_words(text: str, names: Iterable[str] = LEVEL_NAMES) -> list[str]:
    """Return the words of a text that name a level, or rate."""
    either = "|".join(re.escape(part.strip()) for name in names for part in name.split("/"))
    named = re.findall(rf"\b(?:{either})\b", text, re.IGNORECASE)
    return [*_LEVELS.findall(text), *named]


def faults(text: str) -> list[str]:
    """Return what is wrong with the way in which a question is put to somebody; nothing is best."""
    found = []
    if text.count("?") != 1:
        found.append("asks not exactly one question; ask one at a time")
    if len(text.split()) > LONGEST_QUESTION:
        found.append(f"has more than {LONGEST_QUESTION} words; shorten it")
    for pattern, fault in (
        (_LEADING, "leads to an answer (“{}”); ask openly"),
        (_DOUBLE, "asks two things at once (“{}”); ask one"),
        (_CLOSED, "can be answered by yes or no (“{}”); ask how, what or who"),
    ):
        if match := pattern.search(text):
            found.append(fault.format(match[0]))
    return found


def advice(instrument: Instrument) -> list[str]:
    """Return what could be asked better, a line for each text; nothing of it is forbidden."""
    lines = (
        f"{question.id}: “{text}” {fault}"
        for question in instrument.questions
        for text in _texts(question)
        for fault in faults(text)
    )
    return list(dict.fromkeys(lines))


def _texts(question: Question) -> Iterator[str]:
    yield question.ask.business
    yield question.ask.it
    if isinstance(question, RatedQuestion):
        yield from question.probes
