"""Complaints: what Slack's own form refuses before the app hears of it, said beside the input."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.playground.entering import is_empty
from bot.playground.links import followed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.playground.json_values import JsonObject

_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?")
_LONGEST_TEXT: Final = 3_000


def complaints(
    blocks: Iterable[JsonObject], values: Mapping[str, Mapping[str, JsonObject]]
) -> dict[str, str]:
    """Return what is wrong with what was entered, by block id; empty where it can be sent to the app."""
    found: dict[str, str] = {}
    for block in blocks:
        if block["type"] == "input":
            state = values.get(block["block_id"], {}).get(block["element"]["action_id"], {})
            complaint = _complaint(block, state)
            if complaint:
                found[block["block_id"]] = complaint
    return found


def _complaint(block: JsonObject, state: JsonObject) -> str | None:
    if is_empty(state):
        return None if block.get("optional") else "Please fill this in: it is needed."
    return _objection(block["element"], state)


def _objection(element: JsonObject, state: JsonObject) -> str | None:
    match element["type"]:
        case "plain_text_input":
            return _wrong_length(element, str(state["value"]))
        case "email_text_input":
            return (
                None
                if _EMAIL.fullmatch(state["value"])
                else "Please enter an email address like name@example.org."
            )
        case "url_text_input":
            return (
                None
                if followed(state["value"])
                else "Please enter an address that begins with https:// or http://."
            )
        case "number_input":
            return _wrong_number(element, state["value"])
        case "file_input":
            return _wrong_files(element, state["files"])
        case _:
            return _too_many(element, state)


def _wrong_length(element: JsonObject, text: str) -> str | None:
    least, most = element.get("min_length", 0), element.get("max_length", _LONGEST_TEXT)
    if len(text) < least:
        return f"Please write at least {least} characters; these are {len(text)}."
    if len(text) > most:
        return f"Please write at most {most} characters; these are {len(text)}."
    return None


def _wrong_number(element: JsonObject, text: str) -> str | None:
    if not _NUMBER.fullmatch(text):
        return "Please enter a number, like 3 or -1."
    if "." in text and not element["is_decimal_allowed"]:
        return "Please enter a whole number."
    least, most = element.get("min_value"), element.get("max_value")
    if least is not None and float(text) < float(least):
        return f"Please enter {least} or more."
    if most is not None and float(text) > float(most):
        return f"Please enter {most} or less."
    return None


def _wrong_files(element: JsonObject, files: list[JsonObject]) -> str | None:
    most, types = element.get("max_files", 10), element.get("filetypes")
    if len(files) > most:
        return f"Please choose at most {most} files."
    strange = [str(file["name"]) for file in files if types and file["filetype"] not in types]
    return (
        f"Please choose only {', '.join(types or ())}: {strange[0]} is something else." if strange else None
    )


def _too_many(element: JsonObject, state: JsonObject) -> str | None:
    most = element.get("max_selected_items")
    chosen = next((value for value in state.values() if isinstance(value, list)), [])
    return f"Please choose at most {most}; these are {len(chosen)}." if most and len(chosen) > most else None
