"""The renderer: every word that goes to Slack passes here, whoever wrote it.

Answers go out as Markdown blocks, everything else as plain or rich text; mrkdwn is not used. Markdown is the
only form that streams and posts share, its lists and headings are real ones, and its escapes are documented;
plain and rich text are not parsed at all. The message's own `text` is mrkdwn, so it is stripped of marks.
"""

from __future__ import annotations

import re
from typing import Final

from bot.domain.references import without_references
from knowledge.markdown import sentences

ELLIPSIS: Final = "…"
_STRONG: Final = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_NUMBERED: Final = re.compile(r"\[(\d{1,3})\]")
_INLINE_MARKS: Final = re.compile(r"[\\`*_~\[\]]")
_LINE_MARK: Final = re.compile(r"^(?=#{1,6}(?:\s|$)|[-+](?:\s|$)|[-=][-=\s]*$)")
_ORDINAL: Final = re.compile(r"^(\d{1,9})(?=[.)](?:\s|$))")
_MRKDWN_MARKS: Final = re.compile(r"[*~`]+|(?<!\w)_+|_+(?!\w)")
_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ANGLES: Final = str.maketrans({"<": "‹", ">": "›"})


def plain(text: str, longest: int) -> str:
    """Return the words for a plain or rich text object, which Slack shows as they are."""
    return shortened(_STRONG.sub(r"\1", without_references(text)).translate(_ANGLES), longest)


def markdown(text: str, longest: int = 2_000) -> str:
    """Return the words for a Markdown block: `**names**` stand out, all other marks are shown, not obeyed."""
    words = _NUMBERED.sub(r"(\1)", shortened(without_references(text), longest))  # citations are ours to set
    pieces = [_escaped(piece) for piece in _STRONG.split(words)]
    pieces[1::2] = [f"**{name}**" for name in pieces[1::2]]
    return _ORDINAL.sub(r"\1\\", _LINE_MARK.sub(r"\\", "".join(pieces)))


def runs(text: str, longest: int) -> list[tuple[str, bool]]:
    """Return the words for rich text, piece by piece, each with whether it stands out."""
    pieces = _STRONG.split(shortened(without_references(text).translate(_ANGLES), longest))
    return [(piece, at % 2 == 1) for at, piece in enumerate(pieces) if piece]


def notification(text: str, longest: int = 3_000) -> str:
    """Return the words for a message's `text`, which notifications show and screen readers read."""
    words = without_references(_MRKDWN_MARKS.sub("", text))  # in this order: marks could hide a reference
    escaped = words.translate(_ENTITIES)
    room = longest - (len(escaped) - len(words))
    return escaped if len(escaped) <= longest else shortened(words, max(room, 0)).translate(_ENTITIES)


def shortened(text: str, longest: int) -> str:
    """Return the text, or as many of its first sentences (or at least words) as fit, and an ellipsis."""
    if len(text) <= longest:
        return text
    room = max(longest - 2, 0)
    kept = ""
    for sentence in sentences(text[: longest + 400]):
        if len(kept) + len(sentence) + 1 > room:
            break
        kept = f"{kept} {sentence}".strip()
    return f"{kept} {ELLIPSIS}" if kept else text[:room].rsplit(" ", 1)[0].rstrip() + ELLIPSIS


def _escaped(words: str) -> str:
    return _INLINE_MARKS.sub(r"\\\g<0>", words.translate(_ENTITIES))
