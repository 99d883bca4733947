"""Pictures, videos and remote files. Nothing is fetched from elsewhere: what is not here is a link."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.playground.errors import SlackError
from bot.playground.links import followed
from bot.playground.page.kit.html import link, tag
from bot.playground.page.kit.texts import phrase

if TYPE_CHECKING:
    from markupsafe import Markup

    from bot.playground.files import File
    from bot.playground.json_values import JsonObject
    from bot.playground.page.kit.context import Context


def image(block: JsonObject, context: Context) -> Markup:
    """Return an image block, with its title where it has one."""
    title = block.get("title")
    caption = [tag("figcaption", phrase(title, context))] if title else []
    return tag("figure", *caption, picture(block, context), class_="kit-image")


def picture(element: JsonObject, context: Context) -> Markup:
    """Return a picture with its alternative text, or a link to it where it lies elsewhere."""
    source, words = _source(element, context), element["alt_text"]
    if source is not None:
        return tag("img", src=source, alt=words, loading="lazy", decoding="async")
    url = str(element.get("image_url") or "")
    place = urlsplit(url).hostname if followed(url) else None
    shown = f"Picture: {words}" if place is None else f"Picture at {place}: {words}"
    return tag("span", link(url, shown), class_="kit-elsewhere")


def video(block: JsonObject, context: Context) -> Markup:
    """Return a video as a card that leads to it."""
    title = phrase(block["title"], context)
    lines: list[str | Markup] = [tag("strong", link(block.get("title_url") or block["video_url"], title))]
    by = ", ".join(str(block[name]) for name in ("author_name", "provider_name") if block.get(name))
    lines += [" ", tag("small", by)] if by else []
    lines += [tag("p", phrase(block["description"], context))] if block.get("description") else []
    still = picture({"image_url": block["thumbnail_url"], "alt_text": block["alt_text"]}, context)
    return tag("div", *lines, still, class_="kit-card")


def remote_file(block: JsonObject, _context: Context) -> Markup:
    """Return a remote file by the only thing that is known of it."""
    return tag("p", f"Remote file: {block['external_id']}", class_="kit-card")


def _source(element: JsonObject, context: Context) -> str | None:
    wanted = element.get("slack_file") or {}
    file = _file(
        str(wanted.get("id") or ""), str(wanted.get("url") or element.get("image_url") or ""), context
    )
    return f"{context.files}/{file.id}" if file else None


def _file(identifier: str, url: str, context: Context) -> File | None:
    """Find a file by its id, or by one of the addresses that the stand-in gives files."""
    own = url.startswith(context.workspace.address)
    for part in (identifier, *(url.replace("-", "/").split("/") if own else ())):
        try:
            return context.workspace.files.find(part)
        except SlackError:
            continue
    return None
