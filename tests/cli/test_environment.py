"""What stands in `.env` for other people's libraries."""

from __future__ import annotations

import os

from bot.cli.environment import hand_on


def test_what_is_others_is_handed_on_unless_it_is_set(tmp_path, monkeypatch):
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "SLACK_BOT_TOKEN", "PLUMBLINE_MODEL"):
        monkeypatch.setenv(name, "before")
        monkeypatch.delenv(name)
    monkeypatch.setenv("HTTPS_PROXY", "http://set:1")
    (tmp_path / ".env").write_text(
        "OPENAI_API_KEY='sk-1' # mine\nOPENAI_BASE_URL=\nexport HTTPS_PROXY=http://file:1\n"
        "SLACK_BOT_TOKEN=xoxb-1\nPLUMBLINE_MODEL=openai:some\n"
    )

    hand_on(tmp_path / ".env")

    assert (os.environ["OPENAI_API_KEY"], os.environ["HTTPS_PROXY"]) == ("sk-1", "http://set:1")
    assert {"OPENAI_BASE_URL", "SLACK_BOT_TOKEN", "PLUMBLINE_MODEL"}.isdisjoint(os.environ)


def test_no_file_is_no_fault(tmp_path):
    hand_on(tmp_path / ".env")
