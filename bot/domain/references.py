"""References: what makes Slack link, ping, fetch or hide something, found in any text and taken out.

Answers, passages, headings and questions are words that somebody else wrote. A link in them could leak or
lure, a mention could ping a channel, an invisible character could hide either, so none of it gets through,
whoever wrote it. Whatever is dropped leaves a space, so that nothing is assembled from what stood around it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Format and control characters, private use, surrogates; then those of other categories that show nothing.
_UNSEEN_CATEGORIES: Final = {"Cc", "Cf", "Co", "Cs"}
_UNSEEN: Final = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufe00-\ufe0f\ufdd0-\ufdef\U000e0100-\U000e01ef]"
)
_LONGEST: Final = 40_000
_PASSES: Final = 8

_IMAGE: Final = re.compile(r"!\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])")
_LINK: Final = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_SLACK_MENTION: Final = re.compile(r"<[@#!][^<>]*>")
_SLACK_LINK: Final = re.compile(r"<[^<>|\s]+\|([^<>]*)>")
_TAG: Final = re.compile(
    r"</?(?:a|img|picture|svg|video|audio|iframe|object|embed|script|style|link|form)\b[^<>]*>", re.IGNORECASE
)
_DROPPED: Final = re.compile(
    r"(?<![a-z0-9+.\-])[a-z0-9+.\-]*:(?://|\\\\)[^\s<>]*"
    r"|(?:mailto|tel|sms|callto|skype|facetime|whatsapp|javascript|vbscript|file|slack|intent):[^\s<>]+"
    r"|data:[\w.+\-]*[/,;][^\s<>]*"
    r"|(?<![\w/:])//[\w\-]+\.[^\s<>]*"
    r"|(?<![\w.+%\-])[\w.+%\-]+@[\w\-]+(?:[.。．｡][\w\-]+)+"
    r"|www[.。．｡][^\s<>]+",
    re.IGNORECASE,
)
_DOMAIN: Final = re.compile(
    r"(?<![\w\-])(?<!\w[.。．｡])(?P<host>[\w\-]+(?:[.。．｡][\w\-]+)*)[.。．｡](?P<top>[^\W\d_]{2,24})(?![^\W_])"
    r"(?P<path>(?:[/?#]|:\d)[^\s<>]*)?"
)
_BROADCAST: Final = re.compile(r"@(?:here|channel|everyone|group)(?![^\W_])", re.IGNORECASE)
_HANDLE: Final = re.compile(r"(?<![\w@])@++(?=\w)")
_CLOSING: Final = re.compile(r"[.,;:!?)\]}'\"”’»]*$")
_BRACKETS: Final = str.maketrans(dict.fromkeys("[]<>@", " "))
# Endings of addresses in which a single letter or a digit may come before the dot, in either case.
_ENDINGS: Final = frozenset({
    "com", "org", "net", "edu", "gov", "info", "biz", "io", "ai", "app", "dev", "co", "me", "tv", "cc", "ly",
    "gg", "to", "sh", "eu", "uk", "de", "dk", "se", "fr", "nl", "ru", "cn", "ch", "xyz", "zip", "mov",
})  # fmt: skip


def without_references(text: str) -> str:
    """Return the text in one line, without links, images, mentions and characters that cannot be seen.

    Labels of links stay. A bare domain, which Slack would link, keeps its letters and loses its dots.
    """
    text = " ".join(_seen(text[:_LONGEST]).split())
    for _ in range(_PASSES):
        if (rest := _pass(text)) == text:
            return text
        text = rest
    return _pass(text.translate(_BRACKETS))  # nested deeper than any honest text


def _seen(text: str) -> str:
    kept = (c if c in "\n\t" or unicodedata.category(c) not in _UNSEEN_CATEGORIES else "" for c in text)
    return _UNSEEN.sub("", "".join(kept))


def _pass(text: str) -> str:
    text = _IMAGE.sub(" ", text)
    text = _LINK.sub(r" \1 ", text)
    text = _SLACK_MENTION.sub(" ", text)
    text = _SLACK_LINK.sub(r" \1 ", text)
    text = _TAG.sub(" ", text)
    text = _DROPPED.sub(_closing, text)
    text = _DOMAIN.sub(_undotted, text)
    text = _HANDLE.sub("", _BROADCAST.sub(" ", text))
    return " ".join(text.split())


def _closing(match: re.Match[str]) -> str:
    """Drop all but the punctuation that belongs to the sentence around it."""
    closing = _CLOSING.search(match[0])
    return " " + (closing[0] if closing else "")


def _undotted(match: re.Match[str]) -> str:
    host, top = match["host"], match["top"]
    last = re.split(r"[.。．｡]", host)[-1]
    known = top.lower() in _ENDINGS
    if not known and (len(last) < 2 or not any(c.isalpha() for c in last)):
        return match[0]  # "p.ex", "1.Introduction"
    if match["path"]:
        return _closing(match)
    if not known and top[0].isupper() and not top.isupper():
        return f"{match[0][: match.start('top') - match.start()]} {top}"  # a sentence that lacks its space
    return re.sub(r"[.。．｡]", "·", match[0])
