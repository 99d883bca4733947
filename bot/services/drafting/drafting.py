"""Drafting: what people say and press becomes an entry of their draft.

Nothing is written here. Every method returns the `Sheet` that the listener commits together with the request
that caused it: `work.keep_draft(sheet.after, len(sheet.before.entries))`.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final

from bot.domain.drafting import moves
from bot.domain.drafting.checking import checked, reversed_ends
from bot.domain.drafting.entries import By, Draft, Filled, Kind, Skipped
from bot.domain.drafting.fields import field
from bot.domain.drafting.forming import formed, written
from bot.domain.drafting.moves import Aim, Stale
from bot.domain.drafting.naming import name_of, slug
from bot.domain.drafting.position import Review, position, revision
from bot.domain.drafting.position import asked as now_asked
from bot.domain.drafting.values import value
from bot.services.drafting.agreeing import Agreeing, changed
from bot.services.drafting.sheets import Flawed, Misheard, Sheet, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from pydantic import JsonValue

    from bot.domain.dossier import Edition
    from bot.domain.drafting.entries import Values
    from bot.domain.drafting.fields import Field
    from bot.services.drafting.registry import Registry
    from bot.services.drafting.sheets import Capturing
    from bot.services.drafts import Drafts
    from bot.services.ports import Clock
    from bot.services.walking import Beginning

_NOTHING: Final = re.compile(
    r"\s*(?:(?:we|i) need |from )?(?:none|nothing|no|nobody|no one|not needed|skip|n/a|-)"
    r"(?: else| needed| at all| from (?:anyone|anybody|others))?"
    r"(?:,? (?:really|actually|so far|for now|as far as i (?:know|see)|i (?:think|guess|believe)))?[\s.!]*",
    re.IGNORECASE,
)


class Drafting(Agreeing):
    """Leads people through their demands and gaps."""

    def __init__(
        self,
        drafts: Drafts,
        registry: Registry,
        capturing: Capturing,
        clock: Clock,
        facilitators: Collection[str] = (),
    ) -> None:
        super().__init__(drafts, registry, clock, facilitators)
        self._capturing = capturing

    def of_person(self, workspace: str, person: str) -> list[Sheet]:
        """Return somebody's drafts as they are, latest first."""
        return self.sheets(self._drafts.of_person(workspace, person))

    def heard_in(self, workspace: str, person: str, message: str) -> Sheet | None:
        """Return the draft that a message of somebody was taken into."""
        theirs = self._drafts.of_person(workspace, person)
        return self.sheet(next((each for each in theirs if moves.heard(each, message)), None))

    def messages(self, here: Sheet) -> list[str]:
        """Return the timestamps of everything that stands in a draft's thread, oldest first."""
        found = self._drafts.messages(here.after.workspace, here.after.id)
        return sorted(set(found) - {here.after.thread})

    def speaks(self, edition: Edition, person: str, role: str) -> bool:
        """Say whether somebody may state something: for the role in their directory, or as a facilitator."""
        return person in self._facilitators or bool(_speaker(Kind.DEMAND, edition, role))

    def begin(self, topic: Kind, edition: Edition, beginning: Beginning, cause: str) -> Sheet | Stale:
        """Begin a draft with nothing but who it is for; on one message there is only one."""
        workspace, channel, thread = beginning.workspace, beginning.channel, beginning.thread
        name = hashlib.sha256(f"{workspace}\n{channel}\n{thread}".encode()).hexdigest()[:20]
        if self._drafts.draft(workspace, name) is not None:
            return Stale()
        begun = Draft(
            id=name,
            workspace=workspace,
            topic=topic,
            person=beginning.person,
            dossier=edition.dossier.strategy.id,
            edition=edition.number,
            channel=channel,
            thread=thread,
            started=self._clock(),
        )
        known = self._registry.known(workspace, edition)
        speaker = _speaker(topic, edition, beginning.role)
        first = [Filled(speaker, By.DIRECTORY, cause, self._clock())] if speaker else []
        # A gap serves demands; where there is none so far, nobody needs to be asked which.
        none = topic is Kind.GAP and not known.demands
        left = [Skipped("demands", cause, self._clock())] if none else []
        after = begun.add(*left, *first)
        return Sheet(edition, self._theirs(known, after), begun, after)

    def hear(self, here: Sheet, message: str, text: str, cause: str) -> Sheet | Misheard | Stale:
        """Fill what was said, in a new message or anew in one that was heard before."""
        asked = _asked(here.after, message)
        if asked and not asked.required and _NOTHING.fullmatch(text):
            return changed(here, moves.skip(here.after, self._aim(here, cause)))
        now = self._clock()
        words = Words(text, here.after.topic, asked, here.told, here.known, now.date())
        found = checked(here.after.topic, self._whole(here, self._capturing.capture(words)), here.known)
        if isinstance(found, list) or not found:
            return Misheard(asked, tuple(found or ()) if isinstance(found, list) else ())
        return changed(here, moves.hear(here.after, message, found, cause, now))

    def unhear(self, here: Sheet, message: str, cause: str) -> Sheet | Stale:
        """Take back what was heard in a message, because it was deleted."""
        return changed(here, moves.unhear(here.after, message, cause, self._clock()))

    def fill(self, here: Sheet, aim: Aim, values: Values) -> Sheet | Flawed | Stale:
        """Fill fields by choosing. Nothing is filled where anything of it can't be."""
        found = checked(here.after.topic, self._whole(here, values), here.known)
        if isinstance(found, list):
            return Flawed(tuple(found))
        filled = changed(here, moves.fill(here.after, aim, found))
        ends = {"earliest", "latest"} & set(found)
        if isinstance(filled, Sheet) and ends and (flaw := reversed_ends(filled.told, ends)):
            return Flawed((flaw,))
        return filled

    def step(self, here: Sheet, aim: Aim, move: Callable[[Draft, Aim], Draft | Stale]) -> Sheet | Stale:
        """Skip, go back, reopen or withdraw: one of `bot.domain.drafting.moves`."""
        return changed(here, move(here.after, aim))

    def revisit(self, here: Sheet, aim: Aim, path: str) -> Sheet | Stale:
        """Go to a field, to fill it anew."""
        return changed(here, moves.revisit(here.after, aim, path))

    def confirm(self, here: Sheet, aim: Aim) -> Sheet | Flawed | Stale:
        """Stand by it: it has a name from now on, and a further version where it has changed."""
        at = position(here.after)
        if aim.revision != revision(here.after) or not isinstance(at, Review) or at.missing:
            return Stale()
        if here.flaws:
            return Flawed(tuple(here.flaws))
        name = here.after.name or self._name(here)
        form = written(formed(here.after, name))
        return changed(here, moves.confirm(here.after, aim, form, name))

    def _whole(self, here: Sheet, values: Values) -> Values:
        """Return values with what follows from them: a demand is for its owner's area."""
        owner = here.edition.dossier.person(str(values.get("owner", "")))
        if owner is None or here.after.topic is not Kind.DEMAND:
            return values
        return {**values, "area": owner.area}

    def _name(self, here: Sheet) -> str:
        told, workspace = here.told, here.after.workspace
        owner = here.edition.dossier.person(str(value(told, "owner") or ""))
        parts = [str(value(told, "area")), str(value(told, "guideline"))]
        if here.after.topic is Kind.GAP:
            parts = ["gap", owner.area if owner else ""]
        return name_of(parts, self._registry.taken(workspace))

    def _aim(self, here: Sheet, cause: str) -> Aim:
        return Aim(revision(here.after), cause, self._clock())


def _asked(draft: Draft, message: str) -> Field | None:
    """Return the field that a message answers: the one that was asked when it was first heard."""
    for entry in draft.entries:
        if isinstance(entry, Filled) and entry.message == message:
            return field(draft.topic, entry.asked) if entry.asked else None
    return now_asked(draft)


def _speaker(topic: Kind, edition: Edition, role: str) -> dict[str, JsonValue]:
    """Return who speaks, as far as the title in the directory tells; without any people, the title itself."""
    dossier = edition.dossier
    person = next((one for one in dossier.people if one.role.casefold() == role.strip().casefold()), None)
    if person is not None:
        return {"owner": person.id, "area": person.area} if topic is Kind.DEMAND else {"owner": person.id}
    return {} if dossier.people else {"owner": slug(role) or "owner"}
