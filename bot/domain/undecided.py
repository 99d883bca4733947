"""Sentences that say that something is open, or left to others, or that a document keeps silent about it."""

from __future__ import annotations

import re
from typing import Final

_NOT: Final = r"(?:\bnot\b|n['’]t\b|\bnever\b)"
_SETTLED: Final = (
    r"(?:decided|settled|agreed|fixed|concluded|determined|resolved|negotiated|looked into|worked out)"
)
_LATER: Final = r"\b(?:in|by|on|before|after) (?:[\w]+ ){0,3}?(?:20\d\d|spring|summer|autumn|winter)\b"
_WORDINGS: Final = (
    rf"{_NOT}(?: \w+){{0,2}} {_SETTLED}\b",
    r"\b(?:undecided|unsettled|no decision|nothing to say)\b|^open$",
    rf"\bnothing (?:is|has been) {_SETTLED}\b",
    r"\b(?:remains?|still) open\b|\b(?:is|are) open (?:until|till)\b|\bopen (?:points?|questions?|issues?)\b",
    rf"\b(?:to|will) be (?:put to|{_SETTLED})\b",
    rf"\b(?:is|are|gets?) (?:only |then |first )?(?:decided|settled|fixed|chosen)\b[^.;]*?{_LATER}",
    rf"\b(?:decides|settles|chooses)\b[^.;]*?{_LATER}|\bchoice (?:falls|will fall|is made)\b",
    r"\bunder discussion\b|\bon the table (?:with|of)\b",
    rf"{_NOT} (?:for (?:us|me)|ours|mine) to (?:say|decide|settle)\b",
    r"\b(?:not|nothing|cannot) (?:know|say|tell|said|known)(?: you)? (?:yet|before|so far|anything)\b",
    r"\bwe (?:do not|don['’]t|cannot|can['’]t) (?:know|say|tell)\b",
    rf"\bwhat (?:\w+ ){{1,3}}(?:do|does|did|has|have) not (?:know|say|decide|settle|{_SETTLED})",
    r"\bpromise nothing\b|\banother matter\b|\b(?:not|nor) (?:yet )?(?:is it )?settled\b",
    r"\b(?:does|do|did) not (?:deal with|cover|say|speak of|go into)\b",
    r"\b(?:(?:is|are|and) not|nor is|neither is) (?:a )?part of (?:the|this|our|what)\b",
)
_OPEN: Final = re.compile("|".join(_WORDINGS), re.IGNORECASE)


def is_open(text: str) -> bool:
    """Say whether a text tells that a matter is not decided, or is not dealt with."""
    return bool(_OPEN.search(text))
