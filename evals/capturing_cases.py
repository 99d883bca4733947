"""Cases of capturing: what managers say of demands and gaps, and which fields that plainly fills."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import yaml
from pydantic import BaseModel, ConfigDict, JsonValue, field_validator, model_validator

from bot.adapters.dossier_files import read_dossier
from bot.domain.drafting.entries import Kind
from bot.domain.drafting.fields import field
from bot.domain.drafting.known import Known
from bot.services.drafting import Words
from evals.cases import CASES, CasesError, Filled
from evals.understanding_cases import HALDEN

if TYPE_CHECKING:
    from pathlib import Path

    from bot.domain.dossier import Dossier

FILE: Final = CASES / "capturing.yaml"
SPLITS: Final = ("development", "held out")
_EVERY: Final = 3


class CapturingCase(BaseModel):
    """Words of somebody, after a question or before any, and what a careful reader fills with them.

    A text holds the words that belong into its field; a list of numbers or days names those that are right
    alike. On the fields of `may`, careful readers differ.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Filled
    speaker: Filled
    said: Filled
    asked: str | None = None
    told: dict[str, JsonValue] = {}
    fills: dict[str, JsonValue]
    may: tuple[str, ...] = ()

    @field_validator("told", "fills", mode="before")
    @classmethod
    def _days_as_written(cls, given: object) -> object:
        return _written(given)

    @model_validator(mode="after")
    def _fields_that_there_are(self) -> CapturingCase:
        asked = [self.asked] if self.asked else []
        if unknown := [path for path in asked if field(self.topic, path) is None]:
            raise ValueError(f"a {self.topic} has no field {unknown[0]}")
        return self

    @property
    def topic(self) -> Kind:
        """What the words are about."""
        return Kind.GAP if self.id.startswith("g") else Kind.DEMAND


class CapturingCases(BaseModel):
    """All cases, said on the same day about the sample company's strategy."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    today: date
    cases: tuple[CapturingCase, ...]

    def split(self, name: str) -> tuple[CapturingCase, ...]:
        """Return the cases of a split; every third one is held out."""
        held = {one.id for one in self.cases[_EVERY - 1 :: _EVERY]}
        return tuple(one for one in self.cases if (one.id in held) is (name == "held out"))


def read(file: Path = FILE) -> CapturingCases:
    """Read the cases."""
    return CapturingCases.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))


def company() -> Dossier:
    """Return the dossier of the sample company. Raises CasesError where it can't be used."""
    found = read_dossier(HALDEN)
    if found.dossier is None:
        raise CasesError(f"The dossier {HALDEN.name} can't be used: {found.errors[0]}")
    return found.dossier


def words(case: CapturingCase, dossier: Dossier, today: date) -> Words:
    """Return what was said as capturing hears it."""
    person = dossier.person(case.speaker)
    if person is None:
        raise CasesError(f"{case.id}: nobody is called {case.speaker}")
    own = {"owner": person.id, **({"area": person.area} if case.topic is Kind.DEMAND else {})}
    asked = field(case.topic, case.asked) if case.asked else None
    return Words(case.said, case.topic, asked, {**own, **case.told}, Known(dossier), today)


def _written(given: object) -> object:
    match given:
        case date():
            return given.isoformat()
        case dict():
            return {name: _written(one) for name, one in given.items()}
        case list():
            return [_written(one) for one in given]
        case _:
            return given
