"""Changes told in everyday words, over several sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.adapters.capturing.amounts import amount, pattern
from bot.adapters.capturing.dates import dates
from bot.adapters.capturing.sentences import trimmed

if TYPE_CHECKING:
    from datetime import date

    from pydantic import JsonValue

Values = dict[str, "JsonValue"]

_TIME: Final = r"(?:working |calendar )?(?:minutes?|hours?|days?|weeks?|months?|years?)"
_NOUN: Final = (
    r"(?P<noun>%|[^\W\d_][\w-]*(?: (?!(?:and|but|or|instead|to|a|per|of|for)\b)[^\W\d_][\w-]*){0,2})"
)
_TODAY: Final = r"\b(?:today|now|right now|currently|at the moment)\b,?"
_WANTED: Final = (
    r"\b(?:down to|(?:has|have|needs?|ought) to be|(?:should|must) be|want(?: (?:it|that|them|this))?"
    r"(?: (?:at|to be|down to))?|(?:like|have) (?:it|that|them|this)(?: to be| at| down to))\s+"
    r"(?:about |at most |under |below |at )?"
)
_OVER: Final = re.compile(
    r"(?:\btakes?|\bneeds?|\bcosts?|\bhave|\b(?:is|are) at|\bit's|\bit is)(?: (?:us|me|them))?"
    r"(?: about| some| around)? "
    rf"{pattern('was')} ?{_NOUN}?(?P<per> (?:a|per) (?:day|week|month|quarter|year)\b)?"
    rf"[^!?]{{0,90}}?{_WANTED}{pattern('will')}",
    re.IGNORECASE,
)
_INSTEAD: Final = re.compile(
    rf"(?:\b(?:in|at|to) )?{pattern('will')} ?{_NOUN}? instead of (?:the )?{pattern('was')}", re.IGNORECASE
)
_SO_FAR: Final = re.compile(
    rf"{_TODAY} (?:that|it|this)(?:'s| is| takes| needs| costs)(?: us)?(?: about| some)? {pattern('was')} "
    rf"(?P<noun>{_TIME})\b",
    re.IGNORECASE,
)
_SHARE: Final = re.compile(
    rf"(?<!about ){pattern('will')} ?(?P<noun>%|per ?cent) of (?:all |the |our )*(?P<name>[^,.;!?]+)",
    re.IGNORECASE,
)
_UNIT: Final = re.compile(rf"%|per ?cent|{_TIME}|points?", re.IGNORECASE)
_STILL: Final = re.compile(rf"{_TODAY}|\bso far\b|\balready\b", re.IGNORECASE)


def change(text: str, today: date) -> Values:
    """Return what is to be measured, from where to where and by when, as far as a text tells it."""
    found = _OVER.search(text) or _INSTEAD.search(text)
    if found:
        told: Values = {"indicator.baseline": amount(found, "was"), "indicator.target": amount(found, "will")}
        return {**told, **_measured(found), **_due(text[found.end() :], today)}
    return _so_far(text) or _shared(text, today)


def _so_far(text: str) -> Values:
    found = _SO_FAR.search(text)
    return {"indicator.baseline": amount(found, "was"), "indicator.unit": found["noun"]} if found else {}


def _shared(text: str, today: date) -> Values:
    """Return the share that is aimed at: `By June 90 percent of the articles have an owner`."""
    for found in _SHARE.finditer(text):
        start = max(text.rfind(mark, 0, found.start()) for mark in ".!?,") + 1
        clause = text[start : found.end()]
        due = _due(clause, today)
        if due and not _STILL.search(clause):
            name = trimmed(found["name"])
            return {
                "indicator.target": amount(found, "will"),
                "indicator.unit": found["noun"],
                "indicator.name": name,
                **due,
            }
    return {}


def _measured(found: re.Match[str]) -> Values:
    """Return the unit, or what is counted where no unit stands behind the number."""
    noun, per = found["noun"], found.groupdict().get("per")
    if noun and _UNIT.fullmatch(noun):
        return {"indicator.unit": noun}
    counted: Values = {"indicator.name": noun} if noun else {}
    return {**counted, **({"indicator.unit": per.strip()} if per else {})}


def _due(text: str, today: date) -> Values:
    last = [one for one in dates(text, today) if not one.is_first]
    return {"indicator.by": last[0].last.isoformat()} if last else {}
