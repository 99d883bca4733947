"""Prompts: files with a version, read as they are, failing loudly where something is missing."""

from __future__ import annotations

import re

import pytest

from bot.adapters.prompt_files import FOLDER, PromptError, active_prompt, read_prompt
from bot.adapters.tokens import count_tokens

GOOD = "# system\n\nBe brief.\n\n# user\n\nPassages: $passages\nQuestion: $question\n"


@pytest.fixture
def folder(tmp_path):
    """A folder with two versions of a prompt, the second in use."""
    (tmp_path / "answer").mkdir()
    (tmp_path / "answer" / "v1.md").write_text("# system\n\nOld.\n\n# user\n\n$question\n")
    (tmp_path / "answer" / "v2.md").write_text(GOOD)
    (tmp_path / "active.toml").write_text("answer = 2\nlost = 1\n")
    return tmp_path


def test_the_version_in_use_is_filled_and_names_itself(folder):
    prompt = active_prompt("answer", folder)

    filled = prompt.fill(passages="P", question="Q?")

    assert (filled.system, filled.user) == ("Be brief.", "Passages: P\nQuestion: Q?")
    assert re.fullmatch(r"answer@2#[0-9a-f]{6}", filled.reference)


def test_another_text_has_another_reference(folder):
    before = read_prompt("answer", 2, folder).reference
    (folder / "answer" / "v2.md").write_text(GOOD.replace("brief", "very brief"))

    assert read_prompt("answer", 2, folder).reference != before


def test_what_is_filled_in_is_not_read_as_a_prompt(folder):
    filled = read_prompt("answer", 2, folder).fill(passages="$question costs $5", question="# system")

    assert filled.user == "Passages: $question costs $5\nQuestion: # system"


def test_a_missing_placeholder_fails_loudly(folder):
    with pytest.raises(PromptError, match=r"answer@2#\w{6} asks for 'passages', which was not given"):
        read_prompt("answer", 2, folder).fill(question="Q?")


@pytest.mark.parametrize(
    ("name", "message"),
    [("unknown", "active.toml names no version of 'unknown'"), ("lost", "no prompt file lost/v1.md")],
)
def test_a_missing_prompt_fails_loudly(folder, name, message):
    with pytest.raises(PromptError, match=message):
        active_prompt(name, folder)


@pytest.mark.parametrize("text", ["", "# system\n\nBe brief.\n", "# user\n\n$question\n"])
def test_a_prompt_without_both_parts_fails_loudly(folder, text):
    (folder / "answer" / "v3.md").write_text(text)

    with pytest.raises(PromptError, match=r"answer/v3\.md needs the parts"):
        read_prompt("answer", 3, folder)


def test_every_prompt_that_is_shipped_can_be_filled():
    filled = active_prompt("answer").fill(passages="<passage>", history="(none)", question="What is fit?")

    assert "NO ANSWER" in filled.system
    assert "<passage>" in filled.user
    assert "What is fit?" in filled.user
    assert "$" not in filled.user
    for path in FOLDER.glob("*/v*.md"):
        assert read_prompt(path.parent.name, int(path.stem[1:])).system


@pytest.mark.parametrize(
    ("text", "tokens"), [("", 0), ("Hello, world!", 4), ("<|endoftext|>", 7), ("Strategic fit", 3)]
)
@pytest.mark.disable_socket
def test_tokens_are_counted_offline(text, tokens):
    assert count_tokens(text) == tokens
