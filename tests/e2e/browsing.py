"""A browser for tests: Chromium, and windows in it that belong to one person each."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from playwright.sync_api import expect, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Locator, Page, Response

    from bot.playground.playground import Playground

PROGRAMS: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING: Final = "there is no Chromium here; on Debian and Ubuntu: apt install chromium"
LAPTOP: Final = {"width": 1280, "height": 800}
PHONE: Final = {"width": 390, "height": 844}
_PATIENCE: Final = 10_000  # milliseconds


def program() -> str | None:
    """Return where Chromium is; None where there is none."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


@contextmanager
def browsing() -> Iterator[Browser]:
    """Run Chromium, without a window on any screen."""
    expect.set_options(timeout=_PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program())
        try:
            yield browser
        finally:
            browser.close()


class Windows:
    """Browser windows, each with cookies of its own. What their scripts complain about is kept."""

    def __init__(self, browser: Browser) -> None:
        self.complaints: list[str] = []
        self._browser = browser
        self._contexts: list[BrowserContext] = []

    def open(self, playground: Playground, person: str, path: str = "", **context: Any) -> Window:
        """Open the page as a person; `path` follows their address, as in `/c/C0GENERAL`."""
        opened = self._browser.new_context(**{"viewport": LAPTOP, "reduced_motion": "reduce", **context})
        opened.set_default_timeout(_PATIENCE)
        self._contexts.append(opened)
        page = opened.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self._hear(said.type, said.text))
        page.on("response", self._look_at)
        window = Window(page, f"{playground.workspace.address}/as/{playground.person(person).person.id}")
        window.go(path)
        return window

    def close(self) -> None:
        """Close all windows, before the server that they ask is gone."""
        while self._contexts:
            self._contexts.pop().close()

    def _hear(self, kind: str, text: str) -> None:
        # What the server answered says more than "Failed to load resource".
        if kind in {"error", "warning"} and not text.startswith("Failed to load"):
            self.complaints.append(text)

    def _look_at(self, response: Response) -> None:
        if response.status >= HTTPStatus.BAD_REQUEST:
            asked = response.request
            self.complaints.append(f"{asked.method} {asked.url} {asked.post_data}: {response.status}")


class Window:
    """One person's window, by what somebody with a screen reader would call its parts."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self._address = address

    def go(self, path: str) -> None:
        """Go to an address below the person's own."""
        self.page.goto(f"{self._address}{path}")

    @property
    def main(self) -> Locator:
        """The conversation, or the Home tab."""
        return self.page.get_by_role("main")

    @property
    def thread(self) -> Locator:
        """The thread beside the conversation."""
        return self.page.get_by_role("complementary", name="Thread")

    @property
    def sidebar(self) -> Locator:
        """The list of conversations."""
        return self.page.get_by_role("navigation", name="Conversations")

    @property
    def drawer(self) -> Locator:
        """What happens behind the scenes."""
        return self.page.get_by_role("complementary", name="Behind the scenes")

    @property
    def modal(self) -> Locator:
        """The modal on top."""
        return self.page.get_by_role("dialog").last

    def say(self, text: str, where: Locator | None = None) -> None:
        """Type words and send them with Enter."""
        box = (where or self.main).get_by_role("textbox").last
        box.fill(text)
        box.press("Enter")

    def messages(self, author: str, where: Locator | None = None) -> Locator:
        """Return somebody's messages."""
        return (
            (where or self.main).get_by_role("article").filter(has=self.page.get_by_text(author, exact=True))
        )
