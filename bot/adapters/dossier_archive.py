"""A dossier as a ZIP archive that somebody sent: unpacked with care, and read as a folder is.

An archive may say anything about itself, so nothing is believed: only the files of a dossier are unpacked,
under names of our own, and no further than the limits.
"""

from __future__ import annotations

import io
import re
import stat
import struct
import tempfile
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from bot.adapters.dossier_files import DOCUMENTS, read_dossier
from bot.domain.errors import DossierError
from bot.services.loading import LARGEST_ARCHIVE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.dossier_review.reading import DossierRead

UNPACKED: Final = 20_000_000
"""Bytes of all files that are unpacked."""
ENTRIES: Final = 200
RATIO: Final = 100
"""How many times smaller than itself a file may have been packed."""

_APART: Final = {"gold", "__MACOSX"}
"""Folders that are no part of a dossier: what evaluations hold, and what a Mac packs beside the files."""
_SMALL: Final = 10_000  # bytes of a file that may be packed as tightly as it likes
_PARTS: Final = re.compile(r"(?:strategy|people|capacity|demands|gaps|understanding)\.yaml")
_NAME: Final = re.compile(r"[\w][\w .,()+-]{0,99}")
_LONGEST_NAME: Final = 255  # bytes that a file system takes
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    struct.error,
)


class ZipArchives:
    """The DossierArchives port over ZIP files."""

    def read(self, content: bytes) -> DossierRead:
        """Read an archive, with every flaw at its line. Raises DossierError for what can't be unpacked."""
        if len(content) > LARGEST_ARCHIVE:
            raise DossierError(
                f"The archive has more than {LARGEST_ARCHIVE // 1_000_000} MB; leave out what is large."
            )
        with tempfile.TemporaryDirectory(prefix="plumbline-dossier-") as folder:
            try:
                _unpack(content, Path(folder))
            except _BROKEN as broken:
                raise DossierError(
                    "That is no ZIP archive that I can open. Pack the folder anew, without a password."
                ) from broken
            return read_dossier(Path(folder))


def _unpack(content: bytes, folder: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        if len(entries) > ENTRIES:
            raise DossierError(f"The archive has more than {ENTRIES} entries; a dossier has a few files.")
        room = UNPACKED
        for entry, name in _wanted(entries):
            told = _bounded(archive, entry, room)
            room -= len(told)
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(told)


def _wanted(entries: list[zipfile.ZipInfo]) -> Iterator[tuple[zipfile.ZipInfo, str]]:
    """Yield the files of a dossier, by their place in it; they may stand in one folder of any name."""
    files = [entry for entry in entries if not entry.is_dir()]
    for entry in files:
        _require_plain(entry)
    root = _root([PurePosixPath(entry.filename) for entry in files])
    seen: set[str] = set()
    for entry in files:
        name = _place(PurePosixPath(entry.filename), root)
        if name is not None:
            if name.lower() in seen:
                raise DossierError(f"{name} stands in the archive twice; pack it once.")
            seen.add(name.lower())
            yield entry, name


def _root(paths: list[PurePosixPath]) -> PurePosixPath:
    """Return the folder that the dossier is in: the outermost with a strategy, which must be the only one."""
    found = [path.parent for path in paths if path.name == "strategy.yaml" and not _APART & set(path.parts)]
    # Without the file's ending: with it, it looks like an address, and is shown as none.
    if not found:
        raise DossierError(
            "There is no dossier in the archive: a YAML file called “strategy” is missing. Pack the whole "
            "folder as it is."
        )
    depth = min(len(folder.parts) for folder in found)
    roots = [folder for folder in found if len(folder.parts) == depth]
    if len(roots) > 1:
        named = " and ".join(f"“{folder.name}”" for folder in roots[:3])
        raise DossierError(f"There are several dossiers in the archive, {named}. Send them one by one.")
    return roots[0]


def _require_plain(entry: zipfile.ZipInfo) -> None:
    """Raise DossierError for paths that lead out of the archive, and for links."""
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise zipfile.BadZipFile  # rarer methods fail in ways of their own
    path = PurePosixPath(entry.filename)
    leads_out = path.is_absolute() or ".." in path.parts or "\\" in entry.filename or ":" in entry.filename
    if leads_out or stat.S_ISLNK(entry.external_attr >> 16):
        raise DossierError(
            "A path in the archive leads out of it, or is a link; nothing was unpacked. Pack plain files."
        )


def _place(path: PurePosixPath, root: PurePosixPath) -> str | None:
    """Return where a file belongs in a dossier's folder, None where it is no part of it."""
    if not path.is_relative_to(root):
        return None
    parts = path.relative_to(root).parts
    if len(parts) == 1 and _PARTS.fullmatch(parts[0]):
        return parts[0]
    document = len(parts) == 2 and parts[0] == DOCUMENTS and _NAME.fullmatch(parts[1]) is not None
    short = len(parts[-1].encode()) <= _LONGEST_NAME
    return "/".join(parts) if document and short else None


def _bounded(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int) -> bytes:
    """Return the bytes of a file; what the archive says about their number is not believed."""
    tight = max(entry.compress_size * RATIO, _SMALL)
    with archive.open(entry) as file:
        told = file.read(min(room, tight) + 1)
    if len(told) > room:
        raise DossierError(f"Unpacked, the archive has more than {UNPACKED // 1_000_000} MB.")
    if len(told) > tight:
        raise DossierError(
            f"{entry.filename} is packed more tightly than text ever is; nothing was unpacked."
        )
    return told
