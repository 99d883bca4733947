"""Capturing by rules: the answer to what was asked, and whatever else was plainly said.

What is filled in stands in the words: texts are cut out of them, never written anew.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.adapters.capturing import measures, wholes
from bot.adapters.capturing.answers import answer
from bot.adapters.capturing.clauses import listed
from bot.adapters.capturing.hearing import heard, names_an_end
from bot.adapters.capturing.sentences import sentences, undated
from bot.adapters.capturing.setting import setting
from bot.domain.drafting.entries import Kind
from bot.domain.drafting.fields import Field, Form, field
from bot.domain.drafting.values import ADDED, value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import JsonValue

    from bot.adapters.capturing.setting import Setting
    from bot.domain.drafting.entries import Values
    from bot.services.drafting import Words

_LONGEST: Final = 3000
"""The characters of what is listened to; whoever writes more fills the form."""
_BRIEF: Final = 8
"""The words of a sentence that says nothing beside what was found in it."""
_LISTS: Final = frozenset({Form.LINES, Form.ITEMS, Form.CHOICES})
_DATED: Final = frozenset({Form.DATE, Form.ITEMS})
_WANTED: Final = re.compile(r"\b(?:we|i)(?:'d| would)? (?:want|like|aim|plan|wish)\b", re.IGNORECASE)
"""What says what one wants oneself, not what one needs of others."""
_ENDS: Final = frozenset({"latest", "earliest"})


class RulesCapturing:
    """Implements `Capturing` without a model."""

    def capture(self, words: Words) -> Values:
        """Return what was said; nothing where nothing was understood."""
        if len(words.text) > _LONGEST:
            return _long(words)
        here = setting(words)
        found: dict[str, JsonValue] = {}
        rest: list[str] = []
        brief: list[str] = []
        for sentence in sentences(words.text):
            if wholes.knows_not(sentence.text):
                continue
            said, whole = heard(sentence.text, here, words.asked)
            if set(said) <= _ENDS and (in_a_list := _of_list(sentence.text, found, here)):
                said, whole = in_a_list, True
            _add(found, said)
            if not _speaks_of_others(sentence.text, said, words, whole=whole):
                (brief if _is_brief(sentence.text, said, words) else rest).append(sentence.text.strip())
        if words.asked is None or words.asked.path != "affects.systems":
            _add(found, {path: held for path, held in _systems(words).items() if path not in found})
        if steps := wholes.steps(words, found, here):
            found |= steps
            rest = [one for one in rest if not wholes.in_order(one)]
        wholes.add_change(found, words)
        if words.asked is not None:
            found = _asked(words.asked, words, rest or brief, found, here)
        return wholes.about(wholes.opening(found, words, rest), words)


def _long(words: Words) -> Values:
    """Take a text that nobody listens to as a whole: it answers what is asked in sentences, and no more."""
    asked = words.asked is not None and words.asked.form is Form.TEXT
    return {words.asked.path: words.text.strip()} if words.asked is not None and asked else {}


def _is_brief(sentence: str, said: Values, words: Words) -> bool:
    listed = words.asked is not None and words.asked.form is Form.ITEMS
    return bool(said) and not listed and len(sentence.split()) <= _BRIEF


def _of_list(sentence: str, found: Values, here: Setting) -> dict[str, JsonValue]:
    """Return what a sentence adds to needs that were told already, in so few words that it says no verb."""
    path = f"{'needs_from' if here.topic is Kind.DEMAND else 'depends_on'}.{ADDED}"
    told = listed(sentence, here) if path in found else []
    if here.topic is Kind.GAP:
        told = [{part: held for part, held in item.items() if part != "by"} for item in told]
    return {path: [*told]} if told else {}


def _speaks_of_others(sentence: str, said: Values, words: Words, *, whole: bool) -> bool:
    """Say whether a sentence is wholly about what is not asked; as long as nothing is told, much tells it."""
    asked = words.asked
    if asked is not None and asked.form is Form.ITEMS:
        # Whatever speaks of nothing else is taken as an answer, which may leave more out.
        of_what_is_asked = bool(set(said) - _ENDS) or len(sentences(words.text)) == 1
        return bool(set(said) - {f"{asked.path}.{ADDED}", *_ENDS}) or (
            not of_what_is_asked and _WANTED.search(sentence) is not None
        )
    opening = value(words.told, "translation") is None or (asked is not None and asked.path == "translation")
    return whole or ("indicator.baseline" in said and not opening)


def _asked(
    asked: Field, words: Words, rest: Sequence[str], found: dict[str, JsonValue], here: Setting
) -> dict[str, JsonValue]:
    """Return what was found with the answer to what was asked, unless that is among it."""
    if asked.form is Form.ITEMS:
        found.pop(f"{asked.path}.{ADDED}", None)
    elif asked.name == "effort.period" and (several := _over_quarters(asked, words, found, here)):
        return several
    elsewhere = asked.form is Form.DATE and asked.path not in _ENDS and names_an_end(words.text)
    if asked.form in _DATED and not elsewhere:
        # A date in an answer about something else is not when the whole must be ready.
        found = {path: held for path, held in found.items() if path not in _ENDS or path == asked.path}
    if (part := _part(asked, " ".join(rest), here)) is not None:
        return {**{path: one for path, one in found.items() if path not in _ENDS}, **part}
    given = {path.removesuffix(f".{ADDED}") for path in found}
    text = ("\n" if asked.form in _LISTS else " ").join(rest)
    held = None if asked.path in given or elsewhere else answer(asked, text, here)
    if held is None or (asked.path == "indicator.name" and "indicator.baseline" in given):
        return found
    # An answer takes the place of nothing: a list that holds something goes on.
    there = value(words.told, asked.path)
    return {**found, f"{asked.path}.{ADDED}" if asked.form in _LISTS and there else asked.path: held}


def _part(asked: Field, text: str, here: Setting) -> dict[str, JsonValue] | None:
    """Return what an entry is, with the day that stands at the end of the answer: that is the entry's own."""
    entry, _, name = asked.path.rpartition(".")
    due = field(here.topic, f"{entry}.by") if name == "what" else None
    what, by = undated(text, here.today) if due else ("", None)
    return {asked.path: what, f"{entry}.by": by} if what and by else None


