"""Cleaning text of what people don't see: odd spaces, zero-width and control characters, line ends."""

from __future__ import annotations

import re

_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029\v\f]")


def clean(text: str) -> str:
    """Return the same words with plain spaces and line ends; typographic quotes and dashes stay."""
    text = _LINE_ENDS.sub("\n", text)
    return _SPACES.sub(" ", _CONTROL.sub("", _INVISIBLE.sub("", text)))
