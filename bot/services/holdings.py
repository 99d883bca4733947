"""Holdings: everything that is kept of one person, and a copy of it to take along."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from pydantic import BaseModel

from bot.domain.reply import NoAnswer, Reply
from bot.domain.wording import as_markdown, refusal
from bot.services.records import record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.drafting.needs import Answered
    from bot.services.changes import Change
    from bot.services.drafting import Sheet
    from bot.services.ports import Turn
    from bot.services.records import InterviewRecord
    from bot.services.targets import Recorded
    from bot.services.walking import Stretch

_COLUMNS: Final = (
    "interview", "instrument", "side", "question", "name", "dimension", "kind", "given", "level", "proposed",
    "words", "revisions", "at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Holdings:
    """What is kept of somebody, each latest first."""

    interviews: Sequence[Change] = ()
    walks: Sequence[Stretch] = ()
    drafts: Sequence[Sheet] = ()
    turns: Sequence[Turn] = ()
    values: Sequence[Recorded] = ()
    answers: Sequence[Answered] = ()

    def __bool__(self) -> bool:
        return any((self.interviews, self.walks, self.drafts, self.turns, self.values, self.answers))

    @property
    def records(self) -> list[InterviewRecord]:
        """The interviews, as files hold them."""
        return [record(change.instrument, change.after) for change in self.interviews]


def complete_copy(held: Holdings) -> str:
    """Return all of it as JSON, with everything that happened."""
    told = {
        "interviews": [interview_fields(one) for one in held.records],
        "walks": [asdict(one.after) for one in held.walks],
        "demands_and_gaps": [asdict(one.after) for one in held.drafts],
        "questions": [_asked(one) for one in held.turns],
        "answers_to_needs": [asdict(one) for one in held.answers],
        "target_values": [{"target": one.target, **asdict(one.measured)} for one in held.values],
    }
    return in_json(told)


def answers_table(records: Sequence[InterviewRecord]) -> str:
    """Return the answers of interviews as CSV, which no spreadsheet takes for formulas."""
    out = io.StringIO()
    writer = csv.DictWriter(out, _COLUMNS, extrasaction="ignore")
    writer.writeheader()
    for one in records:
        of_all = {
            "interview": one.overview.interview, "instrument": one.overview.instrument, "side": one.side,
        }  # fmt: skip
        for answer in one.answers:
            row = {**of_all, **_plain(asdict(answer)), "words": " / ".join(answer.words)}
            writer.writerow({name: _harmless(value) for name, value in row.items()})
    return out.getvalue()


def interview_fields(one: InterviewRecord) -> dict[str, object]:
    """Return an interview with its answers and its history."""
    return {
        **asdict(one.overview),
        "side": one.side,
        "terms": one.terms,
        "answers": [asdict(answer) for answer in one.answers],
        "history": [asdict(entry) for entry in one.history],
    }


def in_json(value: object, indent: int | None = 2) -> str:
    """Return something as JSON, for people and programs."""
    return json.dumps(value, ensure_ascii=False, indent=indent, default=_default)


def _asked(turn: Turn) -> dict[str, object]:
    match turn.response:
        case Reply():
            answer = as_markdown(turn.response)
        case NoAnswer():
            answer = refusal(turn.response)
        case _:
            answer = turn.response.text
    return {"at": turn.at, "channel": turn.channel, "question": turn.asked, "answer": answer}


def _plain(values: Mapping[str, object]) -> dict[str, object]:
    return {name: _default(value) if isinstance(value, date) else value for name, value in values.items()}


def _default(value: object) -> object:
    """Return as JSON knows it what it does not know."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    return str(value)


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value[:1] in set("=+-@\t\r") else value
