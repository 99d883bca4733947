"""Wording: what a person wrote, out of what Slack made of it."""

from __future__ import annotations

import re
from typing import Final

from knowledge.markdown import sentences

LONGEST: Final = 4_000

_MENTION: Final = re.compile(r"<@([A-Z0-9]+)(?:\|([^<>]*))?>")
_CHANNEL: Final = re.compile(r"<#[A-Z0-9]+(?:\|([^<>]*))?>")
_SPECIAL: Final = re.compile(r"<!(?:[^<>|]*)(?:\|([^<>]*))?>")
_LINK: Final = re.compile(r"<[^<>|]+(?:\|([^<>]*))?>")
_ASKS: Final = re.compile(
    r"(?:(?:and|but|so|then|ok|okay)[ ,]+)*(?:what|why|how|who|whose|which|when|where|is|are|was|were|do|does"
    r"|did|can|could|should|would|will|has|have|tell|explain|compare|list|name|describe|show|give|define|summari[sz]e)\b",
    re.IGNORECASE,
)


def mentions(text: str, person: str) -> bool:
    """Say whether a message mentions somebody."""
    return any(found[1] == person for found in _MENTION.finditer(text))


def asked(text: str, bot_user: str) -> str:
    """Return what a person wrote, as they see it themselves, without the mention of the bot."""
    text = _MENTION.sub(lambda m: "" if m[1] == bot_user else m[2] or "", text[: 4 * LONGEST])
    for pattern in (_CHANNEL, _SPECIAL, _LINK):
        text = pattern.sub(lambda m: m[1] or "", text)
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return " ".join(text.encode(errors="ignore").decode().split())[:LONGEST]


def asks(question: str) -> bool:
    """Say whether words are a question, or ask for something."""
    return "?" in question or _ASKS.match(question) is not None


def only_asks(text: str) -> bool:
    """Say whether words do nothing but ask: every sentence of them ends with a question mark."""
    told = [sentence.strip() for sentence in sentences(text)]
    return bool(told) and all(sentence.endswith("?") for sentence in told)


def addressed(text: str, bot_user: str) -> bool:
    """Say whether a message is addressed to somebody else: it begins with a mention, and not of the bot."""
    first = _MENTION.match(text.strip())
    return first is not None and first[1] != bot_user
