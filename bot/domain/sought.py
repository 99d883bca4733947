"""What a question seeks: several things at once; a thing of some kind, or pay, that must be spoken of."""

from __future__ import annotations

import re
from typing import Final

from bot.domain.kinds import kind_of
from bot.domain.why import TOLD, Kind

_NEXT: Final = re.compile(
    r"\?\s+(?:and )?|(?:,| and|, and) (?=(?:why|what|how|who|when|which|where)\b)", re.IGNORECASE
)
_ASIDE: Final = r"(?:will|would|do|does|did|is|are|was|were|has|have|had|must|can|could|may|should|shall)"
_KIND: Final = re.compile(rf"\bwhich (?:\w+ ){{0,4}}?(?P<kind>\w+) {_ASIDE}\b", re.IGNORECASE)
_MATTER: Final = re.compile(r"\bsays? about (?:the |our |a )?(?P<matter>[\w-]+)", re.IGNORECASE)
_ANYTHING: Final = re.compile(
    r"(?:area|thing|point|one|way|part|sort|kind|step|rule|condition|reason|option|decision)s?"
    r"|people|equipment|strategy",
    re.IGNORECASE,
)
"""What names no kind of its own: its examples go by other words."""
_PAY: Final = re.compile(
    r"\b(?:salar\w+|wages?|bonus\w*|day rate)\b|\b(?:more|extra) pay\b"
    r"|\bearns?\b(?!.*\b(?:back|itself|its|money)\b)",
    re.IGNORECASE,
)


def kinds_of(question: str) -> tuple[Kind, ...]:
    """Return all that is asked for at once, in the order asked: `Why …, and what does it mean for me?`."""
    told = [kind for part in _NEXT.split(question) if (kind := kind_of(part)) in TOLD]
    return tuple(dict.fromkeys(told)) if len(set(told)) > 1 else (kind_of(question),)


def sought(question: str) -> str | None:
    """Return the kind of thing or the matter that a question seeks: `Which ships …?`, `… say about ice?`."""
    kind, matter = _KIND.search(question), _MATTER.search(question)
    word = kind["kind"] if kind else matter["matter"] if matter else None
    return None if word is None or _ANYTHING.fullmatch(word) else word


def is_of_pay(text: str) -> bool:
    """Say whether a text is about what people are paid."""
    return bool(_PAY.search(text))
