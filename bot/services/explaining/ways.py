"""Ways: what everybody calls the ways of going about something, whatever a strategy's own words for them.

A strategy speaks of all plants on one day, and people of a big bang.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from knowledge import words

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORDINGS: Final[Mapping[str, str]] = {
    "way:at-once": (
        r"big[- ]bang|(?:in|at) one (?:go|blow|stroke|step|time)|all at once|simultaneous(?:ly)?|overnight"
        r"|at the same time|on (?:one|a single|the same) (?:day|date|weekend)"
    ),
    "way:in-steps": (
        r"in (?:phases|stages|steps|waves)|phased|staged|stepwise|step[- ]by[- ]step|gradual(?:ly)?"
        r"|one (?:by one|at a time)|one (?:\w+ )?after the (?:other|next)|(\w{4,}) by \1"
    ),
    "way:made": (
        r"in[- ]house|(?:build|built|building|make|making|develop|developed|developing|write|writing)\b"
        r"[^.?!]{0,30}\b(?:ourselves|ourself|oneself|on our own)"
        r"|bespoke|tailor[- ]made|custom[- ](?:built|made)"
    ),
    "way:bought": r"off[- ]the[- ]shelf|from the shelf|ready[- ]made|standard (?:software|product|package)s?",
    "way:outside": r"outsourc\w+|managed service|(?:external|outside) (?:provider|supplier|partner|firm)s?",
}
_WAYS: Final = {name: re.compile(rf"\b(?:{wording})\b", re.IGNORECASE) for name, wording in _WORDINGS.items()}


def stems(text: str) -> set[str]:
    """Return the stems of what a text is about, and the ways of going about it that it speaks of."""
    return words.stems(text) | {name for name, wording in _WAYS.items() if wording.search(text)}
