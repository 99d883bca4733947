"""Reading HTML: the text of a page without what stands around it. Nothing is fetched and nothing is run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Tag
from bs4.element import CData, NavigableString

from knowledge.documents.boilerplate import bounds
from knowledge.documents.cleaning import clean
from knowledge.documents.conversion.grids import table
from knowledge.documents.headings import PLAIN, heading
from knowledge.documents.outline import Heading, Outline, Part, item, titled
from knowledge.markdown import Item, Listing, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_DROPPED = [
    *(
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "embed",
        "svg",
        "canvas",
        "audio",
        "video",
    ),
    *(
        "nav",
        "footer",
        "aside",
        "form",
        "button",
        "select",
        "input",
        "textarea",
        "dialog",
        "menu",
        "map",
        "head",
    ),
]
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|newsletter|subscribe|sign-?up|share|sharing|social|breadcrumbs?|sidebar|"
    r"comments|pagination|nav|navbar|navigation|menu|toc)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ROLES = frozenset(
    {"navigation", "contentinfo", "search", "complementary", "dialog", "alertdialog", "banner"}
)
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
_NO_LINE = "list or table " * 50
_GUESSED_LEVEL = 7  # a bold paragraph that reads like a heading stands below the real headings


def read_html(text: str) -> Outline:
    """Return the outline of a web page."""
    page = BeautifulSoup(clean(text), "html.parser")
    named = page.find("title")
    title = " ".join(named.get_text().split()) if isinstance(named, Tag) else ""
    _drop(page)
    found = list(parts(_main(page)))
    start, end = bounds([part.text if isinstance(part, Paragraph | Heading) else _NO_LINE for part in found])
    return titled(Outline(None, tuple(found[start:end])), otherwise=_without_site(title) or None)


def _drop(page: BeautifulSoup) -> None:
    for tag in page.find_all(_DROPPED):
        tag.decompose()
    for tag in page.find_all(_is_around):
        if not tag.decomposed and tag.name not in {"body", "html", "main", "article"}:
            tag.decompose()


def _is_around(tag: Tag) -> bool:
    names = " ".join([*map(str, tag.get_attribute_list("class")), str(tag.get("id") or "")])
    hidden = tag.has_attr("hidden") or tag.get("aria-hidden") == "true"
    plain_header = (
        tag.name == "header" and tag.find_parent(["main", "article"]) is None and not tag.find("h1")
    )
    return hidden or plain_header or tag.get("role") in _ROLES or _AROUND.search(names) is not None


def _main(page: BeautifulSoup) -> Tag:
    """Return what holds the text: the main part, the only article, or everything."""
    main = page.find("main") or page.find(None, {"role": "main"})
    articles = page.find_all("article")
    if main is None and len(articles) == 1:
        main = articles[0]
    return main if isinstance(main, Tag) and main.get_text(strip=True) else page


def _without_site(title: str) -> str:
    """Drop the site's name behind a bar or a dash."""
    return re.split(r"\s+[|·»–—-]\s+", title)[0]


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
    """Yield a paragraph, or a heading where all of it is bold and reads like one."""
    words = text(inline)
    if not words:
        return
    found = heading(words) if _is_bold(inline, words) else None
    yield Heading(_GUESSED_LEVEL, found.text) if found and found.style == PLAIN else Paragraph(words)


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
