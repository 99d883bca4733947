"""Draws the picture of the README: a real conversation in `plumbline demo`, as SVG. Run by hand:

.venv/bin/python -m tests.docs.draw_demo
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from bot.playground.demo import Demo, run_demo
from bot.playground.installation import from_manifest
from bot.slack.manifest import manifest

PICTURE = Path(__file__).parents[2] / ".github" / "demo.svg"
TYPED = ("Which six steps lead to aligned strategies?", "What does a CIO earn in Denmark?")
TITLE = "make demo"
WIDTH = 92
THEME = TerminalTheme(
    (255, 255, 255),
    (31, 41, 55),
    [(31, 41, 55), (185, 28, 28), (21, 128, 61), (161, 98, 7),
     (29, 78, 216), (126, 34, 206), (14, 116, 144), (75, 85, 99)],
)  # fmt: skip
# rich's own form fetches a font from elsewhere; a picture in a repository should fetch nothing.
FORM = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width; }}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def transcript() -> Text:
    """Have the conversation and return what the terminal showed, in colour."""
    shown = Console(file=io.StringIO(), width=WIDTH, color_system="truecolor")
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "PLUMBLINE_HOME": home}
        bot = (sys.executable, "-m", "bot", "serve")
        demo = Demo(bot, environment, Path(home) / "log", from_manifest(manifest()))
        if run_demo(demo, io.StringIO("\n".join(TYPED)), shown):
            sys.exit(shown.file.getvalue())
    # The first line tells how long this machine took to start.
    return Text.from_ansi(shown.file.getvalue().partition("\n")[2].strip())


if __name__ == "__main__":
    terminal = Console(record=True, width=WIDTH)
    terminal.print(transcript())
    terminal.save_svg(str(PICTURE), title=TITLE, theme=THEME, code_format=FORM, unique_id="demo")
