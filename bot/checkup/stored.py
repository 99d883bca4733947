"""The check-up of what is stored: data folder, keys, database, index. It looks, and makes nothing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from bot.checkup.findings import Finding, fault, fine
from bot.domain.figures import counted

if TYPE_CHECKING:
    from pathlib import Path

    from bot.bootstrap import Application

_OTHERS = 0o077
_FIRST_START = "not there yet; the first start makes it"


def _data_folder(name: str, application: Application) -> Finding:
    home = application.settings.home.resolve()
    nearest = next(one for one in (home, *home.parents) if one.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        return fault(name, f"{home} can't be written to", "Set PLUMBLINE_HOME to a folder of yours.")
    if nearest != home:
        return fine(name, f"{home}, {_FIRST_START}")
    if home.stat().st_mode & _OTHERS:
        do = f"Unless that is meant: chmod 700 {home}"
        return fine(name, f"{home}, which other users of this machine can look into", do)
    return fine(name, str(home))


def _keys(name: str, application: Application) -> Finding:
    from bot.adapters.database.cipher import Cipher, read_keys

    if application.settings.keys:
        Cipher(application.keys)
        return fine(name, f"{len(application.keys)} in PLUMBLINE_KEYS")
    file = application.settings.home.resolve() / "key"
    if not file.exists():
        return fine(name, f"the file {file} is {_FIRST_START}")
    Cipher(read_keys(file.read_text()))
    if file.stat().st_mode & _OTHERS:
        return fault(
            name, f"others can read {file}", f"chmod 600 {file}, or make a new one (see the README)."
        )
    return fine(name, f"in {file}", "Keep a copy in another place: no backup can be read without it.")


def _database(name: str, application: Application) -> Finding:
    from sqlalchemy import text
    from sqlalchemy.exc import SQLAlchemyError

    from bot.adapters.database import schema
    from bot.adapters.database.engine import connect, sqlite_file

    engine = connect(application.database_address)
    file = sqlite_file(engine)
    try:
        if file is None or file.exists():
            with engine.connect() as connection:
                connection.execute(text("SELECT 1"))
            schema.require_known(schema.current(engine))
    except SQLAlchemyError as failure:
        return _out_of_reach(name, file, failure)
    finally:
        engine.dispose()
    return fine(name, engine.dialect.name) if file is None else _sqlite(name, file)


def _out_of_reach(name: str, file: Path | None, failure: Exception) -> Finding:
    if file is None:
        return fault(name, "can't be reached", "Check PLUMBLINE_DATABASE_URL, and that the server runs.")
    do = "Look at its owner and rights, or put a backup back: plumbline restore FILE"
    return fault(name, f"{file} can't be read ({type(failure).__name__})", do)


def _sqlite(name: str, file: Path) -> Finding:
    from bot.adapters.database.engine import SAFE_WRITE_AHEAD, sqlite

    there = "" if file.exists() else f"; {file} is {_FIRST_START}"
    if sqlite.sqlite_version_info >= SAFE_WRITE_AHEAD:
        return fine(name, f"SQLite {sqlite.sqlite_version}{there}")
    safe = ".".join(map(str, SAFE_WRITE_AHEAD))
    return fine(
        name,
        f"SQLite {sqlite.sqlite_version}, older than {safe}, so without its write-ahead log (slower){there}",
        "Run `make setup`: it brings a newer one where there is a wheel for your system.",
    )


def _index(name: str, application: Application) -> Finding:
    from knowledge.documents import corpus_digests
    from knowledge.library import Library
    from knowledge.passages import Shelf

    settings = application.settings
    add = "Add your documents: plumbline index add FILE ..."
    if settings.chroma_url is None and not settings.index_folder.exists():
        return fine(name, _FIRST_START, add)
    library = Library(application.shelves, application.embeddings)
    framework = len(library.entries(Shelf.FRAMEWORK, settings.workspace))
    company = len(library.entries(Shelf.COMPANY, settings.workspace))
    stale = "" if library.holds_framework(corpus_digests()) else ", which the next start brings up to date"
    says = (
        f"{counted(framework, 'article')} on the framework's shelf{stale}, "
        f"{counted(company, 'document')} on the company's ({settings.workspace})"
    )
    return fine(name, says, "" if company else add)


LOOKS = (
    ("data folder", _data_folder),
    ("keys", _keys),
    ("database", _database),
    ("index", _index),
)
