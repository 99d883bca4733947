"""Settings, read once from the environment (and a `.env` file where there is one)."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.domain.errors import SettingsError

PREFIX = "PLUMBLINE_"


class Settings(BaseSettings):
    """What can be set. Each name is an environment variable: `home` is `PLUMBLINE_HOME`, and so on."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        populate_by_name=True,
    )

    home: Path = Field(Path(".plumbline"), description="Folder for the database, the index and the key.")
    workspace: str = Field("TLOCAL", description="Slack team id that the command line works on.")
    database_url: str | None = Field(
        None,
        description="SQLAlchemy address of a PostgreSQL database; without it, SQLite in the data folder.",
    )
    chroma_url: str | None = Field(
        None, description="Address of a Chroma server; without it, embedded Chroma."
    )
    embeddings: str | None = Field(
        None, description="`provider:model` of a LangChain embedding; without it, the packaged model."
    )
    model: str | None = Field(
        None, description="`provider:model` of a LangChain chat model; without it, answers are composed."
    )
    model_timeout: float = Field(30.0, gt=0, description="Seconds that a model may take for one answer.")
    model_context: int = Field(3000, ge=500, description="Tokens of passages that a model is given.")
    keys: Annotated[tuple[SecretStr, ...], NoDecode] = Field(
        (),
        description="Encryption keys, newest first, comma-separated; without them, a file in the folder.",
    )
    workers: int = Field(4, ge=1, le=64, description="Conversations handled at the same time.")
    facilitators: Annotated[tuple[str, ...], NoDecode] = Field(
        (),
        description="Slack user ids, comma-separated, of those who may bring in and change the company's "
        "strategy.",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="DEBUG, INFO, WARNING or ERROR."
    )

    slack_api_url: str = Field(
        "https://slack.com/api/", validation_alias=AliasChoices("slack_api_url", "SLACK_API_URL")
    )
    slack_bot_token: SecretStr | None = Field(
        None, validation_alias=AliasChoices("slack_bot_token", "SLACK_BOT_TOKEN")
    )
    slack_app_token: SecretStr | None = Field(
        None, validation_alias=AliasChoices("slack_app_token", "SLACK_APP_TOKEN")
    )
    slack_signing_secret: SecretStr | None = Field(
        None, validation_alias=AliasChoices("slack_signing_secret", "SLACK_SIGNING_SECRET")
    )

    @field_validator("keys", "facilitators", mode="before")
    @classmethod
    def _split(cls, listed: object) -> object:
        parts = listed.split(",") if isinstance(listed, str) else None
        return listed if parts is None else tuple(part.strip() for part in parts if part.strip())

    @field_validator("log_level", mode="before")
    @classmethod
    def _in_capitals(cls, level: object) -> object:
        return level.strip().upper() if isinstance(level, str) else level

    @field_validator("slack_api_url")
    @classmethod
    def _address(cls, address: str) -> str:
        parts = urlsplit(address.strip())
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError("should be an address like https://slack.com/api/")
        return f"{address.strip().rstrip('/')}/"  # Slack's library drops the last part of one without it

    @property
    def index_folder(self) -> Path:
        """Where the embedded Chroma keeps its files."""
        return self.home / "index"

    @property
    def instruments_folder(self) -> Path:
        """Where a company keeps questionnaires of its own."""
        return self.home / "instruments"


def read_settings() -> Settings:
    """Read the settings. Raises SettingsError with one line for each that makes no sense."""
    try:
        return Settings()
    except ValidationError as invalid:
        lines = [f"{_variable(str(error['loc'][0]))}: {error['msg']}" for error in invalid.errors()]
        raise SettingsError("\n".join(("Some settings make no sense:", *lines))) from invalid


def _variable(field: str) -> str:
    """Return the environment variable that a setting comes from."""
    prefix = "" if field.lower().startswith("slack_") else PREFIX
    return f"{prefix}{field}".upper()
