"""Clauses about other areas: what is needed from whom, and what is offered to whom, by when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.adapters.capturing.areas import Named
from bot.adapters.capturing.sentences import trimmed, undated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import JsonValue

    from bot.adapters.capturing.setting import Setting

_NEEDS: Final = re.compile(
    r"\b(?:need(?!s? to\b)|needs(?! to\b)|needed|require|requires|wait(?:ing)? for|rely on|depends? on)\b"
    r"(?: for (?:it|this|that))?(?: is\b)?",
    re.IGNORECASE,
)
_OFFERS: Final = re.compile(
    r"\b(?:we|i)(?:'ll| can| could| will| would)? (?:also )?(?:offer|give|provide|send|share|lend)\b",
    re.IGNORECASE,
)
_OWES: Final = re.compile(r"^\s*(?:must|has to|have to|should|needs? to|would have to)\s+", re.IGNORECASE)
_FROM: Final = re.compile(
    r"\bfrom\s+(?:the\s+|our\s+)?(?:(?:colleagues|people|friends|team)\s+)?(?:in\s+|at\s+|of\s+)?$",
    re.IGNORECASE,
)
_TO: Final = re.compile(
    r"\b(?:to|for|with)\s+(?:the\s+|our\s+)?(?:colleagues\s+)?(?:in\s+|at\s+)?$", re.IGNORECASE
)
_DUE: Final = re.compile(r"[\s,]*\b(?:by|until|before|no later than|in|ready)\b.*$", re.IGNORECASE)
_DUE_NEXT: Final = re.compile(r"[\s,]*(?:by|until|before|no later than)\b.*?(?=,\s|\sand\s|$)", re.IGNORECASE)
_FOR: Final = re.compile(r"^\s*(?:for|to)\s+", re.IGNORECASE)
_LEAST: Final = 3
_SOMEBODY: Final = re.compile(
    r"\bfrom\s+(?:the\s+)?(?P<it>IT|[A-Z][^\W\d_]+[’']s?(?:\s+(?:people|team|area|department|side))?)(?!\w)"
)
_LISTED: Final = re.compile(
    r"[\s:,–-]+(?P<it>(?:\d+|an?|one|two|three|four|five|six|ten)\b.+)", re.IGNORECASE
)
_LEAD: Final = re.compile(
    r"(?:^|[,;:]|\b(?:and|but|so)\b)[\s•*-]*(?:(?:and|but|so)\s+)?(?:(?:the|our|it|people|colleagues|somebody|in)\s+)*"
    r"(?:head of\s+)?$",
    re.IGNORECASE,
)
"""What may stand between the head of a clause and who owes something in it."""
_OWN_PART: Final = re.compile(r",\s+(?:and |but |so )?(?:we|i)\b", re.IGNORECASE)

Item = dict[str, "JsonValue"]


def needs(sentence: str, here: Setting) -> list[Item]:
    """Return what is needed from other areas, as far as it is said; empty where nothing is."""
    asked = _NEEDS.search(sentence)
    if asked is None:
        return _owed(sentence, here)
    loosely = [one for one in here.areas.named(sentence, asked=True) if one.area != here.own]
    sources = [one for one in loosely if _FROM.search(sentence[: one.start])]
    sources = sorted([*sources, *_unknown(sentence, loosely)], key=lambda one: one.start)
    if sources:
        return _around(sentence, asked, sources, _FROM, here)
    named = [one for one in here.areas.named(sentence) if one.area != here.own]
    return _depended(sentence, asked, named, here) or _owed(sentence, here)


def listed(sentence: str, here: Setting) -> list[Item]:
    """Return what is needed from an area in so few words: `HR: three trainers by May`."""
    found = [one for one in here.areas.named(sentence, asked=True) if one.area != here.own]
    at_head = found and not sentence[: found[0].start].strip(" \t-*•–")
    if not at_head or not (told := _LISTED.match(sentence[found[0].end :])):
        return []
    return _items(here, [(found[0].area, told["it"])])


def _unknown(sentence: str, known: Sequence[Named]) -> list[Named]:
    """Return whom something is needed from who is no area that is known: `from IT`, `from Ivo's people`."""
    found = [Named("", match.start("it"), match.end()) for match in _SOMEBODY.finditer(sentence)]
    return [one for one in found if not any(one.start < each.end and each.start < one.end for each in known)]


def offers(sentence: str, here: Setting) -> list[Item]:
    """Return what is offered to other areas."""
    offered = _OFFERS.search(sentence)
    named = [one for one in here.areas.named(sentence) if one.area != here.own]
    if offered is None or not named:
        return []
    receivers = [one for one in named if _TO.search(sentence[: one.start])]
    if receivers:
        return _around(sentence, offered, receivers, _TO, here)
    first = named[0]
    if sentence[offered.end() : first.start].strip(" ").lower() in {"", "the", "our"}:
        return _items(here, [(first.area, sentence[first.end :])])
    return []


def offering(sentence: str) -> bool:
    """Say whether a sentence speaks of what one gives, to whomever."""
    return _OFFERS.search(sentence) is not None


def _around(
    sentence: str, verb: re.Match[str], named: Sequence[Named], joint: re.Pattern[str], here: Setting
) -> list[Item]:
    """Return what stands before each `from Finance`, or behind it where nothing stands before it."""
    joints = [match.start() for one in named if (match := joint.search(sentence[: one.start]))]
    begin = verb.end() if verb.start() < joints[0] else 0
    if not _long(trimmed(sentence[begin : joints[0]])):
        ends = [*joints[1:], len(sentence)]
        pieces = [_unled(sentence[one.end : end]) for one, end in zip(named, ends, strict=True)]
        return _items(here, list(zip([one.area for one in named], pieces, strict=True)))
    found: list[tuple[str, str]] = []
    for one, at, following in zip(named, joints, [*joints[1:], len(sentence)], strict=True):
        what, behind = trimmed(sentence[begin:at]), sentence[one.end : following]
        if not _long(what):  # “… and from Finance a price list”
            found.append((one.area, behind))
            begin = following
            continue
        due = _DUE_NEXT.match(behind) if following < len(sentence) else _DUE.search(behind)
        begin = one.end + (due.end() if due else 0)
        found.append((one.area, f"{what} {due[0].strip(' ,')}" if due else what))
    return _items(here, found)


def _unled(piece: str) -> str:
    return re.sub(r"^[\s,:–-]*(?:we|i)\s+(?:need|require|wait for)\s+", "", piece, flags=re.IGNORECASE)


def _depended(sentence: str, asked: re.Match[str], named: Sequence[Named], here: Setting) -> list[Item]:
    """Return what somebody depends on Finance for."""
    behind = [
        one for one in named if one.start >= asked.end() and one.start - asked.end() < len(" the our team")
    ]
    if not behind or not (link := _FOR.match(sentence[behind[0].end :])):
        return []
    return _items(here, [(behind[0].area, sentence[behind[0].end + link.end() :])])


def _owed(sentence: str, here: Setting) -> list[Item]:
    """Return what others must do: `Finance has to …`, at the head of a clause."""
    found = [
        (one, lead.start(), one.end + owes.end())
        for one in here.areas.named(sentence, asked=True)
        if one.area != here.own
        and (lead := _LEAD.search(sentence[: one.start]))
        and (owes := _OWES.match(sentence[one.end :]))
    ]
    ends = [*(lead for _, lead, _ in found[1:]), len(sentence)]
    pieces = [(one.area, sentence[start:end]) for (one, _, start), end in zip(found, ends, strict=False)]
    return _items(here, [(area, _OWN_PART.split(piece)[0]) for area, piece in pieces])


def _items(here: Setting, found: Sequence[tuple[str, str]]) -> list[Item]:
    items: list[Item] = []
    for area, piece in found:
        what, by = undated(piece, here.today)
        if what:
            items.append({**({"area": area} if area else {}), "what": what, **({"by": by} if by else {})})
    return items


def _long(piece: str) -> bool:
    return len(piece) > _LEAST
