"""What a question asks for: its parts, what it leans on, and whether it wants a list.

Works on the wording alone. A question with two sides or two halves is searched for side by side, because one
vector for both lies between two passages and near neither.
"""

from __future__ import annotations

import re

from knowledge.words import content_words

MOST_PARTS = 4

_TWO_SIDES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:differences?|distinctions?|relationship|link|connection) between (?P<one>.+?) and (?P<two>.+)",
        r"\b(?:do|does|did|are|is) (?P<one>.+?) and (?P<two>.+?) (?:differ|different|compare|relate)\b(?P<rest>.*)",
        r"\bcompar(?:e|ed|ing) (?P<one>.+?) (?:with|to|and|against) (?P<two>.+)",
        r"\b(?:distinguish(?:es)?|separates?|tell) (?P<one>.+?) (?:from|and) (?P<two>.+)",
        r"\b(?:does|do|is|are) (?P<one>.+?) (?:differ|different) from (?P<two>.+)",
        r"^(?P<one>.+?) (?:versus|vs\.?|compared (?:with|to)|as opposed to|or rather) (?P<two>.+)",
        r"\bwhat (?:do|does) (?P<one>.+?) and (?P<two>.+?) have in common\b(?P<rest>.*)",
        r"\bhow (?:do|does|did) (?P<one>.+?) relate to (?P<two>.+)",
    )
)
_SHORT_CHOICE = re.compile(
    r"^(?P<one>[\w&/-]+(?: [\w&/-]+)?) or (?P<two>[\w&/-]+(?: [\w&/-]+)?)\b(?P<rest>.*)", re.IGNORECASE
)
_SENTENCES = re.compile(r"(?<=[.?!;])\s+")
_SECOND_HALF = re.compile(
    r",?\s+(?:and|but) (?=(?:how|what|which|who|when|where|why|should|does|do|is|are|can)\b)|,\s+(?=(?:what|which|who|why|how)\b)",
    re.IGNORECASE,
)
_QUESTION_WORDS = re.compile(
    r"^(?:so |and |but |then |please |can you |could you |tell me |explain |show me |give me )*"
    r"(?:what|which|who|why|how|when|where)?\s*(?:is|are|was|were|do|does|did|the|a|an)?\s+",
    re.IGNORECASE,
)
_LISTS = re.compile(
    r"\b(?:list|name (?:the|all)|enumerate|which (?:\w+ ){0,5}\w+s\b|what (?:\w+ ){0,4}(?:are|were|do|does)\b|what are|who are|"
    r"how many|what (?:\w+ ){0,3}\w+s (?:are|do|does|did|should|can|would|has|have|is)|all the|steps?|stages|types of|kinds of|elements of|parts of|components of|examples? of)\b",
    re.IGNORECASE,
)
# Openings that carry on, and words that point back. “it” in lower case only: “IT” is our subject.
_CARRIES_ON = re.compile(
    r"(?:and|but|so|then|also|ok(?:ay)?|why(?: is| was)? (?:that|this|so)|how so|how come|(?:what|how) about|which one|more|"
    r"go on|tell me more|for example|such as|really|in what way|(?:what|anything|who) else)\b",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"\b(?:it|its|It|Its|(?i:they|them|their|theirs|this|that|those|these|he|she|both|each|same|instead|"
    r"the (?:first|second|third|fourth|fifth|last|former|latter|other|others|next|rest)))\b"
)
FEW_WORDS = 4


def parts(question: str) -> tuple[str, ...]:
    """Return what is asked for, one text a part; a question with one part comes back as it is."""
    text = " ".join(question.split())
    found = _sides(text) or _halves(text)
    return tuple(dict.fromkeys(found))[:MOST_PARTS] if len(found) > 1 else (text,)


def is_comparison(question: str) -> bool:
    """Say whether the question sets two things side by side."""
    return len(_sides(" ".join(question.split()))) > 1


def wants_list(question: str) -> bool:
    """Say whether the question asks for several things by their nature: which, what are, steps, list …"""
    return bool(_LISTS.search(question))


def in_context(question: str, history: tuple[str, ...]) -> str:
    """Return the question with what it leans on: a follow-up is put behind the questions before it.

    Follow-ups that lean on nothing (a new subject in the same thread) come back as they are.
    """
    if not history or not leans(question):
        return question
    # The follow-up before may itself lean on its own predecessor; go back to one that stands alone.
    context: list[str] = []
    for earlier in reversed(history):
        context.insert(0, earlier)
        if not leans(earlier):
            break
    return " ".join((*context, question))


def leans(question: str) -> bool:
    """Say whether a question can't be understood without what was said before.

    It carries on, or it points back and says little itself, or says next to nothing.
    """
    said = len(content_words(question))
    return (
        bool(_CARRIES_ON.match(question))
        or said <= 1
        or (said <= FEW_WORDS and bool(_POINTS_BACK.search(question)))
    )


def _sides(text: str) -> tuple[str, ...]:
    for pattern in _TWO_SIDES:
        if match := pattern.search(text):
            return _both(match)
    if (match := _SHORT_CHOICE.search(text)) and len(text.split()) <= 12:
        return _both(match)
    return ()


def _both(match: re.Match[str]) -> tuple[str, ...]:
    rest = (match.groupdict().get("rest") or "").strip(" ?.:,")
    sides = (_bare(match["one"]), _bare(match["two"]))
    shared = _shared_noun(*sides)
    return tuple(" ".join(filter(None, (side, noun, rest))) for side, noun in zip(sides, shared, strict=True))


def _shared_noun(one: str, two: str) -> tuple[str, str]:
    """`horizontal` and `vertical alignment`: the first side lends the noun of the second."""
    words = two.split()
    return (words[-1] if len(one.split()) == 1 and len(words) == 2 else "", "")


def _bare(side: str) -> str:
    return _QUESTION_WORDS.sub("", side.strip(" ?.:,")).strip() or side


def _halves(text: str) -> tuple[str, ...]:
    sentences = [s for s in _SENTENCES.split(text) if s.strip()]
    halves = [
        half.strip(" ,") for s in sentences for half in _SECOND_HALF.split(s) if half and half.strip(" ,?")
    ]
    return tuple(half for half in halves if len(half.split()) >= 2)
