"""A window on the workspace without a browser: what its regions show, in words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from bot.playground.backstage import Backstage
from bot.playground.colleague import Colleague
from bot.playground.page import places
from bot.playground.page.lines import Lines
from bot.playground.page.regions import Easel, regions
from bot.playground.server import Server
from bot.playground.workspace import Workspace

if TYPE_CHECKING:
    from bs4 import Tag

    from bot.playground.page.fragments import Fragment, Regions


@dataclass
class Looking:
    """One person looking at the page."""

    workspace: Workspace = field(default_factory=Workspace)
    name: str = "astrid"
    depth: int = 100
    drawer: bool = False
    fresh: str | None = None

    def __post_init__(self) -> None:
        self.person = Colleague(self.workspace, self.workspace.find_person(self.name))
        self.server = Server(self.workspace)
        self.easel = Easel(self.workspace, Backstage(self.server), Lines(self.workspace))

    def at(self, place: str = "") -> Regions:
        """Return the regions at an address below the person's own."""
        address = f"/as/{self.person.person.id}{place}"
        window = places.window(
            self.workspace, address, depth=self.depth, drawer=self.drawer, fresh=self.fresh
        )
        return regions(self.easel, window)

    def read(self, region: str, place: str = "") -> str:
        """Return the words of a region."""
        return " ".join(words(fragment) for fragment in self.at(place)[region])

    def find(self, selector: str, region: str, place: str = "") -> list[Tag]:
        """Return the elements of a region."""
        html = "".join(fragment.content for fragment in self.at(place)[region])
        return list(BeautifulSoup(html, "html.parser").select(selector))


def words(fragment: Fragment) -> str:
    return " ".join(BeautifulSoup(fragment.content, "html.parser").get_text(" ").split())


def said(looking: Looking, place: str = "") -> list[str]:
    """Return what the messages of a conversation say."""
    return [" ".join(body.get_text(" ").split()) for body in looking.find(".body", "timeline", place)]
