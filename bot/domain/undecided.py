"""Sentences that say that something is open, or that a document keeps silent about it."""

from __future__ import annotations

import re
from typing import Final

_NOT: Final = r"(?:\bnot\b|n['’]t\b|\bnever\b)"
_SETTLED: Final = r"(?:decided|settled|agreed|fixed|concluded|determined|resolved|negotiated)"
_WORDINGS: Final = (
    rf"{_NOT}(?: \w+){{0,2}} {_SETTLED}\b",
    r"\b(?:undecided|unsettled|no decision|nothing to say)\b|^open$",
    rf"\bnothing (?:is|has been) {_SETTLED}\b",
    r"\b(?:remains?|still) open\b|\bopen (?:points?|questions?|issues?)\b",
    rf"\b(?:to|will) be (?:put to|{_SETTLED})\b",
    r"\b(?:does|do|did) not (?:deal with|cover|say|speak of|go into)\b",
    r"\b(?:is|are) not part of (?:the|this|our|what)\b",
)
_OPEN: Final = re.compile("|".join(_WORDINGS), re.IGNORECASE)


def is_open(text: str) -> bool:
    """Say whether a text tells that a matter is not decided, or is not dealt with."""
    return bool(_OPEN.search(text))
