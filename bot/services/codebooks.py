"""Codebooks: what a person's interview was coded to, with what they corrected, for them alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Protocol

from bot.domain.codebook import CODED, correct, settled
from bot.domain.dossier import OwnWords
from bot.domain.errors import DossierError
from bot.domain.interview.moves import Stale
from bot.domain.interview.standings import standings
from bot.domain.perspective_fields import compared, in_words, picture
from bot.domain.perspective_fields import fields as path_fields
from bot.domain.understanding_fields import corrected, fields
from bot.services.perspectives import told_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.codebook import Field
    from bot.domain.interview.entries import Interview
    from bot.domain.interview.moves import Aim
    from bot.domain.perspective import Picture
    from bot.services.changes import Change
    from bot.services.coding import CodedAnswers, Coding
    from bot.services.perspectives import Perspectives
    from knowledge.passages import Passage

UNDERSTANDING: Final = "understanding"
PERSPECTIVE: Final = "perspective"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What an interview was coded to. `told` says what follows from it; `basis` what it was compared with."""

    fields: tuple[Field, ...]
    basis: str = ""
    told: tuple[str, ...] = ()
    reading: tuple[Passage, ...] = ()


class Codebook(Protocol):
    """What codes the interviews of one instrument."""

    def sheet(self, interview: Interview, role: str) -> Sheet:
        """Return what an interview comes to; `role` is what the person does, as the directory says.

        Raises DossierError where there is nothing to compare it with.
        """
        ...


class Codebooks:
    """The codebooks, by the instrument whose answers each of them codes."""

    def __init__(self, codebooks: dict[str, Codebook]) -> None:
        self._codebooks = codebooks

    def codes(self, change: Change) -> bool:
        """Say whether an interview is of a kind that is coded, and has words to code."""
        return change.instrument.id in self._codebooks and bool(said(change.after))

    def sheet(self, change: Change, role: str) -> Sheet | None:
        """Return what an interview was coded to, None where there is nothing to compare it with."""
        try:
            return self._codebooks[change.instrument.id].sheet(change.after, role)
        except DossierError:
            return None

    def correct(self, change: Change, role: str, aim: Aim, values: Sequence[str]) -> Change | Stale:
        """Correct one field."""
        sheet = self.sheet(change, role) if self.codes(change) else None
        if sheet is None:
            return Stale()
        after = correct(sheet.fields, change.after, aim, values)
        return after if isinstance(after, Stale) else replace(change, after=after)


class UnderstandingCodebook:
    """Implements `Codebook` for answers about the strategy."""

    def __init__(self, coding: Coding) -> None:
        self._coding = coding

    def sheet(self, interview: Interview, role: str) -> Sheet:
        """Return how the strategy was understood."""
        coded = self._coding.code(interview.workspace, role, own_words(interview))
        strategy = coded.edition.dossier.strategy
        return Sheet(settled(fields(coded.coded, strategy), interview), coded.edition.title)

    def coded(self, interview: Interview, role: str) -> CodedAnswers:
        """Return the same as a coding, in which what the person corrected counts."""
        coded = self._coding.code(interview.workspace, role, own_words(interview))
        found = settled(fields(coded.coded, coded.edition.dossier.strategy), interview)
        return replace(coded, coded=corrected(coded.coded, found))


class PerspectiveCodebook:
    """Implements `Codebook` for what was told of the last big initiatives."""

    def __init__(self, perspectives: Perspectives) -> None:
        self._perspectives = perspectives

    def sheet(self, interview: Interview, role: str) -> Sheet:
        """Return the perspective that is lived, beside the one that is stated, and what to read about it."""
        del role
        found = self._fields(interview)
        lived = picture(found)
        stated = self._perspectives.stated(interview.workspace)
        beside = (compared(one.picture, lived, one.edition.title) for one in stated)
        reading = self._perspectives.reading(interview.workspace, lived.role)
        return Sheet(found, told=(*in_words(lived), *beside), reading=reading)

    def picture(self, interview: Interview) -> Picture:
        """Return what the initiatives come to, in which what the person corrected counts."""
        return picture(self._fields(interview))

    def _fields(self, interview: Interview) -> tuple[Field, ...]:
        told = told_in(said(interview))
        return settled(path_fields(self._perspectives.code(told), told), interview)


def own_words(interview: Interview) -> OwnWords:
    """Return what was said to the five questions, empty where nothing was."""
    words = said(interview)
    return OwnWords(**{name: words.get(name, "") for name in OwnWords.model_fields})


def said(interview: Interview) -> dict[str, str]:
    """Return the words that stand, by question."""
    found = standings(interview)
    return {name: "\n".join(standing.words) for name, standing in found.items() if standing.words}


def given(interview: Interview) -> tuple[str, ...]:
    """Return what a person gave to be coded: the words that stand, and the corrections.

    Not what that comes to: whoever changes the strategy, or the model, would change it for everybody, and
    nobody's answers would be known again.
    """
    corrected = {
        name: standing.answer.given
        for name, standing in standings(interview).items()
        if name.startswith(CODED) and standing.answer
    }
    return interview.id, repr(said(interview)), repr(corrected)
