"""Block Kit as Slack checks it: which blocks exist, what they hold, and how much of it."""

from bot.playground.blocks.checking import complete_blocks, message_problems, view_problems

__all__ = ["complete_blocks", "message_problems", "view_problems"]
