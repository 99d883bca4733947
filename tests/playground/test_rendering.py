"""Blocks in the terminal."""

from __future__ import annotations

import io

from rich.console import Console

from bot.playground.blocks import complete_blocks
from bot.playground.page.gallery.message import MESSAGE
from bot.playground.rendering import rendered


def shown(workspace, blocks):
    console = Console(file=io.StringIO(), width=100)
    for part in rendered(workspace, complete_blocks(blocks), lambda _: 1):
        console.print(part)
    return console.file.getvalue()


def test_the_terminal_shows_every_block_but_remote_files(workspace):
    text = shown(workspace, MESSAGE)

    assert [line for line in text.splitlines() if "which only the page can show" in line] == [
        "[a file, which only the page can show]"
    ]


def test_marks_emoji_and_mentions_are_read(workspace):
    section = {"type": "section", "text": {"type": "mrkdwn", "text": "*Now* <@U0CARMEN> :tada:\n&gt; said"}}

    assert shown(workspace, [section]) == "Now @carmen 🎉\n│ said\n"
