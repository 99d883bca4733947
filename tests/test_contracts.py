"""The import contracts: each of them breaks the check where it is violated."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONTRACTS = [
    contract["name"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
]
LAYERS, INSIDE, VENDORS, CHROMA, MODELS = CONTRACTS
# A module, what it must not import, and the contract that says so.
VIOLATIONS = [
    ("knowledge/passages.py", "bot.domain.reply", LAYERS),
    ("bot/domain/reply.py", "evals.statistics", LAYERS),
    ("bot/domain/question.py", "bot.services.ports", INSIDE),
    ("bot/services/answering.py", "bot.adapters.written", INSIDE),
    ("bot/slack/app.py", "bot.adapters.written", INSIDE),
    ("bot/adapters/written.py", "bot.settings", INSIDE),
    ("bot/settings.py", "bot.bootstrap", INSIDE),
    ("bot/homeless.py", "json", INSIDE),
    ("bot/domain/question.py", "slack_sdk", VENDORS),
    ("bot/services/ports.py", "sqlalchemy", VENDORS),
    ("knowledge/passages.py", "chromadb", VENDORS),
    ("bot/services/conversation.py", "langchain_openai", VENDORS),
    ("knowledge/retrieval.py", "chromadb", CHROMA),
    ("bot/bootstrap/application.py", "chromadb", CHROMA),
    ("bot/adapters/written.py", "langchain_core", MODELS),
    ("knowledge/library.py", "langchain_openai", MODELS),
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of the code, to be spoiled."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copy(ROOT / "pyproject.toml", folder)
    for package in ("bot", "evals", "knowledge"):
        only_code = shutil.ignore_patterns("__pycache__", "*.npz", "*.jsonl", "*.txt", "results")
        shutil.copytree(ROOT / package, folder / package, ignore=only_code)
    return folder


def broken(folder):
    """Return the contracts that the check says are broken; none where it is content."""
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports")],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    names = {name for name in CONTRACTS if f"{name} BROKEN" in done.stdout}
    assert (done.returncode != 0) is bool(names), done.stdout
    return names


def test_the_code_keeps_every_contract(copy):
    assert broken(copy) == set()


@pytest.mark.slow
@pytest.mark.parametrize(("module", "imported", "contract"), VIOLATIONS)
def test_a_violation_breaks_its_contract(copy, module, imported, contract):
    file = copy / module
    before = file.read_text() if file.exists() else None
    file.write_text(f"{before or ''}\nimport {imported}\n")

    found = broken(copy)

    if before is None:
        file.unlink()
    else:
        file.write_text(before)
    assert contract in found


def test_every_contract_is_tried():
    assert {contract for _, _, contract in VIOLATIONS} == set(CONTRACTS)
