"""Sayings: what people say in so many words, and which field that fills (`sayings.yaml`)."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

from bot.adapters.capturing.sentences import trimmed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic import JsonValue

    from bot.domain.drafting.entries import Kind

_FILE: Final = Path(__file__).with_name("sayings.yaml")
_FILLERS: Final = r"(?:(?:but|and|so|well|honestly|also|then)\b,?\s*)*"
_CLAUSE: Final = rf"(?:^|(?<=[,;:–—(])|(?<=\bbut)|(?<=\band)|(?<=\bso))\s*{_FILLERS}"
_LEAST: Final = 3
"""The characters of a filler that may stand before a saying."""
_WORDS: Final = 2
_AND: Final = re.compile(r"\s*,?\s+and\s+(?:that|of course|not|no)\s+|,\s*(?:no|not)\s+", re.IGNORECASE)
_NOT: Final = re.compile(r"^(?:no|not)\s+", re.IGNORECASE)

Values = dict[str, "JsonValue"]
Signs = tuple[tuple[str, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence says in so many words, and what stands before that."""

    values: Values
    before: str


def said(sentence: str, topic: Kind) -> Said:
    """Return what a sentence says in so many words; nothing where it says something else."""
    values: Values = {}
    before = sentence.strip()
    for path, saying in _sayings(topic):
        match = saying.search(before)
        it = _it(path, match) if match else None
        if match and it and path not in values:
            values[path], before = it, before[: match.start()].strip()
    return Said(values, before)


def chosen(sentence: str) -> Values:
    """Return how badly something is wanted, how big it is … where that is said in so many words."""
    found = {path: _first(signs, sentence) for path, signs in _signs("choices").items()}
    return {path: one for path, one in found.items() if one is not None}


def answered(noun: str, text: str) -> str | None:
    """Return which of several was chosen by an answer to the question which."""
    return _first(_signs("asked").get(noun, ()), text)


def is_spoken(noun: str) -> bool:
    """Say whether there are everyday words for the choices of this kind."""
    return noun in _signs("asked")


def _it(path: str, match: re.Match[str]) -> JsonValue:
    it = trimmed(match["it"])
    if len(it.split()) < _WORDS and not path.endswith("+"):
        return None
    if not path.endswith("+"):
        return it or None
    return [piece for one in _AND.split(it) if (piece := trimmed(_NOT.sub("", one)))]


def _first(signs: Signs, text: str) -> str | None:
    return next((value for value, sign in signs if sign.search(text)), None)


@functools.cache
def _sayings(topic: Kind) -> Sequence[tuple[str, re.Pattern[str]]]:
    listed: dict[str, list[str]] = _file()[topic.value]
    return [(path, _compiled(one)) for path, several in listed.items() for one in several]


@functools.cache
def _signs(part: str) -> Mapping[str, Signs]:
    listed: dict[str, dict[str, str]] = _file()[part]
    return {
        path: tuple((str(value), _compiled(sign)) for value, sign in signs.items())
        for path, signs in listed.items()
    }


def _compiled(saying: str) -> re.Pattern[str]:
    line = saying.strip().replace("|\n", "|").replace("\n", " ")
    return re.compile(line.replace("<clause>", _CLAUSE), re.IGNORECASE)


def _file() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return content
