"""Decoding bytes into text: UTF-8 and UTF-16, and Windows' Western encoding where it makes sense."""

from __future__ import annotations

import codecs
import re
import unicodedata

from knowledge.documents.values import DocumentError

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*[\"']?([A-Za-z0-9_-]{2,20})", re.IGNORECASE
)
_LETTER_PAIR = re.compile(r"[^\W\d_]{2}")


def decoded(content: bytes, name: str) -> str:
    """Return the text of a file. Raises DocumentError where no encoding makes sense of it."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _strictly(content, encoding, name)
    if (wide := _wide(content)) is not None:
        return _strictly(content, wide, name)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        named = _DECLARED.search(content[:2048])
        return _as_declared(content, named[1].decode(), name) if named else _western(content, name)


def _strictly(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as broken:
        raise _unreadable(name) from broken


def _as_declared(content: bytes, encoding: str, name: str) -> str:
    """Decode as a web page says that it is to be decoded."""
    try:
        return content.decode(encoding)
    except (LookupError, UnicodeError) as broken:
        raise _unreadable(name) from broken


def _wide(content: bytes) -> str | None:
    """Recognise UTF-16 without a byte order mark by its many zero bytes on one side."""
    sample = content[:4000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) < len(sample) / 5 or min(even, odd) > max(even, odd) / 10:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _western(content: bytes, name: str) -> str:
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError as broken:
        raise _unreadable(name) from broken
    if not _plausible(text):
        raise _unreadable(name)
    return text


def _plausible(text: str) -> bool:
    """Say whether text outside ASCII is letters within words and typographic marks, not noise."""
    odd = [character for character in text if character > "\x7f"]
    letters = sum(unicodedata.category(character).startswith("L") for character in odd)
    strange = sum(character < " " and character not in "\t\r\n\f" for character in text)
    marks = sum(character in "‘’“”–—•…€£§°«»·\u00a0®©™½¼" for character in odd)
    enough_words = len(_LETTER_PAIR.findall(text)) * 2 > len(text) / 4
    return strange == 0 and enough_words and letters + marks >= 0.9 * len(odd) and len(odd) < len(text) / 3


def _unreadable(name: str) -> DocumentError:
    return DocumentError(
        f"{name}: the text's encoding can't be recognised. Save the file as UTF-8 and add it again."
    )
