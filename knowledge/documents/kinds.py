"""What kind of file it is, by its content as well as by its name, and whether it is safe to open."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from knowledge.documents.values import DocumentError

MEGABYTE = 1_000_000
KNOWN = "Markdown, text, HTML, PDF, Word (.docx) and PowerPoint (.pptx)"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body")


class Kind(StrEnum):
    """The kinds of files that can be read."""

    MARKDOWN = "Markdown"
    TEXT = "text"
    HTML = "HTML"
    PDF = "PDF"
    WORD = "Word"
    SLIDES = "PowerPoint"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may take at most."""

    megabytes: int = 50
    unpacked_megabytes: int = 300
    entries: int = 5_000
    ratio: int = 100
    """How many times larger the unpacked parts may be, once they are larger than the packed ones may be."""
    seconds: float = 90.0
    memory_megabytes: int = 1_500


_SUFFIXES = {
    **dict.fromkeys((".md", ".markdown"), Kind.MARKDOWN),
    **dict.fromkeys((".txt", ".text", ""), Kind.TEXT),
    **dict.fromkeys((".html", ".htm", ".xhtml"), Kind.HTML),
    ".pdf": Kind.PDF,
    ".docx": Kind.WORD,
    ".pptx": Kind.SLIDES,
}


def kind_of(name: str, content: bytes, limits: Limits) -> Kind:
    """Return the kind of a file. Raises DocumentError where it is none of ours, or not safe to open."""
    _check_size(name, content, limits)
    named = _SUFFIXES.get(PurePath(name).suffix.lower())
    if named is None:
        raise DocumentError(f"{name}: files of this type can't be read. Save it as one of these: {KNOWN}.")
    found = _by_content(name, content, limits)
    if found is None and named in {Kind.PDF, Kind.WORD, Kind.SLIDES}:
        raise DocumentError(f"{name}: this is no {named} file, whatever its name says. Export it anew.")
    if found in {Kind.PDF, Kind.WORD, Kind.SLIDES} and found != named:
        raise DocumentError(f"{name}: this is a {found} file by its content. Give it that ending.")
    return Kind.HTML if found is Kind.HTML and named is Kind.TEXT else named


def _check_size(name: str, content: bytes, limits: Limits) -> None:
    if not content.strip(b"\0\t\n\r \xef\xbb\xbf\xfe\xff"):
        raise DocumentError(f"{name}: the file is empty. Check that it was saved or uploaded completely.")
    check_length(name, len(content), limits)


def check_length(name: str, length: int, limits: Limits) -> None:
    """Raise DocumentError where a file is too large."""
    if length > limits.megabytes * MEGABYTE:
        raise DocumentError(
            f"{name}: the file has {length / MEGABYTE:.0f} MB, and at most {limits.megabytes} MB are read. "
            "Split it, or save it without pictures."
        )


def _by_content(name: str, content: bytes, limits: Limits) -> Kind | None:
    if b"%PDF-" in content[:1024]:
        return Kind.PDF
    if content.startswith(b"PK\x03\x04"):
        return _office(name, content, limits)
    if content.startswith(_OLE):
        raise DocumentError(_ole_message(name, content))
    if content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_HTML_STARTS):
        return Kind.HTML
    return None


def _ole_message(name: str, content: bytes) -> str:
    if _ENCRYPTED_OFFICE in content:
        return f"{name}: the file is protected by a password. Save a copy without one and add that."
    return f"{name}: this is an old Office format. Save it as .docx or .pptx and add that."


def _office(name: str, content: bytes, limits: Limits) -> Kind:
    """Look into a packed file without unpacking it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as broken:
        raise DocumentError(f"{name}: the file is damaged. Save it anew and add it again.") from broken
    _check_bomb(name, entries, limits)
    if any(entry.flag_bits & 1 for entry in entries):
        raise DocumentError(
            f"{name}: the file is protected by a password. Save a copy without one and add that."
        )
    names = {entry.filename for entry in entries}
    for folder, kind in (("word/", Kind.WORD), ("ppt/", Kind.SLIDES)):
        if "[Content_Types].xml" in names and any(entry.startswith(folder) for entry in names):
            return kind
    raise DocumentError(f"{name}: this is a packed file, but no document. These can be read: {KNOWN}.")


def _check_bomb(name: str, entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    bloated = unpacked > limits.megabytes * MEGABYTE and unpacked > packed * limits.ratio
    if len(entries) > limits.entries or unpacked > limits.unpacked_megabytes * MEGABYTE or bloated:
        raise DocumentError(
            f"{name}: unpacked, the file would be far larger than a document is, so it was not opened. "
            "If it is one, save it anew without embedded files."
        )
