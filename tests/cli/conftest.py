"""The command line in this process, on a data folder that its tests share."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from bot.cli import command_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from click.testing import Result


@dataclass(frozen=True)
class Ran:
    """How a command ended, and what it wrote."""

    result: Result

    @property
    def code(self) -> int:
        return self.result.exit_code

    @property
    def out(self) -> str:
        return self.result.stdout

    @property
    def err(self) -> str:
        return self.result.stderr

    @property
    def json(self) -> Any:
        assert self.code == 0, self.err
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        assert self.code == 0, self.err
        return [json.loads(line) for line in self.out.splitlines()]


def environment(home: Path, settings: Mapping[str, str]) -> dict[str, str | None]:
    """Return what to set, and what to unset of the machine's own."""
    ours = {name: None for name in os.environ if name.startswith(("PLUMBLINE_", "SLACK_"))}
    return {**ours, "PLUMBLINE_HOME": str(home), **settings}


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder without a framework."""
    return tmp_path_factory.mktemp("bare")


@pytest.fixture
def data_folder(request: pytest.FixtureRequest) -> Path:
    """The data folder of a command. To fill a shelf takes many seconds: tests that search are slow."""
    return request.getfixturevalue("home" if request.node.get_closest_marker("slow") else "bare")


@pytest.fixture
def plumbline(data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Run a command of Plumbline; settings by their names in capitals."""
    monkeypatch.chdir(tmp_path)  # away from any `.env`

    def run(*arguments: object, given: str | bytes | None = None, **settings: str) -> Ran:
        chosen = environment(data_folder, settings)
        return Ran(CliRunner().invoke(command_line(), list(map(str, arguments)), env=chosen, input=given))

    return run
