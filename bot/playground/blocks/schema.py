"""Small checks that combine into a schema: from a value and its JSON pointer, each yields what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

Check = Callable[[object, str], Iterator[str]]


def problem(message: str, pointer: str) -> str:
    """Return a problem as Slack words it."""
    return f"{message} [json-pointer:{pointer}]"


def string(longest: int, shortest: int = 1) -> Check:
    """Check a string and its length."""

    def check(value: object, pointer: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield problem("must be a string", pointer)
        elif len(value) > longest:
            yield problem(f"must be less than {longest + 1} characters", pointer)
        elif len(value) < shortest:
            yield problem(f"must be more than {shortest - 1} characters", pointer)

    return check


def one_of(*values: str) -> Check:
    """Check that a value is one of these words."""

    def check(value: object, pointer: str) -> Iterator[str]:
        if value not in values:
            yield problem(f"must be one of: {', '.join(values)}", pointer)

    return check


def matching(pattern: str, form: str) -> Check:
    """Check a string of a certain form, like a date."""

    def check(value: object, pointer: str) -> Iterator[str]:
        if not isinstance(value, str) or not re.fullmatch(pattern, value, re.ASCII):
            yield problem(f"must be in format {form}", pointer)

    return check


def boolean(value: object, pointer: str) -> Iterator[str]:
    """Check for true or false."""
    if not isinstance(value, bool):
        yield problem("must be a boolean", pointer)


def number(value: object, pointer: str) -> Iterator[str]:
    """Check for a number."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        yield problem("must be a number", pointer)


def whole(least: int, most: int) -> Check:
    """Check a whole number within bounds."""

    def check(value: object, pointer: str) -> Iterator[str]:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            yield problem(f"must be a number from {least} to {most}", pointer)

    return check


def anything(_value: object, _pointer: str) -> Iterator[str]:
    """Accept any value: parts that the stand-in keeps but does not look into."""
    yield from ()


def items(of: Check, most: int, fewest: int = 1) -> Check:
    """Check a list: how many items, and each of them."""

    def check(value: object, pointer: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield problem("must be an array", pointer)
            return
        if len(value) > most:
            yield problem(f"no more than {most} items allowed", pointer)
        if len(value) < fewest:
            yield problem(f"no fewer than {fewest} items required", pointer)
        for number, item in enumerate(value):
            yield from of(item, f"{pointer}/{number}")

    return check


def fields(required: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> Check:
    """Check an object: required fields are there, each field is right, and nothing else is in it."""
    known = {**required, **(optional or {})}

    def check(value: object, pointer: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield problem("must be an object", pointer)
            return
        for name in required:
            if value.get(name) is None:
                yield problem(f"missing required field: {name}", pointer)
        for name, inner in value.items():
            if name not in known:
                yield problem(f"invalid additional property: {name}", pointer)
            elif inner is not None:
                yield from known[name](inner, f"{pointer}/{name}")

    return check


def by_type(table: Mapping[str, Check]) -> Check:
    """Check an object by its `type`."""

    def check(value: object, pointer: str) -> Iterator[str]:
        kind = value.get("type") if isinstance(value, dict) else None
        if not isinstance(kind, str) or kind not in table:
            yield problem(f"unsupported type: {kind}", pointer)
        else:
            yield from table[kind](value, pointer)

    return check


def either(first: str, second: str, inner: Check) -> Check:
    """Check that at least one of two fields is given, then the object itself."""
    return any_of((first, second), inner)


def any_of(names: Sequence[str], inner: Check) -> Check:
    """Check that at least one of some fields is given, then the object itself."""

    def check(value: object, pointer: str) -> Iterator[str]:
        if isinstance(value, dict) and not any(value.get(name) for name in names):
            yield problem(f"missing required field: {' or '.join(names)}", pointer)
        yield from inner(value, pointer)

    return check
