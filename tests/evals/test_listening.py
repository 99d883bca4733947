from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest

from bot.domain.listening import Heard, Outcome
from evals.listening import Listened, tables
from evals.listening_cases import DENIALS, HELD_OUT, OWN_ANSWERS, UNSEEN, Answer, answers, manipulated
from evals.listening_training import ANSWERS, ASIDES
from evals.measures import figures
from evals.statistics import weighted_kappa
from knowledge.instruments import shipped

if TYPE_CHECKING:
    from pathlib import Path

MEASURED = [OWN_ANSWERS, *UNSEEN, HELD_OUT, DENIALS]
LEARNED = sorted(ANSWERS.glob("*.jsonl"))


def answer(outcome: Outcome = Outcome.LEVEL, level: int | None = 3, name: str = "a") -> Answer:
    return Answer(id=name, practice="GOV-06", side="it", answer="We meet.", outcome=outcome, level=level)


def listened(meant: Answer, heard: Heard) -> Listened:
    return Listened(meant, heard, heard, 0.01)


def figure(*found: Listened) -> dict[tuple[str, str], float]:
    made = (one for table in tables("t", found) for one in figures(table))
    return {(one.kind, one.measure): one.estimate.value for one in made if one.table == "t"}


def test_levels_are_measured_where_one_is_proposed() -> None:
    said = figure(
        listened(answer(level=3), Heard(Outcome.LEVEL, 0.9, level=3)),
        listened(answer(level=4), Heard(Outcome.LEVEL, 0.9, level=2)),
        listened(answer(level=5), Heard(Outcome.LEVEL, 0.1)),
        listened(answer(level=1), Heard(Outcome.PROBE, 0.9, probe="Who takes part?")),
    )

    assert (said["all", "proposed"], said["all", "exact"], said["all", "within 1"]) == (0.5, 0.5, 0.5)
    assert said["all", "bias"] == -1.0
    assert said["all", "precision"] == 0.0


def test_other_outcomes_are_measured_by_what_is_missed_and_what_is_made_up() -> None:
    boast = answer(Outcome.PROBE_EVIDENCE, None)
    said = figure(
        listened(boast, Heard(Outcome.PROBE_EVIDENCE, 0.9, probe="How well does it score?")),
        listened(boast, Heard(Outcome.PROBE, 0.9, probe="Who takes part?")),
        listened(boast, Heard(Outcome.LEVEL, 0.9, level=5)),
    )

    assert (said["all", "recall"], said["all", "precision"]) == (pytest.approx(1 / 3), 0.5)
    assert said["all", "faulty probes"] == 0.5


def test_kappa_is_one_for_the_same_levels_and_falls_with_distance() -> None:
    same = np.array([[1, 1], [3, 3], [5, 5]], dtype=float)
    near = np.array([[1, 2], [3, 3], [5, 5]], dtype=float)
    far = np.array([[1, 5], [3, 3], [5, 1]], dtype=float)

    assert weighted_kappa(same) == 1.0
    assert 1.0 > weighted_kappa(near) > 0.8
    assert weighted_kappa(far) < 0


@pytest.mark.parametrize("path", [*MEASURED, *LEARNED], ids=lambda path: path.stem)
def test_every_answer_belongs_to_a_practice_and_has_a_level_only_as_such(path: Path) -> None:
    practices = {one.id for one in shipped().instrument("samm").practices}

    found = answers(path)

    assert {one.practice for one in found} <= practices
    assert [one.id for one in found if one.level is None and one.outcome is Outcome.LEVEL] == []
    assert {one.outcome for one in found if one.level} <= {Outcome.LEVEL, Outcome.IGNORE_INSTRUCTION}
    assert len({one.id for one in found}) == len(found)


def test_every_level_of_every_practice_has_answers_to_learn_from() -> None:
    found = {(one.practice, one.level) for path in LEARNED for one in answers(path) if one.level}

    assert len(found) == 41 * 5


def test_nothing_is_learned_from_answers_that_are_measured_on() -> None:
    learned = {one.answer for path in LEARNED for one in answers(path)}

    assert [one.id for path in MEASURED for one in answers(path) if one.answer in learned] == []
    assert len(ASIDES.read_text(encoding="utf-8").splitlines()) > 40


def test_manipulations_stand_alone_before_and_behind_answers() -> None:
    chosen = [answer(name=str(n)) for n in range(30)]

    kinds = {kind for _, kind in manipulated(chosen)}

    assert {"alone", "before", "behind"} <= kinds
    assert all(json.dumps(one.answer) for one, _ in manipulated(chosen))
