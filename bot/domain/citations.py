"""Citations in all forms in which models write them: `[1, 2]`, `(1)`, `[Passage 1]`, `【1】`, `.[1]`."""

from __future__ import annotations

import re

_NUMBER = r"(?:passages?\s*|sources?\s*|no\.\s*|number\s*)?[#^]?\d{1,2}"
_NUMBERS = rf"{_NUMBER}(?:\s*(?:,|;|&|\band\b|-|–|\s)\s*{_NUMBER})*"
_NAMED = r"(?:passages?|sources?)\s*[#^]?\d{1,2}"
_SURE = re.compile(
    rf"\s*\[+\s*(?P<square>{_NUMBERS})\s*\]+(?:\([^()\s]*\))?|\s*【\s*(?P<thick>{_NUMBERS})[^】]*】"
    rf"|\s*\(\s*(?P<round>{_NAMED}(?:\s*(?:,|;|&|\band\b|-|–)\s*{_NUMBER})*)\s*\)",
    re.IGNORECASE,
)
# `(1)` counts only where a sentence ends: elsewhere it numbers what is listed in it.
_BARE_BEHIND = re.compile(r"(?<=[.!?])\s*\((\d{1,2}(?:\s*[,;]\s*\d{1,2})*)\)")
_BARE_BEFORE = re.compile(r"\s*\((\d{1,2}(?:\s*[,;]\s*\d{1,2})*)\)(?=[.!?](?:\s|$))")
_BARE_LAST = re.compile(r"\s*\((\d{1,2}(?:\s*[,;]\s*\d{1,2})*)\)\s*$")
_RANGE = re.compile(r"(\d{1,2})\s*[-–]\s*(?:passages?\s*)?(\d{1,2})")
_BEHIND = re.compile(r"([.!?…][\"'”’)*]*)\s*((?:\s*\[\d{1,2}\])+)(?:\.(?=\s|$))?")
_BETWEEN = re.compile(r"(?<=\d\])\s+(?=\[\d{1,2}\])")
_MARK = re.compile(r"\s*\[(\d{1,2})\]")


def tidied(text: str) -> str:
    """Write every citation as `[1][2]`, in front of the full stop that it stands behind."""
    text = _SURE.sub(lambda found: _marks(next(filter(None, found.groups()))), text)
    for bare in (_BARE_BEHIND, _BARE_BEFORE):
        text = bare.sub(lambda found: _marks(found[1]), text)
    return _BEHIND.sub(lambda found: f" {found[2].strip()}{found[1]}", _BETWEEN.sub("", text))


def parted(text: str) -> tuple[str, tuple[int, ...]]:
    """Part a whole sentence from its citations, in order, each once."""
    marked = tidied(_BARE_LAST.sub(lambda found: _marks(found[1]), text))
    numbers = [int(number) for number in _MARK.findall(marked)]
    bare = " ".join(_MARK.sub("", marked).split())
    return re.sub(r"\s+([.!?,;:])", r"\1", bare), tuple(dict.fromkeys(numbers))


def _marks(numbers: str) -> str:
    """Return the marks for `1, 2`, `1 and 2` or `1-3`."""
    spread = _RANGE.sub(lambda found: ",".join(map(str, range(int(found[1]), int(found[2]) + 1))), numbers)
    return " " + "".join(f"[{number}]" for number in re.findall(r"\d{1,2}", spread))
