"""Answers about a strategy with the coding that is expected, each set with the dossier that it is about."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml
from pydantic import BaseModel, ConfigDict

from bot.adapters.dossier_files import read_dossier
from bot.domain.understanding import OTHER, Grasp
from evals.cases import CASES, SHARED, TRAINING, CasesError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.domain.dossier import Dossier

HALDEN: Final = Path(__file__).parents[1] / "bot" / "playground" / "halden"
EXPECTED: Final = CASES / "understanding.jsonl"
NORDVIND: Final = SHARED / "data" / "nordvind"
TRAINING_DOSSIERS: Final = tuple(TRAINING / "understanding" / name for name in ("ferries", "insurer"))


class Expected(BaseModel):
    """What a careful reader makes of somebody's answers; `quotes` are one such reader's."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    knows_strategy: Grasp
    goal_named: tuple[str, ...]
    matches_decision: bool
    own_area_specific: bool
    rationale_correct: bool
    quotes: tuple[str, ...] = ()

    @property
    def guidelines(self) -> frozenset[str]:
        """The guidelines among the goals."""
        return frozenset(goal for goal in self.goal_named if not goal.startswith(OTHER))


@dataclass(frozen=True)
class CodedSet:
    """A dossier with its answers, and what is expected of each person's."""

    name: str
    dossier: Dossier
    expected: Mapping[str, Expected]


def own_set() -> CodedSet:
    """Return the sample company's."""
    lines = EXPECTED.read_text(encoding="utf-8").splitlines()
    cases = [json.loads(line) for line in lines if line.strip()]
    return _set(HALDEN, {case.pop("id"): Expected.model_validate(case) for case in cases})


def given_set(folder: Path) -> CodedSet:
    """Return a folder's, whose answers hold the expected coding beside them."""
    entries = yaml.safe_load((folder / "understanding.yaml").read_text(encoding="utf-8"))
    return _set(folder, {entry["person"]: Expected.model_validate(entry["gold"]) for entry in entries})


def all_sets() -> Iterator[CodedSet]:
    """Yield what is measured on: the sample company's, and the given one where it is there."""
    yield own_set()
    if NORDVIND.is_dir():
        yield given_set(NORDVIND)


def _set(folder: Path, expected: Mapping[str, Expected]) -> CodedSet:
    read = read_dossier(folder)
    if read.dossier is None:
        raise CasesError(f"The dossier {folder.name} can't be used: {read.errors[0]}")
    missing = {one.person for one in read.dossier.understanding} ^ set(expected)
    if missing:
        raise CasesError(
            f"{folder.name}: answers or what is expected of them are missing for {sorted(missing)}"
        )
    return CodedSet(folder.name, read.dossier, expected)
