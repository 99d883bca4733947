"""Everyday words and the field's terms for them: `swap desks` is job rotation."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

THESAURUS = Path(__file__).parent / "vocabulary" / "everyday.yaml"


def in_terms(text: str) -> str:
    """Return the text with everyday words replaced by the field's terms; unchanged where there are none."""
    pattern, terms = _thesaurus()
    return pattern.sub(lambda match: terms[_spaced(match[0])], text.replace("’", "'"))


@cache
def _thesaurus() -> tuple[re.Pattern[str], dict[str, str]]:
    kept: dict[str, list[str]] = yaml.load(THESAURUS.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    terms = {_spaced(expression): term for term, expressions in kept.items() for expression in expressions}
    # Longer expressions first, so that “tech people” is not read as “people”.
    longest_first = sorted(terms, key=len, reverse=True)
    either = "|".join(re.escape(expression).replace(r"\ ", "[- ]") for expression in longest_first)
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE), terms


def _spaced(expression: str) -> str:
    """Hyphens and capitals make no difference: `Low-hanging fruit`."""
    return expression.lower().replace("-", " ")
