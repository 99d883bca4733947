"""Files of office programs, made by hand or by the libraries of their formats."""

from __future__ import annotations

import io
import zipfile
from typing import NamedTuple

A4 = (595, 842)


class Print(NamedTuple):
    """Words printed on a page; `y` counts from the bottom, in points."""

    text: str
    x: float
    y: float
    size: float = 11
    bold: bool = False


def pdf(*pages: list[Print]) -> bytes:
    """Return a PDF file, written by hand so that every place on the page is known."""
    count = len(pages)
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {A4[0]} {A4[1]}] /Contents {6 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"
        )
        stream = "\n".join(map(_shown, page))
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
    return _file(objects)


def _shown(one: Print) -> str:
    text = one.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{'F2' if one.bold else 'F1'} {one.size} Tf {one.x} {one.y} Td ({text}) Tj ET"


def _file(objects: list[str]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = len(out)
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}".encode()
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(out)


def lines(texts: list[str], *, top: float, x: float = 72, size: float = 11) -> list[Print]:
    """Return lines of one paragraph, from the top down."""
    return [Print(text, x, top - number * size * 1.25, size) for number, text in enumerate(texts)]


def packed(parts: dict[str, bytes | str]) -> bytes:
    """Return a packed file with these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def repacked(content: bytes, **changed: bytes) -> bytes:
    """Return a packed file with some parts changed; `word__document` stands for `word/document.xml`."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    return packed(parts | {f"{name.replace('__', '/')}.xml": part for name, part in changed.items()})
