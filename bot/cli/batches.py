"""Lines of a batch: questions to answer, answers to interpret or to code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

import click
from pydantic import BaseModel, ConfigDict, ValidationError

from bot.cli.errors import friendly
from bot.domain.dossier import OwnWords
from knowledge.instrument import Side

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

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


def answer_each(
    kind: type[Line],
    lines: Iterable[str],
    answer: Callable[[Line], Mapping[str, object] | str],
    *,
    as_json: bool = True,
) -> None:
    """Print the answer to each line: an object with the line's id in front, or what is said for people.

    A line that can't be answered is told with what is wrong, and the others are answered all the same. Raises
    ClickException at the end where there was any.
    """
    failed: list[int] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            item = _item(kind, number, line)
            with friendly():
                told = answer(item)
        except click.ClickException as error:
            failed.append(number)
            _tell(line, number, error.message, as_json=as_json)
        else:
            click.echo(told if isinstance(told, str) else _json({"id": item.id, **told}))
    if failed:
        noun, of = ("Line", "its") if len(failed) == 1 else ("Lines", "their")
        raise click.ClickException(
            f"{noun} {', '.join(map(str, failed))} of the batch could not be answered; {of} error says why."
        )


def _item(kind: type[Line], number: int, line: str) -> Line:
    try:
        return kind.model_validate_json(line)
    except ValidationError as broken:
        raise click.ClickException(f"Line {number} of the batch needs {kind.needs}.") from broken


def _tell(line: str, number: int, error: str, *, as_json: bool) -> None:
    if as_json:
        click.echo(_json({"id": _id(line), "line": number, "error": error}))
    else:
        click.echo(f"Line {number}: {error}", err=True)


def _id(line: str) -> object:
    """Return the id that a line holds, whatever else is wrong with it; None where it holds none."""
    try:
        held = json.loads(line.encode())
    except (ValueError, RecursionError):
        return None
    return held.get("id") if isinstance(held, dict) else None


def _json(told: Mapping[str, object]) -> str:
    return json.dumps(told, ensure_ascii=False)
