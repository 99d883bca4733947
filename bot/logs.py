"""Logging: one line an event, with fields; never what people wrote, their names, or tokens."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime

FIELDS = frozenset({
    "attempt", "call", "consequence", "effect", "error", "errors", "kind", "method", "mode", "port", "reason",
    "reference", "seconds", "slack_event", "version", "way", "workspace",
})  # fmt: skip
"""What an event may tell; a field that is not among them is left out."""
_OURS = ("bot.", "knowledge.", "evals.", "__main__")
_NOISY = ("bm25s", "slack_sdk", "httpx", "chromadb", "urllib3", "alembic")


class Events(logging.Formatter):
    """Formats a record as JSON: when, level, event, where, fields.

    Exceptions are named and not quoted, and of what libraries say only the place is told: both may hold what
    people wrote.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, object] = {"at": at, "level": record.levelname.lower()}
        if record.name.startswith(_OURS):
            line |= {"event": record.getMessage(), "in": record.name}
            line |= {name: value for name, value in vars(record).items() if name in FIELDS}
        else:
            line |= {"event": "library", "in": record.name, "place": f"{record.filename}:{record.lineno}"}
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
        return json.dumps(line, default=str, ensure_ascii=False)


def set_up_logging(level: str) -> None:
    """Write events to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Events())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
