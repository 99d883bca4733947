"""Lines of a batch: questions to answer, answers to interpret or to code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

import click
from pydantic import BaseModel, ConfigDict, ValidationError

from bot.domain.dossier import OwnWords
from knowledge.instrument import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Line = TypeVar("Line", bound="BatchLine")


class BatchLine(BaseModel):
    """An object of a batch; `id` comes back with its answer. What else a line holds is left alone."""

    model_config = ConfigDict(frozen=True, strict=True)
    needs: ClassVar[str]
    """What a line must hold, for those whose line does not."""

    id: Any


class BatchItem(BatchLine):
    """A question, as `plumbline ask` and `plumbline search` take it."""

    needs: ClassVar[str] = (
        "an object with id and question, in UTF-8; history is a list of texts, workspace a text"
    )

    question: str
    history: tuple[str, ...] | None = None
    workspace: str | None = None


class WhyItem(BatchLine):
    """A question about a strategy, and the manager who asks it."""

    needs: ClassVar[str] = "an object with id and question, in UTF-8; asker and workspace are texts"

    question: str
    asker: str | None = None
    workspace: str | None = None


class AnswerItem(BatchLine):
    """An answer in free words to a practice, as `plumbline interpret` takes it."""

    needs: ClassVar[str] = "an object with id, practice, side (business or it) and answer, in UTF-8"

    practice: str
    side: Side
    answer: str


class UnderstandingItem(BatchLine):
    """What a manager said to the five questions about the strategy."""

    needs: ClassVar[str] = (
        "an object with id, person and answers, in UTF-8; answers holds the texts what_is_it, why_this, "
        "why_not_otherwise, for_my_area and what_blocks"
    )

    person: str
    answers: OwnWords


class PerspectiveItem(BatchLine):
    """What a manager told of the last big initiatives."""

    needs: ClassVar[str] = (
        "an object with id and answers, in UTF-8; answers holds texts by the questions' names: what_1, "
        "trigger_1, first_1, after_1, and the same with _2 and _3"
    )

    answers: dict[str, str]


def items(kind: type[Line], lines: Iterable[str]) -> Iterator[Line]:
    """Yield what the lines hold, without empty ones. Raises ClickException, which names the line."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                item = kind.model_validate_json(line)
            except ValidationError as broken:
                raise click.ClickException(f"Line {number} of the batch needs {kind.needs}.") from broken
            yield item
