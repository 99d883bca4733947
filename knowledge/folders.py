"""Folders for what is nobody else's business."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.errors import KnowledgeError

if TYPE_CHECKING:
    from pathlib import Path


def private_folder(folder: Path) -> Path:
    """Return a folder, made where it is missing; only its owner can look into what is made.

    Raises KnowledgeError where it can't be made.
    """
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        for one in reversed(missing):
            one.mkdir(mode=0o700, exist_ok=True)
    except OSError as refused:
        raise KnowledgeError(f"{folder} can't be made. Set PLUMBLINE_HOME to a folder of yours.") from refused
    return folder
