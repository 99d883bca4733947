"""Slack's escapes: three characters that mean something in its markup."""

from __future__ import annotations


def escaped(text: str) -> str:
    """Return what people type as messages carry it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescaped(text: str) -> str:
    """Return text as people read it."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
