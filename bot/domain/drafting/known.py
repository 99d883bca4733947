"""Known: what the fields of a draft can refer to, in the strategy in use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.demand import Priority

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import JsonValue

    from bot.domain.demand import Demand
    from bot.domain.dossier import Dossier
    from bot.domain.drafting.fields import Field

SIZES: Final = ("S", "M", "L", "XL")
_PRACTICE: Final = re.compile(r"[A-Za-z]{2,5}-\d+")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of what there is to choose from, and how people call it."""

    value: JsonValue
    label: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from. Where it is not `only` these, other words than ids can be given too."""

    noun: str
    choices: tuple[Choice, ...]
    only: bool = True

    @property
    def values(self) -> list[JsonValue]:
        """What is kept of each choice."""
        return [each.value for each in self.choices]


@dataclass(frozen=True, slots=True)
class Known:
    """The dossier in use, and what else can be referred to.

    `practices` are ids and names of the maturity practices; `demands` those of the dossier and of Slack.
    `speaker` is the one person of the dossier that may be the owner, None where others may be as well.
    """

    dossier: Dossier
    practices: tuple[Choice, ...] = ()
    demands: tuple[Demand, ...] = ()
    speaker: str | None = None

    def choices(self, field: Field) -> Choices | None:
        """Return what a field can refer to, None where it can hold anything."""
        strategy = self.dossier.strategy
        speaker = self.dossier.person(self.speaker) if self.speaker else None
        match field.name.rsplit(".", 1)[-1]:
            case "owner":
                may = (speaker,) if speaker else self.dossier.people
                people = tuple(Choice(one.id, one.role) for one in may)
                return Choices("person", people) if people else None
            case "area":
                own = speaker.area if speaker and field.path == "area" else None
                areas = tuple(Choice(one.id, one.name) for one in strategy.areas if own in {None, one.id})
                return Choices("area", areas)
            case "guideline":
                guidelines = tuple(Choice(one.id, one.statement) for one in strategy.guidelines)
                return Choices("guideline", guidelines)
            case "demands":
                return Choices("demand", tuple(Choice(one.id, one.translation) for one in self.demands))
            case "practices":
                return Choices("practice", self.practices, only=False) if self.practices else None
            case other:
                return _fixed(other)

    @staticmethod
    def refers(given: JsonValue) -> bool:
        """Say whether something is written like the id of a practice, and so refers to one."""
        return isinstance(given, str) and _PRACTICE.fullmatch(given) is not None


def _fixed(name: str) -> Choices | None:
    listed: dict[str, Sequence[JsonValue]] = {
        "priority": [one.value for one in Priority],
        "size": list(SIZES),
        "confidence": [1, 2, 3, 4, 5],
    }
    found = listed.get(name)
    return Choices(name, tuple(Choice(one, str(one)) for one in found)) if found else None
