"""How the command line starts: at once, with no more than it needs, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import command_line
from tests.cli.conftest import environment

ROOT = Path(__file__).parents[2]
HEAVY = ("chromadb", "langchain", "langchain_core", "pydantic", "sqlalchemy", "slack_bolt", "onnxruntime")
IMPORTED = f"""
import sys
{{statement}}
print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr)
"""


def python(*arguments, home=None):
    chosen = environment(home or Path(), {})
    kept = {name: value for name, value in os.environ.items() if name not in chosen}
    kept |= {name: value for name, value in chosen.items() if value is not None}
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=kept, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    "statement",
    [
        "import bot, bot.bootstrap, bot.cli",
        "from bot.cli import command_line\ncommand_line()(['--help'], standalone_mode=False)",
        "from bot.cli import command_line\ncommand_line()(['index', '--help'], standalone_mode=False)",
    ],
)
def test_nothing_heavy_is_imported_for_a_look_at_the_help(statement):
    done = python("-c", IMPORTED.format(statement=statement))

    assert done.stderr == "[]\n"


def test_the_help_names_every_command():
    done = python("-m", "bot", "--help")

    assert done.returncode == 0
    names = [line.split()[0] for line in done.stdout.split("Commands:")[1].splitlines() if line.strip()]
    assert names == sorted(command_line().commands)


@pytest.mark.slow
def test_a_process_of_its_own_prints_json_and_nothing_else(home):
    done = python("-m", "bot", "search", "What is strategic fit?", "-k", "1", "--json", home=home)

    assert (done.returncode, done.stderr) == (0, "")
    assert len(json.loads(done.stdout)) == 1


def test_a_setting_that_makes_no_sense_ends_the_process_with_one_clear_message(plumbline):
    ran = plumbline("ask", "Hello", PLUMBLINE_WORKERS="many", PLUMBLINE_MODEL_TIMEOUT="-1")

    assert ran.code == 1
    assert ran.err.startswith("Error: Some settings make no sense:\n")
    assert "PLUMBLINE_WORKERS: " in ran.err
    assert "PLUMBLINE_MODEL_TIMEOUT: " in ran.err
    assert "Traceback" not in ran.err


def test_serving_without_tokens_says_what_is_missing(plumbline, tmp_path):
    ran = plumbline("serve", PLUMBLINE_HOME=str(tmp_path / "fresh"))

    assert ran.code == 1
    assert ran.err.startswith("Error: SLACK_BOT_TOKEN is not set.")
