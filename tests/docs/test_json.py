"""The JSON in the README is what the command line prints."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shlex
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from bot.cli import command_line
from tests.docs.pages import README

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Run = Callable[[str], Any]

pytestmark = pytest.mark.slow

EXAMPLES = [block.removeprefix("$ ").split("\n", maxsplit=1) for block in README.fenced("console")]
TYPES: dict[str, Callable[[object], bool]] = {
    "any": lambda _: True,
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "null": lambda value: value is None,
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "string": lambda value: isinstance(value, str),
    "list of strings": lambda value: isinstance(value, list) and all(isinstance(one, str) for one in value),
    "list of objects": lambda value: isinstance(value, list) and all(isinstance(one, dict) for one in value),
}
# What differs from run to run.
PASSING = ("seconds", "added")


@pytest.fixture(scope="module")
def folder(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder that commands are typed in, with the README's document in it and on the shelf."""
    there = tmp_path_factory.mktemp("readme")
    shutil.copytree(home, there / ".plumbline")
    (there / "it-strategy.md").write_text(README.fenced("markdown")[0], encoding="utf-8")
    with contextlib.chdir(there):
        _typed("plumbline index add it-strategy.md")
        yield there


@pytest.fixture
def run(folder: Path) -> Run:
    """Return what runs a command and reads the JSON that it prints, line by line."""
    return lambda command: [json.loads(line) for line in _typed(command).splitlines()]


def _typed(command: str) -> str:
    ours = {name: None for name in os.environ if name.startswith(("PLUMBLINE_", "SLACK_"))}
    result = CliRunner(env=ours).invoke(command_line(), shlex.split(command)[1:], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def _lasting(value: Any) -> Any:
    match value:
        case dict():
            return {name: _lasting(one) for name, one in value.items() if name not in PASSING}
        case list():
            return [_lasting(one) for one in value]
        case _:
            return value


def _fields(heading: str) -> dict[str, str]:
    return {row[0].strip("`"): row[1] for row in README.table(heading)}


def _is_of_type(value: object, said: str) -> bool:
    return any(TYPES[one](value) for one in re.split(r" or ", said))


@pytest.mark.parametrize(("command", "printed"), EXAMPLES)
def test_an_example_is_what_the_command_prints(command: str, printed: str, run: Run) -> None:
    (answer,) = run(command)

    assert _lasting(answer) == _lasting(json.loads(printed))


@pytest.mark.parametrize(
    "question", ["Why did we choose one ERP?", "Who won the world cup in 2022?", "hello", " "]
)
def test_an_answer_has_the_fields_that_the_readme_lists(question: str, run: Run) -> None:
    listed = _fields("### ask")
    (answer,) = run(shlex.join(["plumbline", "ask", question, "--json"]))

    told = {**answer} | {
        f"citations[].{name}": one for one in answer["citations"] for name, one in one.items()
    }

    assert set(listed) - set(told) <= {name for name in listed if name.startswith("citations[]")}
    assert [name for name, value in told.items() if not _is_of_type(value, listed[name])] == []


@pytest.mark.parametrize("command", ["ask", "search"])
def test_a_batch_gives_one_object_a_line_with_the_id(command: str, run: Run, tmp_path: Path) -> None:
    batch = tmp_path / "questions.jsonl"
    first = {"id": "a", "question": "What is SAMM?", "history": ["hello"], "workspace": "TOTHER"}
    batch.write_text(json.dumps(first) + "\n" + json.dumps({"id": 2, "question": "What is COBIT?"}) + "\n")

    lines = run(f"plumbline {command} --batch {shlex.quote(str(batch))}")

    assert set(_fields("### --batch")) == set(first)
    assert [line["id"] for line in lines] == ["a", 2]
    expected = (
        {"id", *(name for name in _fields("### ask") if "[" not in name)}
        if command == "ask"
        else {"id", "results"}
    )
    assert [set(line) for line in lines] == [expected, expected]


def test_the_check_up_has_the_fields_that_the_readme_lists(run: Run) -> None:
    listed = _fields("### doctor")
    (findings,) = run("plumbline doctor --json")

    assert [set(one) for one in findings] == [set(listed)] * len(findings)
    assert [
        one for one in findings for name, value in one.items() if not _is_of_type(value, listed[name])
    ] == []


def test_the_status_has_the_fields_that_the_readme_names(run: Run) -> None:
    (status,) = run("plumbline index status --json")

    assert set(status) == {"workspace", "embeddings", "shelves"}
    assert set(status["shelves"]) == {"framework", "company"}
    assert set(status["shelves"]["company"]) == {"documents", "passages", "records"}
    for name in (*status, *status["shelves"], *status["shelves"]["company"]):
        assert f"`{name}`" in README.section("### index")
