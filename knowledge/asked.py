"""A question as it is searched for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.everyday import in_terms
from knowledge.queries import in_context, leans, parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.lexical import WordIndex

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
    """A question with its slips repaired: the whole of it, and its parts where it has several.

    The whole of a follow-up is what it leans on and itself; its part is itself alone.
    """

    whole: Variant
    parts: tuple[Variant, ...]
    follows_up: bool = False

    @classmethod
    def of(cls, question: str, history: tuple[str, ...], words: Sequence[WordIndex]) -> Asked:
        """Make a question ready for shelves with these words."""
        repaired = _repaired(question, words)
        if history and leans(repaired):
            whole = in_context(repaired, tuple(_repaired(earlier, words) for earlier in history))
            return cls(_variant(whole), (_variant(repaired),), follows_up=True)
        several = parts(repaired)
        return cls(_variant(repaired), tuple(map(_variant, several)) if len(several) > 1 else ())

    @property
    def variants(self) -> tuple[Variant, ...]:
        """The whole and the parts."""
        return (self.whole, *self.parts)

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text to embed, each once."""
        return tuple(
            dict.fromkeys(text for variant in self.variants for text in (variant.own, variant.terms))
        )


def _variant(text: str) -> Variant:
    return Variant(text, in_terms(text))


def _repaired(text: str, words: Sequence[WordIndex]) -> str:
    """Replace each word that no shelf knows and that is no English word by the known one it is a slip of."""

    def repair(match: re.Match[str]) -> str:
        found = (known for index in words if (known := index.repair(match[0])) is not None)
        return next(found, match[0])

    return _WORD.sub(repair, text)
