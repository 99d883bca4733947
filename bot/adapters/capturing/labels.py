"""Labels: fields that people name before a colon, with what they write behind it."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.drafting.entries import Kind

_FILE: Final = Path(__file__).with_name("labels.yaml")
_LABELLED: Final = re.compile(
    r"^[\s*•-]*(?P<label>[^\W\d_][\w' -]{0,40}?)\*?\s*:\*?\s*(?P<text>\S.*)$", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """What stands behind a label, and the path of the field that the label names."""

    path: str
    text: str


def labelled(kind: Kind, sentence: str) -> Labelled | None:
    """Return the field that a sentence begins with, None where it names none."""
    match = _LABELLED.match(sentence)
    path = _paths(kind).get(match["label"].strip().lower().replace("’", "'")) if match else None
    return Labelled(path, match["text"].strip()) if match and path else None


@functools.cache
def labels(kind: Kind) -> Mapping[str, list[str]]:
    """Return what people call each field, by path."""
    listed: Mapping[str, Mapping[str, list[str]]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return listed[kind.value]


@functools.cache
def _paths(kind: Kind) -> Mapping[str, str]:
    return {label: path for path, listed in labels(kind).items() for label in listed}
