"""Instruments: questionnaires as data, in versions, with dimensions of questions of four kinds.

Interviews, scores and listening read these values; `knowledge.instruments` loads them from YAML.
"""

from __future__ import annotations

from collections.abc import Collection  # noqa: TC003 - pydantic reads the annotations of this module
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

LEVELS = (1, 2, 3, 4, 5)
LEVEL_NAMES = ("Initial", "Committed", "Established", "Improved", "Optimised")


class Side(StrEnum):
    """Which side a respondent answers for."""

    BUSINESS = "business"
    IT = "it"


class Value(BaseModel):
    """A part of an instrument: it never changes, and knows no fields but its own."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, str_strip_whitespace=True)


# Limits keep a question, its anchors and its buttons within one Slack message.
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$", max_length=40)]
Name = Annotated[str, Field(min_length=1, max_length=75)]
Line = Annotated[str, Field(min_length=1, max_length=300)]
Prose = Annotated[str, Field(min_length=1, max_length=2_000)]


class Wording(Value):
    """The words of a question, for those who speak for the business and for those who speak for IT."""

    business: Line
    it: Line

    def for_side(self, side: Side) -> str:
        """Return the words for one side."""
        return self.business if side is Side.BUSINESS else self.it


class Condition(Value):
    """When a question is asked: `question`, which comes before it, was answered with one of these.

    What counts is the option's id for a choice, and the level ("1" to "5") for a rated question.
    """

    question: Id
    is_: Annotated[tuple[str, ...], Field(alias="is", min_length=1)]

    def holds(self, given: Collection[str]) -> bool:
        """Say whether what was given is among what is asked for."""
        return any(one in self.is_ for one in given)


class _Asked(Value):
    id: Id
    name: Name
    ask: Wording
    when: Condition | None = None

    @field_validator("ask", mode="before")
    @classmethod
    def _same_for_both(cls, ask: object) -> object:
        """One text stands for both sides."""
        return {"business": ask, "it": ask} if isinstance(ask, str) else ask


class RatedQuestion(_Asked):
    """A practice: asked openly, and placed on one of five levels, each with an anchor.

    `listen_for` says what evidence an answer may hold. An `organisational` practice is a fact about the whole
    company: asked once a round, shown, and left out of averages.
    """

    kind: Literal["rated"]
    listen_for: Annotated[tuple[Line, ...], Field(min_length=1)]
    probes: tuple[Line, Line]
    anchors: tuple[Line, Line, Line, Line, Line]
    source: Prose
    organisational: bool = False

    def anchor(self, level: int) -> str:
        """Return what a level, from 1 to 5, looks like."""
        return self.anchors[level - 1]


class OpenQuestion(_Asked):
    """A question that is answered in one's own words, and kept as it was said."""

    kind: Literal["open"]
    probes: Annotated[tuple[Line, ...], Field(max_length=2)] = ()


class Option(Value):
    """One of the answers to a choice."""

    id: Id
    label: Annotated[str, Field(min_length=1, max_length=75)]


class ChoiceQuestion(_Asked):
    """A question with given answers: one of them, or `several`."""

    kind: Literal["choice"]
    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=10)]
    several: bool = False


class NumberQuestion(_Asked):
    """A question for a number within limits, both of them included."""

    kind: Literal["number"]
    minimum: float
    maximum: float
    unit: Annotated[str, Field(max_length=30)] = ""


Question = RatedQuestion | OpenQuestion | ChoiceQuestion | NumberQuestion


class Dimension(Value):
    """A group of questions, in the order in which they are asked."""

    id: Id
    name: Name
    questions: Annotated[tuple[Annotated[Question, Field(discriminator="kind")], ...], Field(min_length=1)]

    @property
    def practices(self) -> tuple[RatedQuestion, ...]:
        """The questions that are rated."""
        return tuple(question for question in self.questions if isinstance(question, RatedQuestion))


class Instrument(Value):
    """A questionnaire in one version, which is never changed once it has been used.

    `review` says what must still happen before its results are relied on; people are told. `takes_from` is
    the reference of the instrument that questions were taken from, where a file names them by their ids.
    """

    id: Id
    version: Annotated[int, Field(ge=1)]
    title: Name
    purpose: Prose
    minutes: Annotated[int, Field(ge=1, le=240)]
    provenance: Prose
    review: Line | None = None
    takes_from: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*@[1-9][0-9]*$")] | None = None
    level_names: tuple[Name, Name, Name, Name, Name] = LEVEL_NAMES
    dimensions: Annotated[tuple[Dimension, ...], Field(min_length=1)]

    @property
    def reference(self) -> str:
        """Name and version, as in `samm@1`."""
        return f"{self.id}@{self.version}"

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """All questions, in the order in which they are asked."""
        return tuple(question for dimension in self.dimensions for question in dimension.questions)

    @property
    def practices(self) -> tuple[RatedQuestion, ...]:
        """The questions that are rated."""
        return tuple(practice for dimension in self.dimensions for practice in dimension.practices)

    def question(self, question_id: str) -> Question:
        """Return one question. Raises KeyError where there is none of that id."""
        return self._by_id[question_id]

    def dimension_of(self, question_id: str) -> Dimension:
        """Return the dimension that a question belongs to. Raises KeyError where there is none of that id."""
        question = self.question(question_id)
        return next(dimension for dimension in self.dimensions if question in dimension.questions)

    def level_name(self, level: int) -> str:
        """Return what a level, from 1 to 5, is called."""
        return self.level_names[level - 1]

    @cached_property
    def _by_id(self) -> dict[str, Question]:
        return {question.id: question for question in self.questions}
