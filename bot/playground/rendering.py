"""Blocks for the terminal: each as something rich can print, with a number at everything that reacts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.markdown import Markdown
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from bot.playground import screen
from bot.playground.entering import all_options
from bot.playground.markup import mrkdwn, plain_text, rich_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from rich.console import RenderableType

    from bot.playground.json_values import JsonObject
    from bot.playground.screen import Control
    from bot.playground.workspace import Workspace

_TASK_SIGNS = {"pending": "○", "in_progress": "◔", "complete": "✓", "error": "✗"}
_SHOWN_OPTIONS = 12


def rendered(
    workspace: Workspace, blocks: Iterable[JsonObject], number: Callable[[Control], int]
) -> list[RenderableType]:
    """Return blocks as renderables; `number` gives every control the number it is called by."""
    return [part for block in blocks for part in _block(workspace, block, number)]


def _block(
    workspace: Workspace, block: JsonObject, number: Callable[[Control], int]
) -> Iterator[RenderableType]:
    yield from _content(workspace, block)
    controls = screen.controls([block])
    if controls:
        yield _controls(controls, number)


def text_object(workspace: Workspace, text: JsonObject) -> Text:
    """Return a plain_text or mrkdwn object."""
    return mrkdwn(workspace, text["text"]) if text["type"] == "mrkdwn" else plain_text(text["text"])


def _content(workspace: Workspace, block: JsonObject) -> Iterator[RenderableType]:
    yield from _CONTENT.get(block["type"], _unknown)(workspace, block)


def _section(workspace: Workspace, block: JsonObject) -> Iterator[RenderableType]:
    if block.get("text"):
        yield text_object(workspace, block["text"])
    fields = [text_object(workspace, field) for field in block.get("fields", ())]
    if fields:
        grid = Table.grid(padding=(0, 3))
        for start in range(0, len(fields), 2):
            grid.add_row(*fields[start : start + 2])
        yield grid


def _header(_workspace: Workspace, block: JsonObject) -> Iterator[RenderableType]:
    yield Text(block["text"]["text"], "bold underline")


def _context(workspace: Workspace, block: JsonObject) -> Iterator[RenderableType]:
    parts = [
        Text(f"[{element['alt_text']}]") if element["type"] == "image" else text_object(workspace, element)
        for element in block["elements"]
    ]
    joined = Text("  ").join(parts)
    joined.stylize("dim")
    yield joined


def _divider(_workspace: Workspace, _block: JsonObject) -> Iterator[RenderableType]:
    yield Rule(style="dim")


def _markdown(_workspace: Workspace, block: JsonObject) -> Iterator[RenderableType]:
    yield Markdown(block["text"])


def _rich_text(workspace: Workspace, block: JsonObject) -> Iterator[RenderableType]:
    yield rich_text(workspace, block)


def _image(_workspace: Workspace, block: JsonObject) -> Iterator[RenderableType]:
    yield Text(f"[picture] {block['alt_text']}", "italic")


def _table(workspace: Workspace, block: JsonObject) -> Iterator[RenderableType]:
    table = Table(show_header=False)
    for row in block["rows"]:
        cells = [
            rich_text(workspace, cell) if cell["type"] == "rich_text" else Text(str(cell.get("text", "")))
            for cell in row
        ]
        table.add_row(*cells)
    yield table


def _task(_workspace: Workspace, block: JsonObject) -> Iterator[RenderableType]:
    yield Text(f"{_TASK_SIGNS.get(block.get('status', ''), '•')} {block['title']}", "dim")


def _plan(workspace: Workspace, block: JsonObject) -> Iterator[RenderableType]:
    yield Text(block["title"], "bold")
    for task in block.get("tasks", ()):
        yield from _task(workspace, task)


def _alert(workspace: Workspace, block: JsonObject) -> Iterator[RenderableType]:
    yield Text(f"{block.get('level') or 'note'}: ", "bold").append_text(text_object(workspace, block["text"]))


def _card(workspace: Workspace, block: JsonObject) -> Iterator[RenderableType]:
    for name in ("title", "subtitle", "body", "subtext", "description"):
        if block.get(name):
            yield text_object(workspace, block[name])


def _container(workspace: Workspace, block: JsonObject) -> Iterator[RenderableType]:
    yield from _card(workspace, block)
    for inner in block.get("child_blocks") or block.get("elements") or ():
        yield from _content(workspace, inner)


def _unknown(_workspace: Workspace, block: JsonObject) -> Iterator[RenderableType]:
    yield Text(f"[a {block['type']}, which only the page can show]", "italic")


def _nothing(_workspace: Workspace, _block: JsonObject) -> Iterator[RenderableType]:
    yield from ()


def _controls(controls: list[Control], number: Callable[[Control], int]) -> Text:
    line = Text()
    for control in controls:
        line.append("   " if line else "")
        line.append(f"[{number(control)}] ", "bold yellow")
        line.append(control.label if control.is_button else f"{control.label}: ", "yellow")
        if not control.is_button:
            line.append(_hint(control), "dim")
    return line


def _hint(control: Control) -> str:
    options = [str(option["text"]["text"]) for option in all_options(control.element)]
    if options:
        more = " …" if len(options) > _SHOWN_OPTIONS else ""
        return " · ".join(options[:_SHOWN_OPTIONS]) + more
    placeholder = control.element.get("placeholder", {}).get("text")
    return str(placeholder or control.element["type"].replace("_", " "))


_CONTENT: Final[Mapping[str, Callable[[Workspace, JsonObject], Iterator[RenderableType]]]] = {
    "header": _header,
    "section": _section,
    "context": _context,
    "divider": _divider,
    "markdown": _markdown,
    "rich_text": _rich_text,
    "image": _image,
    "table": _table,
    "task_card": _task,
    "plan": _plan,
    "data_table": _table,
    "alert": _alert,
    "card": _card,
    "video": _card,
    "container": _container,
    "carousel": _container,
    # Nothing but what reacts, which is listed below.
    "actions": _nothing,
    "context_actions": _nothing,
    "input": _nothing,
}
