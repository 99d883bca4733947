"""What an agent shows of its work: task cards and plans."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.playground.page.kit.html import joined, link, tag
from bot.playground.page.kit.rich_text import rich_text

if TYPE_CHECKING:
    from markupsafe import Markup

    from bot.playground.json_values import JsonObject
    from bot.playground.page.kit.context import Context

_STATUSES: Final = {
    "pending": ("○", "waiting"),
    "in_progress": ("◔", "in progress"),
    "complete": ("✓", "done"),
    "error": ("✗", "failed"),
}


def task_card(block: JsonObject, context: Context) -> Markup:
    """Return a task: its state in a sign and in a word, and what it found folded away."""
    head = _head(block)
    body = [rich_text(block[name]["elements"], context) for name in ("details", "output") if block.get(name)]
    sources = [
        tag("li", link(source["url"], source.get("text") or source["url"]))
        for source in block.get("sources") or ()
    ]
    body += [tag("ul", *sources, aria_label="Sources")] if sources else []
    if not body:
        return tag("div", head, class_="kit-task")
    return tag(
        "details", tag("summary", head), *body, class_="kit-task", id=context.id("task", block["task_id"])
    )


def plan(block: JsonObject, context: Context) -> Markup:
    """Return a plan: its title and its tasks, in order."""
    tasks = [tag("li", task_card(task, context)) for task in block.get("tasks") or ()]
    steps = [tag("ol", *tasks, aria_label="Steps")] if tasks else []
    return tag(
        "section",
        tag("p", tag("strong", block["title"])),
        *steps,
        class_="kit-plan",
        aria_label=block["title"],
    )


def _head(block: JsonObject) -> Markup:
    status = block.get("status")
    if status not in _STATUSES:
        return joined((tag("strong", block["title"]),))
    sign, word = _STATUSES[status]
    state = (tag("span", sign, aria_hidden="true"), " ", block["title"], " ", tag("small", word))
    return tag("span", *state, class_=f"kit-status-{status}")
