"""Forms: modals above a page, each for one item. What is sent is kept at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.editing.items import called
from bot.domain.editing.removal import removal
from bot.slack.blocks import action_ids, kit
from bot.slack.blocks.editing import decision_forms, notes, strategy_forms
from bot.slack.blocks.editing.fields import too_much
from bot.slack.blocks.editing.keys import Key, Verb, press

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.dossier import Dossier
    from bot.services.desks import Desk
    from bot.slack.blocks.kit import Block

_CANCEL: Final = "Cancel"


def form(desk: Desk, key: Key, said: str = "") -> Block | None:
    """Return the form that a key names, None where there is none or its item is gone."""
    title, depth, fields = _FORMS.get(key.kind, ("", 0, _nothing))
    blocks = fields(desk, key) if len(key.path) == depth else None
    if blocks is None:
        return None
    if too_much(blocks):
        return kit.modal(title, [kit.section(notes.TOO_MUCH)])
    removable = [_remove(key)] if key.item and key.item.id and key.kind in _WITH_REMOVAL else []
    return sendable(title, [*_notice(said), *blocks, *removable], key)


def founding() -> Block:
    """Return the form with which a strategy is begun from nothing."""
    blocks = [kit.section(notes.FOUNDING), *strategy_forms.founding_fields()]
    return sendable("A new strategy", blocks, Key(where="founding"))


def removing(desk: Desk, key: Key, whole: Dossier) -> Block | None:
    """Return the question whether an item is to be removed, with what depends on it in the `whole`."""
    item = key.item
    name = called(desk.strategy, item) if item else None
    if item is None or name is None:
        return None
    found = removal(whole, item)
    if found.keeps:
        blocks = [
            kit.section(f"“{name}” can't be removed here:"),
            kit.bullets(found.keeps),
            kit.section(notes.KEPT),
        ]
        return kit.modal("Remove", blocks)
    goes = (
        kit.bullets(found.goes, "This goes with it") if found.goes else kit.section("Nothing depends on it.")
    )
    asked = kit.section(f"Remove the {item.kind.value} “{name}”?")
    return kit.modal(
        "Remove", [asked, goes, kit.context(notes.REMOVABLE)],
        close=_CANCEL, submit=kit.words("Remove", 24), callback_id=action_ids.EDITING_REMOVAL,
        private_metadata=str(key),
    )  # fmt: skip


def sendable(title: str, blocks: list[Block], key: Key) -> Block:
    """Return a modal that can be sent."""
    return kit.modal(
        title, blocks, close=_CANCEL, submit=kit.words("Save", 24), callback_id=action_ids.EDITING_FORM,
        private_metadata=str(key),
    )  # fmt: skip


def _notice(said: str) -> list[Block]:
    return [kit.section(said)] if said else []


def _nothing(desk: Desk, key: Key) -> None:
    del desk, key


def _remove(key: Key) -> Block:
    return kit.actions([press("Remove…", Verb.REMOVE, key)])


_WITH_REMOVAL: Final = {"area", "guideline", "target", "criterion"}
# What a form is called, how many ids lead to its item, and its fields.
_FORMS: Final[Mapping[str, tuple[str, int, Callable[[Desk, Key], list[Block] | None]]]] = {
    "head": ("The strategy", 0, strategy_forms.head_fields),
    "area": ("Area", 1, strategy_forms.area_fields),
    "guideline": ("Guideline", 1, strategy_forms.guideline_fields),
    "target": ("Target", 1, strategy_forms.target_fields),
    "decision": ("Decision", 1, decision_forms.decision_fields),
    "criterion": ("Criterion", 2, decision_forms.criterion_fields),
    "option": ("Option", 2, decision_forms.option_fields),
    "consequences": ("Consequences", 3, decision_forms.consequence_fields),
    "choice": ("Choice and reasons", 1, decision_forms.choice_fields),
}
