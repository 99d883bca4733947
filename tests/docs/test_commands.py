"""Every command that the documentation shows is there."""

from __future__ import annotations

import re
import shlex

import click
import pytest
from click.testing import CliRunner

from bot.cli import command_line
from tests.docs.pages import CONTRIBUTING, PAGES, README, ROOT, Page

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def lines(page: Page) -> list[str]:
    """Return what a reader could type: lines of blocks, and what stands between backticks."""
    blocks = (
        line for kind in ("sh", "console", "") for block in page.fenced(kind) for line in block.split("\n")
    )
    return [line.removeprefix("$ ").strip() for line in (*blocks, *page.code)]


def commands(page: Page) -> set[str]:
    found = (re.search(r"(?:^|/| \| )(plumbline(?: .*)?)$", line) for line in lines(page))
    return {re.split(r"  +|#", match[1])[0].strip() for match in found if match}


def said() -> set[str]:
    """Return the commands that the program's own messages name."""
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "bot").rglob("*.py"))
    return {line for source in sources for line in re.findall(r"`(plumbline [^`\n{}]+)`", source)}


SHOWN = sorted(set().union(said(), *(commands(page) for page in PAGES)))


def resolved(words: list[str]) -> tuple[click.Command, list[str]]:
    """Return the command that words call, and the words that are left for it."""
    command: click.Command = command_line()
    while isinstance(command, click.Group) and words and words[0] in command.commands:
        command, words = command.commands[words[0]], words[1:]
    return command, words


@pytest.mark.parametrize("line", SHOWN)
def test_every_command_shown_exists_with_its_options(line: str) -> None:
    command, left = resolved(shlex.split(line.replace("…", "x"))[1:])
    options = {name for parameter in command.params for name in parameter.opts} | {"--help"}

    assert not isinstance(command, click.Group) or not [word for word in left if not word.startswith("-")]
    assert {word for word in left if word.startswith("-")} <= options | {"--version"}


@pytest.mark.parametrize("line", SHOWN)
def test_every_command_shown_has_help(line: str) -> None:
    words = shlex.split(line.replace("…", "x"))[1:]
    _, left = resolved(words)

    result = CliRunner().invoke(command_line(), [*words[: len(words) - len(left)], "--help"])

    assert result.exit_code == 0
    assert result.output.startswith("Usage: ")


def test_the_readme_names_every_command() -> None:
    listed = " ".join(row[0] for row in README.table("## Command line"))
    named = set(re.findall(r"`plumbline ([a-z ]+)`", listed))

    top = {name.split()[0] for name in named}
    assert top == {name for name, command in command_line().commands.items() if not command.hidden}
    for group in (command_line().commands["index"], command_line().commands["key"]):
        assert isinstance(group, click.Group)
        below = {f"{group.name} {name}" for name, command in group.commands.items() if not command.hidden}
        assert below <= named


@pytest.mark.parametrize("page", [README, CONTRIBUTING], ids=lambda page: page.path.name)
def test_every_make_target_shown_is_in_the_makefile(page: Page) -> None:
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))

    shown = {
        word
        for line in lines(page)
        if (match := re.search(r"(?:^|\| |= )make((?: [\w.=]+)*)", line))
        for word in match[1].split()
        if "=" not in word
    }

    assert shown
    assert shown <= targets
