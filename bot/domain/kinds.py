"""What kind of question about a strategy somebody asks, told by its wording."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from bot.domain.why import Kind, asks_cost, is_unreal

if TYPE_CHECKING:
    from collections.abc import Mapping

# The first that fits counts: “why not” before “why”, and what would reopen a decision before both.
_WORDINGS: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.REVISIT: (
        r"\b(?:revisit|re-?open|reconsider|reverse|overturn)\w*",
        r"\bup for discussion\b",
        r"\b(?:decide|look(?:ed)?|discuss(?:ed)?|think|changed?|open(?:ed)?)\b[^.?!]*\b(?:again|anew|afresh|back|mind)\b",
        r"\b(?:considered|count\w* as|call\w*|seen as|be) (?:a |to have )fail\w+",
        r"\b(?:rethink|rethought)\b",
        r"\bcome back (?:on|to) (?:the|this|that) decision\b",
        r"\b(?:thought|think) over\b|\b(?:turn|go|come) back on\b",
        r"\b(?:give|call) (?:it|this|that) (?:up|off)\b",
        r"\b(?:drop|leave|undo|question|try|go for|on the table)\b[^.?!]*\bagain\b",
        r"\bbefore\b[^.?!]*\b(?:questions?|doubts?)\b[^.?!]*\bagain\b",
        r"\b(?:back|again) on the (?:table|agenda)\b",
        r"^what if\b(?! we\b)(?!.*\bhad\b)(?!.*\bwho\b)",
    ),
    Kind.COMPARE: (
        r"\b(?:compa[ir]+\w+|differences?|differ|versus|vs|pros and cons)\b",
        r"\bbetter than\b|\brather than\b.*\?",
        r"\b(?:all|which|each)(?: of)?(?: the)?(?: \w+){0,2} (?:options|alternatives|variants)\b",
        r"\b(?:side by|next to each|beside each) (?:side|other)\b",
        r"^(?!what|why|who|how|which)(?:\S+ ){1,4}against\b",
        r"\bhow do the \w+ (?:\w+ )?options\b|\bwith and without\b",
        r"^[^?]*\S ?/ ?\S[^?]*\beach\b|\b(?:what|how much) (?:does|do|would|did) each\b",
    ),
    Kind.WHY_NOT: (
        r"\bwhy (?:not|never)\b",
        r"\bwhy (?:\w+ ){0,4}?(?:not|instead of)\b|\bwhy no\b",
        r"\b(?:could|should|would)(?:n['’]?t\b| \w+(?: \w+){0,3} not\b)",
        r"\bwhy (?:do|did|does|ca|could|would|should|have|has|had|is|are|was|were|wo)n['’]?t\b",
        r"\bwhy (?:did|do|does) (?:we|you|they|the \w+) (?:turn down|reject|rule out|drop|dismiss|refuse)\b",
        r"^(?:and |but )?(?:\S+ ){0,6}instead of\b[^.!]*\?$",
        r"\bwhat(?: speaks| spoke|['’]?s wrong| is wrong| was wrong| kept us)\b.*\b(?:against|with|from)\b",
        r"\b(?:rejected|turned down|ruled out) (?:why|because)\b",
        r"\bwhy\b.*\b(?:reject(?:ed)?|turned down|ruled out|dropped|dismissed|off the table|sa(?:y|id) no)\b",
    ),
    Kind.CONSEQUENCE: (
        r"\bmeans?\b.*\bfor\b|\bwhat does\b.*\bmean\b",
        r"\bwhat (?:happens(?! (?:if|when))|changes|will change|will happen)\b",
        r"\b(?:consequences?|impacts?|affects?)\b",
        r"\bwhat (?:must|should|shall|do|will)\b.*\b(?:give|do|change|expect|contribute|need)\b",
        r"\bwhat\b.*\b(?:in it for|lands? on|on (?:my|our) plate|give up)\b|\b(?:practical|real) effects?\b",
        r"\bwhat (?:does|do|did|will|would)\b[^?]*\bdo (?:to|with|for)\b",
        r"\b(?:touch\w*|for) my (?:area|plant|department|team|people|unit|desk)\b",
    ),
    Kind.WHY_CHOSEN: (
        r"\b(?:why|reason(?:s|ing)?|rationale|justif\w+|how come)\b|\bbehind (?:the|this|that|our)\b",
        r"\b(?:the|a|what) (?:case|argument)s? for\b|\bwhat (?:led|brought|moved)\b|\bwhat for\b",
        r"\b(?:arguments?|motives?|thinking behind|point of|good for)\b",
        r"\bwhat do (?:we get\b|i get for\b)|\bwhat happened that\b",
        r"\bwhat (?:made|speaks for|convinced|persuaded)\b|\bon what grounds\b",
    ),
    Kind.NUMBERS: (
        r"\bhow (?:much|many|long|far|big|large|often|soon|high)\b",
        r"\b(?:budget|costs?|targets?|goals?|figures?|percent\w*|per cent|total)\b",
        r"\bby when\b",
    ),
}
_WHY_DID: Final = re.compile(
    r"^(?:so |but |and )?why (?:did|was|were|is|are|have|has|must|do|does)\b", re.IGNORECASE
)
_REASONS: Final = (Kind.COMPARE, Kind.WHY_NOT, Kind.WHY_CHOSEN)
"""What asks why something was done is about nothing else, though it be done again."""
_UNTOLD: Final = (None, Kind.NUMBERS)
"""Kinds that what would have been is not asked for by."""
_OF_ONES_OWN: Final = re.compile(r"\bwhat\b[^.?!]*\bfor (?:me|us|my|our)\b", re.IGNORECASE)
_KINDS: Final = {kind: re.compile("|".join(some), re.IGNORECASE) for kind, some in _WORDINGS.items()}

_TELLING: Final = (
    "reason", "reasons", "argument", "arguments", "instead", "compare", "compared", "comparison",
    "difference", "option", "options", "alternative", "alternatives", "consequence", "consequences",
    "reconsider", "budget",
)  # fmt: skip
"""Words that tell what is asked for, and that people mistype."""
_ALIKE: Final = 0.88
"""How much of a word is right where it is taken for one of them: one letter in six or more is not."""


def _spelt(question: str) -> str:
    """Return a question with the words that tell what is asked for spelt right."""

    def right(word: re.Match[str]) -> str:
        return next(iter(get_close_matches(word[0].lower(), _TELLING, 1, _ALIKE)), word[0])

    return re.sub(r"[A-Za-z]{6,}", right, question)


def kind_of(question: str) -> Kind:
    """Return what is asked for; how things go (`PROCESS`) where nothing tells."""
    question = _spelt(question)
    possible = _REASONS if _WHY_DID.search(question) else _KINDS
    kind = next((kind for kind in possible if _KINDS[kind].search(question)), None)
    if kind in _UNTOLD and is_unreal(question) and not asks_cost(question):
        return Kind.CONSEQUENCE
    return kind or (Kind.CONSEQUENCE if _OF_ONES_OWN.search(question) else Kind.PROCESS)
