"""Archives with dossiers: read like folders, and refused where they are not what they seem."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters import dossier_archive
from bot.adapters.dossier_archive import ZipArchives
from bot.adapters.dossier_files import write_dossier
from bot.domain.dossier import Document
from bot.domain.errors import DossierError
from bot.services.loading import LARGEST_ARCHIVE
from tests.dossiers import STRATEGY, dossier
from tests.packing import packed, packed_folder

if TYPE_CHECKING:
    from pathlib import Path

TEXT = yaml.safe_dump(STRATEGY)
MEMO = Document(name="memo.md", text="# Memo\n\nFlour is bought.\n")


@pytest.mark.parametrize("root", ["", "bakery/", "a/b/"])
def test_an_archive_is_read_like_its_folder(tmp_path: Path, root: str):
    whole = dossier(documents=[MEMO])
    write_dossier(whole, tmp_path)

    found = ZipArchives().read(packed_folder(tmp_path, root))

    assert found.dossier == whole


def test_flaws_are_told_at_their_lines():
    found = ZipArchives().read(packed({"strategy.yaml": TEXT.replace("chosen: o-one", "chosen: o-two")}))

    assert found.dossier is None
    assert [(note.file, "o-two" in note.text) for note in found.errors] == [("strategy.yaml", True)]


def test_what_is_no_part_of_a_dossier_is_left_out():
    endless = f"documents/{'漢' * 97}.md"
    others = {"__MACOSX/x": "?", "gold/findings.yaml": "[", "run.sh": "rm", endless: "?"}
    content = packed({"strategy.yaml": TEXT, **others})

    assert ZipArchives().read(content).dossier is not None


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "no ZIP archive"),
        (b"PK\x03\x04 but nothing else", "no ZIP archive"),
        (packed({"people.yaml": "[]"}), "called “strategy” is missing"),
        (packed({"gold/strategy.yaml": TEXT}), "called “strategy” is missing"),
        (packed({"a/strategy.yaml": TEXT, "b/strategy.yaml": TEXT}), "several dossiers"),
        (packed({"strategy.yaml": TEXT, "../evil.yaml": "x"}), "leads out of it"),
        (packed({"strategy.yaml": TEXT, "/etc/evil": "x"}), "leads out of it"),
        (packed({"strategy.yaml": TEXT, "documents\\..\\evil.md": "x"}), "leads out of it"),
        (packed({f"documents/{n}.md": "x" for n in range(dossier_archive.ENTRIES + 1)}), "entries"),
        (packed({"strategy.yaml": " " * 5_000_000}), "more tightly"),
        (b"x" * (LARGEST_ARCHIVE + 1), "5 MB"),
    ],
    ids=[
        "empty",
        "broken",
        "another",
        "gold",
        "two",
        "upwards",
        "absolute",
        "backslash",
        "many",
        "bomb",
        "large",
    ],
)
def test_what_is_not_as_it_should_be_is_refused_with_what_to_do(content: bytes, told: str):
    with pytest.raises(DossierError, match=told):
        ZipArchives().read(content)


def test_what_stands_beside_the_dossier_does_not_take_its_place():
    beside = {"__MACOSX/strategy.yaml": "\x00", "gold/strategy.yaml": "[", "x/gold/strategy.yaml": "["}

    assert ZipArchives().read(packed({**beside, "x/y/strategy.yaml": TEXT})).dossier is not None


def test_links_are_refused():
    link = zipfile.ZipInfo("strategy.yaml")
    link.external_attr = 0o120777 << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(link, "/etc/passwd")

    with pytest.raises(DossierError, match="is a link"):
        ZipArchives().read(buffer.getvalue())


@given(position=st.integers(0, 400), bite=st.binary(min_size=1, max_size=8))
def test_a_damaged_archive_is_refused_or_read_and_never_more(position: int, bite: bytes):
    content = packed({"strategy.yaml": TEXT[:300]})
    damaged = content[:position] + bite + content[position + len(bite) :]

    with suppress(DossierError):
        ZipArchives().read(damaged)
