"""Options in somebody's words: which one is meant, by its place in the list or by its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from knowledge.words import stems

if TYPE_CHECKING:
    from bot.domain.strategy import Decision, Option

_ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth")
_CARDINALS: Final = ("one", "two", "three", "four", "five", "six")
_NTH: Final = re.compile(r"\b(\w+) (?:one|option|alternative)\b|\b(?:option|number|alternative) (\w+)")
_ALONE: Final = re.compile(r"(?:i'd take |i would take )?(?:the )?(\w+)[.!]?")
_NAMED: Final = 0.5
"""An option is named where half of what tells it from the others, and from the question, is said."""


def meant(decision: Decision, said: str) -> Option | None:
    """Return the one option that somebody's words name, None where they name none or several."""
    lowered = said.lower().replace("’", "'").strip()
    found = [
        option for at, option in enumerate(decision.options) if _is_at(at, len(decision.options), lowered)
    ]
    found = found or [option for option in decision.options if _is_named(decision, option, said)]
    return found[0] if len(found) == 1 else None


def _is_at(at: int, number: int, said: str) -> bool:
    """Say whether words point to a place in the list: `the second one`, `option 2`, `the last option`."""
    ordinals = {*_ORDINALS[at : at + 1], *(["last"] if at == number - 1 else [])}
    cardinals = {*_CARDINALS[at : at + 1], str(at + 1)}
    alone = _ALONE.fullmatch(said)
    before = {found[1] for found in _NTH.finditer(said)} | ({alone[1]} if alone else set())
    behind = {found[2] for found in _NTH.finditer(said)}
    return bool(ordinals & before or cardinals & behind)


def _is_named(decision: Decision, option: Option, said: str) -> bool:
    if option.name.lower() in said.lower():
        return True
    others = {word for each in decision.options if each is not option for word in stems(each.name)}
    own = stems(option.name) - others
    telling, spoken = own - stems(decision.question), stems(said)
    if not telling:  # what the question is about itself names no option by half
        return bool(own) and own <= spoken
    return len(telling & spoken) >= _NAMED * len(telling)
