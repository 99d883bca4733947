"""Phrases: regular expressions that are kept as data, a list for each name."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent


@cache
def phrases(file: str) -> dict[str, re.Pattern[str]]:
    """Read a file of phrases: a pattern for each name, of whole words, whatever the case of letters."""
    kept: dict[str, list[str]] = yaml.safe_load((FOLDER / file).read_text(encoding="utf-8"))
    return {
        name: re.compile(rf"\b(?:{'|'.join(found)})(?!\w)", re.IGNORECASE) for name, found in kept.items()
    }
