"""Cases: the questions that evaluations ask, and what is expected of the answers."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Annotated, Any, TypeVar

import click
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

REPOSITORY = Path(__file__).parents[1]
CASES = Path(__file__).parent / "cases"
TRAINING = Path(__file__).parent / "training"
FRAMEWORK_CASES = CASES / "framework.jsonl"
HELD_OUT_CASES = CASES / "held_out.jsonl"
REFUSAL_CASES = CASES / "refusals.jsonl"
SHARED = REPOSITORY.parent / "shared"
SEEDS = SHARED / "seeds"
GIVEN_QUESTIONS = SHARED / "data" / "questions.jsonl"


class CasesError(click.ClickException):
    """A file of cases can't be used; the message names the file and the line."""


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as broken:
        raise ValueError(f"{text!r} is no regular expression: {broken}") from broken
    return text


Filled = Annotated[str, Field(min_length=1)]
Pattern = Annotated[Filled, AfterValidator(_pattern)]
Group = Annotated[tuple[Filled, ...], Field(min_length=1)]


class Case(BaseModel):
    """A question of some kind, with the questions before it in the same conversation."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Filled
    kind: Filled
    question: Filled
    history: tuple[Filled, ...] = ()


class FrameworkCase(Case):
    """A question on the framework. Each fact is a tuple of patterns; one that is found makes it present."""

    facts: Annotated[tuple[Annotated[tuple[Pattern, ...], Field(min_length=1)], ...], Field(min_length=1)]


class RefusalCase(Case):
    """A question that nothing on the shelves answers."""


class GivenQuestion(Case):
    """A question on the seed documents. Each group of evidence holds alternative strings of the documents."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    in_scope: bool
    groups: tuple[Group, ...] = ()


CaseT = TypeVar("CaseT", bound=Case)


def read_cases(path: Path, kind: type[CaseT]) -> tuple[CaseT, ...]:
    """Read a file with one case a line. Raises CasesError naming every line that is wrong."""
    if not path.is_file():
        raise CasesError(f"There is no file {path.name} with cases.")
    cases: dict[str, CaseT] = {}
    wrong: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            case = kind.model_validate_json(line)
        except ValidationError as invalid:
            wrong += [f"{path.name}, line {number}: {_said(error)}" for error in invalid.errors()]
            continue
        if case.id in cases:
            wrong.append(f"{path.name}, line {number}: the id {case.id} was used before")
        cases[case.id] = case
    if wrong:
        raise CasesError("\n".join(wrong))
    return tuple(cases.values())


def given_questions(path: Path = GIVEN_QUESTIONS) -> tuple[GivenQuestion, ...]:
    """Read questions on the seed documents; those in scope must say where their evidence stands."""
    questions = read_cases(path, GivenQuestion)
    if lacking := [question.id for question in questions if question.in_scope and not question.groups]:
        raise CasesError(f"{path.name}: in scope, but without evidence: {', '.join(lacking)}")
    return questions


def trained_on(folder: Path = TRAINING) -> frozenset[str]:
    """Return the questions that the support's weights are trained on, in lower case."""
    lines = (
        line for path in folder.glob("*.jsonl") for line in path.read_text(encoding="utf-8").splitlines()
    )
    return frozenset(json.loads(line)["question"].lower().strip() for line in lines if line.strip())


def _said(error: Any) -> str:
    place = ".".join(map(str, error["loc"]))
    return f"{place}: {error['msg']}" if place else str(error["msg"])
