"""What a browser does with HTML, without a browser: finding, filling in and sending forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Screen:
    """HTML as a person uses it: things are found by what they are called."""

    def __init__(self, html: str) -> None:
        self.soup = BeautifulSoup(f"<form>{html}</form>", "html.parser")
        for area in self.soup.select("textarea"):
            # A browser drops the first line break when it reads the page.
            area.string = area.get_text().removeprefix("\n")

    def all(self, selector: str) -> list[Tag]:
        return list(self.soup.select(selector))

    def one(self, selector: str) -> Tag:
        (found,) = self.soup.select(selector)
        return found

    def text(self, selector: str) -> str:
        return " ".join(self.one(selector).get_text().split())

    def labelled(self, name: str) -> Tag:
        """Return the control of this label, as assistive technology finds it."""
        for label in self.soup.select("label[for]"):
            if words(label) == name:
                return self.one(f'[id="{label["for"]}"]')
        (found,) = (tag for tag in self.soup.find_all(True) if tag.get("aria-label") == name)
        return found

    def fill(self, name: str, value: str) -> None:
        control = self.labelled(name)
        if control.name == "textarea":
            control.string = value
        elif control.name == "select":
            for option in control.select("option"):
                del option["selected"]
            (chosen,) = (option for option in control.select("option") if words(option) == value)
            chosen["selected"] = ""
        else:
            control["value"] = value

    def tick(self, name: str, group: str | None = None) -> None:
        """Choose a radio button or a checkbox, in the group of this name where several have it."""
        for label in self.soup.select("label[for]"):
            box = self.one(f'[id="{label["for"]}"]')
            fieldset = box.find_parent("fieldset")
            if words(label) == name and (group is None or words(fieldset.legend) == group):
                if box["type"] == "radio":
                    for other in fieldset.select("input[type=radio]"):
                        del other["checked"]
                box["checked"] = ""
                return
        raise AssertionError(f"nothing is called {name!r}")

    def sent(self, acted: Tag | None = None) -> list[tuple[str, str]]:
        """Return what the form sends, and what the page's script adds where something acted."""
        pairs = list(_successful(self.soup.find_all(["input", "textarea", "select"])))
        if acted is not None:
            pairs += [("acted", str(acted["data-name"])), ("pressed", str(acted.get("data-pressed", "")))]
        return pairs


def words(tag: Tag) -> str:
    return " ".join(tag.get_text().split())


def _successful(controls: Iterable[Tag]) -> Iterator[tuple[str, str]]:
    for control in controls:
        name = control.get("name")
        if name is None or (control.get("type") in {"checkbox", "radio"} and not control.has_attr("checked")):
            continue
        if control.name == "select":
            options = control.select("option")
            chosen = [option for option in options if option.has_attr("selected")] or options[:1]
            yield str(name), str(chosen[0]["value"])
        elif control.name == "textarea":
            # A browser sends line breaks as two characters.
            yield str(name), control.get_text().replace("\n", "\r\n")
        else:
            yield str(name), str(control.get("value", "on"))
