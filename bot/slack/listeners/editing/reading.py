"""Reading: forms that were sent become changes. What does not fit is noted beside its field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pydantic import ValidationError

from bot.domain.dossier_review.ids import ids
from bot.domain.editing.changes import Titled, Written
from bot.domain.editing.naming import fresh_id
from bot.domain.strategy import Area, Guideline, Target
from bot.slack.listeners.editing import deciding

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.editing.changes import Change
    from bot.services.desks import Desk
    from bot.slack.blocks.editing.keys import Key
    from bot.slack.listeners.editing.filled import Filled

_UNFIT: Final = "Please look at this once more: it does not fit."


def read_change(desk: Desk, key: Key, filled: Filled) -> Change | None:
    """Return what a form changes; None where something is wrong, which `filled.errors` tells."""
    reader = _READERS.get(key.kind)
    try:
        change = reader(desk, key, filled) if reader else None
    except ValidationError as invalid:
        blame(filled, invalid)
        return None
    return None if filled.errors else change


def blame(filled: Filled, invalid: ValidationError) -> None:
    """Note what a model does not take beside its field, unless something was noted already."""
    if not filled.errors:
        names = [str(part) for flaw in invalid.errors() for part in flaw["loc"] if filled.has(str(part))]
        filled.wrong(names[0] if names else filled.first, _UNFIT)


def _head(desk: Desk, key: Key, filled: Filled) -> Titled:
    del desk, key
    title, organisation, horizon = (filled.words(name) for name in ("title", "organisation", "horizon"))
    return Titled(title, organisation, horizon, filled.words("mission"), filled.words("summary"))


def _area(desk: Desk, key: Key, filled: Filled) -> Written:
    told = {name: filled.words(name) for name in ("name", "head", "about")}
    named = key.path[0] or fresh_id("area", told["name"], ids(desk.dossier))
    return Written(Area.model_validate({"id": named, "side": filled.pick("side"), **told}))


def _guideline(desk: Desk, key: Key, filled: Filled) -> Written:
    told = {name: filled.words(name) for name in ("statement", "intent")}
    named = key.path[0] or fresh_id("g", told["statement"], ids(desk.dossier))
    return Written(Guideline.model_validate({"id": named, "areas": filled.picks("areas"), **told}))


def _target(desk: Desk, key: Key, filled: Filled) -> Written:
    told: dict[str, object] = {name: filled.words(name) for name in ("measure", "unit")}
    told |= {name: filled.pick(name) for name in ("perspective", "guideline")}
    told |= {name: filled.number(name) for name in ("baseline", "target")}
    named = key.path[0] or fresh_id("t", str(told["measure"]), ids(desk.dossier))
    return Written(Target.model_validate({"id": named, "by": filled.day("by"), **told}))


_READERS: Final[Mapping[str, Callable[[Desk, Key, Filled], Change]]] = {
    "head": _head,
    "area": _area,
    "guideline": _guideline,
    "target": _target,
    "decision": deciding.question,
    "criterion": deciding.criterion,
    "option": deciding.option,
    "consequences": deciding.consequences,
    "choice": deciding.choice,
}
