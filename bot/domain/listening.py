"""What was heard in an answer: a level with the words that carry it, or what is still needed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Outcome(StrEnum):
    """What an answer in free words comes to."""

    LEVEL = "level"
    """It tells how things are. A level is proposed only where it is likely right."""
    PROBE = "probe"
    """Too little was said."""
    PROBE_EVIDENCE = "probe_evidence"
    """A claim, and nothing that bears it out."""
    CLARIFY = "clarify"
    """Two things that cannot both be so."""
    ASK_TODAY = "ask_today"
    """Only plans; what counts is how it is today."""
    DONT_KNOW = "dont_know"
    NOT_APPLICABLE = "not_applicable"
    REDIRECT = "redirect"
    """About something else."""
    REDACT = "redact"
    """About a colleague as a person: nothing of it is to be kept."""
    IGNORE_INSTRUCTION = "ignore_instruction"
    """It tells us what to do or which level to give, instead of how things are."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What one answer comes to.

    `quote` stands in the answer word for word and carries the evidence; `probe` is the question to ask next,
    set where the outcome asks for more. `confidence`, from 0 to 1, says how likely the level, else the
    outcome, is right. `prompt` is the reference of the prompt where a model took part. `serious` marks a
    matter, such as harassment or fraud, that belongs before people who can act on it.
    """

    outcome: Outcome
    confidence: float
    level: int | None = None
    quote: str | None = None
    probe: str | None = None
    by: Literal["rules", "model"] = "rules"
    prompt: str | None = None
    serious: bool = False
