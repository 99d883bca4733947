"""Checking: whether what is filled in can be, and what there is instead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Final

from pydantic import Field as Bounded
from pydantic import JsonValue, TypeAdapter, ValidationError

from bot.domain.demand import Demand, Gap
from bot.domain.dossier_review.demands import before_earliest, demand_remarks, gap_remarks
from bot.domain.dossier_review.remarks import DEMANDS, GAPS, Severity
from bot.domain.drafting.entries import Kind
from bot.domain.drafting.fields import Field, Form, field
from bot.domain.drafting.values import ADDED
from bot.domain.strategy import Period, Rank, Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from bot.domain.drafting.known import Known

_NUMBER: Final = TypeAdapter(Annotated[float, Bounded(allow_inf_nan=False)])
_AMOUNT: Final = TypeAdapter(Annotated[float, Bounded(ge=0, allow_inf_nan=False)])
_TEXT: Final = TypeAdapter(Text)
_DATE: Final = TypeAdapter(date)
_LINES: Final = TypeAdapter(list[Text])
_ITEMS: Final = TypeAdapter(list[dict[str, JsonValue]])
_SPECIAL: Final[Mapping[str, TypeAdapter[Any]]] = {
    "effort.period": TypeAdapter(Period),
    "effort.person_days": _AMOUNT,
    "resources.person_days": _AMOUNT,
    "resources.budget": _AMOUNT,
    "confidence": TypeAdapter(Rank),
}
_PLAIN: Final[Mapping[Form, TypeAdapter[Any]]] = {
    Form.TEXT: _TEXT,
    Form.LINES: _LINES,
    Form.DATE: _DATE,
    Form.NUMBER: _NUMBER,
    Form.CHOICE: _TEXT,
    Form.CHOICES: _LINES,
}
_WANTED: Final[Mapping[str, str]] = {
    "effort.period": "this is a quarter, written like 2027-Q1",
    "confidence": "this is a number from 1 (hardly) to 5 (sure)",
}
_WANTED_FORM: Final[Mapping[Form, str]] = {
    Form.TEXT: "this is empty; write a sentence",
    Form.LINES: "these are texts, one a line; none of them is empty",
    Form.DATE: "this is a day, written like 2028-03-31",
    Form.NUMBER: "this is a number, written like 40 or 2.5",
    Form.CHOICE: "this is one of what there is to choose from",
    Form.CHOICES: "these are some of what there is to choose from",
}
_NOT_THEIRS: Final = (
    "this is the role of somebody else; only a facilitator can state something in the name of others"
)


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with a field, and what to do about it."""

    path: str
    text: str


def checked(kind: Kind, values: Mapping[str, JsonValue], known: Known) -> dict[str, JsonValue] | list[Flaw]:
    """Return values as they are kept, or everything that is wrong with them."""
    kept: dict[str, JsonValue] = {}
    flaws: list[Flaw] = []
    for path, given in values.items():
        found = _checked(kind, path, given, known)
        if isinstance(found, list):
            flaws += found
        else:
            kept[path] = found.value
    return flaws or kept


def flaws_of(form: Demand | Gap, known: Known) -> list[Flaw]:
    """Return what of a finished form does not fit the dossier in use, or itself."""
    if isinstance(form, Demand):
        dossier = known.dossier.model_copy(update={"demands": (form,), "gaps": ()})
        remarks, file = demand_remarks(dossier), DEMANDS
    else:
        dossier = known.dossier.model_copy(update={"demands": known.demands, "gaps": (form,)})
        remarks, file = gap_remarks(dossier), GAPS
    found = (one for one in remarks if one.file == file and one.severity is Severity.ERROR)
    flaws = [Flaw(".".join(map(str, one.place[1:])), one.text) for one in found]
    if not known.dossier.people:
        flaws = [flaw for flaw in flaws if flaw.path != "owner"]
    if known.speaker not in {None, form.owner}:
        flaws.append(Flaw("owner", _NOT_THEIRS))
    return [*flaws, *_practices(form, known)]


def reversed_ends(told: Mapping[str, JsonValue], filled: Collection[str]) -> Flaw | None:
    """Return what is wrong where something must be done before it can begin, at what was `filled` now."""
    earliest, latest = (told.get(one) for one in ("earliest", "latest"))
    if not isinstance(earliest, str) or not isinstance(latest, str) or earliest <= latest:
        return None
    text = before_earliest(date.fromisoformat(latest), date.fromisoformat(earliest))
    return Flaw("latest" if "latest" in filled else "earliest", text)


def _practices(form: Demand | Gap, known: Known) -> Iterator[Flaw]:
    asked = field(Kind.GAP, "practices")
    if isinstance(form, Gap) and asked:
        for at, given in enumerate(form.practices):
            for text in _unknown(asked, given, known):
                yield Flaw(f"practices.{at}", text)


@dataclass(frozen=True, slots=True)
class _Kept:
    value: JsonValue


def _checked(kind: Kind, path: str, given: JsonValue, known: Known) -> _Kept | list[Flaw]:
    place = path.removesuffix(f".{ADDED}")
    found = field(kind, place)
    if found is None:
        return [Flaw(path, f"a {kind} has no such field")]
    if given is None:
        return _Kept(None)  # what was filled is open again
    if found.form is Form.ITEMS:
        return _items(kind, place, given, known)
    return _one(found, given, known)


def _one(asked: Field, given: JsonValue, known: Known) -> _Kept | list[Flaw]:
    adapter = _SPECIAL.get(asked.name, _PLAIN[asked.form])
    try:
        kept: JsonValue = adapter.dump_python(adapter.validate_python(given), mode="json")
    except ValidationError:
        return [Flaw(asked.path, _WANTED.get(asked.name, _WANTED_FORM[asked.form]))]
    wrong = [Flaw(asked.path, text) for text in _unknown(asked, kept, known)]
    return wrong or _Kept(kept)


def _items(kind: Kind, place: str, given: JsonValue, known: Known) -> _Kept | list[Flaw]:
    """Check entries that may lack parts; those are asked for later."""
    try:
        items = _ITEMS.validate_python(given)
    except ValidationError:
        return [Flaw(place, "these are entries with parts of their own")]
    kept: list[JsonValue] = []
    flaws: list[Flaw] = []
    for at, item in enumerate(items):
        whole: dict[str, JsonValue] = {}
        for part in (part for part in item if item[part] is not None):
            if place == "depends_on" and part == "confirmed" and isinstance(item[part], bool):
                whole[part] = item[part]
                continue
            found = _checked(kind, f"{place}.{at}.{part}", item[part], known)
            if isinstance(found, list):
                flaws += found
            else:
                whole[part] = found.value
        kept.append(whole)
    return flaws or _Kept(kept)


def _unknown(asked: Field, kept: JsonValue, known: Known) -> Iterator[str]:
    """Yield what leads nowhere, with what there is."""
    there = known.choices(asked)
    if there is None:
        return
    if known.speaker and asked.path in {"owner", "area"} and kept not in there.values:
        yield _NOT_THEIRS
        return
    called = [one.label if there.noun in {"area", "person"} else str(one.value) for one in there.choices]
    for given in kept if isinstance(kept, list) else [kept]:
        if given not in there.values and (there.only or known.refers(given)):
            yield f"there is no {there.noun} “{given}”; use one of: {', '.join(called)}"
