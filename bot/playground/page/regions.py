"""All regions of a window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.playground.page.dialogs import home, modal
from bot.playground.page.drawer import alarm, bot, controls, entries
from bot.playground.page.feet import composer, foot, thread_composer, thread_foot
from bot.playground.page.heads import header, thread_header
from bot.playground.page.known import known
from bot.playground.page.sidebar import people, sidebar
from bot.playground.page.timeline import thread, timeline

if TYPE_CHECKING:
    from bot.playground.backstage import Backstage
    from bot.playground.page.fragments import Regions
    from bot.playground.page.lines import Lines
    from bot.playground.page.places import Window
    from bot.playground.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Easel:
    """What windows are drawn from."""

    workspace: Workspace
    backstage: Backstage
    lines: Lines


def regions(easel: Easel, window: Window) -> Regions:
    """Return everything that a window shows, by the names of its regions."""
    workspace, lines = easel.workspace, easel.lines
    return {
        "people": people(workspace, window),
        "sidebar": sidebar(workspace, window),
        "header": header(workspace, window),
        "home-tab": home(workspace, window),
        "timeline": [] if window.home else timeline(workspace, lines, window),
        "foot": foot(workspace, window),
        "composer": composer(workspace, window),
        "thread-header": thread_header(workspace, window),
        "replies": thread(workspace, lines, window),
        "thread-foot": thread_foot(workspace, window),
        "thread-composer": thread_composer(workspace, window),
        "modal": modal(workspace, window),
        "known": known(workspace, window),
        "alarm": alarm(workspace, easel.backstage),
        "bot-state": bot(workspace, easel.backstage, window),
        "drawer-controls": controls(workspace, easel.backstage, window),
        "journal": entries(easel.backstage, window),
    }
