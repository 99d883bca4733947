"""Content: a demand or gap as a whole, with what of the strategy it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.drafting.entries import By, Filled, Kind
from bot.domain.drafting.fields import PARTS, Form, parts
from bot.domain.drafting.forming import formed_so_far
from bot.domain.drafting.values import missing, value
from bot.domain.figures import day, number
from bot.slack.blocks import kit
from bot.slack.blocks.demands.saying import options, said
from bot.slack.blocks.demands.units import pages, unit, unit_path, units
from bot.slack.blocks.demands.wording import wording
from bot.slack.blocks.text import shortened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic import JsonValue

    from bot.domain.drafting.fields import Field
    from bot.domain.drafting.known import Known
    from bot.services.drafting import Sheet
    from bot.slack.blocks.demands.units import Unit
    from bot.slack.blocks.kit import Block

_LINE, _LINK, _TITLE, _NAME = 280, 200, 120, 40
_MOST: Final = 6


def called(kind: Kind) -> str:
    """Return what people call it."""
    return "Demand" if kind is Kind.DEMAND else "Gap"


def title(here: Sheet) -> str:
    """Return what a draft is headed with: the words that it began with, as far as there are any."""
    kind, told = here.after.topic, here.told
    words = told.get("translation") or told.get("target_state") or told.get("current_state")
    return (
        f"{called(kind)}: “{shortened(str(words), _TITLE)}”"
        if words
        else f"{called(kind)} without words so far."
    )


def everything(kind: Kind, held: Mapping[str, JsonValue], known: Known) -> list[Block]:
    """Return all that is filled in, page by page."""
    found = {
        page.title: [line for each in page.units for line in lines(kind, each, held, known)]
        for page in pages(kind)
    }
    return [kit.bullets(told, heading) for heading, told in found.items() if told]


def lines(kind: Kind, each: Unit, held: Mapping[str, JsonValue], known: Known) -> list[str]:
    """Return a unit as lines that begin with its label; none where it holds nothing."""
    pieces = said(each, held, known)
    told = "; ".join(pieces)
    return [f"{wording(kind, each.path).label}: {shortened(told, _LINE)}"] if pieces else []


def heard(here: Sheet) -> list[Unit]:
    """Return what the latest words filled in; nothing where the latest step was no message."""
    kind, entries = here.after.topic, here.after.entries
    latest = [one for one in entries if isinstance(one, Filled) and one.cause == entries[-1].cause]
    if all(one.by is not By.HEARD for one in latest):
        return []
    paths = (path.removesuffix(".+") for one in latest for path in one.values or {})
    touched = {each.path for each in (unit(kind, path) for path in paths) if each is not None}
    return [each for each in units(kind) if each.path in touched]


def progress(here: Sheet) -> str:
    """Say how much is filled in."""
    kind = here.after.topic
    known = units(kind)
    filled = sum(1 for each in known if said(each, here.told, here.known))
    return f"{filled} of {len(known)} filled in"


def still_needed(here: Sheet) -> str:
    """Say what must be filled in before it can be confirmed; nothing where that is everything."""
    needed = (one for one in missing(here.after.topic, here.told) if one.required)
    labels = list(dict.fromkeys(lacking(here, one) for one in needed))
    left_out = len(labels) - _MOST
    more = f" and {left_out} more" if left_out > 0 else ""
    return f"Still needed: {', '.join(labels[:_MOST])}{more}." if labels else ""


def left_out(here: Sheet) -> str:
    """Say what holds nothing and may stay so, with what it counts as; nothing where everything is told."""
    kind, counts = here.after.topic, formed_so_far(here.after)
    open_units = [
        each
        for each in units(kind)
        if not any(one.required for one in each.fields) and not said(each, here.told, here.known)
    ]
    named = [
        wording(kind, each.path).label + "".join(f" ({one})" for one in said(each, counts, here.known))
        for each in open_units
    ]
    return f"Left out: {', '.join(named)}." if named else ""


def lacking(here: Sheet, field: Field) -> str:
    """Return what a field is called; for a part of an entry, which entry lacks it."""
    kind, items = here.after.topic, unit_path(field.path)
    entry = value(here.told, field.path.rpartition(".")[0])
    if field.path == items or not isinstance(entry, dict) or field.name not in _parts(items):
        return wording(kind, items).label
    named = next((words for part in parts(items) if (words := _told(part, entry, here.known))), "")
    about = f" ({shortened(named, _NAME)})" if named else ""
    return f"{wording(kind, items).label}{about}: {wording(kind, field.name).label.lower()}"


def _parts(items: str) -> set[str]:
    return {f"{items}.{part.path}" for part in PARTS.get(items, ())}


def _told(part: Field, entry: Mapping[str, JsonValue], known: Known) -> str:
    """Return what tells an entry from the others: its area, or what it is."""
    held = entry.get(part.path.rpartition(".")[2])
    if held is None or part.form not in {Form.CHOICE, Form.TEXT}:
        return ""
    return next((words for each, words in options(part, known) if each == held), str(held))


def links(here: Sheet, *, guideline: bool = True) -> list[Block]:
    """Return what of the strategy it belongs to: decision and targets, and the guideline where wanted."""
    found = here.links
    told = [
        *(f"Guideline: {one.statement}" for one in found.guidelines if guideline),
        *(f"Decision: {one.question}" for one in found.decisions),
        *(
            f"Target: {one.measure}, from {number(one.baseline)} to {number(one.target)} {one.unit} "
            f"by {day(one.by)}"
            for one in found.targets
        ),
    ]
    listed = [shortened(line, _LINK) for line in told]
    return [kit.bullets(_few(listed), f"Where it belongs, in {here.edition.title}")] if listed else []


def _few(listed: Sequence[str]) -> list[str]:
    left_out = len(listed) - 2 * _MOST
    return [*listed[: 2 * _MOST], *([f"and {left_out} more"] if left_out > 0 else [])]
