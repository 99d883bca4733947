"""Acquaintance: which side somebody speaks for, as far as that is known before they are asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.interview.entries import SIDE
from bot.domain.interview.position import side_of
from bot.domain.interview.standings import standings

if TYPE_CHECKING:
    from bot.domain.dossier import Dossier
    from bot.services.ports import Dossiers, Interviews
    from knowledge.instrument import Side


@dataclass(frozen=True, slots=True)
class Known:
    """A side, and the role that somebody has it by; None where they named it in an earlier interview."""

    side: Side
    role: str | None = None


class Acquaintance:
    """Knows people from their earlier interviews, and by their roles from the company's strategy."""

    def __init__(self, interviews: Interviews, dossiers: Dossiers) -> None:
        self._interviews = interviews
        self._dossiers = dossiers

    def side(self, workspace: str, person: str, role: str) -> Known | None:
        """Return the side that somebody is likely to speak for. `role` is what they do, as Slack says."""
        for earlier in self._interviews.of_person(workspace, person):
            if earlier.side is not None or SIDE in standings(earlier):
                return Known(side_of(earlier))
        found = (_side(edition.dossier, role) for edition in self._dossiers.current(workspace))
        side = next(filter(None, found), None)
        return None if side is None else Known(side, role.strip())


def _side(dossier: Dossier, role: str) -> Side | None:
    told = role.strip().casefold()
    managers = [(person.role, person.side) for person in dossier.people]
    heads = [(area.head, area.side) for area in dossier.strategy.areas]
    return next((side for name, side in (*managers, *heads) if told and name.casefold() == told), None)
