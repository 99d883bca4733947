"""Drafting: what people say and press becomes an entry of their draft.

Nothing is written here. Every method returns the `Sheet` that the listener commits together with the request
that caused it: `work.keep_draft(sheet.after, len(sheet.before.entries))`.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.drafting import moves
from bot.domain.drafting.checking import checked
from bot.domain.drafting.entries import By, Draft, Filled, Kind
from bot.domain.drafting.fields import field
from bot.domain.drafting.forming import formed, written
from bot.domain.drafting.moves import Aim, Stale
from bot.domain.drafting.naming import name_of, slug
from bot.domain.drafting.position import Asking, Gone, Review, position, revision
from bot.domain.drafting.values import value
from bot.services.drafting.sheets import Flawed, Misheard, Sheet, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pydantic import JsonValue

    from bot.domain.dossier import Edition
    from bot.domain.drafting.entries import Values
    from bot.domain.drafting.fields import Field
    from bot.domain.drafting.known import Known
    from bot.domain.drafting.moves import Answer
    from bot.domain.drafting.needs import Asked
    from bot.services.drafting.registry import Registry
    from bot.services.drafting.sheets import Capturing
    from bot.services.drafts import Drafts
    from bot.services.ports import Clock
    from bot.services.walking import Beginning

_NOTHING: Final = frozenset({"none", "nothing", "no", "nobody", "skip", "nothing else", "-", "n/a"})


class Drafting:
    """Leads people through their demands and gaps."""

    def __init__(self, drafts: Drafts, registry: Registry, capturing: Capturing, clock: Clock) -> None:
        self._drafts = drafts
        self._registry = registry
        self._capturing = capturing
        self._clock = clock

    def strategies(self, workspace: str) -> Sequence[Edition]:
        """Return the strategies that something can be drafted for; none where none was loaded."""
        return self._registry.editions(workspace)

    def find(self, workspace: str, draft_id: str) -> Sheet | None:
        """Return a draft as it is, None where it was erased."""
        return self._known(self._drafts.draft(workspace, draft_id))

    def in_thread(self, workspace: str, channel: str, thread: str) -> Sheet | None:
        """Return the draft that a thread is about."""
        return self._known(self._drafts.in_thread(workspace, channel, thread))

    def of_person(self, workspace: str, person: str) -> list[Sheet]:
        """Return somebody's drafts as they are, latest first."""
        return self._all(self._drafts.of_person(workspace, person))

    def heard_in(self, workspace: str, person: str, message: str) -> Sheet | None:
        """Return the draft that a message of somebody was taken into."""
        theirs = self._drafts.of_person(workspace, person)
        return self._known(next((each for each in theirs if moves.heard(each, message)), None))

    def messages(self, here: Sheet) -> list[str]:
        """Return the timestamps of everything that stands in a draft's thread, oldest first."""
        found = self._drafts.messages(here.after.workspace, here.after.id)
        return sorted(set(found) - {here.after.thread})

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
        first = Filled(speaker, By.DIRECTORY, cause, self._clock())
        return Sheet(edition, known, begun, begun.add(first) if speaker else begun)

    def hear(self, here: Sheet, message: str, text: str, cause: str) -> Sheet | Misheard | Stale:
        """Fill what was said, in a new message or anew in one that was heard before."""
        asked = _asked(here.after, message)
        if asked and not asked.required and text.strip().strip(".!").casefold() in _NOTHING:
            return _changed(here, moves.skip(here.after, self._aim(here, cause)))
        now = self._clock()
        words = Words(text, here.after.topic, asked, here.told, here.known, now.date())
        found = checked(here.after.topic, self._whole(here, self._capturing.capture(words)), here.known)
        if isinstance(found, list) or not found:
            return Misheard(asked, tuple(found or ()) if isinstance(found, list) else ())
        return _changed(here, moves.hear(here.after, message, found, cause, now))

    def unhear(self, here: Sheet, message: str, cause: str) -> Sheet | Stale:
        """Take back what was heard in a message, because it was deleted."""
        return _changed(here, moves.unhear(here.after, message, cause, self._clock()))

    def fill(self, here: Sheet, aim: Aim, values: Values) -> Sheet | Flawed | Stale:
        """Fill fields by choosing. Nothing is filled where anything of it can't be."""
        found = checked(here.after.topic, self._whole(here, values), here.known)
        if isinstance(found, list):
            return Flawed(tuple(found))
        return _changed(here, moves.fill(here.after, aim, found))

    def step(self, here: Sheet, aim: Aim, move: Callable[[Draft, Aim], Draft | Stale]) -> Sheet | Stale:
        """Skip, go back, reopen or withdraw: one of `bot.domain.drafting.moves`."""
        return _changed(here, move(here.after, aim))

    def revisit(self, here: Sheet, aim: Aim, path: str) -> Sheet | Stale:
        """Go to a field, to fill it anew."""
        return _changed(here, moves.revisit(here.after, aim, path))

    def confirm(self, here: Sheet, aim: Aim) -> Sheet | Flawed | Stale:
        """Stand by it: it has a name from now on, and a further version where it has changed."""
        at = position(here.after)
        if aim.revision != revision(here.after) or not isinstance(at, Review) or at.missing:
            return Stale()
        if here.flaws:
            return Flawed(tuple(here.flaws))
        name = here.after.name or self._name(here)
        form = written(formed(here.after, name))
        return _changed(here, moves.confirm(here.after, aim, form, name))

    def address(self, here: Sheet, need: str, person: str, cause: str) -> Sheet | Stale:
        """Ask somebody whether a need will be met."""
        return _changed(here, moves.address(here.after, need, person, cause, self._clock()))

    def respond(self, here: Sheet, need: str, answer: Answer, cause: str) -> Sheet | Stale:
        """Say whether a need will be met."""
        return _changed(here, moves.respond(here.after, need, answer, cause, self._clock()))

    def needs_for(self, workspace: str, area: str) -> list[tuple[Sheet, Asked]]:
        """Return what stands and asks something of an area, with what was said to it."""
        return [found for found in self._needs(workspace) if found[1].need.area == area]

    def put_to(self, workspace: str, person: str) -> list[tuple[Sheet, Asked]]:
        """Return the needs that somebody was asked about."""
        return [found for found in self._needs(workspace) if person in found[1].people]

    def _needs(self, workspace: str) -> list[tuple[Sheet, Asked]]:
        standing = (each for each in self._drafts.all(workspace) if each.versions)
        sheets = self._all([each for each in standing if not isinstance(position(each), Gone)])
        return [(sheet, asked) for sheet in sheets for asked in sheet.needs]

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

    def _known(self, draft: Draft | None) -> Sheet | None:
        return next(iter(self._all([draft])), None) if draft else None

    def _all(self, drafts: Sequence[Draft]) -> list[Sheet]:
        """Return drafts with their strategies, as they are in use; without those whose strategy is gone."""
        sheets = []
        known: dict[str, Known] = {}
        for draft in drafts:
            edition = self._registry.edition(draft.workspace, draft.dossier)
            if edition is not None:
                if draft.dossier not in known:
                    known[draft.dossier] = self._registry.known(draft.workspace, edition)
                sheets.append(Sheet(edition, known[draft.dossier], draft, draft))
        return sheets


def _changed(here: Sheet, after: Draft | Stale) -> Sheet | Stale:
    return after if isinstance(after, Stale) else replace(here, after=after)


def _asked(draft: Draft, message: str) -> Field | None:
    """Return the field that a message answers: the one that was asked when it was first heard."""
    for entry in draft.entries:
        if isinstance(entry, Filled) and entry.message == message:
            return field(draft.topic, entry.asked) if entry.asked else None
    here = position(draft)
    return here.field if isinstance(here, Asking) else None


def _speaker(topic: Kind, edition: Edition, role: str) -> dict[str, JsonValue]:
    """Return who speaks, as far as the title in the directory tells; without any people, the title itself."""
    dossier = edition.dossier
    person = next((one for one in dossier.people if one.role.casefold() == role.strip().casefold()), None)
    if person is not None:
        return {"owner": person.id, "area": person.area} if topic is Kind.DEMAND else {"owner": person.id}
    return {} if dossier.people else {"owner": slug(role) or "owner"}
