"""Recognising headings in plain text, by their numbering or their form, and what stands above what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_HASHES = re.compile(r"(?P<mark>#{1,6})\s+(?P<text>.+?)\s*#*")
_DECIMAL = re.compile(r"(?P<mark>\d{1,3}(?:\.\d{1,3})+)\.?\s+(?P<text>\S.*)")
_NUMBER = re.compile(r"(?P<mark>\d{1,3})[.)]\s+(?P<text>\S.*)")
_LETTERS = re.compile(r"(?P<mark>[A-Z]|[IVXLC]{2,8})[.)]\s+(?P<text>\S.*)")
_PART = re.compile(
    r"(?P<mark>(?:Part|Chapter|Section|Appendix)\s+(?:\d{1,3}|[A-Z]|[IVXLC]{1,8}))\b[.:\s–—-]*(?P<text>.*)",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_NOTHING: Mapping[str, int] = MappingProxyType({})
_LONGEST = 200
_MOST_WORDS = 14
_MOST_LABEL_WORDS = 6
_MOST_QUESTION_WORDS = 30
GUESSED_LEVEL = 7
"""Headings that only their bold letters show stand below the real ones."""
_SMALL_WORDS = re.compile(
    r"(?:an?|and|as|at|but|by|for|from|in|into|of|on|or|over|the|to|under|versus|via|vs|with|without)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Title:
    """A line that is a heading: the words, the style of its mark, and its number in that style."""

    text: str
    style: str
    number: int = 0


PLAIN, CAPITALS, LABEL = "plain", "capitals", "label"


def heading(line: str, last: Mapping[str, int] = _NOTHING) -> Title | None:
    """Return the heading that a line standing alone is, if it is one.

    `last` holds the number of the heading before it in each style, so that numerals can be told from letters.
    """
    text = line.strip()
    if not 0 < len(text) <= _LONGEST:
        return None
    if match := _HASHES.fullmatch(text):
        return Title(match["text"], match["mark"])
    found = _numbered(text, last) or Title(text, CAPITALS if _shouts(text) else PLAIN)
    if found.style == PLAIN and text.endswith(":"):
        return _label(text)
    return found if _reads_like_one(found.text, marked=found.style != PLAIN) else None


def bold_heading(words: str) -> str | None:
    """Return the heading that bold words with a line of their own are, if they are one."""
    found = heading(words)
    if found is not None:
        return None if found.style == LABEL else found.text
    return words if words.endswith("?") and len(words.split()) <= _MOST_QUESTION_WORDS else None


def _numbered(text: str, last: Mapping[str, int]) -> Title | None:
    if match := _PART.fullmatch(text):
        return Title(text, "part") if match["text"] == "" or match["text"][0].isupper() else None
    if match := _DECIMAL.fullmatch(text):
        return Title(
            match["text"], f"number {match['mark'].count('.') + 1}", int(match["mark"].split(".")[-1])
        )
    if match := _NUMBER.fullmatch(text):
        return Title(match["text"], "number 1", int(match["mark"]))
    if match := _LETTERS.fullmatch(text):
        return _lettered(match["mark"], match["text"], last)
    return None


def _lettered(mark: str, text: str, last: Mapping[str, int]) -> Title | None:
    """Tell Roman numerals from letters: what comes next in either of the two rows that are under way."""
    letter = ord(mark) - ord("A") + 1 if len(mark) == 1 else 0
    roman = _roman(mark)
    if letter and last.get("letter", 0) == letter - 1 > 0:
        return Title(text, "letter", letter)
    if roman and (last.get("roman", 0) == roman - 1 or len(mark) > 1):
        return Title(text, "roman", roman)
    return Title(text, "letter", letter) if letter else None


def _roman(mark: str) -> int:
    if not _ROMAN.fullmatch(mark):
        return 0
    values = [_VALUES[character] for character in mark]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def _shouts(text: str) -> bool:
    return text.isupper() and len(text.split()) > 1 and sum(map(str.isalpha, text)) > 7


def _label(text: str) -> Title | None:
    words = text.split()
    fits = len(words) <= _MOST_LABEL_WORDS and text[0].isupper() and text.count(":") == 1
    return Title(text.rstrip(":").rstrip(), LABEL) if fits and "." not in text else None


def _reads_like_one(text: str, *, marked: bool) -> bool:
    """Say whether words have the form of a heading: few, without a sentence's end, mostly capitalised."""
    words = text.split()
    if not 1 <= len(words) <= _MOST_WORDS or text[-1] in ".,;!" or not any(map(str.isalpha, text)):
        return False
    if not (text[0].isupper() or text[0] in "\"“‘'(" or (text[0].isdigit() and marked)):
        return False
    if marked or len(words) <= 8:
        return True
    telling = [word for word in words if not _SMALL_WORDS.match(word)]
    return sum(word.lstrip("(“\"‘'")[:1].isupper() or word[0].isdigit() for word in telling) >= 0.7 * len(
        telling
    )


def levels(titles: Sequence[Title]) -> list[int]:
    """Return a level for each heading: styles rank by who comes first, a label lowest of all.

    Headings without a mark stand above a numbering that starts anew beneath them, and below any other.
    """
    styles = list(
        dict.fromkeys(title.style for title in titles if title.style not in {PLAIN, CAPITALS, LABEL})
    )
    ordered = sorted(styles, key=lambda style: _order(style, styles))
    inner = [style for style in ordered if _starts_anew_beneath_plain(style, titles)]
    outer = [style for style in ordered if style not in inner]
    ranks = {style: rank for rank, style in enumerate([*outer, CAPITALS, PLAIN, *inner, LABEL], start=1)}
    return [ranks[title.style] for title in titles]


def _order(style: str, styles: Sequence[str]) -> tuple[int, int]:
    """Return where a style stands: hashes and decimals by their depth, families by which came first."""
    if style.startswith("#"):
        return -1, len(style)
    family = style.rstrip("0123456789")
    first = next(place for place, other in enumerate(styles) if other.startswith(family))
    return first, int(style.removeprefix(family) or 0)


def _starts_anew_beneath_plain(style: str, titles: Sequence[Title]) -> bool:
    firsts = [number for number, title in enumerate(titles) if title.style == style and title.number == 1]
    beneath = [number for number in firsts if number and titles[number - 1].style == PLAIN]
    return len(firsts) > 1 and bool(beneath)
