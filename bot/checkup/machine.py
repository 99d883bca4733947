"""The check-up of what is on this machine or set up from it: folder, database, embeddings, index, model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.checkup.findings import Finding, fault, fine, unused
from bot.domain.errors import PlumblineError

if TYPE_CHECKING:
    from bot.bootstrap import Application


def _data_folder(name: str, application: Application) -> Finding:
    home = application.settings.home.resolve()
    try:
        home.mkdir(parents=True, exist_ok=True)
        probe = home / ".writable"
        probe.touch()
        probe.unlink()
    except OSError:
        return fault(name, f"{home} can't be written to", "Set PLUMBLINE_HOME to a folder of yours.")
    return fine(name, str(home))


def _database(name: str, application: Application) -> Finding:
    from sqlalchemy import text
    from sqlalchemy.exc import SQLAlchemyError

    from bot.adapters.database.engine import SAFE_WRITE_AHEAD, connect, sqlite, sqlite_file

    try:
        engine = connect(application.database_address)
        with engine.connect() as connection:
            connection.execute(text("SELECT 1"))
        engine.dispose()
    except SQLAlchemyError:
        return fault(name, "can't be reached", "Check PLUMBLINE_DATABASE_URL, and that the server runs.")
    if sqlite_file(engine) is None:
        return fine(name, engine.dialect.name)
    if sqlite.sqlite_version_info >= SAFE_WRITE_AHEAD:
        return fine(name, f"SQLite {sqlite.sqlite_version}")
    safe = ".".join(map(str, SAFE_WRITE_AHEAD))
    return fine(
        name,
        f"SQLite {sqlite.sqlite_version}, older than {safe}, so without its write-ahead log (slower)",
        "Run `make setup`: it brings a newer one where there is a wheel for your system.",
    )


def _embeddings(name: str, application: Application) -> Finding:
    from knowledge.embedding import check_weights

    if application.settings.embeddings is None:
        check_weights()
    dimensions = len(application.embeddings.embed_query("alignment"))
    return fine(name, f"{application.embeddings_name}, {dimensions} dimensions")


def _index(name: str, application: Application) -> Finding:
    from knowledge.passages import Shelf

    library, workspace = application.library, application.settings.workspace
    framework = len(library.entries(Shelf.FRAMEWORK, workspace))
    company = len(library.entries(Shelf.COMPANY, workspace))
    return fine(
        name,
        f"{framework} articles on the framework's shelf, {company} documents on the company's ({workspace})",
        "" if company else "Add your documents: plumbline index add FILE ...",
    )


def _instruments(name: str, application: Application) -> Finding:
    catalogue = application.catalogue
    if catalogue.refused:
        flaws = "; ".join(str(error).partition("\n")[0] for error in catalogue.refused)
        do = "plumbline instrument check FILE names every flaw; until then interviews can't use the file."
        return fault(name, flaws, do)
    return fine(name, ", ".join(one.reference for one in catalogue.newest))


def _model(name: str, application: Application) -> Finding:
    from bot.adapters.language_model import LangChainModel
    from bot.services.ports import Instructions

    chosen = application.settings.model
    if chosen is None:
        says = "none; answers are composed from the passages"
        return unused(name, says, "Set PLUMBLINE_MODEL to have them written.")
    model = LangChainModel(chosen, application.settings.model_timeout)
    try:
        answer = "".join(model.write(Instructions("Be brief.", "Say: ready", "doctor")))
    except PlumblineError as failure:
        return fault(name, str(failure), "Check the name, the provider's key, and its address.")
    if not answer:
        return fault(name, f"{chosen} answers nothing", "Choose another model.")
    return fine(name, f"{chosen} answers")


LOOKS = (
    ("data folder", _data_folder),
    ("database", _database),
    ("embeddings", _embeddings),
    ("index", _index),
    ("instruments", _instruments),
    ("model", _model),
)
