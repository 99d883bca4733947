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
_CONTROLS = re.compile(
    r"""
    ^skip\ to\ (?:main\ )?(?:content|navigation) | no\ comments?$ | ^leave\ a\ (?:reply|comment)$
    | ^back\ to\ top$ | ^share\ (?:this|on|via)\b.{0,40}$ | ^follow\ us\ on\b
    | ^(?:read|learn)\ more(?:\ \W*)?$ | ^(?:accept|reject|allow|manage)\ (?:all\ )?cookies$ | ^mailchimp\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_CONTENTS = re.compile(
    r"\S\s*(?:[.…·_]\s?){5,}\s*[ivxlc\d]{1,4}\s*(?:$|\s)|^(?:table of )?contents$", re.IGNORECASE
)
_LONGEST = 60
_LONGEST_BETWEEN = 20
_FARTHEST = 40
_MOST_OF_DOCUMENT = 0.25
_FEW = 80
_SHORT = 12
_SENTENCE = 8


def is_boilerplate(line: str) -> bool:
    """Say whether a line, by itself, is one that web pages put around a text."""
    text = line.strip()
    return bool(text) and len(text.split()) <= _LONGEST and _PHRASES.search(text) is not None


def is_contents(line: str) -> bool:
    """Say whether a line is one of a table of contents: words, dots and the number of a page."""
    return _CONTENTS.search(line.strip()) is not None


def without_boilerplate(lines: Sequence[str]) -> list[str]:
    """Return the lines without what stands around the text, and without a page's controls near its ends."""
    start, end = bounds(lines)
    kept = list(lines[start:end])
    ends = (range(_FARTHEST), range(len(kept) - _FARTHEST, len(kept)))
    return [
        line
        for number, line in enumerate(kept)
        if not (is_contents(line) or (_is_control(line) and any(number in end for end in ends)))
    ]


def bounds(lines: Sequence[str]) -> tuple[int, int]:
    """Return where the text starts and ends between the boilerplate before and after it."""
    start = _reach(lines)
    start = start if _may_go(lines[:start], lines[start:]) else 0
    end = len(lines) - _reach(lines[::-1])
    end = end if _may_go(lines[end:], lines[start:end]) else len(lines)
    return start, end


def _reach(lines: Sequence[str]) -> int:
    """Return how many lines from here on are boilerplate; among those that are known, single ones are not."""
    reach = filled = 0
    known_before = True
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        filled += 1
        known = is_boilerplate(line)
        if filled > _FARTHEST or not (known or (known_before and len(line.split()) <= _LONGEST_BETWEEN)):
            break
        reach = number + 1 if known else reach
        known_before = known
    return reach


def _may_go(dropped: Sequence[str], kept: Sequence[str]) -> bool:
    """Say whether what would be dropped is not the text itself: it is little, and sentences are left."""
    few = _words(dropped) <= max(_words(kept) * _MOST_OF_DOCUMENT, _FEW)
    return few and any(len(line.split()) >= _SENTENCE and not is_boilerplate(line) for line in kept)


def _words(lines: Sequence[str]) -> int:
    return sum(len(line.split()) for line in lines)


def _is_control(line: str) -> bool:
    text = line.strip()
    return bool(text) and len(text.split()) <= _SHORT and _CONTROLS.search(text) is not None
