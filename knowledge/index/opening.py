"""Opening Chroma: embedded in a folder, or on a server that an address names."""

from __future__ import annotations

from base64 import b64encode
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

import httpx
from chromadb.api import ServerAPI
from chromadb.api.client import Client
from chromadb.api.fastapi import FastAPI
from chromadb.config import DEFAULT_DATABASE, DEFAULT_TENANT, Settings, System
from chromadb.errors import ChromaError

from knowledge.errors import IndexUnavailableError, KnowledgeError
from knowledge.folders import private_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chromadb.api import ClientAPI

Place = Path | str

SERVER_SECONDS = 30.0
"""How long a server may be silent before it counts as gone; Chroma itself would wait for ever."""
_FORM = "http://host:8000, or https://user:password@host/path?tenant=T&database=D"


@dataclass(frozen=True)
class Opened:
    """A Chroma that was opened, and how to close it."""

    client: ClientAPI
    system: System

    def close(self) -> None:
        """Let go of its files, its memory and its threads."""
        self.system.stop()


def opened(place: Place) -> Opened:
    """Open the Chroma in a folder, or the one on a server. Raises KnowledgeError where that can't be."""
    return _folder(place) if isinstance(place, Path) else _server(place)


@contextmanager
def reaching(place: Place) -> Iterator[None]:
    """Raise IndexUnavailableError for whatever Chroma has to say about not being there."""
    try:
        yield
    except (ChromaError, httpx.HTTPError) as failure:
        kind = type(failure).__name__
        if isinstance(place, Path):
            message = f"The index in {place} can't be used ({kind}). `plumbline doctor` looks at it."
        else:
            message = (
                f"The Chroma server {_shown(place)} does not answer ({kind}). Check PLUMBLINE_CHROMA_URL, "
                "and that the server runs."
            )
        raise IndexUnavailableError(message) from failure


def _folder(place: Path) -> Opened:
    settings = _settings("chromadb.api.rust.RustBindingsAPI")
    settings.is_persistent, settings.persist_directory = True, str(private_folder(place))
    with reaching(place):
        system = _started(settings)
        return Opened(Client.from_system(system), system)


def _server(place: str) -> Opened:
    address = urlsplit(place)
    asked = dict(parse_qsl(address.query))
    if (
        address.scheme not in {"http", "https"}
        or not address.hostname
        or asked.keys() - {"tenant", "database"}
    ):
        raise KnowledgeError(f"PLUMBLINE_CHROMA_URL is no address of a Chroma server, like {_FORM}")
    settings = _settings("chromadb.api.fastapi.FastAPI")
    settings.chroma_server_host = _without_rights(address)
    settings.chroma_server_http_port = 0  # the address names it; Chroma wants one nevertheless
    settings.chroma_server_ssl_enabled = address.scheme == "https"
    settings.chroma_server_headers = _rights(address)
    with reaching(place):
        system = _started(settings)
        server = _api(system)
        if isinstance(server, FastAPI):
            server._session.timeout = httpx.Timeout(SERVER_SECONDS)  # noqa: SLF001 - no setting does it
        try:
            tenant, database = asked.get("tenant", DEFAULT_TENANT), asked.get("database", DEFAULT_DATABASE)
            return Opened(Client.from_system(system, tenant, database), system)
        except ValueError as refused:  # Chroma's word for whatever went wrong at the first try
            raise httpx.ConnectError(str(refused)) from refused


def _settings(implementation: str) -> Settings:
    return Settings(anonymized_telemetry=False, chroma_api_impl=implementation)


def _started(settings: Settings) -> System:
    """Start a Chroma of our own. Chroma's shortcut shares one that is open already and sees nothing new."""
    system = System(settings)
    _api(system)
    system.start()
    return system


def _api(system: System) -> ServerAPI:
    return system.instance(ServerAPI)  # type: ignore[type-abstract] # the settings say which it is


def _without_rights(address: SplitResult) -> str:
    host = address.netloc.rpartition("@")[2]
    if address.port is None and address.scheme == "http":
        host = f"{host.rstrip(':')}:8000"
    return f"{address.scheme}://{host}{address.path.rstrip('/')}"


def _rights(address: SplitResult) -> dict[str, str]:
    """Return the headers that a name and password mean, or a password alone, which is a token."""
    user, password = unquote(address.username or ""), unquote(address.password or "")
    if user:
        return {"Authorization": f"Basic {b64encode(f'{user}:{password}'.encode()).decode()}"}
    return {"X-Chroma-Token": password} if password else {}


def _shown(place: str) -> str:
    return _without_rights(urlsplit(place))
