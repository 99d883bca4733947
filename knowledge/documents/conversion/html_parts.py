"""What stands in the text of a web page: headings, paragraphs, lists and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import Tag
from bs4.element import CData, NavigableString

from knowledge.documents.conversion.grids import table
from knowledge.documents.headings import GUESSED_LEVEL, bold_heading
from knowledge.documents.outline import Heading, Part, item
from knowledge.markdown import Item, Listing, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_BLOCKS = frozenset(
    [
        *(
            "address",
            "article",
            "blockquote",
            "body",
            "center",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "fieldset",
        ),
        *("figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "li"),
        *("main", "ol", "p", "pre", "section", "summary", "table", "td", "th", "tr", "ul"),
    ]
)


def parts(node: Tag) -> Iterator[Part]:
    """Yield what a tag holds, in order; words between blocks are paragraphs."""
    inline: list[NavigableString | Tag] = []
    for child in node.children:
        if isinstance(child, Tag) and (child.name in _BLOCKS or child.find(_is_block)):
            yield from _words(inline)
            inline = []
            yield from _block(child)
        elif isinstance(child, Tag | NavigableString):
            inline.append(child)
    yield from _words(inline)


def _is_block(tag: Tag) -> bool:
    return tag.name in _BLOCKS


def _block(tag: Tag) -> Iterator[Part]:
    match tag.name:
        case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            if words := text([tag]):
                yield Heading(int(tag.name[1]), words)
        case "ul" | "ol":
            yield from _listing(tag)
        case "dl":
            yield from _definitions(tag)
        case "table":
            yield from table(tag, text, parts)
        case _:
            yield from parts(tag)


def text(nodes: Iterable[NavigableString | Tag]) -> str:
    """Return the words of inline nodes in one line."""
    return " ".join("".join(_strings(nodes)).split())


def _strings(nodes: Iterable[NavigableString | Tag]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Tag):
            yield from (
                (" ",)
                if node.name == "br"
                else _strings([child for child in node.children if isinstance(child, Tag | NavigableString)])
            )
            yield " " if node.name in _BLOCKS else ""
        elif type(node) in {NavigableString, CData}:  # comments and declarations are strings as well
            yield str(node)


def _words(inline: Sequence[NavigableString | Tag]) -> Iterator[Part]:
    """Yield a paragraph; bold words that read like a heading and have a line of their own are one."""
    at = next((number for number, node in enumerate(inline, start=1) if _ends_a_line(node)), len(inline))
    opening = text(inline[:at])
    found = bold_heading(opening) if _is_bold(inline[:at], opening) else None
    if found:
        yield Heading(GUESSED_LEVEL, found)
    if words := text(inline[at:] if found else inline):
        yield Paragraph(words)


def _ends_a_line(node: NavigableString | Tag) -> bool:
    if not isinstance(node, Tag):
        return False
    last = node.contents[-1] if node.contents else None
    return node.name == "br" or (isinstance(last, Tag) and last.name == "br")


def _is_bold(inline: Sequence[NavigableString | Tag], words: str) -> bool:
    bold = [
        node
        for node in inline
        if isinstance(node, Tag) and (node.name in {"b", "strong"} or node.find(["b", "strong"]))
    ]
    return bool(bold) and text(bold) == words and all(_wholly_bold(node) for node in bold)


def _wholly_bold(node: Tag) -> bool:
    if node.name in {"b", "strong"}:
        return True
    return text(tag for tag in node.find_all(["b", "strong"]) if isinstance(tag, Tag)) == text([node])


def _listing(tag: Tag) -> Iterator[Part]:
    items = tuple(
        found for child in tag.find_all("li", recursive=False) if (found := item(list(parts(child))))
    )
    if items:
        start = str(tag.get("start") or "1")
        yield Listing(None, items, ordered=tag.name == "ol", start=int(start) if start.isdigit() else 1)
    else:
        yield from (part for child in tag.find_all(recursive=False) for part in parts(child))


def _definitions(tag: Tag) -> Iterator[Part]:
    term, items = "", []
    for child in tag.find_all(["dt", "dd"]):
        words = text([child])
        if child.name == "dt":
            term = words.rstrip(":")
        elif words:
            items.append(Item(f"{term}: {words}" if term else words))
    if items:
        yield Listing(None, tuple(items))
