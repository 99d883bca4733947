"""The cipher: seals text so that it can be read only with a key, and only in the place it was written for.

AES-256-GCM. The sealed form is a version, a fingerprint of the key, a nonce, the ciphertext. The associated
data is the place (workspace, table and column, row), so that moving a value to another row, or to another
workspace, makes it unreadable.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import os
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.domain.errors import SettingsError, UnreadableError
from knowledge.folders import private_folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_VERSION = b"\x01"
_FINGERPRINT, _NONCE = 4, 12
_HEADER = len(_VERSION) + _FINGERPRINT + _NONCE
KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed value stands."""

    workspace: str
    column: str
    row: tuple[str, ...]

    def __bytes__(self) -> bytes:
        return json.dumps([self.workspace, self.column, *self.row]).encode()


class Cipher:
    """A ring of keys: the first seals, all of them open."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        if not keys or any(len(key) != KEY_BYTES for key in keys):
            raise SettingsError("An encryption key is 32 random bytes; make one with `plumbline key new`.")
        self._ring = {_fingerprint(key): AESGCM(key) for key in keys}
        self._active = _fingerprint(keys[0])

    def seal(self, text: str, place: Place) -> bytes:
        """Return `text` as only this place can hold it."""
        nonce = os.urandom(_NONCE)
        sealed = self._ring[self._active].encrypt(nonce, text.encode(), bytes(place))
        return self.prefix + nonce + sealed

    def open(self, sealed: bytes, place: Place) -> str:
        """Return the text. Raises UnreadableError where key or place are not those it was sealed with."""
        version, fingerprint, nonce = sealed[:1], sealed[1:5], sealed[5:_HEADER]
        key = self._ring.get(fingerprint)
        if version != _VERSION or key is None:
            raise UnreadableError(f"No key in PLUMBLINE_KEYS opens {place.column} of {place.workspace}.")
        try:
            return key.decrypt(nonce, sealed[_HEADER:], bytes(place)).decode()
        except InvalidTag as wrong:
            raise UnreadableError(f"{place.column} of {place.workspace} was moved or changed.") from wrong

    @property
    def prefix(self) -> bytes:
        """What everything begins with that the first key sealed."""
        return _VERSION + self._active


def new_key() -> str:
    """Return a fresh key as it stands in PLUMBLINE_KEYS and in the key file."""
    return base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode()


def read_keys(text: str) -> list[bytes]:
    """Return the keys of a text that separates them by commas or white space, the active one first."""
    try:
        return [base64.urlsafe_b64decode(word) for word in text.replace(",", " ").split()]
    except (binascii.Error, ValueError) as broken:
        raise SettingsError(
            "PLUMBLINE_KEYS holds something that is no key; see `plumbline key new`."
        ) from broken


def key_file(path: Path) -> list[bytes]:
    """Return the keys of a file that only its owner can read, made where there is none."""
    private_folder(path.parent)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return read_keys(path.read_text())
    with os.fdopen(handle, "w") as file:
        file.write(new_key() + "\n")
        file.flush()
        os.fsync(file.fileno())
    return read_keys(path.read_text())


def _fingerprint(key: bytes) -> bytes:
    return hashlib.sha256(b"plumbline key" + key).digest()[:_FINGERPRINT]
