"""Dropping what web pages put around a text: cookie notices, skip links, sign-up forms, share buttons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_PHRASES = re.compile(
    r"""
    ^skip\ to\ (?:main\ )?(?:content|navigation)
    | \b(?:sign|log)[\s-]?(?:up|in)\b.{0,40}\b(?:for|to|with|now|here|form|short|free|newsletter|account)\b
    | ^(?:sign[\s-]?up|subscribe|log[\s-]?in|register(?:\ now)?|join\ (?:now|us|short\ form))\b.{0,20}$
    | \bsubscribe\b.{0,30}\b(?:newsletter|updates|channel|blog|today|now)\b | \bmailchimp\b
    | \bnewsletter\b.{0,40}\b(?:sign|subscri|inbox|mailbox) | \bdelivered\ to\ your\ (?:mail|in)box\b
    | \bno[\s-]spam\b | \bunsubscribe\b | \bopt\ out\ of\ communications\b
    | ^we\ (?:respect|value)\ your\ privacy\b | ^(?:privacy|cookie)\ (?:policy|settings|preferences|notice)$
    | \b(?:we|site|website)\b.{0,30}\buses?\ cookies\b | ^(?:accept|reject|allow|manage)\ (?:all\ )?cookies
    | ^terms\ (?:of\ (?:use|service)|and\ conditions)$ | \ball\ rights\ reserved\b
    | ^(?:copyright\b|©|\(c\)\ \d{4})
    | ^(?:share|tweet|pin|e-?mail|print)(?:\ (?:this|on|via)\b.{0,40})?$ | ^follow\ us\b | ^share\ this\b
    | ^back\ to\ top$ | ^(?:read|learn)\ more(?:\ \W*)?$ | no\ comments?$ | ^leave\ a\ (?:reply|comment)$
    | ^(?:previous|next|related)\ (?:post|article|page|story)s?\b.{0,60}$
    | ^(?:get|download|claim)\ (?:our|your|the|a)\ free\b
    | ^(?:get|download)\ .{0,40}\bfree\ (?:guide|e-?book|copy)
    | ^join\ (?:the|our|over|more\ than|\d).{0,60}(?:network|community|members|peers|subscribers|!)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST = 60
_FARTHEST = 40
_MOST_OF_DOCUMENT = 0.25
_SURE = 12


def is_boilerplate(line: str) -> bool:
    """Say whether a line, by itself, is one that web pages put around a text."""
    text = line.strip()
    return bool(text) and len(text.split()) <= _LONGEST and _PHRASES.search(text) is not None


def without_boilerplate(lines: Sequence[str]) -> list[str]:
    """Return the lines without the boilerplate at the start and the end; the middle is left alone."""
    start, end = bounds(lines)
    kept = list(lines[start:end])
    return [line for number, line in enumerate(kept) if not (_near_an_end(number, len(kept)) and _sure(line))]


def bounds(lines: Sequence[str]) -> tuple[int, int]:
    """Return where the text starts and ends between the boilerplate before and after it."""
    start, end = _reach(lines), len(lines) - _reach(lines[::-1])
    if start >= end or not _small([*lines[:start], *lines[end:]], lines):
        return 0, len(lines)
    return start, end


def _reach(lines: Sequence[str]) -> int:
    """Return how many lines from here on are boilerplate: most of them are recognised, and none is long."""
    reach = filled = known = 0
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        filled += 1
        known += is_boilerplate(line)
        if len(line.split()) > _LONGEST or filled > _FARTHEST:
            break
        if is_boilerplate(line) and known * 2 > filled:
            reach = number + 1
    return reach


def _small(dropped: Sequence[str], lines: Sequence[str]) -> bool:
    """Say whether this is little enough to be around the text, and not the text itself."""
    words = sum(len(line.split()) for line in lines)
    return sum(len(line.split()) for line in dropped) <= max(words * _MOST_OF_DOCUMENT, _SURE)


def _near_an_end(number: int, count: int) -> bool:
    return number < _FARTHEST or number >= count - _FARTHEST


def _sure(line: str) -> bool:
    """Say whether a short line is boilerplate even where it stands alone near an end."""
    return len(line.split()) <= _SURE and is_boilerplate(line)
