"""Amounts as people say them: `1,500`, `2.5`, `DKK 600k`, `1.2 million`, `a dozen`, `forty per cent`."""

from __future__ import annotations

import re
from typing import Final

_WORDS: Final = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "dozen": 12, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
}  # fmt: skip
AMOUNT: Final = (
    r"(?<!\d)(?P<{0}>\d{{1,3}}(?:[,’' ]\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\b(?:"
    + "|".join(sorted(_WORDS, key=len, reverse=True))
    + r")\b)\s*(?P<{0}_times>k\b|thousand\b|million\b|m\b(?=[^\w]|$))?"
)
_TIMES: Final = {"k": 1_000, "thousand": 1_000, "million": 1_000_000, "m": 1_000_000}
_ONE: Final = re.compile(AMOUNT.format("n"), re.IGNORECASE)


def pattern(name: str) -> str:
    """Return a regular expression for an amount, as a group of this name."""
    return AMOUNT.format(name)


def amount(match: re.Match[str], name: str) -> float:
    """Return the amount that a group of `pattern` matched."""
    return _number(match[name], match[f"{name}_times"])


def amounts(text: str) -> list[float]:
    """Return the amounts of a text in their order."""
    return [_number(match["n"], match["n_times"]) for match in _ONE.finditer(text)]


def _number(said: str, times: str | None) -> float:
    plain = re.sub(r"[,’' ]", "", said.lower())
    value = float(_WORDS[plain]) if plain in _WORDS else float(plain)
    return value * _TIMES.get((times or "").lower(), 1)
