"""Values: what a draft holds now. It is worked out from what happened since it was last confirmed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from bot.domain.drafting.entries import Confirmed, Filled
from bot.domain.drafting.fields import FIELDS, PARTS, Field, Form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pydantic import JsonValue

    from bot.domain.drafting.entries import Draft, Entry, Kind

ADDED: Final = "+"
"""The last step of a path that adds entries to a list."""

Content = dict[str, "JsonValue"]
"""A demand or a gap as far as it is known, in the shape of the dossier's files."""


def content(draft: Draft) -> Content:
    """Return everything that a draft holds, without its id."""
    told, since = _confirmed(draft.entries)
    filled = [entry for entry in since if isinstance(entry, Filled)]
    latest = {entry.message: entry for entry in filled if entry.message is not None}
    for message in latest:
        _take_out(told, draft.entries[: len(draft.entries) - len(since)], message)
    begun: set[str] = set()
    for entry in filled:
        last = entry if entry.message is None else latest[entry.message]
        if entry.message is None or entry.message not in begun:
            # Said anew, an entry of a list stays where it stood among the others.
            _fill(told, last, added=True)
        if entry is last:
            _fill(told, last, added=False)
        begun |= {entry.message} if entry.message is not None else set()
    return told


def value(told: Mapping[str, JsonValue], path: str) -> JsonValue:
    """Return what a path leads to, None where nothing stands there."""
    here: JsonValue = dict(told)
    for step in path.split("."):
        if isinstance(here, dict):
            here = here.get(step)
        elif isinstance(here, list) and step.isdecimal() and int(step) < len(here):
            here = here[int(step)]
        else:
            return None
    return here


def missing(kind: Kind, told: Mapping[str, JsonValue]) -> Iterator[Field]:
    """Yield the fields that hold nothing, and the parts that entries lack, in the order of asking."""
    for field in FIELDS[kind]:
        held = value(told, field.path)
        if held is None or (held == [] and field.required):
            yield field
        elif field.form is Form.ITEMS and isinstance(held, list):
            yield from _parts(field.path, held)


def _parts(items: str, held: Sequence[JsonValue]) -> Iterator[Field]:
    for at, item in enumerate(held):
        for part in PARTS[items]:
            if not isinstance(item, dict) or item.get(part.path) is None:
                yield Field(f"{items}.{at}.{part.path}", part.form)


def _confirmed(entries: Sequence[Entry]) -> tuple[Content, Sequence[Entry]]:
    """Return what was confirmed last, and what happened since."""
    for at in range(len(entries) - 1, -1, -1):
        entry = entries[at]
        if isinstance(entry, Confirmed):
            form: Content = json.loads(json.dumps(dict(entry.form)))
            form.pop("id", None)
            return form, entries[at + 1 :]
    return {}, entries


def _fill(told: Content, entry: Filled, *, added: bool) -> None:
    for path, filling in (entry.values or {}).items():
        steps = path.split(".")
        if (steps[-1] == ADDED) is added:
            _set(told, steps, json.loads(json.dumps(filling)))


def _take_out(told: Content, before: Sequence[Entry], message: str) -> None:
    """Take out of lists what a message had added before they were confirmed, because it was said anew."""
    earlier = [one for one in before if isinstance(one, Filled) and one.message == message]
    for path, filling in (earlier[-1].values or {}).items() if earlier else ():
        held = value(told, path.removesuffix(f".{ADDED}")) if path.endswith(ADDED) else None
        if isinstance(held, list) and isinstance(filling, list):
            held[:] = [one for one in held if not any(_says(one, said) for said in filling)]


def _says(held: JsonValue, said: JsonValue) -> bool:
    """Say whether an entry is what was said, perhaps with parts that were filled in since."""
    if isinstance(held, dict) and isinstance(said, dict):
        return said.items() <= held.items()
    return held == said


def _set(told: Content, steps: Sequence[str], filling: JsonValue) -> None:
    here: JsonValue = told
    for step in steps[:-1]:
        if isinstance(here, dict):
            if here.get(step) is None:
                here[step] = [] if steps[-1] == ADDED else {}
            here = here[step]
        elif isinstance(here, list) and step.isdecimal() and int(step) < len(here):
            here = here[int(step)]
        else:
            return  # an entry that is no longer there
    if isinstance(here, dict):
        here[steps[-1]] = filling
    elif isinstance(here, list) and steps[-1] == ADDED and isinstance(filling, list):
        here.extend(filling)
