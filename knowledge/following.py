"""Following up: what a question leans on that was said before it.

Works on the wording alone.
"""

from __future__ import annotations

import re

from knowledge.words import content_words

# Openings that carry on, and words that point back. “it” in lower case only: “IT” is our subject.
_CARRIES_ON = re.compile(
    r"(?:and|but|so|then|also|ok(?:ay)?|why(?: is| was)? (?:that|this|so)|how so|how come|(?:what|how) about|"
    r"which one|more|"
    r"go on|tell me more|for example|such as|really|in what way|(?:what|anything|who) else)\b",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"\b(?:it|its|It|Its|(?i:they|them|their|theirs|this|that|those|these|he|she|both|each|same|instead|"
    r"the (?:first|second|third|fourth|fifth|last|former|latter|other|others|next|rest)))\b"
)
_ASKS_BY_NAME = re.compile(r"(?:\w+ ){2,}.*\b[A-Z]{3,}\b|(?:\w+ )+[A-Z]{3,}\W*$")
FEW_WORDS = 4


def in_context(question: str, history: tuple[str, ...]) -> str:
    """Return the question with what it leans on: a follow-up is put behind the questions before it.

    Follow-ups that lean on nothing (a new subject in the same thread) come back as they are.
    """
    return f"{context(history)} {question}" if history and leans(question) else question


def context(history: tuple[str, ...]) -> str:
    """Return what a follow-up leans on: the last question that stands alone, and what was named since.

    A follow-up in between that names nothing itself (“Who invented it?”) would only lead astray.
    """
    named: list[str] = []
    for earlier in reversed(history):
        if not leans(earlier):
            return " ".join((earlier, *named))
        if not points_back(earlier) and content_words(earlier):
            named.insert(0, earlier)
    return " ".join(history[:1] + tuple(one for one in named if one != history[0]))


def leans(question: str) -> bool:
    """Say whether a question can't be understood without what was said before.

    It carries on, or it points back and says little itself, or says next to nothing.
    """
    said = len(content_words(question))
    return carries_on(question) or (said <= 1 and not _ASKS_BY_NAME.match(question))


def carries_on(text: str) -> bool:
    """Say whether a text goes on from what was said before, by how it opens or what it points back to."""
    return bool(_CARRIES_ON.match(text)) or (len(content_words(text)) <= FEW_WORDS and points_back(text))


def points_back(text: str) -> bool:
    """Say whether a text has a word for something that was named before."""
    return bool(_POINTS_BACK.search(text))
