"""Everything that is chosen from: menus of one or many, radio buttons, checkboxes, menus that ask the app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground.page.kit import offers
from bot.playground.page.kit.html import joined, tag
from bot.playground.page.kit.texts import heard, phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markupsafe import Markup

    from bot.playground.json_values import JsonObject
    from bot.playground.page.kit.fields import Field
    from bot.playground.page.kit.offers import Group, Offer


def select(field: Field) -> Markup:
    """Return a menu of which one is chosen."""
    chosen = _chosen(field)
    nothing = tag("option", field.label if not field.is_input else _placeholder(field), value="")
    shown = [_group(group, chosen) for group in offers.groups(field.element, field.context)]
    return field.shown(tag("select", nothing, *shown, **field.attributes()))


def radio_buttons(field: Field) -> Markup:
    """Return radio buttons."""
    return field.shown(_set(field, _ticks(field, offers.offers(field.element, field.context), "radio")))


def checkboxes(field: Field) -> Markup:
    """Return checkboxes."""
    return field.shown(_set(field, _ticks(field, offers.offers(field.element, field.context), "checkbox")))


def many(field: Field) -> Markup:
    """Return a menu of which several may be chosen: a list of checkboxes that folds away."""
    offered = offers.offers(field.element, field.context)
    choices = tag("div", *_ticks(field, offered, "checkbox"), class_="kit-choices")
    return field.shown(_set(field, [_folding(field, offered, choices)]))


def external(field: Field) -> Markup:
    """Return a menu whose options the app gives for what is typed."""
    kind = "checkbox" if field.element["type"].startswith("multi_") else "radio"
    least = field.element.get("min_query_length", 3)
    search = tag(
        "input",
        type="search",
        autocomplete="off",
        placeholder=f"Type at least {least} characters" if least else "Type to search",
        aria_label=f"Search: {field.label}",
        aria_controls=f"{field.id}-choices",
        data_options=field.name,
        data_least=least,
    )
    kept = tag("div", *_ticks(field, _kept(field), kind), class_="kit-choices", data_kept=True)
    found = tag("div", class_="kit-choices", id=f"{field.id}-choices", aria_live="polite", data_found=True)
    return field.shown(_set(field, [_folding(field, _kept(field), search, kept, found)]))


def found(field: Field, options: Iterable[JsonObject]) -> Markup:
    """Return the choices for what an app found, to be put into the menu that asked."""
    kind = "checkbox" if field.element["type"].startswith("multi_") else "radio"
    taken = {offer.key for offer in _kept(field)}
    fresh = [offer for offer in map(offers.loaded, options) if offer.key not in taken]
    if not fresh:
        return tag("p", "Nothing found.")
    return tag("div", *_ticks(field, fresh, kind, start=len(taken)))


def _kept(field: Field) -> list[Offer]:
    value = next(value for name, value in field.state.items() if name != "type")
    options = value if isinstance(value, list) else [value] if value else []
    return [offers.loaded(option) for option in options]


def _chosen(field: Field) -> list[object]:
    value = next((value for name, value in field.state.items() if name.startswith("selected_")), None)
    return list(value) if isinstance(value, list) else [value]


def _is_chosen(offer: Offer, chosen: Sequence[object]) -> bool:
    """Compare options by their values: the app may word one anew while somebody has it chosen."""
    if isinstance(offer.chosen, dict):
        return any(isinstance(one, dict) and one.get("value") == offer.chosen.get("value") for one in chosen)
    return offer.chosen in chosen


def _group(group: Group, chosen: Sequence[object]) -> Markup:
    options = [
        tag("option", _label(offer), value=offer.key, selected=_is_chosen(offer, chosen))
        for offer in group.offers
    ]
    return tag("optgroup", *options, label=group.label) if group.label else joined(options)


def _label(offer: Offer) -> str:
    return f"{heard(offer.text)} – {heard(offer.description)}" if offer.description else heard(offer.text)


def _ticks(field: Field, offered: Iterable[Offer], kind: str, start: int = 0) -> list[Markup]:
    chosen = _chosen(field)
    return [
        _tick(field, offer, kind, at, _is_chosen(offer, chosen)) for at, offer in enumerate(offered, start)
    ]


def _tick(field: Field, offer: Offer, kind: str, at: int, chosen: bool) -> Markup:
    identifier = f"{field.id}-{at}"
    described = f"{identifier}-more" if offer.description else None
    control = tag(
        "input",
        type=kind,
        id=identifier,
        name=field.name,
        value=offer.key,
        checked=chosen,
        aria_describedby=described,
        autofocus=at == 0 and bool(field.element.get("focus_on_load")),
        **field.acting(),
    )
    label = tag("label", phrase(offer.text, field.context), for_=identifier)
    more = [tag("small", phrase(offer.description, field.context), id=described)] if offer.description else []
    return tag("div", control, label, *more, class_="kit-tick")


def _set(field: Field, parts: Sequence[Markup]) -> Markup:
    """Return choices that belong together, under the name of their input or their menu."""
    name = tag("legend", _legend(field), class_=None if field.is_input else "kit-hidden")
    invalid = "true" if field.error else None
    return tag(
        "fieldset", name, *parts, id=field.id, aria_describedby=field.described_by, data_invalid=invalid
    )


def _legend(field: Field) -> str:
    optional = " (optional)" if field.is_input and field.block.get("optional") else ""
    return f"{field.label}{optional}"


def _folding(field: Field, offered: Iterable[Offer], *parts: Markup) -> Markup:
    """Return choices that fold away under the names of those that are chosen."""
    chosen = _chosen(field)
    names = [heard(offer.text) for offer in offered if _is_chosen(offer, chosen)]
    most = field.element.get("max_selected_items")
    empty = f"{_placeholder(field)} (at most {most})" if most else _placeholder(field)
    summary = tag("summary", ", ".join(names) or empty, class_="kit-button", data_empty=empty)
    return tag("details", summary, *parts, class_="kit-folding", id=f"{field.id}-fold")


def _placeholder(field: Field) -> str:
    placeholder = field.element.get("placeholder")
    return heard(placeholder) if placeholder else "Choose…"
