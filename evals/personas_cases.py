"""Personas: invented managers, read from their file, and what they have to say to each question."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from random import Random
from typing import TYPE_CHECKING, Annotated, Final

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from bot.domain.listening import Outcome
from evals.cases import CASES, Filled
from evals.listening_cases import OWN_ANSWERS, UNSEEN, answers
from evals.personas_voices import VOICES
from knowledge.instrument import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from evals.listening_cases import Answer

PERSONAS: Final = CASES / "personas.yaml"
HIGHEST: Final = 5
SEED: Final = 20260101


class Way(StrEnum):
    """What a person does besides answering."""

    ASK = "ask"
    """Ask about the framework."""
    BACK = "back"
    """Go back to the question before, and answer it anew by button."""
    SKIP = "skip"
    CHANGE = "change"
    """Choose another level than one's own, go back and choose one's own."""
    EDIT = "edit"
    """Send something else first, and edit it into the answer."""
    DELETE = "delete"
    """Send something else first, and delete it."""
    PAUSE = "pause"
    """Pause, and go on by button."""
    RESUME = "resume"
    """Pause, and go on by answering."""
    UNSURE = "unsure"
    """Press Don't know in the end."""


class Persona(BaseModel):
    """A manager: how they speak and what they do. See `cases/personas.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Filled
    about: Filled
    side: Side = Side.BUSINESS
    voice: Annotated[str, Field(pattern="|".join(VOICES))] = "plain"
    first: tuple[Filled, ...] = ()
    before: tuple[Filled, ...] = ()
    after: tuple[Filled, ...] = ()
    moves: tuple[Way, ...] = ()
    every: Annotated[int, Field(ge=1)] = 3
    types: bool = True
    secret: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """What a persona does at one question: what is said, message by message, what is meant, and a move."""

    practice: str
    said: tuple[str, ...]
    meant: int
    answer: str = field(repr=False)
    way: Way | None = None
    openings: int = 0
    """How many messages come before the answer proper."""


def personas() -> tuple[Persona, ...]:
    """Read the personas."""
    raw = yaml.safe_load(PERSONAS.read_text(encoding="utf-8"))
    return TypeAdapter(tuple[Persona, ...]).validate_python(raw)


def parts(persona: Persona, practices: Iterable[str], seed: int = SEED) -> dict[str, Part]:
    """Return what a persona does at each practice; the same for the same seed."""
    random = Random(f"{seed} {persona.name}")  # noqa: S311 - no secret
    pool, found = _pool(), {}
    for number, practice in enumerate(practices):
        fitting = [one for one in pool[practice] if one.side is persona.side] or pool[practice]
        answer = random.choice(fitting)
        spoken = VOICES[persona.voice](answer.answer, random)
        framed = " ".join((*_one(persona.before, random), spoken, *_one(persona.after, random)))
        again = () if framed == answer.answer else (answer.answer,)
        first = _one(persona.first, random)
        said = (*first, framed, *again) if persona.types else ()
        turn = persona.moves and number % persona.every == persona.every - 1
        way = persona.moves[number // persona.every % len(persona.moves)] if turn else None
        found[practice] = Part(practice, said, answer.level or 0, answer.answer, way, len(first))
    return found


def _one(phrases: Sequence[str], random: Random) -> list[str]:
    return [random.choice(phrases)] if phrases else []


def _pool() -> Mapping[str, list[Answer]]:
    """Return answers by the practice whose level they tell."""
    found: dict[str, list[Answer]] = {}
    for path in (OWN_ANSWERS, *UNSEEN):
        for answer in answers(path):
            if answer.outcome is Outcome.LEVEL:
                found.setdefault(answer.practice, []).append(answer)
    return found
