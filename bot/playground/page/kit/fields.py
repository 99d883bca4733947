"""A field: one element that can be filled in, where it stands and what it holds now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from bot.playground.entering import initial
from bot.playground.page.kit.html import Attribute, joined, tag
from bot.playground.page.kit.names import SHOWN, name_of
from bot.playground.page.kit.texts import heard, paragraphs, phrase

if TYPE_CHECKING:
    from bot.playground.json_values import JsonObject
    from bot.playground.page.kit.context import Context

_LABELS: Final = {
    "datepicker": "Date", "timepicker": "Time", "datetimepicker": "Date and time", "file_input": "Files",
    "checkboxes": "Choose any", "radio_buttons": "Choose one", "overflow": "More actions",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """An element with its block. `acts` says what the app hears of at once: a press, a change and so on."""

    block: JsonObject
    element: JsonObject
    context: Context
    acts: str | None = None

    @property
    def name(self) -> str:
        """The name in the form."""
        return name_of(self.block, self.element)

    @property
    def id(self) -> str:
        """The id on the page."""
        return self.context.id(self.block["block_id"], self.element["action_id"])

    @property
    def is_input(self) -> bool:
        """Whether it stands in an input block, which brings a label, a hint and errors."""
        return bool(self.block["type"] == "input")

    @property
    def entered(self) -> JsonObject:
        """What the person entered or pressed; empty where they did not yet."""
        return self.context.values.get(self.block["block_id"], {}).get(self.element["action_id"], {})

    @property
    def state(self) -> JsonObject:
        """What is entered: by the person, or at first by the app."""
        return self.entered or initial(self.element)

    @property
    def label(self) -> str:
        """Its name in words, for those who hear it."""
        if self.is_input:
            return heard(self.block["label"])
        placeholder = self.element.get("placeholder")
        return heard(placeholder) if placeholder else _LABELS.get(self.element["type"], "Choose")

    @property
    def described_by(self) -> str | None:
        """The ids of its hint and its error."""
        if not self.is_input:
            return None
        notes = [f"{self.id}-hint"] if self.block.get("hint") else []
        notes += [f"{self.id}-error"] if self.error else []
        return " ".join(notes) or None

    @property
    def error(self) -> str | None:
        """What is wrong with what was submitted."""
        return self.context.errors.get(self.block["block_id"]) if self.is_input else None

    def attributes(self) -> dict[str, Attribute]:
        """Return what every single control of a form carries."""
        return self.acting() | {
            "id": self.id,
            "name": self.name,
            "aria_label": None if self.is_input else self.label,
            "aria_describedby": self.described_by,
            "aria_invalid": "true" if self.error else None,
            "aria_required": "true" if self.is_input and not self.block.get("optional") else None,
            "autofocus": bool(self.element.get("focus_on_load")),
        }

    def acting(self) -> dict[str, Attribute]:
        """Return what tells the page's script that, when and under which name this acts."""
        confirmed = self.acts and self.element.get("confirm")
        return {
            "data_acts": self.acts,
            "data_name": self.name if self.acts else None,
            "data_confirm": f"{self.id}-confirm" if confirmed else None,
        }

    def shown(self, *controls: Markup) -> Markup:
        """Return the controls, the mark that they were on the screen, and the question that confirms them."""
        mark = tag("input", type="hidden", name=SHOWN, value=self.name)
        return joined((*controls, mark, self.confirmation()))

    def confirmation(self) -> Markup:
        """Return the dialog that asks whether it is meant, where the app wants that asked."""
        confirm = self.element.get("confirm")
        if not confirm or not self.acts:
            return Markup()
        identifier = f"{self.id}-confirm"
        style = confirm.get("style") or "primary"
        return tag(
            "dialog",
            tag("h2", phrase(confirm["title"], self.context), id=f"{identifier}-title"),
            paragraphs(confirm["text"], self.context),
            tag(
                "button",
                phrase(confirm["deny"], self.context),
                type="button",
                class_="kit-button",
                data_answer="no",
            ),
            tag(
                "button",
                phrase(confirm["confirm"], self.context),
                type="button",
                class_=f"kit-button kit-{style}",
                data_answer="yes",
            ),
            id=identifier,
            class_="kit-confirm",
            aria_labelledby=f"{identifier}-title",
        )
