"""Whether a text tells a thing of the sort that a question asks for, whatever else it speaks of.

“Which company cut the cable?” is not answered by how long the cable was cut.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.domain.things import Sort
from knowledge.words import content_words, stem, stems, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bot.domain.things import Thing

HALF: Final = 0.5
"""How sure it is that a figure without a currency is a sum."""
BEHIND, ABOUT = 0.8, 0.6
"""How sure it is that a figure behind a noun, or somewhere under a heading with it, counts it."""
BEFORE_REACH, BEHIND_REACH = 5, 6
"""How many words a figure may stand before what it counts, or behind it."""
ROLE, LED = 0.8, 0.3
"""How sure it is that a role, or an area that leads a line, says who acts."""

_FIGURES: Final = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|"
    "seventy|eighty|ninety|hundred|thousand|million|half|third|quarter|dozen|no|none|nobody|each|every|all|both"
)
_FIGURE: Final = re.compile(rf"\d|\b(?:{_FIGURES})\b", re.IGNORECASE)
_NUMBER: Final = re.compile(rf"\d[\d.,]*|{_FIGURES}")
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
_PLACED: Final = re.compile(r"\b(?:in|at|near|after|before) (?:the )?$", re.IGNORECASE)
_DECIDED: Final = re.compile(r"\bdecided on \d")


def tells(thing: Thing, text: str, about: str, asked: str, actors: Collection[str]) -> float:
    """Say how far a text that stands `about` something tells a thing of this sort, from 0 to 1.

    What the question names itself is no answer. `actors` are the stems of who is there to act.
    """
    match thing.sort:
        case Sort.COUNT:
            return _counts(stem(thing.noun), text.lower(), about)
        case Sort.SUM:
            return _sum(text)
        case Sort.TIME:
            return float(bool(_TIME.search(text)))
        case Sort.NAME:
            return float(_has_name(text, {*actors, *stems(asked)}))
        case Sort.MAKER:
            return float(_has_name(text, {*actors, *stems(asked)}) and bool(_MAKERS & stems(text)))
        case Sort.PERSON:
            # Who took a decision is told elsewhere; it is nobody who does anything.
            return 0.0 if _DECIDED.search(text) else _acts(text, stems(asked), set(actors))


def _counts(noun: str, text: str, about: str) -> float:
    """Say how sure it is that a text counts what a noun, by its stem, means."""
    tokens = [token.strip(".,;:") for token in re.findall(r"[\w.,'’-]+", text)]
    for at, token in enumerate(tokens):
        if stem(token) == noun:
            if _has_number(tokens[max(0, at - BEFORE_REACH) : at]):
                return 1.0
            if _has_number(tokens[at + 1 : at + 1 + BEHIND_REACH]):
                return BEHIND
    spoken = noun in stems(about) or not content_words(noun)
    return ABOUT if spoken and any(token[:1].isdigit() for token in tokens) else 0.0


def _has_number(tokens: Sequence[str]) -> bool:
    return any(_NUMBER.fullmatch(token) for token in tokens)


def _sum(text: str) -> float:
    if any(character.isdigit() for character in text) and _MONEY.search(text):
        return 1.0
    return HALF if _FIGURE.search(text) else 0.0


def _acts(text: str, asked: set[str], actors: set[str]) -> float:
    """Say how sure it is that a text tells who acts."""
    for name in _names(text):
        fresh = stems(name) - asked
        if fresh & actors or len(fresh) > 1:
            return 1.0
    if (stems(text) & _ROLES) - asked:
        return ROLE
    return LED if stems(text.partition(":")[0]) & actors - asked else 0.0


def _has_name(text: str, known: set[str]) -> bool:
    return any(not stems(name) <= known for name in _names(text))


def _names(text: str) -> Iterator[str]:
    """Yield what stands in a text as a name does: with a capital, not at the beginning, and for no place."""
    for found in _NAME.finditer(text):
        named = [word for word in words(found[0]) if not (_NO_NAME.fullmatch(word) or word.isdigit())]
        if named and not _PLACED.search(text[: found.start()]):
            yield found[0]
