"""Wholes: what words say together and none of their sentences alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.adapters.capturing.answers import answer
from bot.adapters.capturing.changes import change
from bot.adapters.capturing.hearing import names_an_end
from bot.adapters.capturing.nearness import spoken_of
from bot.adapters.capturing.sentences import sentences
from bot.domain.drafting.entries import Kind
from bot.domain.drafting.fields import Field, Form
from bot.domain.drafting.values import value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import JsonValue

    from bot.adapters.capturing.setting import Setting
    from bot.domain.drafting.entries import Values
    from bot.services.drafting import Words

_STATEMENT: Final = 4
"""The words that it takes to say something about a guideline."""
_MORE: Final = 9
"""The same where something else was asked."""
_KNOWS_NOT: Final = re.compile(
    r"\s*(?:well,? |honestly,? )?(?:(?:i|we) )?"
    r"(?:(?:have |'ve )?(?:no|not the faintest|not any) (?:idea|clue)|(?:do not|don't) (?:really )?know|"
    r"dunno|can't (?:say|tell)|hard to say[.!]?$|(?:maybe|perhaps|only) if\b)",
    re.IGNORECASE,
)
_ORDERED: Final = re.compile(
    r"(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|then|next|after that|finally|last(?:ly)?)\b"
    r"(?! (?:step|thing))(?: of all)?,?\s+(?P<it>.+)",
    re.IGNORECASE,
)
_GUIDELINE: Final = Field("guideline", Form.CHOICE)
_STEPS: Final = Field("steps", Form.ITEMS)


def knows_not(sentence: str) -> bool:
    """Say whether a sentence says that something is not known, and so nothing."""
    return _KNOWS_NOT.match(sentence) is not None


def in_order(sentence: str) -> bool:
    """Say whether a sentence tells what comes first, or then."""
    return _ORDERED.match(sentence) is not None


def opening(found: dict[str, JsonValue], words: Words, rest: Sequence[str]) -> dict[str, JsonValue]:
    """Take as the translation what was said before anything was asked that is answered in sentences."""
    if words.topic is Kind.GAP:
        return _of_gap(found, words, rest)
    text = " ".join(rest)
    begun = value(words.told, "translation") is None
    asked = words.asked is not None and words.asked.form not in {Form.CHOICE, Form.CHOICES}
    least = _MORE if words.asked is not None else _STATEMENT
    if begun and not asked and "translation" not in found and len(text.split()) >= least:
        return {**found, "translation": text}
    return found


def about(found: dict[str, JsonValue], words: Words) -> dict[str, JsonValue]:
    """Add the guideline that words are about, where they name it and nobody was asked anything else."""
    if (
        words.topic is not Kind.DEMAND
        or words.asked is not None
        or value(words.told, "guideline") is not None
    ):
        return found
    there = words.known.choices(_GUIDELINE)
    named = spoken_of(there.choices, words.text) if there else None
    return {**found, "guideline": named} if named and "guideline" not in found else found


def steps(words: Words, found: Values, here: Setting) -> dict[str, JsonValue]:
    """Return steps that are told one after the other, as in `First … . Then …`."""
    told = [match["it"] for one in sentences(words.text) if (match := _ORDERED.match(one.text.strip()))]
    if words.topic is not Kind.GAP or words.asked is not None or not told[1:] or "steps.+" in found:
        return {}
    read = answer(_STEPS, "\n".join(told), here)
    return {"steps.+": read} if read else {}


def add_change(found: dict[str, JsonValue], words: Words) -> None:
    """Add what is to be measured, where several sentences tell it; its date is not that of the whole."""
    asked = words.asked.path if words.asked else ""
    if words.topic is not Kind.DEMAND or "indicator.target" in found or asked.startswith("indicator"):
        return
    told = change(words.text, words.today)
    if told.get("indicator.by") == found.get("latest") and not names_an_end(words.text):
        found.pop("latest", None)
    for path, held in told.items():
        found.setdefault(path, held)


def _of_gap(found: dict[str, JsonValue], words: Words, rest: Sequence[str]) -> dict[str, JsonValue]:
    """Take as the current state what was said before anything was asked, and is not about anything else."""
    begun = value(words.told, "current_state") is None and words.asked is None
    text = " ".join(rest)
    return {**found, "current_state": text} if begun and len(text.split()) >= _STATEMENT else found
