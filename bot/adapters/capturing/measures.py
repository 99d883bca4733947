"""Measures: how one will know, from where to where; how much effort and money; how badly and how big."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.adapters.capturing.amounts import amount, amounts, pattern
from bot.adapters.capturing.dates import dates
from bot.adapters.capturing.quarters import quarter, spread
from bot.adapters.capturing.sentences import trimmed

if TYPE_CHECKING:
    from datetime import date

    from pydantic import JsonValue

    from bot.adapters.capturing.setting import Setting

Values = dict[str, "JsonValue"]

_UNIT: Final = (
    r"(?P<unit>%|per ?cent(?:age points?)?\b|(?:per|a) (?:hour|day|week|month|quarter|year)\b"
    r"|(?!(?:a|by|per|until|in|within|and|before|at|from|today|now|currently)\b)[^\W\d_][\w-]*"
    r"(?: (?:days|hours|weeks|months|minutes|points)\b)?)?"
)
_CHANGE: Final = re.compile(
    rf"\bfrom (?:about |some |around )?{pattern('was')}\s*"
    rf"(?P<unit_before>%|percent\b|(?!(?:today|now|currently)\b)[^\W\d_]+(?: days| hours)?)? ?"
    rf"(?:today |now |currently )?(?:down |up )?to (?:about |at least |at most |some )?"
    rf"{pattern('will')}\s*{_UNIT}",
    re.IGNORECASE,
)
_ARROW: Final = re.compile(
    rf"[:\s]{pattern('was')}\s*(?P<unit_before>%|[^\W\d_]+)?\s*(?:->|=>|→)\s*"
    rf"{pattern('will')}\s*{_UNIT}",
    re.IGNORECASE,
)
_TODAY: Final = re.compile(
    rf",?\s*\b(?:today|now|currently)(?: at| about| some)*\s*{pattern('was')}\s*"
    rf"(?P<unit_before>%|[^\W\d_]+)?[\s,;]*(?:and |but )?"
    r"(?:should be|target(?: is)?:?|goal(?: is)?:?|then|later|in future)(?: at| about| some)*\s*"
    rf"{pattern('will')}\s*{_UNIT}",
    re.IGNORECASE,
)
_LEADING: Final = re.compile(
    r"^.*\b(?:bring(?:s|ing)?|cut(?:s|ting)?|reduc(?:e|es|ing)|rais(?:e|es|ing)|increases?|increasing|lower(?:s|ing)?|"
    r"improv(?:e|es|ing)|get(?:s|ting)?|grow(?:s|ing)?|shorten(?:s|ing)?|tak(?:e|es|ing)|driv(?:e|es|ing)|"
    r"measur(?:e|ed) by|indicator(?: is)?|that|know it when|see it when|if|when|should|means)\b[:\s]+",
    re.IGNORECASE,
)
_TRAILING: Final = re.compile(
    r"\s+(?:(?:should|must|will|to|has to|is to)\s+)?(?:be )?(?:down|up|go(?:es)?|going|drops?|falls?|rises?|"
    r"comes? down|improves?|moves?|gets?|grows?|increases?|decreases?|cut|reduced|raised|brought|shrinks?)$",
    re.IGNORECASE,
)
_ARTICLE: Final = re.compile(r"^(?:the|our|we|a|an|my)\s+", re.IGNORECASE)
_NAME_WORDS: Final = 9

_DAYS: Final = re.compile(
    rf"{pattern('days')}\s*(?:(?:person|man)[- ]?days\b|(?:working )?days of work\b)"
    rf"|{pattern('short')}\s*PD\b",
    re.IGNORECASE,
)
_PEOPLE: Final = re.compile(
    rf"{pattern('people')}\s*(?:people|persons|colleagues|men|developers|experts)(?: each)?"
    rf"(?: full[- ]time)? for (?:about )?{pattern('time')}\s*(?P<unit>week|month|year)s?\b",
    re.IGNORECASE,
)
_WORKING_DAYS: Final = {"week": 5, "month": 20, "year": 200}
_BUDGET: Final = re.compile(
    rf"\b(?:budget(?: of| is|:)?|DKK|EUR|USD|GBP|SEK|CHF|€|£|\$)\s*(?:of\s*)?(?:about\s*)?"
    rf"(?:DKK|EUR|USD|GBP|SEK|CHF|€|£|\$)?\s*{pattern('money')}"
    rf"|{pattern('before')}\s*(?:DKK|EUR|USD|GBP|SEK|CHF|€|£|euros?\b|dollars?\b|kroner\b|pounds\b|francs\b)"
    rf"|\bcosts? (?:us )?(?:about |some |around )?{pattern('cost')}"
    r"(?!\s*(?:days?|weeks?|hours?|person|man|PD)\b)",
    re.IGNORECASE,
)


def indicator(sentence: str, today: date) -> Values:
    """Return what is to be measured, from where to where and by when, as far as it is said."""
    change = _CHANGE.search(sentence) or _ARROW.search(sentence) or _TODAY.search(sentence)
    if change is None:
        return {}
    found: Values = {"indicator.baseline": amount(change, "was"), "indicator.target": amount(change, "will")}
    unit = change["unit"] or change["unit_before"]
    if unit:
        found["indicator.unit"] = unit
    name = _name(sentence[: change.start()])
    if name:
        found["indicator.name"] = name
    due = [one for one in dates(sentence[change.end() :], today) if not one.is_first]
    if due:
        found["indicator.by"] = due[0].last.isoformat()
    return found


def effort(sentence: str, here: Setting) -> list[dict[str, JsonValue]]:
    """Return the person-days that are named, each with its area and quarter where they are said."""
    said = list(_DAYS.finditer(sentence))
    if len(said) == 1 and (several := over_quarters(sentence, here)):
        return several
    items: list[dict[str, JsonValue]] = []
    for at, match in enumerate(said):
        end = said[at + 1].start() if at + 1 < len(said) else len(sentence)
        behind = sentence if len(said) == 1 else sentence[match.end() : end]
        named = here.areas.named(behind)
        item: dict[str, JsonValue] = {"person_days": days(match)}
        area = named[0].area if named else here.own
        if area:
            item["area"] = area
        period = quarter(behind)
        if period:
            item["period"] = period
        items.append(item)
    return items


def over_quarters(text: str, here: Setting) -> list[dict[str, JsonValue]]:
    """Return the person-days that are spread over several quarters, as entries of one area."""
    named = here.areas.named(text)
    area = named[0].area if named else here.own
    items: list[dict[str, JsonValue]] = [{"person_days": n, "period": name} for n, name in spread(text)]
    return [{**item, "area": area} for item in items] if area else items


def person_days(sentence: str) -> float | None:
    """Return the person-days that a sentence names, where it names one number of them."""
    said = list(_DAYS.finditer(sentence))
    return days(said[0]) if len(said) == 1 else None


def budget(sentence: str) -> float | None:
    """Return the money that a sentence names."""
    said = _BUDGET.search(sentence)
    if said is None:
        return None
    return amount(said, next(name for name in ("money", "before", "cost") if said[name]))


def number(name: str, text: str) -> float | None:
    """Return the number that answers a question; people for a time are as many person-days."""
    whole = _PEOPLE.search(text) if name.endswith("person_days") else None
    if whole:
        return amount(whole, "people") * amount(whole, "time") * _WORKING_DAYS[whole["unit"].lower()]
    return next(iter(amounts(text)), None)


def days(match: re.Match[str]) -> float:
    """Return the person-days of a match."""
    return amount(match, "days" if match["days"] else "short")


def _name(before: str) -> str | None:
    """Return what goes from one number to another, None where it is not plain which words say it."""
    name = _TRAILING.sub("", trimmed(before))
    name = _ARTICLE.sub("", trimmed(_LEADING.sub("", name)))
    verb = " " not in name and name.endswith("ed")
    return name if name and not verb and len(name.split()) <= _NAME_WORDS else None
