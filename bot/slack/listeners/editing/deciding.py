"""Deciding: what was filled into the forms of a decision, as changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.dossier_review.ids import ids
from bot.domain.editing.changes import Asked, Chosen, Described, Foreseen, Weighed
from bot.domain.editing.naming import fresh_id
from bot.domain.strategy import Consequence, Cost, Criterion, Rejection
from bot.slack.blocks.editing.notes import NO_PICK

if TYPE_CHECKING:
    from bot.domain.strategy import Decision
    from bot.services.desks import Desk
    from bot.slack.blocks.editing.keys import Key
    from bot.slack.listeners.editing.filled import Filled

_ROWS: Final = 100


def question(desk: Desk, key: Key, filled: Filled) -> Asked:
    """Read the question of a decision."""
    asked = filled.words("question")
    named = key.path[0] or fresh_id("d", asked, ids(desk.dossier))
    guideline = filled.pick("guideline")
    return Asked(named, guideline, asked, filled.day("decided_on"), filled.words("decided_by"))


def criterion(desk: Desk, key: Key, filled: Filled) -> Weighed:
    """Read a criterion."""
    name, weight = filled.words("name"), filled.pick("weight")
    named = key.path[1] or fresh_id("c", name, ids(desk.dossier))
    return Weighed(key.path[0], Criterion.model_validate({"id": named, "name": name, "weight": weight}))


def option(desk: Desk, key: Key, filled: Filled) -> Described:
    """Read an option, without what it means for the areas."""
    name, summary = filled.words("name"), filled.words("summary")
    cost = {"one_off": filled.number("one_off"), "yearly": filled.number("yearly")}
    return Described(
        decision=key.path[0],
        option=key.path[1] or fresh_id("o", name, ids(desk.dossier)),
        name=name,
        summary=summary,
        cost=Cost.model_validate({**cost, "currency": filled.words("currency")}),
        risks=filled.lines("risks"),
        scores=_scores(desk.strategy.decision(key.path[0]), filled),
    )


def consequences(desk: Desk, key: Key, filled: Filled) -> Foreseen:
    """Read everything that an option means for one area."""
    del desk
    decision, option_id, area = key.path
    rows = range(next(at for at in range(_ROWS) if not filled.has(f"text-{at}")))
    found = [one for at in rows if (one := _consequence(area, at, filled)) is not None]
    return Foreseen(decision, option_id, area, tuple(found))


def choice(desk: Desk, key: Key, filled: Filled) -> Chosen:
    """Read which option was chosen, and the reasons."""
    decision = desk.strategy.decision(key.path[0])
    chosen = filled.pick("chosen")
    others = [each.id for each in (decision.options if decision else ()) if each.id != chosen]
    reasons = {named: " ".join(filled.lines(f"not-{named}")) for named in others}
    rejected = tuple(Rejection(option=named, because=why) for named, why in reasons.items() if why)
    return Chosen(key.path[0], chosen, filled.lines("because"), rejected, filled.lines("revisit_if"))


def _consequence(area: str, at: int, filled: Filled) -> Consequence | None:
    told = filled.optional(f"text-{at}")
    if not told:
        return None
    effect, horizon = filled.optional_pick(f"effect-{at}"), filled.optional_pick(f"horizon-{at}")
    for name, value in (("effect", effect), ("horizon", horizon)):
        if not value:
            filled.wrong(f"{name}-{at}", NO_PICK)
            return None
    return Consequence.model_validate({"area": area, "text": told, "effect": effect, "horizon": horizon})


def _scores(decision: Decision | None, filled: Filled) -> dict[str, int]:
    """Return the scores; those by criteria that were added meanwhile are asked for later."""
    criteria = [each.id for each in (decision.criteria if decision else ())]
    asked = [named for named in criteria if filled.has(f"score-{named}")]
    given = {named: filled.pick(f"score-{named}") for named in asked}
    return {named: int(score) for named, score in given.items() if score in {"1", "2", "3", "4", "5"}}
