"""What can't or must not be read gets a message that names the file, and harms nothing."""

from __future__ import annotations

import functools
import hashlib
import io
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import docx
import pytest
from pypdf import PdfWriter

from knowledge.documents import DocumentError, Limits, Reader, read
from knowledge.documents.conversion.parent import environment
from tests.knowledge.office import Print, packed, pdf, repacked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@functools.cache
def page() -> bytes:
    return pdf([Print("A page that says something.", 72, 700)])


def word(text: str = "It says something.") -> bytes:
    out = io.BytesIO()
    file = docx.Document()
    file.add_paragraph(text)
    file.save(out)
    return out.getvalue()


def locked(password: str) -> bytes:
    out = io.BytesIO()
    writer = PdfWriter(clone_from=io.BytesIO(page()))
    writer.encrypt(password, "owner", algorithm="AES-256")
    writer.write(out)
    return out.getvalue()


def with_entities() -> bytes:
    body = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>'
    declared = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    return repacked(word(), word__document=f"{declared}{body}".encode())


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as reader:
        yield reader


@pytest.mark.parametrize(
    ("name", "made", "message"),
    [
        ("empty.md", lambda: b" \n\n", "the file is empty"),
        ("blank.pdf", lambda: pdf([]), "there is no text in this file; its pages may be pictures"),
        ("empty.docx", lambda: word(""), "there is no text in this file"),
        ("page.html", lambda: b"<html><script>alert(1)</script></html>", "there is no text in this file"),
        ("locked.pdf", lambda: locked("secret"), "protected by a password"),
        ("locked.docx", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        ("old.docx", lambda: OLE, "old Office format"),
        ("table.csv", lambda: b"a,b", "files of this type can't be read"),
        ("tool.exe", lambda: b"MZ\x90\x00", "files of this type can't be read"),
        ("fake.pdf", lambda: b"This is no such file.", "this is no PDF file"),
        ("fake.docx", page, "this is a PDF file by its content"),
        ("fake.txt", page, "this is a PDF file by its content"),
        ("packed.docx", lambda: packed({"a.txt": "x"}), "no document"),
        ("cut.docx", lambda: word()[:500], "the file is damaged"),
        ("cut.pdf", lambda: page()[:300], "the file is damaged"),
        ("torn.docx", lambda: repacked(word(), word__document=b"<w:doc"), "the file is damaged"),
        ("large.txt", lambda: b"word " * 10_200_000, "the file has 51 MB, and at most 50 MB are read"),
        ("bomb.docx", lambda: repacked(word(), word__x=bytes(60_000_000)), "far larger than a document"),
        ("entities.docx", with_entities, "XML that no Office program writes"),
        ("deep.html", lambda: b"<div>" * 20_000 + b"deep", "the file is damaged"),
        ("noise.txt", lambda: bytes(range(1, 256)) * 8, "encoding can't be recognised"),
        (
            "japan.txt",
            lambda: "経営戦略とITの整合性について説明します。".encode("shift_jis") * 9,
            "encoding can't be recognised",
        ),
    ],
)
def test_bad_files_get_a_message_that_names_them(
    reader: Reader, name: str, made: Callable[[], bytes], message: str
) -> None:
    with pytest.raises(DocumentError) as error:
        reader.document(name, made())

    assert str(error.value).startswith(f"{name}: ")
    assert message in str(error.value)


def test_a_pdf_that_only_its_owner_may_change_is_read(reader: Reader) -> None:
    assert reader.document("page.pdf", locked("")).sections[0].text == "A page that says something."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_is_read_in_the_encodings_that_people_use(reader: Reader, encoding: str) -> None:
    text = "The board’s “naïve” café strategy – read by all.\r\nIt costs 3 €.\r\n"

    document = reader.document("text.txt", text.encode(encoding))

    assert "“naïve” café strategy – read" in document.sections[0].text


def test_a_web_page_says_how_it_is_encoded(reader: Reader) -> None:
    page = '<html><head><meta charset="koi8-r"></head><body><p>Стратегия важна.</p></body></html>'

    assert reader.document("page.html", page.encode("koi8-r")).sections[0].text == "Стратегия важна."


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"nothing\.pdf: the file can't be opened"):
        read(tmp_path / "nothing.pdf")


def test_the_name_and_the_content_of_a_file_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "memo.txt"
    path.write_text("It is one line without a heading, and it ends here.")

    document = read(path)

    assert (document.name, document.title) == ("memo.txt", "memo")
    assert document.digest == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_file_that_takes_too_long_is_given_up_and_the_next_one_is_read() -> None:
    slow = b"<p>" + b"<b>" * 400 + b"x" * 2_000_000
    started = time.monotonic()

    with Reader(Limits(seconds=0.001)) as impatient, pytest.raises(DocumentError, match="takes too long"):
        impatient.document("slow.html", slow)

    assert time.monotonic() - started < 5


def test_a_file_that_takes_too_much_memory_is_given_up_and_the_next_one_is_read() -> None:
    huge = b"<p>" + b"word " * 8_000_000

    with Reader(Limits(memory_megabytes=150)) as reader:
        with pytest.raises(DocumentError, match="more memory than is allowed"):
            reader.document("huge.html", huge)
        following = reader.document("small.html", b"<p>It is small.</p>")

    assert following.sections[0].text == "It is small."


def test_the_child_knows_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-secret")

    assert set(environment()) <= {"SYSTEMROOT", "LANG", "LC_ALL", "PYTHONPATH", "OMP_NUM_THREADS"}


@pytest.mark.parametrize(
    "harm",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import urllib.request; urllib.request.urlopen('http://localhost:9')",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.fork()",
        "open('left-behind.txt', 'w')",
        "import os; os.open('left-behind.txt', os.O_CREAT | os.O_WRONLY)",
        "import os; os.remove('kept.txt')",
    ],
)
def test_a_confined_process_does_no_harm(harm: str, tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("kept")
    program = f"from knowledge.documents.conversion.confinement import confine\nconfine(900)\n{harm}"

    done = subprocess.run(
        [sys.executable, "-B", "-c", program],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        check=False,
    )

    assert b"PermissionError" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["kept.txt"]


def test_a_confined_process_gets_no_more_memory_than_it_may_have() -> None:
    program = (
        "from knowledge.documents.conversion.confinement import confine\nconfine(300)\nbytes(400_000_000)"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], env=environment(), capture_output=True, check=False
    )

    assert b"MemoryError" in done.stderr


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.md", b"# Ti\x1b[31mtle\n\n## He\x07re\n\nWe \x1b]0;owned\x07build."),
        ("a.html", b"<h1>Ti&#27;[31mtle</h1><h2>He\x07re</h2><p>We &#27;]0;owned&#7;build.</p>"),
    ],
)
def test_no_order_to_a_terminal_gets_into_a_document(name, content):
    with Reader() as reader:
        document = reader.document(f"\x1b[2J{name}", content)

    (section,) = document.sections
    assert (document.name, document.title) == (f"[2J{name}", "Ti[31mtle")
    assert (section.heading, section.text) == (("Here",), "We ]0;ownedbuild.")
