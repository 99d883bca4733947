"""All regions of a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground.page.feet import composer, foot, thread_composer, thread_foot
from bot.playground.page.heads import header, thread_header
from bot.playground.page.sidebar import people, sidebar
from bot.playground.page.timeline import thread, timeline

if TYPE_CHECKING:
    from bot.playground.page.fragments import Regions
    from bot.playground.page.lines import Lines
    from bot.playground.page.places import Window
    from bot.playground.workspace import Workspace


def regions(workspace: Workspace, lines: Lines, window: Window) -> Regions:
    """Return everything that a window shows, by the names of its regions."""
    return {
        "people": people(workspace, window),
        "sidebar": sidebar(workspace, window),
        "header": header(workspace, window),
        "home-tab": [],
        "modal": [],
        "timeline": [] if window.home else timeline(workspace, lines, window),
        "foot": foot(workspace, window),
        "composer": composer(workspace, window),
        "thread-header": thread_header(workspace, window),
        "replies": thread(workspace, lines, window),
        "thread-foot": thread_foot(workspace, window),
        "thread-composer": thread_composer(workspace, window),
    }
