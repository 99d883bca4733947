"""Takes the pictures of the page for the README: the real bot at the sample company. `make screenshots`."""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PIL import Image

from tests.e2e.browsing import LAPTOP, MISSING, PHONE, Windows, browsing, program
from tests.e2e.interviewing import KNOWN, answer, begin, press_through
from tests.e2e.screens import close_modal, show
from tests.e2e.staging import on_stage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.e2e.browsing import Window

FOLDER: Final = Path(__file__).parents[2] / ".github"
# What is shown of each screen, to whom, in which colours and how large.
PICTURES: Final[Mapping[str, tuple[str, str, str, Mapping[str, int]]]] = {
    "page-answer": ("answer", "hana", "light", LAPTOP),
    "page-source": ("source", "goran", "light", LAPTOP),
    "page-home": ("home", "bruno", "dark", LAPTOP),
    "page-drawer": ("drawer", "astrid", "light", LAPTOP),
    "page-interview": ("interview", "emil", "light", LAPTOP),
    "page-scorecard": ("scorecard", "hana", "light", LAPTOP),
    "page-phone": ("thread", "goran", "dark", PHONE),
}
LEVELS: Final = (3, 4, 2, 3, 4, 2, 1, 4, 3, 3, 2, 3)
_EXACT: Final = 160


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
    match screen:
        case "interview":  # typed, by a manager of the business side
            begin(window)
            answer(window, KNOWN)
        case "scorecard":  # by buttons alone, by one of the IT side
            begin(window)
            press_through(window, LEVELS)
            window.thread.get_by_role("heading", name="Your scores, from 1 to 5").scroll_into_view_if_needed()
        case _:
            show(window, screen)
    window.page.mouse.move(0, 0)  # so that nothing is lit up by a pointer
    window.page.wait_for_timeout(300)
    taken = window.page.screenshot(animations="disabled", caret="hide")
    _few_colours(Image.open(io.BytesIO(taken)).convert("RGB")).save(file, optimize=True)
    close_modal(window)


def _few_colours(picture: Image.Image) -> Image.Image:
    """Return the picture in 256 colours, for a small file: areas keep theirs, edges get the nearest."""
    counted = sorted(picture.getcolors(picture.width * picture.height) or (), reverse=True)
    exact = [part for _, colour in counted[:_EXACT] for part in colour]
    others = picture.quantize(256 - _EXACT, Image.Quantize.MAXCOVERAGE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette((exact + others)[: 256 * 3])
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)


if __name__ == "__main__":
    main()
