"""What `plumbline demo` starts, for tests and pictures: on a data folder of its own, without the terminal."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from bot.cli.demonstrating import demonstration
from bot.playground.demo import staged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.playground.demo import Demo
    from bot.playground.playground import Playground

CONNECT_SECONDS = 120.0


@contextmanager
def on_stage(folder: Path) -> Iterator[Playground]:
    """Run the demo, with the company's questions asked."""
    demo = _demo(folder)
    with staged(demo) as (playground, process):
        demo.prepare()
        process.start()
        assert playground.backstage.ask_when_connected(CONNECT_SECONDS), "\n".join(process.last_lines(20))
        yield playground


def _demo(folder: Path) -> Demo:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)  # away from any `.env`
        for name in os.environ:
            if name.startswith(("PLUMBLINE_", "SLACK_")):
                patch.delenv(name)
        patch.setenv("PLUMBLINE_HOME", str(folder))
        return demonstration(0, browser=False)
