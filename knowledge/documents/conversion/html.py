"""Reading HTML: the text of a page without what stands around it. Nothing is fetched and nothing is run."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

from knowledge.documents.boilerplate import bounds
from knowledge.documents.cleaning import clean
from knowledge.documents.conversion.html_parts import parts
from knowledge.documents.outline import Heading, Outline, titled
from knowledge.markdown import Paragraph

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
_NO_LINE = "list or table " * 50


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
