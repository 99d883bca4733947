"""Logging: one line of JSON an event, with known fields, and nothing that anybody wrote."""

from __future__ import annotations

import json
import logging
import re
import sys
from pathlib import Path

import bot
from bot.logs import FIELDS, Events


def line(name="bot.slack.sending", message="post_refused", *arguments, error=None, **fields):
    record = logging.LogRecord(name, logging.WARNING, "/lib/sending.py", 7, message, arguments, error)
    vars(record).update(fields)
    return json.loads(Events().format(record))


def test_an_event_is_a_line_of_json_with_its_fields():
    written = line(reason="channel_not_found", attempt=2)

    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", written.pop("at"))
    assert written == {
        "level": "warning",
        "event": "post_refused",
        "in": "bot.slack.sending",
        "reason": "channel_not_found",
        "attempt": 2,
    }


def test_fields_that_nobody_allowed_are_left_out():
    written = line(text="What is our secret plan?", person="U1", token="xoxb-1", event="other", level="x")

    assert sorted(written) == ["at", "event", "in", "level"]
    assert (written["event"], written["level"]) == ("post_refused", "warning")


def test_an_error_is_named_and_not_quoted():
    try:
        int("What is our secret plan?")
    except ValueError:
        written = line(error=sys.exc_info())

    assert written["error"] == "ValueError"
    assert "secret" not in json.dumps(written)


def test_what_libraries_say_is_told_by_its_place_only():
    written = line("slack_bolt.App", "Unhandled request (%s)", "What is our secret plan?")

    del written["at"]
    assert written == {
        "level": "warning",
        "event": "library",
        "in": "slack_bolt.App",
        "place": "sending.py:7",
    }


def test_every_field_that_the_bot_logs_is_allowed():
    code = "\n".join(path.read_text(encoding="utf-8") for path in Path(bot.__file__).parent.rglob("*.py"))

    logged = {
        name for fields in re.findall(r"extra=\{([^}]*)\}", code) for name in re.findall(r'"(\w+)":', fields)
    }

    assert logged - FIELDS == set()
