"""Lines: what waits for what among the posts of a conversation.

Posts of one line go out one after the other, and no line waits for another. New messages are one line, and
the next request waits for it too, as it may be about what is still being said. Changes of one message are a
line of their own: when Slack takes no more of them for a while, people are still asked the next question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.services.delivery import Post

SPOKEN: Final = ""
"""The line of new messages."""

REPLACEABLE: Final = ("chat.update", "views.publish")
"""Methods that show something as it is now: what is said later in the same line makes one needless."""


def line(post: Post) -> str:
    """Return the name of a post's line: that of new messages, or else what it changes."""
    match post.method:
        case "chat.postMessage":
            return SPOKEN
        case "views.publish":
            return f"home:{post.arguments.get('user_id')}"
        case _ if post.amends is None and "ts" in post.arguments:
            return f"{post.channel}:{post.arguments['ts']}"
        case _:
            return post.amends or post.effect
