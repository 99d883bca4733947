"""A question as it is searched for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.everyday import in_terms
from knowledge.following import context, leans
from knowledge.queries import parts, without_asides

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.lexical import WordIndex

MOST_STRANGE = 60
_WORD = re.compile(r"[^\W\d_][^\W\d_'’]{3,}")


@dataclass(frozen=True, slots=True)
class Variant:
    """A text to search for: in its own words, and in the field's terms.

    They are the same where it has no everyday words.
    """

    own: str
    terms: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its slips repaired, and its parts where it has several.

    `whole` is all that was said: a follow-up behind what it leans on, and then `own` is the follow-up alone.
    """

    whole: Variant
    own: Variant | None = None
    parts: tuple[Asked, ...] = ()

    @classmethod
    def of(cls, question: str, history: tuple[str, ...], words: Sequence[WordIndex]) -> Asked:
        """Make a question ready for shelves with these words."""
        repaired = _repaired(without_asides(question), words)
        if history and leans(repaired):
            return _following(context(tuple(_repaired(earlier, words) for earlier in history)), repaired)
        several = parts(repaired)
        if len(several) == 1:
            return cls(_variant(repaired))
        return cls(_variant(repaired), parts=tuple(_following(one.before, one.text) for one in several))

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text to embed, each once."""
        own = (text for one in (self.whole, self.own) if one for text in (one.own, one.terms))
        return tuple(dict.fromkeys((*own, *(text for part in self.parts for text in part.texts))))


def _following(before: str, text: str) -> Asked:
    return Asked(_variant(f"{before} {text}"), _variant(text)) if before else Asked(_variant(text))


def _variant(text: str) -> Variant:
    return Variant(text, in_terms(text))


def _repaired(text: str, words: Sequence[WordIndex]) -> str:
    """Replace each word that no shelf knows and that is no English word by the known one it is a slip of.

    After so many words that are slips of nothing, the rest is left as it is: each of them takes a while.
    """
    patience = MOST_STRANGE

    def repair(match: re.Match[str]) -> str:
        nonlocal patience
        if not patience:
            return match[0]
        found = next((known for index in words if (known := index.repair(match[0])) is not None), None)
        patience -= found is None
        return found or match[0]

    return _WORD.sub(repair, text)
