"""What a question asks for: its parts, and whether it wants a list.

Works on the wording alone. A question with two sides or two halves is searched for side by side, because one
vector for both lies between two passages and near neither.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from knowledge.following import points_back
from knowledge.words import content_words

MOST_PARTS = 4

# Within a sentence, so that “Tell me …. And …” sets nothing side by side.
_ONE, _TWO = r"(?P<one>[^.?!;]+?)", r"(?P<two>[^?!;]+)"
_SOME = r"(?:[^\s,]+ ){0,7}"
_TWO_SIDES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:differences?|distinctions?|relationship|link|connection) between {_ONE} and {_TWO}",
        rf"\b(?:do|does|did) (?P<one>{_SOME}\S+) and (?P<two>{_SOME}?\S+) (?:differ|relate)\b(?P<rest>[^,]*)",
        rf"^{_ONE} (?:versus|vs\.?|compared (?:with|to)|as opposed to|or rather) {_TWO}",
        rf"\b(?:compare|comparing|contrast) {_ONE} (?:with|to|and|against) {_TWO}",
        rf"\b(?:distinguish(?:es)?|separates?|tells?) {_ONE} from {_TWO}",
        rf"\bseparates? {_ONE} and {_TWO}",
        rf"\b(?:does|do|is|are) {_ONE} (?:differ|different) from {_TWO}",
        rf"\bwhat (?:do|does) {_ONE} and (?P<two>.+?) have in common\b(?P<rest>.*)",
        rf"\bhow (?:do|does|did) {_ONE} relate to {_TWO}",
    )
)
_SHORT_CHOICE = re.compile(
    r"^(?P<one>[\w&/-]+(?: [\w&/-]+)?) or (?P<two>[\w&/-]+(?: [\w&/-]+)?)\b(?P<rest>.*)", re.IGNORECASE
)
_ASPECT = re.compile(r"\s*(?:[:;,]|\s[–-])\s+")
_SENTENCES = re.compile(r"(?<=[.?!;])\s+")
_SECOND_HALF = re.compile(
    r",?\s+(?:and|but) (?=(?:how|what|which|who|when|where|why|should|does|do|is|are|can)\b)|"
    r",\s+(?=(?:what|which|who|why|how)\b)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:what|which|who|whose|whom|why|how|where)\b|"
    r"^(?:and |but |so |then |also )*"
    r"(?:is|are|was|were|do|does|did|can|could|should|would|will|has|have|when|"
    r"explain|describe|define|list|name|compare|tell|show|give)\b",
    re.IGNORECASE,
)
# Clauses that set the scene: “When we assess where we stand, what …”.
_SETS_SCENE = re.compile(
    r"(?:and |but |so )*(?:if|as|since|because|while|after|before|once|although|though|given|"
    r"when (?!should|do|does|did|is|are|was|will|can))\b",
    re.IGNORECASE,
)
# What is said about oneself after the question, and courtesies: neither says what is asked.
_ASIDE = re.compile(r"(?P<before>[.?!]|\s[–-])\s+(?:I|I'm|I've|I'd|My|We)\b[^?]*$")
_POLITE = re.compile(r"[,;]?\s*\b(?:please|pls|plz|thanks|thank you|thx)\b[\s,.!]*", re.IGNORECASE)
# A company of no name, which is none of those that are told of as “Company A”.
_ANYWHERE = re.compile(
    r"\s+(?:in|at|within|for) (?:a|any) (?:company|firm|organi[sz]ation)(?=\s*[?.!]*$)", re.IGNORECASE
)
_QUESTION_WORDS = re.compile(
    r"^(?:so |and |but |then |please |can you |could you |tell me |explain |show me |give me )*"
    r"(?:what|which|who|why|how|when|where)?\s*(?:is|are|was|were|do|does|did|the|a|an)?\s+",
    re.IGNORECASE,
)
_LISTS = re.compile(
    r"\b(?:list|name (?:the|all|them|some)|enumerate|all (?:the|of|\w+) \w+s?\b|how many|examples? of|"
    r"(?:types|kinds|elements|parts|components|aspects|dimensions) of|"
    r"(?:which|what)(?: \w+){0,3} (?!(?:is|was|does|has|business|process|its|this)\b)\w{2,}s\b|"
    r"what(?: \w+)? (?:are|were)|who are)\b|"
    r"^(?:the )?(?:\w+ ){0,2}(?:steps|stages|metrics|measures|benefits|challenges|risks|roles|skills|effects|"
    r"causes|reasons|principles|components|elements|aspects|requirements|responsibilities|strategies|lessons|"
    r"levels|perspectives)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is asked for, and the question before it that it leans on, if it does."""

    text: str
    before: str = ""


