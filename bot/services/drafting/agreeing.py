"""Agreeing: what one area needs and another answers, over drafts as they are kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.drafting import leaving, moves
from bot.domain.drafting.moves import Stale
from bot.domain.drafting.needs import answers_of
from bot.domain.drafting.position import Gone, position, spoken_for
from bot.services.drafting.sheets import Sheet

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.domain.dossier import Dossier, Edition
    from bot.domain.drafting.entries import Draft
    from bot.domain.drafting.known import Known
    from bot.domain.drafting.moves import Answer
    from bot.domain.drafting.needs import Answered, Asked
    from bot.services.drafting.registry import Registry
    from bot.services.drafts import Drafts
    from bot.services.ports import Clock


class Agreeing:
    """Finds drafts, and takes in what other areas say to what they need. Nothing is written here."""

    def __init__(
        self, drafts: Drafts, registry: Registry, clock: Clock, facilitators: Collection[str] = ()
    ) -> None:
        self._drafts = drafts
        self._registry = registry
        self._clock = clock
        self._facilitators = frozenset(facilitators)

    def strategies(self, workspace: str) -> Sequence[Edition]:
        """Return the strategies that something can be drafted for; none where none was loaded."""
        return self._registry.editions(workspace)

    def whole(self, workspace: str, dossier: Dossier) -> Dossier:
        """Return a dossier with every demand and gap that stands."""
        return self._registry.whole(workspace, dossier)

    def find(self, workspace: str, draft_id: str) -> Sheet | None:
        """Return a draft as it is, None where it was erased."""
        return self.sheet(self._drafts.draft(workspace, draft_id))

    def in_thread(self, workspace: str, channel: str, thread: str) -> Sheet | None:
        """Return the draft that a thread is about."""
        return self.sheet(self._drafts.in_thread(workspace, channel, thread))

    def address(self, here: Sheet, need: str, person: str, cause: str) -> Sheet | Stale:
        """Ask somebody whether a need will be met."""
        return changed(here, moves.address(here.after, need, person, cause, self._clock()))

    def respond(self, here: Sheet, need: str, answer: Answer, cause: str) -> Sheet | Stale:
        """Say whether a need will be met."""
        return changed(here, moves.respond(here.after, need, answer, cause, self._clock()))

    def insist(self, here: Sheet, need: str, cause: str) -> Sheet | Stale:
        """Leave a need as it is, though something else was proposed."""
        return changed(here, moves.insist(here.after, need, cause, self._clock()))

    def needs_for(self, workspace: str, area: str) -> list[tuple[Sheet, Asked]]:
        """Return what stands and asks something of an area, with what was said to it."""
        return [found for found in self._needs(workspace) if found[1].need.area == area]

    def put_to(self, workspace: str, person: str) -> list[tuple[Sheet, Asked]]:
        """Return the needs that somebody was asked about."""
        return [found for found in self._needs(workspace) if person in found[1].people]

    def answers_of(self, workspace: str, person: str) -> list[Answered]:
        """Return everything that somebody said to needs, of the latest demand or gap first."""
        return [found for draft in self._drafts.all(workspace) for found in answers_of(draft, person)]

    def forget(self, workspace: str, person: str, cause: str) -> list[Sheet]:
        """Erase what somebody wrote when they answered needs, and return the drafts that it stood in."""
        found = (
            changed(sheet, leaving.forget(sheet.after, person, cause, self._clock()))
            for sheet in self.sheets(self._drafts.all(workspace))
        )
        return [sheet for sheet in found if isinstance(sheet, Sheet)]

    def leave(self, here: Sheet, cause: str) -> Sheet:
        """Part a draft that was confirmed from its owner, who wants nothing kept of them."""
        return replace(here, after=leaving.leave(here.after, cause, self._clock()))

    def _needs(self, workspace: str) -> list[tuple[Sheet, Asked]]:
        standing = (each for each in self._drafts.all(workspace) if each.versions)
        sheets = self.sheets([each for each in standing if not isinstance(position(each), Gone)])
        return [(sheet, asked) for sheet in sheets for asked in sheet.needs]

    def sheet(self, draft: Draft | None) -> Sheet | None:
        """Return a draft with its strategy, None where either is gone."""
        return next(iter(self.sheets([draft])), None) if draft else None

    def sheets(self, drafts: Sequence[Draft]) -> list[Sheet]:
        """Return drafts with their strategies, as they are in use; without those whose strategy is gone."""
        sheets = []
        known: dict[str, Known] = {}
        for draft in drafts:
            edition = self._registry.edition(draft.workspace, draft.dossier)
            if edition is not None:
                if draft.dossier not in known:
                    known[draft.dossier] = self._registry.known(draft.workspace, edition)
                sheets.append(Sheet(edition, self._theirs(known[draft.dossier], draft), draft, draft))
        return sheets

    def _theirs(self, known: Known, draft: Draft) -> Known:
        """Return what a draft can refer to: its owner is the role of whoever states it, but facilitators'."""
        speaker = spoken_for(draft)
        if draft.person in self._facilitators or known.dossier.person(speaker) is None:
            return known
        return replace(known, speaker=speaker)


def changed(here: Sheet, after: Draft | Stale) -> Sheet | Stale:
    """Return a sheet with the draft as it is afterwards."""
    return after if isinstance(after, Stale) else replace(here, after=after)
