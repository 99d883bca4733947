"""The check-up: looks at everything that Plumbline needs, and says what to do about what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.bootstrap import Application
from bot.domain.errors import PlumblineError
from knowledge.errors import KnowledgeError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one thing.

    `ok` is None where it is not in use. `do` says what to do about it.
    """

    name: str
    ok: bool | None
    says: str
    do: str = ""


def check_up(settings: Settings) -> list[Finding]:
    """Look at everything. Never raises for what it finds; each fault becomes a finding."""
    application = Application(settings)
    looks: tuple[tuple[str, Callable[[Application], Finding]], ...] = (
        ("data folder", _data_folder),
        ("database", _database),
        ("embeddings", _embeddings),
        ("index", _index),
        ("model", _model),
        ("Slack bot token", _bot_token),
        ("Slack app token", _app_token),
        ("Slack signing secret", _signing_secret),
    )
    return [_looked(name, look, application) for name, look in looks]


def _looked(name: str, look: Callable[[Application], Finding], application: Application) -> Finding:
    try:
        return look(application)
    except (PlumblineError, KnowledgeError) as known:
        return Finding(name, ok=False, says=str(known))
    except Exception as unexpected:  # noqa: BLE001 - one broken part must not hide the state of the others
        return Finding(name, ok=False, says=f"failed with {type(unexpected).__name__}")


def _data_folder(application: Application) -> Finding:
    home = application.settings.home.resolve()
    try:
        home.mkdir(parents=True, exist_ok=True)
        probe = home / ".writable"
        probe.touch()
        probe.unlink()
    except OSError:
        return Finding(
            "data folder",
            ok=False,
            says=f"{home} can't be written to",
            do="Set PLUMBLINE_HOME to a folder of yours.",
        )
    return Finding("data folder", ok=True, says=str(home))


def _database(application: Application) -> Finding:
    from sqlalchemy import text
    from sqlalchemy.exc import SQLAlchemyError

    from bot.adapters.database.engine import SAFE_WRITE_AHEAD, connect, sqlite, sqlite_file

    engine = connect(application.database_address)
    try:
        with engine.connect() as connection:
            connection.execute(text("SELECT 1"))
    except SQLAlchemyError:
        return Finding(
            "database",
            ok=False,
            says="can't be reached",
            do="Check PLUMBLINE_DATABASE_URL, and that the server runs.",
        )
    finally:
        engine.dispose()
    if sqlite_file(engine) is None:
        return Finding("database", ok=True, says=engine.dialect.name)
    if sqlite.sqlite_version_info < SAFE_WRITE_AHEAD:
        return Finding(
            "database",
            ok=True,
            says=f"SQLite {sqlite.sqlite_version}, older than 3.51.3, so without its write-ahead log (slower)",
            do="Run `make setup`: it brings a newer one where there is a wheel for your system.",
        )
    return Finding("database", ok=True, says=f"SQLite {sqlite.sqlite_version}")


def _embeddings(application: Application) -> Finding:
    from knowledge.embedding import check_weights

    if application.settings.embeddings is None:
        check_weights()
    dimensions = len(application.embeddings.embed_query("alignment"))
    return Finding("embeddings", ok=True, says=f"{application.embeddings_name}, {dimensions} dimensions")


def _index(application: Application) -> Finding:
    from knowledge.passages import Shelf

    library, workspace = application.library, application.settings.workspace
    framework = len(library.entries(Shelf.FRAMEWORK, workspace))
    company = len(library.entries(Shelf.COMPANY, workspace))
    says = (
        f"{framework} articles on the framework's shelf, {company} documents on the company's ({workspace})"
    )
    return Finding(
        "index", ok=True, says=says, do="" if company else "Add your documents: plumbline index add FILE ..."
    )


def _model(application: Application) -> Finding:
    from bot.adapters.language_model import LangChainModel
    from bot.services.ports import Instructions

    name = application.settings.model
    if name is None:
        return Finding(
            "model",
            ok=None,
            says="none; answers are composed from the passages",
            do="Set PLUMBLINE_MODEL to have them written.",
        )
    try:
        answer = "".join(
            LangChainModel(name, application.settings.model_timeout).write(
                Instructions("Be brief.", "Say: ready", "doctor")
            )
        )
    except PlumblineError as failure:
        return Finding(
            "model", ok=False, says=str(failure), do="Check the name, the provider's key, and its address."
        )
    return Finding("model", ok=bool(answer), says=f"{name} answers")


def _bot_token(application: Application) -> Finding:
    name = "Slack bot token"
    token = application.secret("slack_bot_token")
    if not token:
        return Finding(
            name,
            ok=None,
            says="SLACK_BOT_TOKEN is not set; `plumbline demo` needs none",
            do="See “Connect a workspace” in the README.",
        )
    if not token.startswith("xoxb-"):
        return Finding(
            name,
            ok=False,
            says="SLACK_BOT_TOKEN is no bot token",
            do="Copy the one that begins with xoxb- from “OAuth & Permissions”.",
        )
    from bot.slack.installation import web_client
    from bot.slack.manifest import manifest

    client = web_client(application.settings.slack_api_url, token)
    try:
        answer = client.auth_test()
    except Exception as failure:  # noqa: BLE001 - whatever it is, Slack did not accept the token
        return Finding(
            name,
            ok=False,
            says=f"Slack does not accept it, or can't be reached ({type(failure).__name__})",
            do="Install the app anew and copy its token.",
        )
    granted = set(
        str(answer.headers.get("x-oauth-scopes", answer.headers.get("X-OAuth-Scopes", "")))
        .replace(" ", "")
        .split(",")
    )
    lacking = sorted(set(manifest()["oauth_config"]["scopes"]["bot"]) - granted)
    if lacking:
        return Finding(
            name,
            ok=False,
            says=f"lacks the scopes {', '.join(lacking)}",
            do="Paste bot/slack/manifest.json into the app's manifest and install it anew.",
        )
    team = str(answer["team_id"])
    hint = (
        ""
        if team == application.settings.workspace
        else f"Set PLUMBLINE_WORKSPACE={team}, so that `plumbline index add` fills its shelf."
    )
    return Finding(name, ok=True, says=f"workspace {answer['team']} ({team}), all scopes", do=hint)


def _app_token(application: Application) -> Finding:
    name = "Slack app token"
    token = application.secret("slack_app_token")
    if not token:
        return Finding(
            name, ok=None, says="SLACK_APP_TOKEN is not set; Socket Mode needs it, `serve --http` does not"
        )
    if not token.startswith("xapp-"):
        return Finding(
            name,
            ok=False,
            says="SLACK_APP_TOKEN is no app token",
            do="Make one with connections:write under “Basic Information”; it begins with xapp-.",
        )
    from bot.slack.installation import web_client

    try:
        web_client(application.settings.slack_api_url).apps_connections_open(app_token=token)
    except Exception as failure:  # noqa: BLE001 - as above
        return Finding(
            name,
            ok=False,
            says=f"no connection opens ({type(failure).__name__})",
            do="Switch Socket Mode on, and make a token with connections:write.",
        )
    return Finding(name, ok=True, says="Socket Mode opens")


def _signing_secret(application: Application) -> Finding:
    set_ = bool(application.secret("slack_signing_secret"))
    says = "set" if set_ else "SLACK_SIGNING_SECRET is not set; only `serve --http` needs it"
    return Finding("Slack signing secret", ok=True if set_ else None, says=says)
