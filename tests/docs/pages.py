"""Pages: the documentation as tests look at it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^()\s]+)\)")
_HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
_CODE = re.compile(r"`([^`\n]+)`")


@dataclass(frozen=True, slots=True)
class Link:
    """A link or picture: what is shown (or the words that stand for the picture), and where it leads."""

    text: str
    target: str
    picture: bool


class Page:
    """A Markdown page."""

    def __init__(self, name: str) -> None:
        self.path = ROOT / name
        self.text = self.path.read_text(encoding="utf-8")
        self.prose = _FENCE.sub("", self.text)

    def fenced(self, language: str) -> list[str]:
        """Return the fenced blocks of a language."""
        return [content for kind, content in _FENCE.findall(self.text) if kind == language]

    @property
    def links(self) -> list[Link]:
        """All links and pictures."""
        found = _LINK.findall(re.sub(r"`[^`\n]*`(?!\])", "", self.prose))
        return [Link(text, target, picture=bool(mark)) for mark, text, target in found]

    @property
    def anchors(self) -> set[str]:
        """What links to headings of this page may say behind the `#`, as GitHub makes it."""
        kept = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in _HEADING.findall(self.prose))
        return {name.replace(" ", "-") for name in kept}

    @property
    def code(self) -> list[str]:
        """What stands between backticks in the text."""
        return _CODE.findall(self.prose)

    def section(self, heading: str) -> str:
        """Return what stands below a heading, up to the next one of any level."""
        _, found, rest = self.text.partition(f"\n{heading}\n")
        assert found, f"{self.path.name} has no heading {heading!r}"
        return re.split(r"^#{1,6} ", _FENCE.sub("", rest), maxsplit=1, flags=re.MULTILINE)[0]

    def table(self, heading: str) -> list[list[str]]:
        """Return the rows of the first table below a heading, without its head."""
        lines = self.section(heading).split("\n")
        start = next(number for number, line in enumerate(lines) if line.startswith("|---"))
        rows = []
        for line in lines[start + 1 :]:
            if not line.startswith("|"):
                break
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
        return rows


README = Page("README.md")
CONTRIBUTING = Page("CONTRIBUTING.md")
CHANGELOG = Page("CHANGELOG.md")
STAND_IN = Page("bot/playground/README.md")
PAGES = (
    README,
    CONTRIBUTING,
    CHANGELOG,
    STAND_IN,
    Page("evals/README.md"),
    Page("knowledge/vocabulary/README.md"),
)
