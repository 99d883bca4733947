"""Reports as HTML files: one file each, its picture in it, that loads nothing from anywhere."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.domain.targets.report import FORMULA

if TYPE_CHECKING:
    from bot.domain.pictures import Picture
    from bot.domain.targets.report import Report

_FOLDER: Final = Path(__file__).parent / "pages"


class HtmlPages:
    """Writes reports with templates. Whatever people wrote is escaped."""

    def targets(self, report: Report, picture: Picture) -> str:
        """Return the report on a strategy's targets as HTML, its picture in it."""
        drawn = b64encode(picture.png).decode()
        page = _environment().get_template("targets.html")
        return page.render(report=report, picture=drawn, alt=picture.alt, formula=FORMULA)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
