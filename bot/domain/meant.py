"""Whom a question speaks of: one's own company, companies in general, or the framework by its names."""

from __future__ import annotations

import re
from typing import Final

_OURS: Final = re.compile(
    r"\b(?:did|have|had|are|were|do|don['’]t|didn['’]t) we\b"
    r"|\bwe (?:chose|decided|picked|went|rejected)\b"
    r"|\bmy (?:area|plant|department|team|people|unit)\b"
    r"|\b(?:our|this) strategy\b",
    re.IGNORECASE,
)
_GENERAL: Final = re.compile(
    r"\b(?:compan(?:y|ies)|organi[sz]ations|in general|generally|usually|typically|such|any(?:one|body))\b"
    r"|\ban? (?:cio|manager|firm|business)\b"
    r"|^(?:what|who|which)(?: is| are|['’]s) (?:an? |the )?\w+(?: \w+)?\??$",
    re.IGNORECASE,
)
_TERMS: Final = re.compile(
    r"\b(?:cobit|itil|samm?|balanced|score ?cards?|all?ignments?|all?igned|henderson|venkatraman|maturity"
    r"|framework|strategic fit|functional integration|business enabler|strategic driver|anchor|pivot"
    r"|perspectives?|steering committee|governance)\b",
    re.IGNORECASE,
)


def is_ours(question: str) -> bool:
    """Say whether a question speaks of what one's own company has decided, or of one's own part of it."""
    return bool(_OURS.search(question))


def is_general(question: str) -> bool:
    """Say whether a question speaks of companies in general, or asks what a thing is."""
    return bool(_GENERAL.search(question))


def is_of_framework(question: str) -> bool:
    """Say whether a question names something of the framework."""
    return bool(_TERMS.search(question))
