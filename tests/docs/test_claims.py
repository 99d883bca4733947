"""What the documentation says of the code is so."""

from __future__ import annotations

import json
import os
import re
import tomllib
from typing import Any

import pytest
import yaml

from bot.adapters.database import upkeep
from bot.adapters.language_model import LangChainModel
from bot.cli import command_line
from bot.domain.grounding import LEAST_SHARED, LEAST_SHARED_UNCITED
from bot.domain.reply import Courtesy, Reason
from bot.slack import http
from knowledge.documents import Limits
from knowledge.documents.proofreading import FEWEST_QUESTIONS, MOST_QUESTIONS
from tests.docs.pages import CHANGELOG, CONTRIBUTING, PAGES, README, ROOT

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
MANIFEST = json.loads((ROOT / "bot" / "slack" / "manifest.json").read_text(encoding="utf-8"))
SOURCES = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "knowledge").rglob("*.py"), ROOT / "Makefile"]


def unbroken(text: str) -> str:
    return " ".join(text.split())


def test_the_picture_of_the_layers_is_what_the_contracts_check() -> None:
    outer, inner = (one["layers"] for one in PROJECT["tool"]["importlinter"]["contracts"][:2])
    expected = [
        ["evals"],
        *([f"bot.{name}" for name in layer.split(" | ")] for layer in inner),
        ["knowledge"],
    ]

    picture = next(block for block in README.fenced("text") if "bot.domain" in block)
    drawn = [re.findall(r"evals|bot\.\w+|knowledge", line) for line in picture.split("\n")]

    assert outer == ["evals", "bot", "knowledge"]
    assert [layer for layer in drawn if layer] == expected


def test_the_readme_explains_every_scope_that_the_manifest_asks_for() -> None:
    explained = [
        scope
        for row in README.table("### What the app may do")
        for scope in re.findall(r"`([\w:]+)`", row[0])
    ]

    assert sorted(explained) == sorted(MANIFEST["oauth_config"]["scopes"]["bot"])


def test_the_steps_name_what_the_manifest_holds() -> None:
    steps = README.section("### HTTP instead of Socket Mode")

    assert MANIFEST["settings"]["socket_mode_enabled"] is True
    assert {"event_subscriptions", "interactivity"} <= set(MANIFEST["settings"])
    assert [command["command"] for command in MANIFEST["features"]["slash_commands"]] == ["/align"]
    for name in ("settings.socket_mode_enabled", "settings.event_subscriptions.request_url",
                 "settings.interactivity.request_url", "features.slash_commands"):  # fmt: skip
        assert f"`{name}`" in steps
    assert f"`{http.PATH}`" in steps
    assert f"`{http.HEALTH}`" in steps
    port = next(one for one in command_line().commands["serve"].params if one.name == "port")
    assert f"--port {port.default}`" in steps


def test_every_reason_that_ask_can_give_is_listed() -> None:
    (row,) = [row for row in README.table("### ask") if row[0] == "`reason`"]

    assert set(re.findall(r"`([a-z_]+)`", row[2])) - {"null"} == {*map(str, Reason), *map(str, Courtesy)}


def test_retention_and_limits_are_those_of_the_code() -> None:
    said = unbroken(README.section("## Security and privacy"))

    assert f"posted, for {upkeep.PAYLOADS.days} days" in said
    assert f"for {upkeep.TURNS.days} days" in said
    assert f"at most {Limits().megabytes} MB each" in said
    assert (LEAST_SHARED, LEAST_SHARED_UNCITED) == (0.5, 0.8)
    assert "at least half of its content words" in unbroken(README.text)
    assert "at least four fifths of its content words" in unbroken(README.text)
    assert (FEWEST_QUESTIONS, MOST_QUESTIONS) == (3, 6)
    assert "three to six questions" in unbroken(CONTRIBUTING.text)


def test_every_message_that_is_explained_is_said_somewhere() -> None:
    said = (
        unbroken(" ".join(path.read_text(encoding="utf-8") for path in SOURCES))
        .replace('" "', "")
        .replace('" f"', "")
    )
    quotes = [
        quote
        for row in README.table("## When something goes wrong")
        for quote in re.findall(r'"([^"]+)"', row[0])
    ]

    parts = [part.strip() for quote in quotes for part in quote.split("…") if part.strip()]

    assert len(quotes) > 10
    assert [part for part in parts if part not in said] == []


def test_the_heading_that_the_check_up_sends_people_to_is_there() -> None:
    source = " ".join(path.read_text(encoding="utf-8") for path in SOURCES)

    headings = re.findall(r"See “([^”]+)” in the README", source)

    assert headings
    assert {heading.lower().replace(" ", "-") for heading in headings} <= README.anchors


def test_the_changelog_begins_with_this_version() -> None:
    versions = re.findall(r"^## \[([\d.]+)\]", CHANGELOG.text, re.MULTILINE)

    assert versions[0] == PROJECT["project"]["version"]


def test_no_page_counts_what_grows() -> None:
    counts = [
        found
        for page in PAGES
        for found in re.findall(
            r"\b\d[\d,.]* (?:articles|passages|sections|tests|documents|modules|cases)\b", page.prose
        )
    ]

    assert counts == []


def test_the_providers_named_are_installed() -> None:
    named = {
        line.split("=")[1].split(":")[0]
        for block in README.fenced("sh")
        for line in block.split("\n")
        if "_MODEL=" in line
    }

    assert named == {"anthropic", "openai", "ollama"}
    assert {f"langchain-{name}" for name in named} <= set(PROJECT["project"]["dependencies"])
    assert LangChainModel("ollama:any", 1.0).name == "ollama:any"


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_lock_files_have_hashes_and_name_no_index(name: str) -> None:
    lock = (ROOT / name).read_text(encoding="utf-8")

    assert "--hash=sha256:" in lock
    assert re.findall(r"--(?:extra-)?index-url|--find-links|https?://", lock) == []


def test_ci_runs_make_check_which_runs_the_tests_last() -> None:
    script = ROOT / ".ci" / "run"
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    checks = re.search(r"^check: ([a-z -]+)", makefile, re.MULTILINE)

    assert os.access(script, os.X_OK)
    assert "check\n" in script.read_text(encoding="utf-8")
    assert checks is not None
    assert checks[1].split()[-1] == "test"


def test_hooks_are_local_and_are_the_checks_of_make() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    checks = re.search(r"^check: ([a-z -]+)", makefile, re.MULTILINE)

    assert [one["repo"] for one in hooks] == ["local"]
    assert checks is not None
    called = [hook["entry"].removeprefix("make ") for hook in hooks[0]["hooks"]]
    assert called == [*checks[1].split()[:-1], "fast"]
