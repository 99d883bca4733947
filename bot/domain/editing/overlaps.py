"""Overlaps: changes of what another edition changed as well, and which would replace it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.editing.manuscript import Carried
from bot.domain.editing.subjects import subject

if TYPE_CHECKING:
    from bot.domain.dossier import Dossier
    from bot.domain.editing.manuscript import Changed, Manuscript
    from bot.domain.editing.subjects import Subject
    from bot.domain.strategy import Decision, Strategy


def carried_from(manuscript: Manuscript) -> int | None:
    """Return the edition that the changes were made to before they were carried over, None if never."""
    at = max((n for n, one in enumerate(manuscript.entries) if isinstance(one, Carried)), default=None)
    if at is None:
        return None
    earlier = [one.edition for one in manuscript.entries[:at] if isinstance(one, Carried)]
    return earlier[-1] if earlier else manuscript.begun_from


def overlaps(manuscript: Manuscript, before: Dossier, after: Dossier) -> tuple[Changed, ...]:
    """Return the changes of what differs between the edition that they were made to and the one in use."""
    latest = {subject(changed.change): changed for changed in manuscript.standing}
    return tuple(
        changed
        for about, changed in latest.items()
        if _piece(before.strategy, about) != _piece(after.strategy, about)
    )


def _piece(strategy: Strategy, about: Subject) -> object:
    """Return what a strategy says about a subject."""
    kind, *path = about
    match kind:
        case "head":
            return [
                getattr(strategy, name) for name in ("title", "organisation", "horizon", "mission", "summary")
            ]
        case "area" | "guideline" | "target":
            entries = {each.id: each for each in getattr(strategy, f"{kind}s")}
            return entries.get(path[0])
    decision = strategy.decision(path[0])
    return _of_decision(decision, kind, path[1:]) if decision else None


def _of_decision(decision: Decision, kind: str, path: list[str]) -> object:
    option = decision.option(path[0]) if path else None
    match kind:
        case "criterion":
            return next((each for each in decision.criteria if each.id == path[0]), None)
        case "option":
            return option and option.model_copy(update={"consequences": ()})
        case "consequences":
            return option and [each for each in option.consequences if each.area == path[1]]
        case "choice":
            return decision.chosen, decision.because, decision.rejected, decision.revisit_if
    return decision.guideline, decision.question, decision.decided_on, decision.decided_by
