"""Limits: ranges of money within which somebody may decide."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST: Final = 500
"""A figure below this is no sum that anybody must be asked for."""
_TIMES: Final = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6}
_SUM: Final = r"(?:[A-Z]{3}|[€$£])? ?(?P<%s>\d[\d.,]*) ?(?P<%s>k|thousand|mn?|million)?\b"
_FROM: Final = re.compile(
    rf"\b(?:from|between) {_SUM % ('low', 'lows')}(?: \w+)? (?:to|and|up to) {_SUM % ('high', 'highs')}",
    re.IGNORECASE,
)
_UP_TO: Final = re.compile(
    rf"\b(?:up to|below|under|less than|at most) {_SUM % ('high', 'highs')}", re.IGNORECASE
)
_ABOVE: Final = re.compile(rf"\b(?:above|over|more than|from) {_SUM % ('low', 'lows')}", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?:19|20)\d\d[.,]?")
_ANY: Final = re.compile(_SUM % ("low", "lows"), re.IGNORECASE)


def sums(text: str) -> tuple[float, ...]:
    """Return the sums that a text speaks of."""
    found = (one for one in _ANY.finditer(text) if one["lows"] or not _YEAR.fullmatch(one["low"]))
    values = (_value(one["low"], one["lows"]) for one in found)
    return tuple(value for value in values if value >= LEAST)


def limits(text: str, amount: float) -> bool:
    """Say whether a text sets a range of sums in which an amount lies."""
    return any(low <= amount <= high for low, high in _ranges(text))


def _ranges(text: str) -> Iterator[tuple[float, float]]:
    for one in _FROM.finditer(text):
        yield _value(one["low"], one["lows"]), _value(one["high"], one["highs"])
    for one in _UP_TO.finditer(text):
        yield 0.0, _value(one["high"], one["highs"])
    for one in _ABOVE.finditer(text):
        yield _value(one["low"], one["lows"]), float("inf")


def _value(figure: str, times: str | None) -> float:
    """Return what a figure is worth: `120,000`, `1.5` million."""
    plain = re.sub(r"[.,](?=\d{3}(?!\d))", "", figure.rstrip(".,")).replace(",", ".")
    try:
        return float(plain) * _TIMES.get((times or "").lower(), 1.0)
    except ValueError:
        return 0.0
