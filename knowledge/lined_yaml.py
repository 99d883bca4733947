"""YAML that knows its lines, so that whoever wrote a file is told where it is wrong, in all places at once.

Plain YAML is read: no tags, no aliases (a few lines of them can stand for gigabytes), no field twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

LONGEST: Final = 1_000_000
"""Characters."""


@dataclass(frozen=True, slots=True, order=True)
class Flaw:
    """What is wrong in a line, and what to do about it."""

    line: int
    problem: str


class FlawedYamlError(Exception):
    """A text is no YAML that we read."""

    def __init__(self, flaws: Sequence[Flaw]) -> None:
        super().__init__("; ".join(f"{flaw.line}: {flaw.problem}" for flaw in flaws))
        self.flaws = tuple(flaws)


@dataclass(frozen=True, slots=True)
class Lined:
    """What a YAML text holds, and where it stands."""

    content: object
    root: Node

    def line(self, place: Sequence[str | int]) -> int:
        """Return the line, from 1, of a place like `("dimensions", 0, "name")`, or of the nearest above it.

        Steps that lead nowhere are left out: pydantic names the kind of a union among them.
        """
        node, line = self.root, _line(self.root)
        for step in place:
            found = _below(node, step)
            if found is not None:
                begin, node = found
                line = _line(begin)
        return line


def read(text: str) -> Lined:
    """Read a text. Raises FlawedYamlError where it is no YAML, or holds what we do not read."""
    if len(text) > LONGEST:
        raise FlawedYamlError([Flaw(1, f"the file is longer than {LONGEST:,} characters; shorten it")])
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
        if root is None:
            raise FlawedYamlError([Flaw(1, "the file is empty; fill it in")])
        if flaws := sorted(_oddities(root)):
            raise FlawedYamlError(flaws)
        return Lined(yaml.load(text, Loader=yaml.CSafeLoader), root)
    except yaml.MarkedYAMLError as error:
        raise FlawedYamlError([_unreadable(error)]) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise FlawedYamlError([Flaw(1, "this can't be read as YAML; save it as plain UTF-8 text")]) from error


def decoded(path: Path) -> str:
    """Return a file's text. Raises FlawedYamlError where it can't be read."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise FlawedYamlError([Flaw(1, "this is no text in UTF-8; save it as such")]) from error
    except OSError as error:
        raise FlawedYamlError([Flaw(1, f"the file can't be read: {error.strerror}")]) from error


def _unreadable(error: yaml.MarkedYAMLError) -> Flaw:
    mark = error.problem_mark or error.context_mark
    wrong = error.problem or error.context
    return Flaw(mark.line + 1 if mark else 1, f"this is no YAML: {wrong}; see to quotes and indentation")


def _oddities(root: Node) -> Iterator[Flaw]:
    """Yield what is YAML, and not read all the same."""
    met, waiting = {id(root)}, [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, MappingNode):
            yield from _repeated(node)
        for below in _children(node):
            if id(below) in met:
                yield Flaw(
                    _line(below), "this is pointed at by an alias (*); write it out where it is wanted"
                )
            else:
                met.add(id(below))
                waiting.append(below)


def _repeated(node: MappingNode) -> Iterator[Flaw]:
    seen = set()
    for key, _ in node.value:
        if not isinstance(key, ScalarNode):
            yield Flaw(_line(key), "a list or a mapping can't be a field's name; write a word")
        elif key.value in seen:
            yield Flaw(_line(key), f"“{key.value}” stands here for the second time; drop one")
        else:
            seen.add(key.value)


def _children(node: Node) -> list[Node]:
    if isinstance(node, MappingNode):
        return [part for pair in node.value for part in pair]
    return list(node.value) if isinstance(node, SequenceNode) else []


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1


def _below(node: Node, step: str | int) -> tuple[Node, Node] | None:
    """Return where a step down begins, and what it leads to."""
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    if isinstance(node, MappingNode):
        return next(((key, value) for key, value in node.value if key.value == str(step)), None)
    return None
