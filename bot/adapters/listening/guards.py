"""Guards: what is recognised whatever else an answer says, so that nothing of it is kept or followed."""

from __future__ import annotations

import re
from typing import Final

from bot.adapters.listening.phrases import phrases
from bot.adapters.listening.reading import hides, visible
from knowledge.words import words

FILE: Final = "guards.yaml"
# What is written for machines: tags, fences, roles, fields.
_MARKED: Final = re.compile(
    r"^\s*(?:system|assistant|developer|user|admin) ?[:>]|```|-{8,}|\[/?inst\]|<\|\w+\|>|#{2,} ?\w|"
    r"</?\s*(?:system|answer|assistant|user|instructions?|prompt|passage|quote)\b[^>]*>|"
    r"[{\[][^}\]]*\"?(?:level|outcome|confidence)\"?\s*:|\b(?:level|outcome|confidence) ?:?= ?\w|"
    r"#(?:admin|override|level)|= ?(?:5|five)\b|<\w+[^>]*>.*</|!\[|\]\(|^(?:from|subject|emails?):",
    re.IGNORECASE | re.MULTILINE,
)
_FRONT: Final = re.compile(r"^\W+")
_APART: Final = 120
"""Characters between an order and what is ordered."""
_REMARK: Final = 8
"""Words that a remark on the question has at most."""
_SENTENCES: Final = re.compile(r"[.;:!?\n]+")
_OF_THINGS: Final = frozenset({"one of", "two of", "the two", "those two", "who", "lead", "head", "chief"})
"""Words for people that stand for things as often."""
_WHERE: Final = re.compile(r"(?:,? (?:in|from|of|at|on|over|for) (?:\w+ ?){1,4})?(?: [A-Z][a-z]+)?\W*")
"""What may stand between somebody and what is said of them: a surname, and where they work."""
_NAME: Final = re.compile(r"(?<![.!?:] )(?<!^)\b[A-Z][a-z]+\b|\b[A-Z]\.")


def meddles(text: str) -> bool:
    """Say whether an answer tells us what to do, or which level to give."""
    seen = visible(text).replace("’", "'")
    ordered = phrases(FILE)["ordering"].match(_FRONT.sub("", seen))
    written = ordered or _MARKED.search(seen)
    return hides(text) or written is not None or _found("meddling", seen) or _demands(seen)


def gossips(text: str) -> bool:
    """Say whether an answer holds what is nobody's business: the private life or wrongs of a colleague."""
    seen = visible(text).replace("’", "'")
    about = any(_found(name, seen) for name in ("intimate", "health", "wrong", "private", "danger"))
    return (about and _is_of_somebody(seen)) or _insults(seen) or _scorns(seen)


def dismisses(text: str) -> bool:
    """Say whether an answer only says what is thought of the question."""
    seen = visible(text).replace("’", "'")
    return _found("dismissing", seen) and len(words(seen)) <= _REMARK


def is_serious(text: str) -> bool:
    """Say whether what is told of a colleague belongs before people who can act on it."""
    seen = visible(text)
    return _found("wrong", seen) or _found("danger", seen)


def _insults(text: str) -> bool:
    """Say whether somebody is called names, rather than a system or all of a side."""
    return any(
        _is_of_somebody(sentence[: insult.start()])
        for sentence in _SENTENCES.split(text)
        for insult in phrases(FILE)["insult"].finditer(sentence)
    )


def _scorns(text: str) -> bool:
    """Say whether somebody is scorned as a thing might be: right behind who it is."""
    return any(
        _ends_with_somebody(sentence[: scorn.start()])
        for sentence in _SENTENCES.split(text)
        for scorn in phrases(FILE)["scorn"].finditer(sentence)
    )


def _ends_with_somebody(text: str) -> bool:
    named = [one for one in phrases(FILE)["named"].finditer(text) if one[0].istitle()]
    roles = [one for one in phrases(FILE)["person"].finditer(text) if one[0].lower() not in _OF_THINGS]
    return any(_WHERE.fullmatch(text, one.end()) is not None for one in (*named, *roles))


def _is_of_somebody(text: str) -> bool:
    return _found("person", text) or _NAME.search(text) is not None


def _demands(text: str) -> bool:
    command, highest = phrases(FILE)["command"], phrases(FILE)["highest"]
    wanted = [match.span() for match in highest.finditer(text)]
    return any(
        min(abs(start - order.end()), abs(order.start() - end)) <= _APART
        for order in command.finditer(text)
        for start, end in wanted
    )


def _found(name: str, text: str) -> bool:
    return phrases(FILE)[name].search(text) is not None
