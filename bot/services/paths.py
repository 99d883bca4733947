"""Paths: which perspective all managers together live, for facilitators; released where it is safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from bot.domain.interview.position import concluded
from bot.domain.perspective_overview import Lived, lived
from bot.services.codebooks import PERSPECTIVE, given, said
from bot.services.releasing import Candidate, marked

if TYPE_CHECKING:
    from bot.domain.interview.entries import Interview
    from bot.domain.perspective import Role
    from bot.services.codebooks import PerspectiveCodebook
    from bot.services.perspectives import Perspectives
    from bot.services.ports import Interviews
    from bot.services.releasing import Release, Releasing

_lived: TypeAdapter[Lived] = TypeAdapter(Lived)


class Paths:
    """Tells facilitators which perspective is lived, over all managers."""

    def __init__(
        self,
        interviews: Interviews,
        perspectives: Perspectives,
        codebook: PerspectiveCodebook,
        releasing: Releasing,
    ) -> None:
        self._interviews = interviews
        self._perspectives = perspectives
        self._codebook = codebook
        self._releasing = releasing

    def seen(self, workspace: str) -> Lived | None:
        """Return what can be told, None where it is too little yet."""
        counted = {
            marked(person, *given(one)): self._codebook.picture(one)
            for person, one in self._of_people(workspace).items()
        }
        figures = (frozenset(counted),)
        candidate = Candidate(figures, lambda: _lived.dump_json(lived(list(counted.values()))).decode())
        release = self._releasing.settle(workspace, PERSPECTIVE, [candidate])
        return None if release is None else shown(release)

    def stated(self, workspace: str) -> list[tuple[str, Role | None]]:
        """Return the role of IT that each strategy in use states, by its title."""
        return [(one.edition.title, one.picture.role) for one in self._perspectives.stated(workspace)]

    def finished(self, workspace: str) -> int:
        """Return how many people have finished the interview."""
        return len(self._of_people(workspace))

    def _of_people(self, workspace: str) -> dict[str, Interview]:
        """Return everybody's latest interview on initiatives that was finished."""
        found: dict[str, Interview] = {}
        for one in self._interviews.all(workspace):
            if one.instrument == PERSPECTIVE and concluded(one) and said(one):
                found.setdefault(one.person, one)
        return found


def shown(release: Release) -> Lived:
    """Return what a release has told."""
    return _lived.validate_json(release.shown)
