"""One call of a Web API method: who calls, with which arguments, typed as the method needs them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.playground.errors import SlackError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.playground.json_values import JsonObject


@dataclass(frozen=True, slots=True)
class Call:
    """A method name, the arguments as they came (form strings or JSON), and the token."""

    method: str
    arguments: Mapping[str, object]
    token: str | None = None

    def has(self, name: str) -> bool:
        """Tell whether an argument was given at all."""
        return self.arguments.get(name) not in {None, ""} if _hashable(self.arguments.get(name)) else True

    def text(self, name: str, default: str = "") -> str:
        """Return an argument as text."""
        value = self.arguments.get(name)
        return default if value is None else str(value)

    def optional(self, name: str) -> str | None:
        """Return an argument as text, None where it is missing or empty."""
        return self.text(name) or None

    def required(self, name: str) -> str:
        """Return an argument; invalid_arguments where it is missing or empty."""
        value = self.text(name)
        if not value:
            raise SlackError("invalid_arguments", [f"[ERROR] missing required field: {name}"])
        return value

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Return an argument as yes or no, as Slack reads it."""
        value = self.arguments.get(name)
        return default if value is None else str(value).lower() in {"1", "true"}

    def number(self, name: str, default: int) -> int:
        """Return an argument as a whole number."""
        value = self.optional(name)
        try:
            return default if value is None else int(float(value))
        except ValueError:
            raise SlackError("invalid_arguments", [f"[ERROR] must be a number: {name}"]) from None

    def parts(self, name: str) -> list[str]:
        """Return a comma-separated argument as a list."""
        value = self.arguments.get(name)
        listed = value if isinstance(value, list) else str(value or "").split(",")
        return [str(part).strip() for part in listed if str(part).strip()]

    def structure(self, name: str, error: str = "invalid_arguments") -> object:
        """Return a JSON argument, which may come as a string of JSON; None where it is missing."""
        value = self.arguments.get(name)
        if not isinstance(value, str):
            return value
        if not value.strip():
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise SlackError(error) from None

    def objects(self, name: str, error: str) -> list[JsonObject]:
        """Return a JSON argument that is a list of objects; raise `error` where it is something else."""
        value = self.structure(name, error)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise SlackError(error)
        return list(value)

    def object(self, name: str, error: str) -> JsonObject | None:
        """Return a JSON argument that is an object; raise `error` where it is something else."""
        value = self.structure(name, error)
        if value is not None and not isinstance(value, dict):
            raise SlackError(error)
        return value


def _hashable(value: object) -> bool:
    return not isinstance(value, (list, dict))
