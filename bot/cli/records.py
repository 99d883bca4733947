"""Demands and gaps as the command line shows them: in a list, as YAML, and as JSON."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, Any, Final

from bot.cli.columns import in_columns
from bot.domain.demand import Demand
from bot.domain.drafting.forming import written
from bot.domain.drafting.needs import needs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.demand import Gap
    from bot.domain.drafting.needs import Asked
    from bot.services.drafting.registry import Record

_WORDS: Final = 60
"""The characters of a text in a list; `show` tells all of it."""


def table(records: Sequence[Record]) -> list[str]:
    """Return demands or gaps as a list, under what its columns are called."""
    return in_columns(_columns(records[0].form), [_row(one) for one in records]) if records else []


def _columns(form: Demand | Gap) -> tuple[str, ...]:
    if isinstance(form, Demand):
        return ("ID", "AREA", "GUIDELINE", "PRIORITY", "LATEST", "FROM", "WHAT IT MEANS")
    return ("ID", "OWNER", "DEMANDS", "CONFIDENCE", "FROM", "WHERE IT SHALL BE")


def _row(record: Record) -> tuple[str, ...]:
    form, where = record.form, origin(record)
    if isinstance(form, Demand):
        words = _brief(form.translation)
        return (form.id, form.area, form.guideline, form.priority, str(form.latest), where, words)
    demands = ", ".join(form.demands) or "none"
    return (form.id, form.owner, demands, f"{form.confidence} of 5", where, _brief(form.target_state))


def _brief(words: str) -> str:
    return shorten(words, _WORDS, placeholder=" …")


def origin(record: Record) -> str:
    """Return where it comes from, which version it is, and whether its owner stands by it."""
    named = {"dossier": f"{record.dossier}#{record.version}"}.get(
        record.source, f"{record.source} v{record.version}"
    )
    return f"{named} {record.status}"


def as_json(record: Record) -> dict[str, Any]:
    """Return all fields of the dossier's format, and where it comes from."""
    return {**written(record.form), **_standing(record)}


def with_needs(record: Record) -> dict[str, Any]:
    """Return the same with what was said to each need."""
    asked = needs(record.draft) if record.draft else []
    return {**as_json(record), "needs": [_need(each) for each in asked]}


def versions_json(records: Sequence[Record], kind: str) -> list[dict[str, Any]]:
    """Return every version with its fields under the name of the kind."""
    return [{**_standing(one), kind: written(one.form)} for one in records]


def comments(record: Record) -> list[str]:
    """Return what stands above the fields: origin, and what was said to each need."""
    asked = needs(record.draft) if record.draft else []
    said = (f"# {each.need.area}, {each.need.what}: {_verdict(each)}" for each in asked)
    return [f"# {origin(record)}, {record.at:%Y-%m-%d}", *said]


def _standing(record: Record) -> dict[str, Any]:
    return {
        "source": record.source.value,
        "status": record.status.value,
        "version": record.version,
        "confirmed": record.at.isoformat(),
    }


def _need(asked: Asked) -> dict[str, Any]:
    return {
        "area": asked.need.area,
        "what": asked.need.what,
        "by": asked.need.by.isoformat() if asked.need.by else None,
        "verdict": asked.verdict.value if asked.verdict else None,
        "responses": [
            {
                "verdict": said.verdict.value,
                "words": said.words,
                "what": said.what,
                "by": said.by.isoformat() if said.by else None,
                "at": said.at.isoformat(),
            }
            for said in asked.responses
        ],
    }


def _verdict(asked: Asked) -> str:
    if asked.verdict is None:
        return "not answered yet" if asked.people else "nobody was asked yet"
    words = asked.responses[-1].words
    return f"{asked.verdict}: {' '.join(words.split())}" if words else str(asked.verdict)
