"""A person using the page over HTTP, as its script does, but without a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bs4 import Tag

    from bot.playground.playground import Playground


class Using:
    """One browser window: its forms are sent, and what it shows is asked for."""

    def __init__(self, playground: Playground, name: str) -> None:
        self.playground = playground
        self.colleague = playground.person(name)
        self.client = httpx.Client(base_url=playground.workspace.address)

    @property
    def user(self) -> str:
        return self.colleague.person.id

    def act(self, act: str, fields: Mapping[str, str] | Sequence[tuple[str, str]]) -> dict[str, Any]:
        """Do something; return what the page is told to do next, or the error."""
        pairs = list(fields.items()) if hasattr(fields, "items") else list(fields)
        response = self.client.post(f"/page/as/{self.user}/{act}", content=str(httpx.QueryParams(pairs)))
        answer: dict[str, Any] = response.json()
        return answer

    def changes(self, place: str = "", **told: Any) -> dict[str, Any]:
        """Return how a window that has nothing differs from what it should show."""
        body = {"address": f"/as/{self.user}{place}", "run": "", "have": {}, **told}
        answer: dict[str, Any] = self.client.post(f"/page/as/{self.user}/changes", json=body).json()
        return answer

    def region(self, name: str, place: str = "", **told: Any) -> BeautifulSoup:
        """Return what a region shows."""
        change = self.changes(place, **told)["regions"].get(name, {"order": [], "html": {}})
        return BeautifulSoup("".join(change["html"][key] for key in change["order"]), "html.parser")


def fields_of(form: Tag, **more: str) -> list[tuple[str, str]]:
    """Return what a browser sends of a form whose fields are of the plain kinds."""
    fields = form.select("input[name], textarea[name]")
    given = [(str(one["name"]), str(one.get("value") or one.get_text())) for one in fields]
    return [(name, value) for name, value in given if name not in more] + list(more.items())
