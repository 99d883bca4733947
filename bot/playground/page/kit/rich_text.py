"""Rich text as HTML: paragraphs, lists within lists, quotes and code."""

from __future__ import annotations

from functools import partial
from itertools import groupby, takewhile
from typing import TYPE_CHECKING, Final

from markupsafe import Markup, escape

from bot.playground.emoji import glyph
from bot.playground.page.kit.dates import formatted, moment
from bot.playground.page.kit.html import joined, link, tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from bot.playground.json_values import JsonObject
    from bot.playground.page.kit.context import Context

_STYLES: Final = {
    "code": "code", "bold": "strong", "italic": "em", "strike": "s", "underline": "u", "highlight": "mark",
}  # fmt: skip
_WRAPPERS: Final = {
    "rich_text_section": "p",
    "rich_text_quote": "blockquote",
    "rich_text_preformatted": "pre",
}
_LIST: Final = "rich_text_list"


def rich_text(parts: Iterable[JsonObject], context: Context) -> Markup:
    """Return the parts of a rich_text block."""
    return joined(_grouped(parts, context))


def inline(elements: Iterable[JsonObject], context: Context) -> Markup:
    """Return the elements of one section."""
    return joined(_element(element, context) for element in elements)


def emoji(name: str, unicode: str = "") -> Markup:
    """Return an emoji as a picture with a name, or its code where nobody knows it."""
    found = glyph(name, unicode)
    if found is None:
        return escape(f":{name}:")
    return tag("span", found, role="img", aria_label=name.replace("_", " "), class_="kit-emoji")


def lines(text: str) -> Markup:
    """Return text with its line breaks."""
    return Markup("<br>").join(text.split("\n"))


def _grouped(parts: Iterable[JsonObject], context: Context) -> Iterator[Markup]:
    for is_list, run in groupby(parts, lambda part: part["type"] == _LIST):
        if is_list:
            yield from _lists(list(run), context)
        else:
            for part in run:
                yield tag(_WRAPPERS[part["type"]], inline(part["elements"], context))


def _lists(run: Sequence[JsonObject], context: Context) -> Iterator[Markup]:
    """Put deeper lists into items: Slack's stand one after the other, each with its depth."""
    while run:
        first, *rest = run
        deeper = list(takewhile(partial(_is_deeper, first), rest))
        *before, last = [inline(item["elements"], context) for item in first["elements"]]
        items = [*before, last + joined(_lists(deeper, context))]
        ordered = first["style"] == "ordered"
        start = first.get("offset", 0) + 1 if ordered else None
        yield tag("ol" if ordered else "ul", *(tag("li", item) for item in items), start=start)
        run = rest[len(deeper) :]


def _is_deeper(one: JsonObject, other: JsonObject) -> bool:
    return bool(other.get("indent", 0) > one.get("indent", 0))


def _element(element: JsonObject, context: Context) -> Markup:
    shown = _ELEMENTS[element["type"]](element, context)
    for name, wrapper in _STYLES.items():
        if (element.get("style") or {}).get(name):
            shown = tag(wrapper, shown)
    return shown


def _text(element: JsonObject, _context: Context) -> Markup:
    return lines(element["text"])


def _link(element: JsonObject, _context: Context) -> Markup:
    return link(element["url"], element.get("text") or element["url"])


def _user(element: JsonObject, context: Context) -> Markup:
    person = context.workspace.people.get(element["user_id"])
    own = person is not None and person.id == context.viewer.id
    name = person.name if person else element["user_id"]
    return tag("span", f"@{name}", class_="kit-mention kit-own" if own else "kit-mention")


def _usergroup(element: JsonObject, _context: Context) -> Markup:
    return tag("span", f"@{element['usergroup_id']}", class_="kit-mention")


def _team(element: JsonObject, context: Context) -> Markup:
    own = element["team_id"] == context.workspace.team
    return tag("span", context.workspace.name if own else element["team_id"], class_="kit-mention")


def _channel(element: JsonObject, context: Context) -> Markup:
    found = [channel for channel in context.workspace.channels if channel.id == element["channel_id"]]
    if not found or (found[0].kind != "channel" and context.viewer.id not in found[0].members):
        return tag("span", "a private channel", class_="kit-mention")
    return tag("span", f"#{found[0].name}", class_="kit-mention")


def _emoji(element: JsonObject, _context: Context) -> Markup:
    return emoji(element["name"], element.get("unicode", ""))


def _broadcast(element: JsonObject, _context: Context) -> Markup:
    return tag("span", f"@{element['range']}", class_="kit-mention kit-own")


def _color(element: JsonObject, _context: Context) -> Markup:
    # The colour itself would need a style attribute, which the page's policy forbids; its name says it too.
    return tag("code", element["value"])


def _date(element: JsonObject, context: Context) -> Markup:
    zone = context.viewer.timezone
    when, now = moment(element["timestamp"], zone), moment(context.workspace.clock.now(), zone)
    shown = tag("time", formatted(element["format"], when, now), datetime=when.isoformat())
    return link(element["url"], shown) if element.get("url") else shown


_ELEMENTS: Final[Mapping[str, Callable[[JsonObject, Context], Markup]]] = {
    "text": _text,
    "link": _link,
    "user": _user,
    "usergroup": _usergroup,
    "team": _team,
    "channel": _channel,
    "emoji": _emoji,
    "broadcast": _broadcast,
    "color": _color,
    "date": _date,
}
