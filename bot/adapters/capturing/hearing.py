"""Hearing: what one sentence plainly says, whatever was asked."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

from bot.adapters.capturing import measures
from bot.adapters.capturing.answers import answer
from bot.adapters.capturing.clauses import needs, offering, offers
from bot.adapters.capturing.dates import dates
from bot.adapters.capturing.labels import labelled
from bot.adapters.capturing.sentences import trimmed
from bot.domain.drafting.entries import Kind
from bot.domain.drafting.fields import Form, field
from bot.domain.drafting.values import value

if TYPE_CHECKING:
    from pydantic import JsonValue

    from bot.adapters.capturing.setting import Setting

Values = dict[str, "JsonValue"]

_FILE: Final = Path(__file__).with_name("sayings.yaml")
_WHOLE: Final = {
    Kind.DEMAND: {"needs_from.+", "offers_to.+", "effort.+"},
    Kind.GAP: {"depends_on.+", "resources.budget", "resources.person_days"},
}
"""What a sentence is wholly about that says it."""
_NAMED_END: Final = re.compile(r"(?<!at the )\blatest\b|\b(?:deadline|earliest|not before)\b", re.IGNORECASE)
_OF_THE_WHOLE: Final = re.compile(
    rf"{_NAMED_END.pattern}|\b(?:ready|done|finished|complete[d]?|live)\b", re.IGNORECASE
)
"""What says that a date is when the whole begins or must be there."""


def heard(sentence: str, here: Setting) -> tuple[Values, bool]:
    """Return what a sentence says, and whether it says nothing but that."""
    named = labelled(here.topic, sentence)
    if named is not None:
        return _of_label(named.path, named.text, here), True
    said = _said(sentence, here.topic)
    if said:
        return said, True
    found = _contributions(sentence, here)
    found |= _of_demand(sentence, here) if here.topic is Kind.DEMAND else _of_gap(sentence)
    return found, bool(_WHOLE[here.topic] & set(found))


def names_an_end(text: str) -> bool:
    """Say whether a text says in so many words when the whole begins or must be there."""
    return _NAMED_END.search(text) is not None


def _of_label(path: str, text: str, here: Setting) -> Values:
    named = field(here.topic, path)
    if named is None:
        return {}
    if path == "indicator.name":
        change = measures.indicator(text)
        if change:
            return change
    held = answer(named, text, here)
    if held is None:
        return {}
    return {f"{path}.+" if named.form in {Form.LINES, Form.ITEMS, Form.CHOICES} else path: held}


def _said(sentence: str, topic: Kind) -> Values:
    for path, saying in _sayings(topic):
        match = saying.match(sentence.strip())
        if match:
            it = trimmed(match["it"])
            return {path: [it] if path.endswith("+") else it} if it else {}
    return {}


def _contributions(sentence: str, here: Setting) -> Values:
    needed, offered = needs(sentence, here.areas, here.own), offers(sentence, here.areas, here.own)
    if here.topic is Kind.GAP:
        waits: JsonValue = [{part: held for part, held in item.items() if part != "by"} for item in needed]
        return {"depends_on.+": waits} if needed else {}
    return {
        **({"needs_from.+": [*needed]} if needed else {}),
        **({"offers_to.+": [*offered]} if offered else {}),
    }


def _of_demand(sentence: str, here: Setting) -> Values:
    found = measures.indicator(sentence)
    spent = measures.effort(sentence, here.areas, here.own)
    of_others = needs(sentence, here.areas, here.own) or offering(sentence)
    of_something = of_others or spent or "indicator.by" in found
    if spent:
        found["effort.+"] = [*spent]
    found |= _chosen(sentence)
    if _NAMED_END.search(sentence) or not of_something:
        whole = _OF_THE_WHOLE.search(sentence)
        ends = _of_dates(sentence).items()
        # A date in passing moves nothing that stands.
        found |= {path: held for path, held in ends if whole or value(here.told, path) is None}
    return found


def _chosen(sentence: str) -> Values:
    """Return how badly it is wanted and how big it is, where that is said in so many words."""
    return {
        path: next(each for each, sign in signs if sign.search(sentence))
        for path, signs in _choices().items()
        if any(sign.search(sentence) for _, sign in signs)
    }


def _of_dates(sentence: str) -> Values:
    said: Values = {}
    for date in dates(sentence):
        if date.is_first:
            said.setdefault("earliest", date.first.isoformat())
        elif date.is_last:
            said.setdefault("latest", date.last.isoformat())
    return said


def _of_gap(sentence: str) -> Values:
    found: Values = {}
    days, money = measures.person_days(sentence), measures.budget(sentence)
    if days is not None:
        found["resources.person_days"] = days
    if money is not None:
        found["resources.budget"] = money
    sure = re.search(
        r"\bconfidence(?: is|:)? (?:of )?([1-5])\b|\b([1-5]) (?:of|out of) (?:5|five)\b",
        sentence,
        re.IGNORECASE,
    )
    if sure:
        found["confidence"] = int(sure[1] or sure[2])
    return found


@functools.cache
def _sayings(topic: Kind) -> tuple[tuple[str, re.Pattern[str]], ...]:
    listed: dict[str, str] = _file()[topic.value]
    return tuple((path, re.compile(saying, re.IGNORECASE)) for path, saying in listed.items())


@functools.cache
def _choices() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    listed: dict[str, dict[str, str]] = _file()["choices"]
    return {
        path: [(value, re.compile(sign, re.IGNORECASE)) for value, sign in signs.items()]
        for path, signs in listed.items()
    }


def _file() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return content
