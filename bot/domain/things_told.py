"""Whether a text tells a thing of the sort that a question asks for, whatever else it speaks of.

“Which company cut the cable?” is not answered by how long the cable was cut.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.domain.things import Sort
from knowledge.words import stem, stems, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bot.domain.things import Thing

HALF: Final = 0.5
"""How sure it is that a figure without a currency is a sum."""
BEHIND, ABOUT = 0.8, 0.6
"""How sure it is that a figure behind a noun, or somewhere under a heading with it, counts it."""
BEFORE_REACH, VAGUE_REACH, BEHIND_REACH = 5, 2, 6
"""How many words a figure may stand before what it counts, one like `each`, or one behind it."""
ROLE, BEING, LED = 0.8, 0.7, 0.3
"""How sure it is that a role says who acts, or who somebody is, or an area that leads a line."""
UNSURE: Final = 0.4
"""How sure it is that a text that speaks of any one tells which one."""
UNDONE: Final = 0.7
"""How sure it is that somebody acts where nothing is said of what is asked to be done."""

_FIGURES: Final = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    "|hundred|thousand|million|half|third|quarter|dozen|no|none|nobody|each|every|all|both"
)
_FIGURE: Final = re.compile(rf"\d|\b(?:{_FIGURES})\b", re.IGNORECASE)
_NUMBER: Final = re.compile(rf"\d[\d.,]*|{_FIGURES}")
_SIZE: Final = re.compile(
    rf"(?:\d|\b(?:{_FIGURES})\b) ?(?:\w+ )?(?:(?:kilo|centi|milli)?(?:met|lit)(?:re|er)s?|[kcm]?m|kilos?|"
    r"tons?|tonnes?|miles?|feet|degrees?|years?|hours?|per ?cent)\b|%",
    re.IGNORECASE,
)
_IS: Final = re.compile(r":$|^(?:is|are|was|were|number)$")
_VAGUE: Final = frozenset(
    ("one", "half", "third", "quarter", "no", "none", "nobody", "each", "every", "all", "both")
)
_OF_THEM: Final = re.compile(rf"(?:\d|\b(?:{_FIGURES})\b)\S* of (?:them|these|those)\b")
_ANYBODY: Final = stems("people colleagues persons employees somebody")
_MONEY: Final = re.compile(
    r"\b(?:eur|usd|gbp|dkk|sek|nok|chf|pln|czk|euros?|pounds?|dollars?|kroner|kronor|francs?|crowns?|million|"
    r"thousand|per ?cent)\b|[€$£%]",
    re.IGNORECASE,
)
_DAYS: Final = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|easter|christmas"
)
_SPAN: Final = "(?:second|minute|hour|day|night|week|month|quarter|year|season)s?"
_TIME: Final = re.compile(
    rf"\b(?:{_DAYS}|(?:19|20)\d\d|spring|summer|autumn|winter|q[1-4]|once|twice|when|until|before|after|"
    r"as soon as|closing time|daily|weekly|monthly|yearly)\b"
    rf"|(?:\d|\b(?:{_FIGURES})\b) (?:\w+ )?{_SPAN}\b|\bthe (?:next|same|first|last|other) {_SPAN}\b",
    re.IGNORECASE,
)
_ROLES: Final = stems(
    "board committee council team director manager head chair officer executive owner group assembly lead "
    "planner union regulator ministry government county municipality state secretary president treasurer "
    "office department area supplier vendor trainer guide"
)
_MAKERS: Final = stems(
    "firm company vendor supplier maker brand bank consultancy consultant provider manufacturer lender hotel "
    "newspaper auditor agency contractor partner contract signed bought customer"
)
_CAPITAL: Final = "[A-ZÀ-ÖØ-ÞŁŚŻ]"
_NAME: Final = re.compile(rf"(?<=[a-zà-ÿ0-9,] ){_CAPITAL}[\w’'-]+(?: (?:and |of |for )?{_CAPITAL}[\w’'-]+)*")
_NO_NAME: Final = re.compile(rf"{_DAYS}|eur|dkk|gbp|usd|it|erp|q[1-4]", re.IGNORECASE)
_PLACED: Final = re.compile(r"\b(?:in|inside|into|at|near|after|before) (?:the )?$", re.IGNORECASE)
_WE: Final = re.compile(
    r"(?:we|you|they|nobody|everybody) (?:do|does|will|are|is|have|has|can)\b", re.IGNORECASE
)
_DECIDING: Final = frozenset(
    stem(word)
    for word in words(
        "decide decides decided say says yes no approve approved agree settle settles sign allow release "
        "last "
        "word final go light have has can may must held hold holds answer responsible owner own owns call"
    )
)
_DECIDED: Final = re.compile(r"\bdecided on \d")


def tells(thing: Thing, text: str, about: str, asked: str, actors: Collection[str]) -> float:
    """Say how far a text that stands `about` something tells a thing of this sort, from 0 to 1.

    What the question names itself is no answer. `actors` are the stems of who is there to act.
    """
    known = {*actors, *stems(asked)}
    match thing.sort:
        case Sort.COUNT:
            sure = _counts(stem(thing.word), text.lower(), about)
        case Sort.SUM:
            sure = _sum(text)
        case Sort.SIZE:
            sure = float(bool(_SIZE.search(text)))
        case Sort.KIND:
            sure = _specifies(thing.word, text, stems(f"{about} {text}"), stems(asked))
        case Sort.TIME:
            sure = float(bool(_TIME.search(text)))
        case Sort.NAME:
            sure = float(_has_name(text, known))
        case Sort.MAKER:
            sure = float(_has_name(text, known) and bool(_MAKERS & stems(text)))
        case Sort.PERSON:
            sure = _acts(thing.word, text, stems(asked), set(actors))
            sure *= 1.0 if _is_done(thing.word, f"{about} {text}") else UNDONE
    return sure


def _counts(noun: str, text: str, about: str) -> float:
    """Say how sure it is that a text counts what a noun, by its stem, means."""
    spoken = re.findall(r"[\w.,:'’-]+", text)
    tokens = [token.strip(".,;:") for token in spoken]
    for at, token in enumerate(tokens):
        if stem(token) == noun:
            if _has_number(tokens[max(0, at - BEFORE_REACH) : at]):
                return 1.0
            behind = spoken[at : at + 1 + BEHIND_REACH]
            if any(_IS.search(one) for one in behind) and _has_number(tokens[at + 1 : at + 1 + BEHIND_REACH]):
                return BEHIND
    if noun not in stems(about) and noun not in _ANYBODY:
        return 0.0
    return 1.0 if _OF_THEM.search(text) else ABOUT if any(token[:1].isdigit() for token in tokens) else 0.0


def _has_number(tokens: Sequence[str]) -> bool:
    near = {*tokens[-VAGUE_REACH:]}
    return any(_NUMBER.fullmatch(token) and (token not in _VAGUE or token in near) for token in tokens)


def _sum(text: str) -> float:
    if any(character.isdigit() for character in text) and _MONEY.search(text):
        return 1.0
    return HALF if _FIGURE.search(text) else 0.0


def _specifies(noun: str, text: str, told: set[str], asked: set[str]) -> float:
    """Say how sure it is that a text tells which ones: not just that there is one, or some."""
    kind = stem(noun)
    if kind not in told or not ((asked - {kind}) & told or asked <= {kind}):
        return 0.0
    any_one = re.search(rf"\b(?:a|an|another|some) (?:[\w'’-]+ )?{re.escape(noun)}\b", text, re.IGNORECASE)
    return UNSURE if any_one else 1.0


def _is_done(deed: str, text: str) -> bool:
    """Say whether a text speaks of what is done; who decides goes by many words."""
    said = {stem(word) for word in words(text)}
    done = stem(deed)
    return not deed or done in said or (done in _DECIDING and bool(_DECIDING & said))


def _acts(deed: str, text: str, asked: set[str], actors: set[str]) -> float:
    """Say how sure it is that a text tells who acts, or who somebody is."""
    if _DECIDED.search(text):  # who took a decision is told elsewhere, and does nothing else
        return 0.0
    if _WE.match(text):
        return 1.0
    for name in _names(text):
        fresh = stems(name) - asked
        if fresh & actors or len(fresh) > 1:
            return 1.0
    if (stems(text) & _ROLES) - asked:
        return ROLE if deed else BEING
    return LED if stems(text.partition(":")[0]) & actors - asked else 0.0


def _has_name(text: str, known: set[str]) -> bool:
    return any(not stems(name) <= known for name in _names(text))


def names(text: str) -> Iterator[str]:
    """Yield what stands in a text as a name does: with a capital, and not at the beginning of a sentence."""
    yield from (found[0] for found in _named(text))


def _names(text: str) -> Iterator[str]:
    """Yield what stands in a text as a name does, and for no place."""
    yield from (found[0] for found in _named(text) if not _PLACED.search(text[: found.start()]))


def _named(text: str) -> Iterator[re.Match[str]]:
    for found in _NAME.finditer(text):
        if not all(_NO_NAME.fullmatch(word) or word.isdigit() for word in words(found[0])):
            yield found
