"""Hearing: what one sentence plainly says, whatever was asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.adapters.capturing import measures
from bot.adapters.capturing.answers import answer
from bot.adapters.capturing.clauses import needs, offering, offers
from bot.adapters.capturing.dates import dates
from bot.adapters.capturing.labels import labelled
from bot.adapters.capturing.sayings import Said, chosen, said
from bot.domain.drafting.entries import Kind
from bot.domain.drafting.fields import Form, field
from bot.domain.drafting.values import value

if TYPE_CHECKING:
    from datetime import date

    from pydantic import JsonValue

    from bot.adapters.capturing.setting import Setting
    from bot.domain.drafting.fields import Field

Values = dict[str, "JsonValue"]

_WHOLE: Final = {
    Kind.DEMAND: {"needs_from.+", "offers_to.+", "effort.+"},
    Kind.GAP: {"depends_on.+", "resources.budget", "resources.person_days", "confidence"},
}
"""What a sentence is wholly about that says it."""
_TOLD_AS_WELL: Final = frozenset({"target_outcome", "current_state"})
"""What is part of what somebody makes of it as a whole."""
_FILLER: Final = 10
"""The characters that say nothing before a saying: “Honestly,”."""
_NAMED_END: Final = re.compile(r"(?<!at the )\blatest\b|\b(?:deadline|earliest|not before)\b", re.IGNORECASE)
_OF_THE_WHOLE: Final = re.compile(
    rf"{_NAMED_END.pattern}|\b(?:ready|done|finished|complete[d]?|live)\b", re.IGNORECASE
)
"""What says that a date is when the whole begins or must be there."""


def heard(sentence: str, here: Setting, asked: Field | None = None) -> tuple[Values, bool]:
    """Return what a sentence says, and whether it says nothing but that."""
    named = labelled(here.topic, sentence)
    if named is not None:
        return _of_label(named.path, named.text, here), True
    plainly = said(sentence, here.topic)
    if asked is not None and asked.path in plainly.values and len(plainly.before) > _FILLER:
        plainly = Said({}, sentence)  # the whole of it is the answer
    if plainly.values and len(plainly.before) <= _FILLER and not set(plainly.values) & _TOLD_AS_WELL:
        return plainly.values, True
    rest = sentence if set(plainly.values) & _TOLD_AS_WELL else plainly.before
    found = _contributions(rest, here)
    found |= _of_demand(rest, here) if here.topic is Kind.DEMAND else _of_gap(rest)
    return {**found, **plainly.values}, bool(_WHOLE[here.topic] & set(found))


def names_an_end(text: str) -> bool:
    """Say whether a text says in so many words when the whole begins or must be there."""
    return _NAMED_END.search(text) is not None


def _of_label(path: str, text: str, here: Setting) -> Values:
    named = field(here.topic, path)
    if named is None:
        return {}
    if path == "indicator.name":
        change = measures.indicator(text, here.today)
        if change:
            return change
    held = answer(named, text, here)
    if held is None:
        return {}
    return {f"{path}.+" if named.form in {Form.LINES, Form.ITEMS, Form.CHOICES} else path: held}


def _contributions(sentence: str, here: Setting) -> Values:
    needed, offered = needs(sentence, here), offers(sentence, here)
    if here.topic is Kind.GAP:
        waits: JsonValue = [{part: held for part, held in item.items() if part != "by"} for item in needed]
        return {"depends_on.+": waits} if needed else {}
    return {
        **({"needs_from.+": [*needed]} if needed else {}),
        **({"offers_to.+": [*offered]} if offered else {}),
    }


def _of_demand(sentence: str, here: Setting) -> Values:
    offered = offering(sentence)
    found: Values = {} if offered else measures.indicator(sentence, here.today)
    spent = measures.effort(sentence, here)
    of_others = needs(sentence, here) or offered
    of_something = of_others or spent or "indicator.by" in found
    if spent:
        found["effort.+"] = [*spent]
    found |= {path: one for path, one in chosen(sentence).items() if path != "confidence"}
    if _NAMED_END.search(sentence) or not of_something:
        whole = _OF_THE_WHOLE.search(sentence)
        ends = _of_dates(sentence, here.today).items()
        # A date in passing moves nothing that stands.
        found |= {path: held for path, held in ends if whole or value(here.told, path) is None}
    return found


def _of_dates(sentence: str, today: date) -> Values:
    ends: Values = {}
    for one in dates(sentence, today):
        if one.is_first:
            ends.setdefault("earliest", one.first.isoformat())
        elif one.is_last:
            ends.setdefault("latest", one.last.isoformat())
    return ends


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
    rank = (sure[1] or sure[2]) if sure else chosen(sentence).get("confidence")
    if rank:
        found["confidence"] = int(str(rank))
    return found
