"""ZIP archives, as people would make them, and as they would not."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def packed(files: Mapping[str, str]) -> bytes:
    """Pack texts under their names."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def packed_folder(folder: Path, root: str = "") -> bytes:
    """Pack all files of a folder, under another folder where one is given."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return packed({root + path.relative_to(folder).as_posix(): path.read_text() for path in files})
