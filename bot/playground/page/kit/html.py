"""HTML as values: elements are built, never glued together, so that everything in them is escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Iterable

Attribute = str | int | bool | None

_EMPTY_ELEMENTS: Final = frozenset({"br", "hr", "img", "input"})
_SCHEMES: Final = frozenset({"http", "https"})


def tag(name: str, /, *children: str | Markup, **attributes: Attribute) -> Markup:
    """Return an element; children that are not Markup are text.

    Attributes: `aria_label` is `aria-label`, `class_` is `class`; None and False are left out.
    """
    opened = Markup("<{}{}>").format(name, Markup().join(_attributes(attributes)))
    return opened if name in _EMPTY_ELEMENTS else Markup("{}{}</{}>").format(opened, joined(children), name)


def joined(parts: Iterable[str | Markup]) -> Markup:
    """Return the parts one after the other."""
    return Markup().join(parts)


def address(url: str) -> str | None:
    """Return a URL that may be followed, which is one of the web; None for all others, like scripts."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme.lower() in _SCHEMES and parts.netloc else None


def link(url: str, label: str | Markup, **attributes: Attribute) -> Markup:
    """Return a link that opens beside the page; only its label where the URL may not be followed."""
    followed = address(url)
    if followed is None:
        return escape(label)
    return tag("a", label, href=followed, target="_blank", rel="noopener noreferrer", **attributes)


def _attributes(attributes: dict[str, Attribute]) -> Iterable[Markup]:
    for name, value in attributes.items():
        written = name.rstrip("_").replace("_", "-")
        if value is True:
            yield Markup(" {}").format(written)
        elif value is not None and value is not False:
            yield Markup(' {}="{}"').format(written, value)