def _over_quarters(
    asked: Field, words: Words, found: dict[str, JsonValue], here: Setting
) -> dict[str, JsonValue]:
    """Put person-days that are told with their quarters in the place of those that lacked one."""
    items, at, _ = asked.path.split(".")
    told = found.get(f"{items}.{ADDED}") or measures.over_quarters(words.text, here)
    held = value(words.told, items)
    if not isinstance(told, list) or not isinstance(held, list) or not told:
        return {}
    rows = [*held[: int(at)], *told, *held[int(at) + 1 :]]
    return {**{path: one for path, one in found.items() if path != f"{items}.{ADDED}"}, items: rows}


def _systems(words: Words) -> dict[str, JsonValue]:
    """Return the systems that are named and known from what others demand."""
    if words.topic is not Kind.DEMAND:
        return {}
    listed = {name for demand in words.known.demands for name in demand.affects.systems}
    known = {name for name in listed if name != name.lower()}  # “till” stands for many things
    there = value(words.told, "affects.systems")
    told = {str(one) for one in there} if isinstance(there, list) else set()
    named = [
        match[0]
        for name in sorted(known - told)
        if (match := re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", words.text))
    ]
    return {f"affects.systems.{ADDED}": [*named]} if named else {}


def _add(found: dict[str, JsonValue], said: Values) -> None:
    """Put together what several sentences say: lists grow, of the rest the first counts."""
    for path, held in said.items():
        there = found.get(path)
        if isinstance(there, list) and isinstance(held, list):
            found[path] = [*there, *held]
        else:
            found.setdefault(path, held)
