"""Entries as rows: what happened in an interview, with everything that people said sealed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, assert_never

from pydantic import TypeAdapter

from bot.adapters.database.interview_tables import entries
from bot.domain.interview.entries import (
    Amount,
    Answered,
    DontKnow,
    Entry,
    Given,
    Level,
    Move,
    Moved,
    NotApplicable,
    Options,
    OwnWords,
    Said,
    Unsaid,
)
from bot.domain.listening import Heard

if TYPE_CHECKING:
    from sqlalchemy import Row as Found

    from bot.adapters.database.transactions import Database, Row, Transaction

SAID, UNSAID, ANSWERED = "said", "unsaid", "answered"

_heard: TypeAdapter[Heard | None] = TypeAdapter(Heard | None)
_WITHOUT_VALUE: dict[str, OwnWords | DontKnow | NotApplicable] = {
    "own_words": OwnWords(),
    "dont_know": DontKnow(),
    "not_applicable": NotApplicable(),
}


def sealed(database: Database, workspace: str, interview: str, number: int, entry: Entry) -> Row:
    """Return an entry as a row."""
    row: Row = {
        "workspace": workspace, "interview": interview, "number": number, "question": entry.question,
        "message": None, "level": None, "proposed": None, "prompt": None, "body": None,
        "cause": entry.cause, "at": entry.at,
    }  # fmt: skip
    row |= _columns(entry)
    if row["body"] is not None:
        row["body"] = database.seal(
            json.dumps(row["body"]), entries.c.body, workspace, interview, str(number)
        )
    return row


def opened(tx: Transaction, row: Found[Any]) -> Entry:
    """Return the entry that `sealed` made the row of."""
    body: dict[str, Any] = {}
    if row.body is not None:
        body = json.loads(tx.open(row.body, entries.c.body, row.workspace, row.interview, str(row.number)))
    match row.kind:
        case "said":
            heard = _heard.validate_python(body["heard"])
            return Said(row.question, row.message, body["words"], heard, row.cause, row.at)
        case "unsaid":
            return Unsaid(row.question, row.message, row.cause, row.at)
        case "answered":
            return Answered(row.question, _given(body), row.proposed, row.cause, row.at)
        case move:
            return Moved(row.question, Move(move), row.cause, row.at)


def _columns(entry: Entry) -> Row:
    match entry:
        case Said():
            heard = entry.heard
            body = {"words": entry.words, "heard": _heard.dump_python(heard, mode="json")}
            counted = {"proposed": heard.level, "prompt": heard.prompt} if heard else {}
            return {"kind": SAID, "message": entry.message, "body": body, **counted}
        case Unsaid():
            return {"kind": UNSAID, "message": entry.message}
        case Answered():
            level = entry.given.level if isinstance(entry.given, Level) else None
            kind, value = _told(entry.given)
            body = {"given": kind, "value": value}
            return {"kind": ANSWERED, "level": level, "proposed": entry.proposed, "body": body}
        case Moved():
            return {"kind": entry.move.value}
        case _:
            assert_never(entry)


def _told(given: Given) -> tuple[str, object]:
    match given:
        case Level(level):
            return "level", level
        case Options(ids):
            return "options", list(ids)
        case Amount(number):
            return "amount", number
        case OwnWords() | DontKnow() | NotApplicable():
            return next(name for name, known in _WITHOUT_VALUE.items() if known == given), None
        case _:
            assert_never(given)


def _given(body: dict[str, Any]) -> Given:
    match body["given"]:
        case "level":
            return Level(body["value"])
        case "options":
            return Options(tuple(body["value"]))
        case "amount":
            return Amount(body["value"])
        case other:
            return _WITHOUT_VALUE[str(other)]