def parts(question: str) -> tuple[Part, ...]:
    """Return what is asked for, part by part; a question with one part comes back as it is."""
    text = " ".join(question.split())
    found = tuple(map(Part, _sides(text))) or _halves(text)
    return tuple(dict.fromkeys(found))[:MOST_PARTS] if len(found) > 1 else (Part(text),)


def is_comparison(question: str) -> bool:
    """Say whether the question sets two things side by side."""
    return len(_sides(" ".join(question.split()))) > 1


def wants_list(question: str) -> bool:
    """Say whether the question asks for several things by their nature: which, what are, list, steps."""
    return bool(_LISTS.search(question))


def without_asides(question: str) -> str:
    """Return the question without courtesies, "in a company", and what is said about oneself behind it."""
    text = _ANYWHERE.sub("", " ".join(_POLITE.sub(" ", question).split()))
    aside = _ASIDE.search(text)
    asked = text[: aside.end("before")].rstrip(" –-") if aside else text
    if not aside or (aside["before"] in ".!" and not asks(asked)):
        return text if content_words(text) else question
    return asked if content_words(asked) else text


def asks(piece: str) -> bool:
    """Say whether a sentence asks for something, rather than telling what it is about."""
    return bool(_ASKS.search(piece)) and not _SETS_SCENE.match(piece) and bool(content_words(piece))


def asking(text: str) -> str:
    """Return the sentences of a text that ask; all of it where none does."""
    return " ".join(filter(asks, _SENTENCES.split(text))) or text


def _sides(text: str) -> tuple[str, ...]:
    for pattern in _TWO_SIDES:
        if match := pattern.search(text):
            return _both(match)
    if (match := _SHORT_CHOICE.search(text)) and len(text.split()) <= 12:
        return _both(match)
    return ()


def _both(match: re.Match[str]) -> tuple[str, ...]:
    """Return both sides with what is asked of them: `A versus B: what does IT do` asks it of A and of B."""
    two, _, aspect = _ASPECT.sub("\n", match["two"], count=1).partition("\n")
    rest = " ".join((aspect, match.groupdict().get("rest") or "")).strip(" ?.:,–-")
    sides = (_bare(match["one"]), _bare(two))
    shared = _shared_noun(*sides)
    return tuple(" ".join(filter(None, (side, noun, rest))) for side, noun in zip(sides, shared, strict=True))


def _shared_noun(one: str, two: str) -> tuple[str, str]:
    """`horizontal` and `vertical alignment`: the first side lends the noun of the second."""
    words = two.split()
    return (words[-1] if len(one.split()) == 1 and len(words) == 2 else "", "")


def _bare(side: str) -> str:
    return _QUESTION_WORDS.sub("", side.strip(" ?.:,")).strip() or side


def _halves(text: str) -> tuple[Part, ...]:
    """Split into questions, each behind what is told before it; one that points back follows the first."""
    told: list[str] = []
    asked: list[Part] = []
    for piece in _pieces(text):
        if asked and not told and _says_nothing(piece):
            asked[-1] = replace(asked[-1], text=f"{asked[-1].text} {piece}")
        elif asks(piece):
            before = asked[0].text if asked and not told and points_back(piece) else ""
            asked.append(Part(" ".join((*told, piece)), before))
            told = []
        else:
            told.append(piece)
    return tuple(asked)


def _says_nothing(piece: str) -> bool:
    return len(content_words(piece)) <= (0 if points_back(piece) else 1)


def _pieces(text: str) -> list[str]:
    """Return sentences, and the halves of those that ask two things in one."""
    halves = (half for sentence in _SENTENCES.split(text) for half in _SECOND_HALF.split(sentence) if half)
    pieces = [half.strip(" ,") for half in halves]
    return [piece for piece in pieces if piece.strip(" ?")]
