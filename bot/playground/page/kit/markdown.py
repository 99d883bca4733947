"""Markdown as HTML: CommonMark with tables and strikethrough, raw HTML shown instead of obeyed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from bot.playground.links import followed
from bot.playground.mrkdwn import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.playground.page.kit.context import Context

_DEEPEST_HEADING = 6
_EDGE = {
    "table_open": '<div class="kit-scroll" tabindex="0" role="region" aria-label="Table">',
    "table_close": "</div>",
}


def markdown(text: str, context: Context) -> Markup:
    """Return Markdown, its headings below those of the place where it stands."""
    parser = _parser()
    tokens = list(_shown(parser.parse(text), context.heading - 1))
    # The parser escapes all text, and its HTML is off: what it returns is markup of its own making.
    return Markup(parser.renderer.render(tokens, parser.options, {}))  # noqa: S704


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "breaks": True, "xhtmlOut": False, "maxNesting": 20})
    parser.validateLink = lambda url: followed(url) is not None  # type: ignore[method-assign] # its documented way
    return parser.enable(["table", "strikethrough"])


def _shown(tokens: Sequence[Token], deeper: int) -> Iterator[Token]:
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(int(token.tag[1]) + deeper, _DEEPEST_HEADING)}"
        if token.type in {"th_open", "td_open"}:
            _place(token)
        token.children = list(_inline(token.children)) if token.children else token.children
        if token.type == "table_open":
            yield _html(_EDGE[token.type])
        yield token
        if token.type == "table_close":
            yield _html(_EDGE[token.type])


def _place(cell: Token) -> None:
    """Say by a class how a cell is aligned: the page's policy forbids style attributes."""
    alignment = str(cell.attrs.pop("style", "")).rpartition(":")[2]
    if alignment:
        cell.attrSet("class", f"kit-{alignment}")
    if cell.tag == "th":
        cell.attrSet("scope", "col")


def _inline(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        match token.type:
            case "link_open":
                yield _outward(token)
            case "image":
                yield from _picture(token)
            case "text":
                token.content = spoken(token.content)
                yield token
            case _:
                yield token


def _picture(image: Token) -> Iterator[Token]:
    """Slack shows a link where Markdown has a picture."""
    opening = Token("link_open", "a", 1, attrs={"href": image.attrs["src"]})
    yield _outward(opening)
    yield Token("text", "", 0, content=image.content or str(image.attrs["src"]))
    yield Token("link_close", "a", -1)


def _outward(link: Token) -> Token:
    link.attrSet("target", "_blank")
    link.attrSet("rel", "noopener noreferrer")
    return link


def _html(markup: str) -> Token:
    return Token("html_block", "", 0, content=markup)
