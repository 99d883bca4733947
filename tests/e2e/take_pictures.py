"""Takes the pictures of the page for the README: the real bot at the sample company. `make screenshots`."""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PIL import Image

from tests.e2e.browsing import LAPTOP, MISSING, PHONE, Windows, browsing, program
from tests.e2e.screens import close_modal, show
from tests.e2e.staging import on_stage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.e2e.browsing import Window

FOLDER: Final = Path(__file__).parents[2] / ".github"
# What is shown of each screen, to whom, in which colours and how large.
PICTURES: Final[Mapping[str, tuple[str, str, str, Mapping[str, int]]]] = {
    "page-answer": ("answer", "hana", "light", LAPTOP),
    "page-channel": ("channel", "carmen", "light", LAPTOP),
    "page-source": ("source", "goran", "light", LAPTOP),
    "page-home": ("home", "bruno", "dark", LAPTOP),
    "page-drawer": ("drawer", "astrid", "light", LAPTOP),
    "page-phone": ("thread", "goran", "dark", PHONE),
}
_COLOURS: Final = 256


def main() -> None:
    """Take all pictures."""
    if program() is None:
        sys.exit(MISSING)
    with tempfile.TemporaryDirectory() as folder, on_stage(Path(folder)) as playground, browsing() as browser:
        windows = Windows(browser)
        for name, (screen, person, scheme, size) in PICTURES.items():
            window = windows.open(playground, person, color_scheme=scheme, viewport=size)
            _take(window, screen, FOLDER / f"{name}.png")
        windows.close()


def _take(window: Window, screen: str, file: Path) -> None:
    show(window, screen)
    window.page.mouse.move(0, 0)  # so that nothing is lit up by a pointer
    window.page.wait_for_timeout(300)
    taken = window.page.screenshot(animations="disabled", caret="hide")
    # Few colours make a small file.
    shown = Image.open(io.BytesIO(taken)).convert("RGB")
    few = shown.quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(file, optimize=True)
    close_modal(window)


if __name__ == "__main__":
    main()
