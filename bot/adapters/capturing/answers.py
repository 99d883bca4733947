"""Answers: what was said to one field, in the form that the field has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, assert_never

from bot.adapters.capturing import measures
from bot.adapters.capturing.amounts import amounts
from bot.adapters.capturing.clauses import needs, offers
from bot.adapters.capturing.dates import dates
from bot.adapters.capturing.nearness import nearest
from bot.adapters.capturing.quarters import quarter
from bot.adapters.capturing.sayings import answered, is_spoken
from bot.adapters.capturing.sentences import trimmed, undated
from bot.domain.drafting.fields import Form

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import JsonValue

    from bot.adapters.capturing.setting import Setting
    from bot.domain.drafting.fields import Field

_LINES: Final = re.compile(r"\s*[\n;]\s*")
_COMMAS: Final = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+")
_MARK: Final = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")
_SHORT: Final = 5
"""The words of an entry that may be one of several between commas."""
_THEN: Final = re.compile(r"[\s,.]*\b(?:and )?(?:then|after that)\b,?\s+", re.IGNORECASE)
_SETTLED: Final = re.compile(r"\b(?:let's say|so say|make (?:it|that)|or rather|better)\b", re.IGNORECASE)
"""What leads from a first thought to the one that counts."""
_RESULT: Final = re.compile(r"\s*(?:→|->|=>|\s[–—]\s|\bso that\b|\bresult:|:)\s*", re.IGNORECASE)


def answer(field: Field, text: str, here: Setting) -> JsonValue:
    """Return what a text says to a field, None where it says nothing to it."""
    if field.name == "effort.period":
        return quarter(text)
    match field.form:
        case Form.TEXT:
            found: JsonValue = text.strip()
        case Form.LINES:
            found = [*entries(text)]
        case Form.DATE:
            told = dates(text, here.today, asked=True)
            ends = [one.first if field.path == "earliest" else one.last for one in told]
            found = ends[-1 if _SETTLED.search(text) else 0].isoformat() if ends else None
        case Form.NUMBER:
            found = measures.number(field.name, text)
        case Form.CHOICE:
            found = _choice(field, text, here)
        case Form.CHOICES:
            found = [*_chosen(field, text, here)]
        case Form.ITEMS:
            found = [*_items(field.path, text, here)]
        case _:
            assert_never(field.form)
    return None if found in ("", []) else found


def entries(text: str) -> list[str]:
    """Return the entries of a list: one a line, or short ones between commas."""
    lines = [found for line in _LINES.split(text) if (found := trimmed(_MARK.sub("", line)))]
    if len(lines) != 1:
        return lines
    pieces = [piece for piece in map(trimmed, _COMMAS.split(lines[0])) if piece]
    return pieces if all(len(piece.split()) <= _SHORT for piece in pieces) else lines


def _choice(field: Field, text: str, here: Setting) -> JsonValue:
    there = here.known.choices(field)
    if there is None:
        return text.strip() or None
    said = " ".join(text.lower().strip(' .!?"“”').split())
    for choice in there.choices:
        if said in {str(choice.value).lower(), choice.label.lower()}:
            return choice.value
    if there.noun == "area":
        named = here.areas.named(text) or here.areas.named(text, asked=True)
        return named[0].area if named else None
    if there.noun == "confidence":
        told = next((one for one in amounts(text) if one in {1, 2, 3, 4, 5}), None) or answered(
            there.noun, text
        )
        return int(told) if told else None
    if is_spoken(there.noun):
        plain = next((str(one) for one in there.values if str(one).lower() == said), None)
        return plain or _only(map(str, there.values), text) or answered(there.noun, text)
    return nearest(there.choices, said)


def _only(names: Iterable[str], text: str) -> str | None:
    """Return the one of these that stands in a text, None where there are several."""
    found = [name for name in names if re.search(rf"(?<![\w-]){name}(?![\w-])", text)]
    longest = max(found, key=len, default="")
    return longest if longest and all(name in longest for name in found) else None


def _chosen(field: Field, text: str, here: Setting) -> list[str]:
    there = here.known.choices(field)
    values = [str(one) for one in there.values] if there else []
    if text.strip(" .!").lower() in {"all", "all of them"}:
        return values
    return [one for one in values if re.search(rf"(?<![\w-]){re.escape(one)}(?![\w-])", text, re.IGNORECASE)]


def _items(path: str, text: str, here: Setting) -> list[dict[str, JsonValue]]:
    lines = _lines(text)
    if path == "effort":
        return [item for line in lines for item in _effort(line, here)]
    if path == "steps":
        return [_step(one, here) for line in lines for one in _THEN.split(line) if one.strip()]
    found = [item for line in lines for item in _contributions(path, line, here)]
    if path == "depends_on":
        return [{part: held for part, held in item.items() if part != "by"} for item in found]
    return found


def _contributions(path: str, line: str, here: Setting) -> list[dict[str, JsonValue]]:
    say, lead = (offers, "we offer") if path == "offers_to" else (needs, "we need")
    return say(line, here) or say(f"{lead} {line}", here) or _contribution(line, here)


def _lines(text: str) -> list[str]:
    return [line for each in _LINES.split(text) if (line := _MARK.sub("", each).strip())]


def _contribution(line: str, here: Setting) -> list[dict[str, JsonValue]]:
    """Return `Finance: a price list by March 2028`, or as much of it as is said."""
    named = here.areas.named(line) or here.areas.named(line, asked=True)
    first = next((one for one in named if one.area != here.own), None)
    before = line[: first.start] if first else line
    leads = first is not None and before.strip().lower() in {
        "",
        "from",
        "to",
        "for",
        "the",
        "on",
        "from the",
        "on the",
    }
    what, by = undated(line[first.end :] if first and leads else line, here.today)
    if before.rstrip().endswith("("):  # “a price list (Finance, March 2028)”
        what = trimmed(before.rstrip(" ("))
    item: dict[str, JsonValue] = {"area": first.area if first else None, "what": what or None, "by": by}
    return [{part: held for part, held in item.items() if held is not None}] if what or first else []


def _effort(line: str, here: Setting) -> list[dict[str, JsonValue]]:
    """Return `Shops 2027-Q1 20`, with or without the word person-days."""
    if said := measures.effort(line, here) or measures.over_quarters(line, here):
        return said
    period, named = quarter(line), here.areas.named(line)
    if period is None and not re.search(r"\bdays?\b", line):
        return []
    rest = amounts(re.sub(r"20\d\d[ /-]?Q[1-4]|Q[1-4][ /-]?20\d\d", " ", line, flags=re.IGNORECASE))
    item = {
        "area": named[0].area if named else here.own,
        "period": period,
        "person_days": next(iter(rest), None),
    }
    return [{part: held for part, held in item.items() if held is not None}] if rest else []


def _step(line: str, here: Setting) -> dict[str, JsonValue]:
    """Return `Agree on a price list → one signed list, by 30 September 2027`."""
    told, by = undated(line, here.today)
    what, *result = _RESULT.split(told, maxsplit=1)
    item: dict[str, JsonValue] = {"what": trimmed(what)}
    if result and trimmed(result[0]):
        item["result"] = trimmed(result[0])
    return {**item, "by": by} if by else item
