"""Settings: read once, from the environment or `.env`, and told plainly where they make no sense."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.domain.errors import SettingsError
from bot.settings import Settings, read_settings


@pytest.fixture
def clean(monkeypatch, tmp_path):
    """An environment without settings, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    for field in Settings.model_fields:
        monkeypatch.delenv(f"PLUMBLINE_{field.upper()}", raising=False)
        monkeypatch.delenv(field.upper(), raising=False)
    return monkeypatch


def test_without_settings_everything_has_a_default(clean):
    settings = read_settings()

    assert settings.home == Path(".plumbline")
    assert settings.index_folder == Path(".plumbline/index")
    assert settings.workspace == "TLOCAL"
    assert settings.slack_api_url == "https://slack.com/api/"
    assert [settings.model, settings.embeddings, settings.database_url, settings.chroma_url] == [None] * 4
    assert (settings.keys, settings.slack_bot_token) == ((), None)


def test_settings_come_from_the_environment_and_before_that_from_a_file(clean, tmp_path):
    (tmp_path / ".env").write_text("PLUMBLINE_WORKSPACE=TFILE\nPLUMBLINE_MODEL=openai:file\nOTHER=1\n")
    clean.setenv("PLUMBLINE_MODEL", "openai:environment")
    clean.setenv("SLACK_BOT_TOKEN", "xoxb-1")

    settings = read_settings()

    assert (settings.workspace, settings.model) == ("TFILE", "openai:environment")
    assert settings.slack_bot_token is not None
    assert settings.slack_bot_token.get_secret_value() == "xoxb-1"


def test_several_keys_are_separated_by_commas(clean):
    clean.setenv("PLUMBLINE_KEYS", "new, old,,")

    assert [key.get_secret_value() for key in read_settings().keys] == ["new", "old"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PLUMBLINE_WORKERS", "many"),
        ("PLUMBLINE_WORKERS", "0"),
        ("PLUMBLINE_MODEL_TIMEOUT", "-1"),
        ("PLUMBLINE_MODEL_CONTEXT", "10"),
        ("PLUMBLINE_LOG_LEVEL", "LOUD"),
        ("SLACK_API_URL", "slack.com/api/"),
        ("SLACK_API_URL", "ftp://slack.com"),
    ],
)
def test_a_setting_that_makes_no_sense_is_named(clean, name, value):
    clean.setenv(name, value)

    with pytest.raises(SettingsError, match=rf"Some settings make no sense:\n{name}: "):
        read_settings()


def test_what_is_meant_is_understood(clean):
    clean.setenv("PLUMBLINE_LOG_LEVEL", "debug")
    clean.setenv("SLACK_API_URL", " http://127.0.0.1:9/api")

    assert (read_settings().log_level, read_settings().slack_api_url) == ("DEBUG", "http://127.0.0.1:9/api/")


def test_secrets_are_not_shown(clean):
    clean.setenv("SLACK_BOT_TOKEN", "xoxb-secret")
    clean.setenv("PLUMBLINE_KEYS", "c2VjcmV0")

    shown = repr(read_settings()) + str(read_settings())

    assert "xoxb-secret" not in shown
    assert "c2VjcmV0" not in shown


@pytest.mark.parametrize(("name", "value"), [("PLUMBLINE_KEYS", ""), ("PLUMBLINE_MODEL", "")])
def test_an_empty_setting_is_none(clean, name, value):
    clean.setenv(name, value)

    settings = read_settings()

    assert (settings.keys, settings.model) == ((), None)


def test_settings_do_not_change(clean):
    settings = read_settings()

    with pytest.raises(ValidationError):
        settings.workspace = "TOTHER"
