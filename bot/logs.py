"""Logging: one line an event, with fields; never what people wrote, their names, or tokens."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime

# What a LogRecord carries by itself; everything else came in as a field.
_OWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_NOISY = ("bm25s", "slack_sdk", "httpx", "chromadb", "urllib3", "alembic")


class Events(logging.Formatter):
    """Formats a record as JSON: when, level, where, event, fields. Exceptions are named, not quoted."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        fields = {name: value for name, value in vars(record).items() if name not in _OWN}
        if record.exc_info and record.exc_info[0]:
            fields["error"] = record.exc_info[0].__name__
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"at": at, "level": record.levelname.lower(), "event": record.getMessage(), "in": record.name}
        return json.dumps(line | fields, default=str, ensure_ascii=False)


def set_up_logging(level: str) -> None:
    """Write events to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Events())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
