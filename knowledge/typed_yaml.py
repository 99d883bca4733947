"""YAML as pydantic models, with pydantic's findings put into words for the people who write the files."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final, TypeVar

from pydantic import BaseModel, ValidationError

from knowledge.lined_yaml import Flaw, FlawedYamlError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic_core import ErrorDetails

    from knowledge.lined_yaml import Lined

Model = TypeVar("Model", bound=BaseModel)

_WORDED: Final[Mapping[str, str]] = {
    "string_type": "should be text; put it in quotes",
    "string_too_long": "is {actual_length} characters long and at most {max_length} fit; shorten it",
    "string_too_short": "is empty; fill it in",
    "string_pattern_mismatch": "is spelt with other signs than letters, digits, - and _; spell it anew",
    "tuple_type": "should be a list: one entry a line, each behind “- ”",
    "too_short": "needs at least {min_length} entries, and has {actual_length}; add what is missing",
    "too_long": "takes at most {max_length} entries, and has {actual_length}; drop some",
    "model_type": "should be made of fields, as in “name: …”",
    "model_attributes_type": "should be made of fields, as in “name: …”",
    "dict_type": "should be made of fields, as in “name: …”",
    "union_tag_not_found": "has no field {discriminator}; add one that says what it is",
    "union_tag_invalid": "“{tag}” is not among {expected_tags}; choose one",
    "int_type": "should be a whole number",
    "int_parsing": "should be a whole number",
    "float_parsing": "should be a number",
    "finite_number": "should be a number that can be counted to",
    "bool_parsing": "should be true or false",
    "greater_than_equal": "should be {ge} or more",
    "less_than_equal": "should be {le} or less",
}


def validated(model: type[Model], lined: Lined, content: object = None) -> Model:
    """Return what the YAML holds as a model; `content` stands in where it was prepared for that.

    Raises FlawedYamlError with every flaw in the order of its line.
    """
    try:
        return model.model_validate(lined.content if content is None else content)
    except ValidationError as invalid:
        raise FlawedYamlError(sorted(_flaws(invalid, model, lined))) from invalid


def _flaws(invalid: ValidationError, model: type[BaseModel], lined: Lined) -> Iterator[Flaw]:
    errors = invalid.errors(include_url=False)
    places = [error["loc"] for error in errors]
    for error in errors:
        place = error["loc"]
        # A list whose entries are flawed counts as empty, which is no flaw of its own.
        if not any(other[: len(place)] == place and other != place for other in places):
            yield Flaw(lined.line(place), _worded(error, model))


def _worded(error: ErrorDetails, model: type[BaseModel]) -> str:
    place, kind = error["loc"], error["type"]
    if kind == "missing":
        return _missing(place)
    if kind == "extra_forbidden":
        return _unknown(str(place[-1]), model)
    given = error["input"]
    facts = {"actual_length": len(given) if isinstance(given, str) else 0, **error.get("ctx", {})}
    plain = error["msg"][:1].lower() + error["msg"][1:]
    return f"{_named(place)} {_WORDED.get(kind, plain).format_map(facts)}"


def _missing(place: tuple[str | int, ...]) -> str:
    if place and isinstance(place[-1], int):
        return f"{_named(place[:-1])} has no entry {place[-1] + 1}; add what is missing"
    return f"the field “{place[-1]}” is missing; add it"


def _unknown(field: str, model: type[BaseModel]) -> str:
    near = difflib.get_close_matches(field, sorted(_fields(model.model_json_schema())), n=1)
    advice = f"did you mean “{near[0]}”?" if near else "drop it"
    return f"there is no field “{field}” here; {advice}"


def _named(place: tuple[str | int, ...]) -> str:
    """Name a place by its last field, and its position where it is an entry: `anchors, entry 3`."""
    fields = [step for step in place if isinstance(step, str)]
    position = f", entry {place[-1] + 1}," if place and isinstance(place[-1], int) else ""
    return f"“{fields[-1]}”{position}" if fields else "the file"


def _fields(schema: object) -> set[str]:
    """Return the names of all fields that a JSON schema knows."""
    if isinstance(schema, list):
        return {name for part in schema for name in _fields(part)}
    if not isinstance(schema, dict):
        return set()
    own = schema.get("properties")
    names = set(own) if isinstance(own, dict) else set()
    return names | {name for part in schema.values() for name in _fields(part)}
