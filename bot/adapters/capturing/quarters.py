"""Quarters as people say them: `2027-Q1`, `Q1 2027`, `the first quarter of 2027, … in the second`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.adapters.capturing.amounts import amounts

_WORDS: Final = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4,
}  # fmt: skip
_WORD: Final = "|".join(_WORDS)
_YEAR: Final = r"(?:[ /-]|,? of |,? in )?(?P<{0}>20\d\d)"
_ALONE: Final = re.compile(r"(?<!\d)20\d\d(?!\d)")
_QUARTER: Final = re.compile(
    rf"\b(?P<y1>20\d\d)[ /-]?Q(?P<q1>[1-4])\b"
    rf"|\bQ(?P<q2>[1-4])(?:{_YEAR.format('y2')})?\b"
    rf"|\b(?P<q3>{_WORD}) quarter(?:{_YEAR.format('y3')})?\b"
    rf"|\bin the (?P<q4>{_WORD})\b(?! quarter)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter such as `2027-Q1`, and where it stands in the text."""

    name: str
    start: int
    end: int


def quarters(text: str) -> list[Quarter]:
    """Return the quarters of a text; one without a year lies in the year that was named before."""
    found: list[Quarter] = []
    for match in _QUARTER.finditer(text):
        year = match["y1"] or match["y2"] or match["y3"] or _named_before(text[: match.start()])
        said = (match["q1"] or match["q2"] or match["q3"] or match["q4"]).lower()
        if year is not None:
            found.append(Quarter(f"{year}-Q{_WORDS.get(said, said)}", match.start(), match.end()))
    return found


def _named_before(text: str) -> str | None:
    years = _ALONE.findall(text)
    return years[-1] if years else None


def quarter(text: str) -> str | None:
    """Return the first quarter of a text."""
    return next((each.name for each in quarters(text)), None)


def spread(text: str) -> list[tuple[float, str]]:
    """Return the amounts that a text spreads over several quarters; nothing where it is not plain."""
    found = quarters(text)
    if not found[1:]:
        return []
    starts, ends = [each.start for each in found], [each.end for each in found]
    before = [amounts(text[end:start])[-1:] for end, start in zip([0, *ends], starts, strict=False)]
    behind = [amounts(text[end:start])[:1] for end, start in zip(ends, [*starts[1:], len(text)], strict=True)]
    told = before if all(before) else behind
    return [(days[0], each.name) for days, each in zip(told, found, strict=True)] if all(told) else []
