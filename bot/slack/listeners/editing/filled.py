"""Filled: what somebody filled into a form. What is missing or wrong is noted beside its field."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from bot.slack.blocks.editing import notes
from bot.slack.incoming import text

if TYPE_CHECKING:
    from bot.slack.listeners.requests import View


class Filled:
    """The fields of a form by their names; `errors` says what is wrong with them."""

    def __init__(self, view: View) -> None:
        values = view.state.get("values")
        self._values: Mapping[str, object] = values if isinstance(values, Mapping) else {}
        self.errors: dict[str, str] = {}

    def words(self, name: str) -> str:
        """Return what was written, on one line or several."""
        found = self.optional(name)
        return found or self._wrong(name, notes.EMPTY)

    def optional(self, name: str) -> str:
        """Return what was written, perhaps nothing."""
        typed = text(self._values, name, name, "value").encode(errors="ignore").decode()
        return typed.replace("\x00", "").strip()

    def lines(self, name: str) -> tuple[str, ...]:
        """Return the lines that were written, perhaps none."""
        return tuple(line.strip() for line in self.optional(name).splitlines() if line.strip())

    def number(self, name: str) -> float:
        """Return a number."""
        try:
            return float(self.optional(name))
        except ValueError:
            self._wrong(name, notes.NO_NUMBER)
            return 0

    def day(self, name: str) -> date:
        """Return a day."""
        try:
            return date.fromisoformat(text(self._values, name, name, "selected_date"))
        except ValueError:
            self._wrong(name, notes.NO_DAY)
            return date.min

    def pick(self, name: str) -> str:
        """Return what was chosen."""
        return self.optional_pick(name) or self._wrong(name, notes.NO_PICK)

    def optional_pick(self, name: str) -> str:
        """Return what was chosen, perhaps nothing."""
        return text(self._values, name, name, "selected_option", "value")

    def picks(self, name: str) -> tuple[str, ...]:
        """Return everything that was ticked, perhaps nothing."""
        field = self._values.get(name)
        element = field.get(name) if isinstance(field, Mapping) else None
        options = element.get("selected_options") if isinstance(element, Mapping) else None
        return tuple(text(option, "value") for option in options) if isinstance(options, list) else ()

    def has(self, name: str) -> bool:
        """Say whether the form has such a field."""
        return name in self._values

    @property
    def first(self) -> str:
        """The first field of the form."""
        return next(iter(self._values), "")

    def wrong(self, name: str, problem: str) -> None:
        """Note what is wrong with a field."""
        self._wrong(name, problem)

    def _wrong(self, name: str, problem: str) -> str:
        self.errors.setdefault(name, problem)
        return ""
