"""Attachments: Slack's older way to add to a message, and a frame around blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.playground.page.kit.blocks import render_blocks
from bot.playground.page.kit.dates import formatted, moment
from bot.playground.page.kit.html import joined, link, tag
from bot.playground.page.kit.media import picture
from bot.playground.page.kit.texts import render_mrkdwn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from bot.playground.json_values import JsonObject
    from bot.playground.page.kit.context import Context

_COLOURS: Final = frozenset({"good", "warning", "danger"})


def render_attachments(attachments: Iterable[JsonObject], context: Context) -> Markup:
    """Return a message's attachments."""
    return joined(_attachment(attachment, context) for attachment in attachments)


def _attachment(attachment: JsonObject, context: Context) -> Markup:
    before = [render_mrkdwn(attachment["pretext"], context)] if attachment.get("pretext") else []
    shown = (
        render_blocks(attachment["blocks"], context)
        if attachment.get("blocks")
        else _older(attachment, context)
    )
    colour = attachment.get("color")
    look = f"kit-attachment kit-color-{colour}" if colour in _COLOURS else "kit-attachment"
    return joined((*before, tag("div", shown, class_=look)))


def _older(attachment: JsonObject, context: Context) -> Markup:
    parts = (
        [tag("p", tag("small", _linked(attachment, "author_name", "author_link")))]
        if attachment.get("author_name")
        else []
    )
    parts += (
        [tag("p", tag("strong", _linked(attachment, "title", "title_link")))]
        if attachment.get("title")
        else []
    )
    parts += [render_mrkdwn(attachment["text"], context)] if attachment.get("text") else []
    parts += _fields(attachment.get("fields") or (), context)
    if attachment.get("image_url"):
        words = str(attachment.get("fallback") or attachment.get("title") or "attached")
        parts.append(picture({"image_url": attachment["image_url"], "alt_text": words}, context))
    parts += _footer(attachment, context)
    return joined(parts or [tag("p", str(attachment.get("fallback") or ""))])


def _fields(fields: Iterable[JsonObject], context: Context) -> list[Markup]:
    shown = [
        tag(
            "div",
            tag("p", tag("strong", str(field.get("title") or ""))),
            render_mrkdwn(str(field.get("value") or ""), context),
        )
        for field in fields
    ]
    return [tag("div", *shown, class_="kit-fields")] if shown else []


def _footer(attachment: JsonObject, context: Context) -> list[Markup]:
    zone = context.viewer.timezone
    now = moment(context.workspace.clock.now(), zone)
    said = [str(attachment["footer"])] if attachment.get("footer") else []
    if attachment.get("ts"):
        said.append(formatted("{date_short} {time}", moment(float(attachment["ts"]), zone), now))
    return [tag("p", tag("small", " | ".join(said)))] if said else []


def _linked(attachment: JsonObject, name: str, target: str) -> str | Markup:
    words = str(attachment[name])
    return link(str(attachment[target]), words) if attachment.get(target) else words
