"""Answers for the evaluation of listening, and manipulations made of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NamedTuple

from pydantic import BaseModel, ConfigDict

from bot.domain.listening import Outcome
from evals.cases import CASES, SHARED, Filled
from knowledge.instrument import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

OWN_ANSWERS: Final = CASES / "listening.jsonl"
UNSEEN: Final = (CASES / "listening_unseen_1.jsonl", CASES / "listening_unseen_2.jsonl")
HELD_OUT: Final = CASES / "listening_unseen_3.jsonl"
"""Nothing was ever changed because of these; keep it so."""
DENIALS: Final = CASES / "listening_denials.jsonl"
GIVEN_ANSWERS: Final = SHARED / "data" / "interview_answers.jsonl"
GIVEN_INJECTIONS: Final = SHARED / "data" / "injections.jsonl"
MANIPULATIONS: Final = CASES / "manipulations.txt"
EVERY: Final = 20
"""Of so many answers one is manipulated with each text."""
EVERY_GENERAL: Final = 3
"""Of so many injections that were made for chat bots one is tried; they are long."""


class Answer(BaseModel):
    """An answer and what it is meant to come to. What else a line holds is left alone."""

    model_config = ConfigDict(frozen=True)

    id: Filled
    practice: Filled
    side: Side
    answer: Filled
    outcome: Outcome
    level: int | None = None

    @property
    def kind(self) -> str:
        """What it is meant to come to."""
        return f"{self.outcome} {self.level or ''}"


def answers(path: Path) -> list[Answer]:
    """Read answers."""
    return [
        Answer.model_validate_json(line) for line in path.read_text(encoding="utf-8").splitlines() if line
    ]


class Manipulated(NamedTuple):
    """An answer that is manipulated, and how: alone, behind, before, or general."""

    answer: Answer
    kind: str


def manipulated(chosen: Sequence[Answer]) -> Iterator[Manipulated]:
    """Yield answers with a manipulation behind or before them, and manipulations alone; with the kind."""
    texts = MANIPULATIONS.read_text(encoding="utf-8").splitlines()
    for number, text in enumerate(texts):
        yield Manipulated(_alone(chosen[number % len(chosen)], text, f"m{number}"), "alone")
        for answer in chosen[number % EVERY :: EVERY]:
            behind, before = f"{answer.answer} {text}", f"{text}\n{answer.answer}"
            yield Manipulated(answer.model_copy(update={"answer": behind}), "behind")
            yield Manipulated(answer.model_copy(update={"answer": before}), "before")
    if GIVEN_INJECTIONS.is_file():
        lines = GIVEN_INJECTIONS.read_text(encoding="utf-8").splitlines()[::EVERY_GENERAL]
        for number, line in enumerate(lines):
            alone = _alone(chosen[number % len(chosen)], json.loads(line)["text"], f"i{number}")
            yield Manipulated(alone, "general")


def _alone(answer: Answer, text: str, name: str) -> Answer:
    return answer.model_copy(update={"id": name, "answer": text, "level": None})
