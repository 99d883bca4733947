"""Emoji by the names that Slack gives them."""

from __future__ import annotations

from typing import Final

from rich.emoji import Emoji, NoEmoji

# Where Slack's name is none of those that rich knows.
_OWN_NAMES: Final = {
    "large_green_circle": "🟢", "large_yellow_circle": "🟡", "large_orange_circle": "🟠",
    "large_purple_circle": "🟣", "large_green_square": "🟩", "large_red_square": "🟥",
    "thinking_face": "🤔", "speaking_head_in_silhouette": "🗣", "clockwise": "🔃",
}  # fmt: skip
_EMOJI_STYLE: Final = "\ufe0f"
_FIRST_EMOJI_PLANE: Final = 0x1F000


def glyph(name: str, unicode: str = "") -> str | None:
    """Return an emoji by its name, or by its code points as rich text has them: `1f44d`, `1f1e9-1f1f0`."""
    if unicode:
        return _points(unicode)
    try:
        found = _OWN_NAMES.get(name) or str(Emoji(name))
    except NoEmoji:
        return None
    # Signs from before emoji are drawn in black and white unless they are asked to be emoji.
    return found + _EMOJI_STYLE if len(found) == 1 and ord(found) < _FIRST_EMOJI_PLANE else found


def _points(unicode: str) -> str | None:
    try:
        return "".join(chr(int(point, 16)) for point in unicode.split("-"))
    except (ValueError, OverflowError):
        return None
