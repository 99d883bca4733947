"""Walking: leads people through a decision, one step after the other.

Nothing is written here. Every method returns the `Stretch` that the listener commits together with the
request that caused it. What somebody chose and wrote is shown to nobody else.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.walk import moves
from bot.domain.walk.entries import Walk
from bot.domain.walk.moves import Aim, Stale
from bot.domain.walk.position import Position, position

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.domain.dossier import Edition
    from bot.domain.strategy import Area, Decision, Strategy
    from bot.services.ports import Clock, Dossiers
    from bot.services.walks import Walks


@dataclass(frozen=True, slots=True)
class Topic:
    """A decision that can be walked through, in the edition of a strategy that tells about it."""

    edition: Edition
    decision: Decision

    @property
    def strategy(self) -> Strategy:
        """The strategy that it belongs to."""
        return self.edition.dossier.strategy

    @property
    def reference(self) -> str:
        """Names dossier and decision, as buttons and replies do: `one-bakery/d-till`."""
        return f"{self.strategy.id}/{self.decision.id}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A walk before and after a request, with the decision that it leads through.

    `newer` is the edition that has come into use since it was begun.
    """

    topic: Topic
    before: Walk
    after: Walk
    newer: Edition | None = None

    @property
    def position(self) -> Position:
        """Where it stands now."""
        return position(self.after)

    @property
    def area(self) -> Area | None:
        """The area of the person, None where it is not known."""
        area = self.position.area
        return self.topic.strategy.area(area) if area else None


@dataclass(frozen=True, slots=True)
class Beginning:
    """Who begins a walk, and the message that it hangs on; `role` is what they do, as the directory says."""

    workspace: str
    person: str
    role: str
    channel: str
    thread: str


class Walking:
    """Leads people through decisions."""

    def __init__(self, walks: Walks, dossiers: Dossiers, clock: Clock) -> None:
        self._walks = walks
        self._dossiers = dossiers
        self._clock = clock

    def topics(self, workspace: str) -> list[Topic]:
        """Return every decision of the strategies in use."""
        return [
            Topic(edition, decision)
            for edition in self._dossiers.current(workspace)
            for decision in edition.dossier.strategy.decisions
        ]

    def topic(self, workspace: str, reference: str) -> Topic | None:
        """Return a decision by its reference, None where it is no longer in use."""
        return next((each for each in self.topics(workspace) if each.reference == reference), None)

    def find(self, workspace: str, walk_id: str) -> Stretch | None:
        """Return a walk as it is, None where it was erased."""
        return self._known(self._walks.walk(workspace, walk_id))

    def in_thread(self, workspace: str, channel: str, thread: str) -> Stretch | None:
        """Return the walk that a thread is about."""
        return self._known(self._walks.in_thread(workspace, channel, thread))

    def of_person(self, workspace: str, person: str) -> list[Stretch]:
        """Return somebody's walks as they are, latest first."""
        found = (self._known(each) for each in self._walks.of_person(workspace, person))
        return [each for each in found if each is not None]

    def messages(self, here: Stretch) -> list[str]:
        """Return the timestamps of everything that stands in a walk's thread, oldest first."""
        found = self._walks.messages(here.after.workspace, here.after.id)
        return sorted(set(found) - {here.after.thread})

    def begin(self, topic: Topic, beginning: Beginning) -> Stretch | Stale:
        """Begin a walk; on one message there is only one."""
        workspace, channel, thread = beginning.workspace, beginning.channel, beginning.thread
        name = hashlib.sha256(f"{workspace}\n{channel}\n{thread}".encode()).hexdigest()[:20]
        if self._walks.walk(workspace, name) is not None:
            return Stale()
        area = topic.edition.dossier.area_of(beginning.role)
        begun = Walk(
            id=name,
            workspace=workspace,
            person=beginning.person,
            dossier=topic.strategy.id,
            edition=topic.edition.number,
            decision=topic.decision.id,
            channel=channel,
            thread=thread,
            area=area.id if area else None,
            started=self._clock(),
        )
        return Stretch(topic, begun, begun)

    def place(self, here: Stretch, aim: Aim, area: str) -> Stretch | Stale:
        """Say which area is one's own."""
        return _changed(here, moves.place(here.topic.strategy, here.after, aim, area))

    def choose(self, here: Stretch, aim: Aim, option: str) -> Stretch | Stale:
        """Choose what one would have taken."""
        return _changed(here, moves.choose(here.topic.decision, here.after, aim, option))

    def step(self, here: Stretch, aim: Aim, move: Callable[[Walk, Aim], Walk | Stale]) -> Stretch | Stale:
        """Go on or back."""
        return _changed(here, move(here.after, aim))

    def write(self, here: Stretch, message: str, words: str, cause: str) -> Stretch | Stale:
        """Say what it means for one's area."""
        return _changed(here, moves.write(here.after, message, words, cause, self._clock()))

    def unwrite(self, here: Stretch, message: str, cause: str) -> Stretch | Stale:
        """Take words back, because their message was deleted."""
        return _changed(here, moves.unwrite(here.after, message, cause, self._clock()))

    def _known(self, walk: Walk | None) -> Stretch | None:
        """Return a walk with its decision, in the edition that it was begun with."""
        if walk is None:
            return None
        current = self._dossiers.current(walk.workspace)
        meant = [each for each in current if _is_edition_of(each, walk)] or [
            each
            for each in self._dossiers.editions(walk.workspace, walk.dossier)
            if _is_edition_of(each, walk)
        ]
        decision = meant[0].dossier.strategy.decision(walk.decision) if meant else None
        if decision is None:
            return None
        newer = next((each for each in current if _is_newer(each, walk)), None)
        return Stretch(Topic(meant[0], decision), walk, walk, newer)


def _is_edition_of(edition: Edition, walk: Walk) -> bool:
    return (edition.dossier.strategy.id, edition.number) == (walk.dossier, walk.edition)


def _is_newer(edition: Edition, walk: Walk) -> bool:
    return edition.dossier.strategy.id == walk.dossier and edition.number > walk.edition


def _changed(here: Stretch, after: Walk | Stale) -> Stretch | Stale:
    return after if isinstance(after, Stale) else replace(here, after=after)
