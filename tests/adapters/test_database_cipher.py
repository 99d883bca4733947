from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.database.cipher import Cipher, Place, key_file, new_key, read_keys
from bot.domain.errors import SettingsError, UnreadableError

if TYPE_CHECKING:
    from pathlib import Path

OLD, NEW = bytes(range(32)), bytes(range(32, 64))
PLACE = Place("T1", "inbox.body", ("k1",))


@given(text=st.text())
def test_what_is_sealed_is_opened_unchanged(text: str) -> None:
    cipher = Cipher([OLD])

    assert cipher.open(cipher.seal(text, PLACE), PLACE) == text


def test_the_same_text_is_never_sealed_alike() -> None:
    cipher = Cipher([OLD])

    assert cipher.seal("text", PLACE) != cipher.seal("text", PLACE)


@pytest.mark.parametrize(
    "elsewhere",
    [
        Place("T2", "inbox.body", ("k1",)),
        Place("T1", "outbox.arguments", ("k1",)),
        Place("T1", "inbox.body", ("k2",)),
        Place("T1", "inbox.body", ("k1", "")),
    ],
)
def test_a_value_moved_elsewhere_cannot_be_opened(elsewhere: Place) -> None:
    cipher = Cipher([OLD])
    sealed = cipher.seal("text", PLACE)

    with pytest.raises(UnreadableError, match="moved or changed"):
        cipher.open(sealed, elsewhere)


@given(position=st.integers(0, 36))
def test_a_value_changed_anywhere_cannot_be_opened(position: int) -> None:
    cipher = Cipher([OLD])
    sealed = bytearray(cipher.seal("text", PLACE))
    sealed[position] ^= 1

    with pytest.raises(UnreadableError):
        cipher.open(bytes(sealed), PLACE)


@given(rubbish=st.binary(max_size=60))
def test_rubbish_cannot_be_opened(rubbish: bytes) -> None:
    with pytest.raises(UnreadableError):
        Cipher([OLD]).open(rubbish, PLACE)


def test_every_key_of_the_ring_opens_and_the_first_one_seals() -> None:
    sealed = Cipher([OLD]).seal("text", PLACE)
    ring = Cipher([NEW, OLD])

    assert ring.open(sealed, PLACE) == "text"
    assert Cipher([NEW]).open(ring.seal("text", PLACE), PLACE) == "text"


def test_a_key_that_is_not_in_the_ring_is_asked_for() -> None:
    sealed = Cipher([OLD]).seal("text", PLACE)

    with pytest.raises(UnreadableError, match="No key in PLUMBLINE_KEYS opens"):
        Cipher([NEW]).open(sealed, PLACE)


def test_keys_are_read_in_their_order() -> None:
    first, second = new_key(), new_key()

    assert read_keys(f"{first}, {second}\n") == [*read_keys(first), *read_keys(second)]


@pytest.mark.parametrize("text", ["", "not base64!", "c2hvcnQ="])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(SettingsError):
        Cipher(read_keys(text))


def test_the_key_file_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "home" / "keys"

    first, second = key_file(path), key_file(path)

    assert first == second
    assert path.stat().st_mode & 0o777 == 0o600
