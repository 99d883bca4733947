"""HTML as values: elements are built, never glued together, so that everything in them is escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markupsafe import Markup, escape

from bot.playground.links import followed

if TYPE_CHECKING:
    from collections.abc import Iterable

Attribute = str | int | bool | None

_EMPTY_ELEMENTS: Final = frozenset({"br", "hr", "img", "input"})


def tag(name: str, /, *children: str | Markup, **attributes: Attribute) -> Markup:
    """Return an element; children that are not Markup are text.

    Attributes: `aria_label` is `aria-label`, `class_` is `class`; None and False are left out.
    """
    opened = f"<{name}{''.join(_attributes(attributes))}>"
    # Everything in it was escaped just now; Markup's own formatting does the same in ten times the time.
    return Markup(opened if name in _EMPTY_ELEMENTS else f"{opened}{joined(children)}</{name}>")  # noqa: S704


def joined(parts: Iterable[str | Markup]) -> Markup:
    """Return the parts one after the other."""
    return Markup().join(parts)


def link(url: str, label: str | Markup, **attributes: Attribute) -> Markup:
    """Return a link that opens beside the page; only its label where the URL may not be followed."""
    target = followed(url)
    if target is None:
        return escape(label)
    return tag("a", label, href=target, target="_blank", rel="noopener noreferrer", **attributes)


def _attributes(attributes: dict[str, Attribute]) -> Iterable[str]:
    for name, value in attributes.items():
        written = name.rstrip("_").replace("_", "-")
        if value is True:
            yield f" {written}"
        elif value is not None and value is not False:
            yield f' {written}="{escape(value)}"'
