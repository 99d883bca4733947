"""Capturing with a language model beside the rules: it points at words, and the rules read them.

What the rules have found stands. A model only adds fields that are open, and only with words that were said:
each piece must stand in the answer, and is read in the form of its field as any answer is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.adapters.capturing.answers import answer
from bot.adapters.capturing.labels import labels
from bot.adapters.capturing.setting import setting
from bot.adapters.prompt_files import active_prompt
from bot.domain.drafting.fields import FIELDS, Field, Form
from bot.domain.drafting.values import ADDED, value
from bot.domain.errors import LanguageModelError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic import JsonValue

    from bot.domain.drafting.entries import Values
    from bot.services.drafting import Capturing, Words
    from bot.services.ports import Instructions, LanguageModel

_BRIEF: Final = 6
"""The words of an answer in which nothing is left to be found."""
_LONGEST: Final = 4000
_NO_TAGS: Final = str.maketrans({"<": "‹", ">": "›"})
_LISTS: Final = frozenset({Form.LINES, Form.ITEMS, Form.CHOICES})


class Piece(BaseModel):
    """Words that fill a field."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    field: str
    words: str


class Pieces(BaseModel):
    """What a model fills in."""

    model_config = ConfigDict(frozen=True, extra="forbid", title="capture")

    said: tuple[Piece, ...]


class ModelCapturing:
    """Implements `Capturing` by a language model beside the rules."""

    def __init__(self, model: LanguageModel, rules: Capturing) -> None:
        self._model = model
        self._rules = rules

    def capture(self, words: Words) -> Values:
        """Return what was said; nothing where nothing was understood."""
        found = dict(self._rules.capture(words))
        waiting = _open(words, found)
        if len(words.text.split()) <= _BRIEF or not waiting:
            return found
        try:
            pieces = self._pieces(words, waiting)
        except LanguageModelError:
            return found
        return {**_read(pieces, waiting, words), **found}

    def _pieces(self, words: Words, waiting: Mapping[str, Field]) -> Sequence[Piece]:
        """Return what the model points at. Raises LanguageModelError where it cannot be used."""
        written = "".join(self._model.write(_instructions(words, waiting)))
        try:
            pieces = Pieces.model_validate_json(written).said
        except ValidationError as broken:
            raise LanguageModelError(f"{self._model.name} did not fill in the form.") from broken
        said = _plain(words.text)
        return [piece for piece in pieces if piece.field in waiting and _plain(piece.words) in said]


def _open(words: Words, found: Values) -> dict[str, Field]:
    """Return the fields that hold nothing yet, but for those that are chosen on purpose."""
    given = {path.removesuffix(f".{ADDED}") for path in found}
    return {
        field.path: field
        for field in FIELDS[words.topic]
        if field.path not in given and value(words.told, field.path) is None and field.path != "owner"
    }


def _read(pieces: Sequence[Piece], waiting: Mapping[str, Field], words: Words) -> dict[str, JsonValue]:
    """Read what was pointed at in the form of its field; what can't be read is left out."""
    here = setting(words)
    read: dict[str, JsonValue] = {}
    for piece in pieces:
        field = waiting[piece.field]
        held = answer(field, piece.words.strip(), here)
        path = f"{field.path}.{ADDED}" if field.form in _LISTS else field.path
        there = read.get(path)
        if isinstance(there, list) and isinstance(held, list):
            read[path] = [*there, *(one for one in held if one not in there)]
        elif held is not None:
            read.setdefault(path, held)
    return read


def _instructions(words: Words, waiting: Mapping[str, Field]) -> Instructions:
    called = labels(words.topic)
    listed = "\n".join(f"- {path}: {', '.join(called.get(path, [path]))}" for path in waiting)
    said = words.text.translate(_NO_TAGS)[:_LONGEST]
    filled = active_prompt("capture").fill(fields=listed, said=said)
    return replace(filled, form=Pieces.model_json_schema())


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("’", "'")).strip().casefold() or "\0"
