"""Reading Word documents: mammoth makes HTML of them, which is then read like any other."""

from __future__ import annotations

import re
import zipfile
from typing import IO, TYPE_CHECKING
from xml.etree import ElementTree as ET  # declarations of entities are refused before anything is parsed

import mammoth

from knowledge.documents.conversion.html import read_html

if TYPE_CHECKING:
    from knowledge.documents.outline import Outline

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_LIST_LEVELS = 5
_MOST_STYLES = 20  # by inheritance; more is a circle
_FIXED = """
p[style-name='Title'] => h1:fresh
p[style-name='TOC Heading'] => !
p[style-name='Caption'] => p:fresh
p[style-name='caption'] => p:fresh
r[style-name='Strong'] => strong
comment-reference => !
"""


def read_word(file: IO[bytes]) -> Outline:
    """Return the outline of a Word document; its title stands above level 1, its contents are left out."""
    rules = "\n".join([_FIXED, *_headings(file), *_contents(), *_lists()])
    file.seek(0)
    pictures = mammoth.images.img_element(lambda _: {"src": ""})
    converted = mammoth.convert_to_html(file, style_map=rules, convert_image=pictures)
    return read_html(_without_notes(converted.value))


def _without_notes(html: str) -> str:
    """Leave out the numbers that refer to notes, and the arrows that lead back from them."""
    return re.sub(r'<sup><a [^>]*>\[\w+\]</a></sup>|<a href="#(?:foot|end)note-ref[^>]*>[^<]*</a>', "", html)


def _contents() -> list[str]:
    return [f"p[style-name='{name} {level}'] => !" for name in ("toc", "TOC") for level in range(1, 10)]


def _lists() -> list[str]:
    """Nest the lists that Word's styles make without a level of numbering (`List Bullet 2`)."""
    return [
        f"p[style-name='List {kind} {level}'] => {'ul|ol > li > ' * (level - 1)}{tag} > li:fresh"
        for kind, tag in (("Bullet", "ul"), ("Number", "ol"))
        for level in range(2, _LIST_LEVELS + 1)
    ]


def _headings(file: IO[bytes]) -> list[str]:
    """Map the styles that are headings by their name, their outline level or what they are based on."""
    with zipfile.ZipFile(file) as archive:
        if "word/styles.xml" not in archive.namelist():
            return []
        root = ET.fromstring(archive.read("word/styles.xml"))  # noqa: S314 - see above
    styles = {style.get(f"{_W}styleId", ""): style for style in root.iter(f"{_W}style")}
    levels = {key: _level(key, styles, _MOST_STYLES) for key in styles}
    return [
        f"p.{key} => h{min(level + 1, 6)}:fresh" for key, level in levels.items() if level and key.isalnum()
    ]


def _level(key: str, styles: dict[str, ET.Element], steps: int) -> int:
    """Return the level of a heading's style, 0 for any other."""
    style = styles.get(key)
    if style is None or steps == 0:
        return 0
    name = style.find(f"{_W}name")
    if name is not None and (match := _HEADING.fullmatch(name.get(f"{_W}val", ""))):
        return int(match[1])
    outline = style.find(f"{_W}pPr/{_W}outlineLvl")
    if outline is not None and (number := outline.get(f"{_W}val", "")).isdigit():
        return int(number) + 1 if int(number) < 9 else 0
    based = style.find(f"{_W}basedOn")
    return _level(based.get(f"{_W}val", ""), styles, steps - 1) if based is not None else 0
