"""Measures how long the page takes with 50 people and 2,000 messages. Run by hand:

.venv/bin/python -m tests.e2e.measure_page

Prints milliseconds, as the browser's own clock tells them: from a key to the next picture, from a turn of the
wheel to the next picture, from opening a channel to its newest message, from sending to seeing it.
"""

from __future__ import annotations

import json
import statistics
import sys
from typing import TYPE_CHECKING, Final

from bot.playground import furnishing
from bot.playground.company import sample_company
from bot.playground.playground import Playground
from tests.e2e.browsing import MISSING, Windows, browsing, program

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.e2e.browsing import Window

PEOPLE: Final = 50
MESSAGES: Final = 2_000
ROUNDS: Final = 60
_TEXT: Final = (
    "We should look at the plan of plant {} again before anybody orders machines. *Who* has the _figures_?"
)

# From now until the picture after the next, which shows what a key or a turn of the wheel did.
_UNTIL_SHOWN: Final = """async act => {
    const started = performance.now();
    (new Function(act))();
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    return performance.now() - started;
}"""
_KEY: Final = """
    const box = document.querySelector('main textarea');
    box.focus();
    document.execCommand('insertText', false, 'x');
"""
_TURN: Final = """
    const list = [...document.querySelectorAll('main, main *')].find(
        one => one.scrollHeight > one.clientHeight + 50 && getComputedStyle(one).overflowY !== 'visible');
    list.scrollBy(0, list.scrollTop > 2000 ? -700 : 400);
"""


def crowd(playground: Playground) -> None:
    """Hire people, and let them fill a channel."""
    workspace = playground.workspace
    for number in range(PEOPLE - len(playground.people())):
        playground.hire(f"Person{number} Example")
    channel = workspace.channels.find("#general")
    channel.members.update(workspace.people)
    everybody = playground.people()
    for number in range(MESSAGES):
        everybody[number % len(everybody)].say(_TEXT.format(number), "general")


def measure(window: Window, other: Window) -> dict[str, dict[str, float]]:
    """Return the median and the slowest twentieth of each, in milliseconds."""
    page = window.page
    return {
        "key": _spread([_shown(page, _KEY) for _ in range(ROUNDS)]),
        "key while others write": _spread(
            [_while(other, number, page, _KEY) for number in range(ROUNDS // 4)]
        ),
        "scroll": _spread([_shown(page, _TURN) for _ in range(ROUNDS)]),
        "open the channel": _spread([_opened(window) for _ in range(10)]),
        "send": _spread([_sent(window, number) for number in range(10)]),
    }


def _shown(page: Page, act: str) -> float:
    return float(page.evaluate(_UNTIL_SHOWN, act))


def _while(other: Window, number: int, page: Page, act: str) -> float:
    other.say(f"Meanwhile {number}")
    return _shown(page, act)


def _opened(window: Window) -> float:
    window.sidebar.get_by_role("link", name="strategy").click()
    window.page.get_by_role("heading", name="strategy", level=1).wait_for()
    return _timed(window.page, lambda: _open_general(window))


def _open_general(window: Window) -> None:
    window.sidebar.get_by_role("link", name="general").click()
    window.messages("Astrid Holm").last.wait_for()


def _sent(window: Window, number: int) -> float:
    def send() -> None:
        window.say(f"Number {number} of the last ones")
        window.main.get_by_text(f"Number {number} of the last ones").wait_for()

    return _timed(window.page, send)


def _timed(page: Page, act: Callable[[], object]) -> float:
    started = page.evaluate("performance.now()")
    act()
    return float(page.evaluate("performance.now()")) - float(started)


def _spread(times: list[float]) -> dict[str, float]:
    slow = statistics.quantiles(times, n=20)[-1]
    return {"median": round(statistics.median(times), 1), "p95": round(slow, 1), "most": round(max(times), 1)}


def main() -> None:
    """Measure and print."""
    if program() is None:
        sys.exit(MISSING)
    with Playground() as playground, browsing() as browser:
        furnishing.furnish(playground.workspace, sample_company())
        crowd(playground)
        windows = Windows(browser)
        window = windows.open(playground, "astrid", "/c/C0GENERAL")
        other = windows.open(playground, "bruno", "/c/C0GENERAL")
        print(json.dumps(measure(window, other), indent=2))  # noqa: T201 - this is what it is for


if __name__ == "__main__":
    main()
