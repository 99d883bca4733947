"""Pages about publishing: what is missing, what would be published or discarded, what there was before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.editing.findings import adopted
from bot.domain.figures import day
from bot.slack.blocks import kit
from bot.slack.blocks.editing import cards
from bot.slack.blocks.editing.changes import change_words
from bot.slack.blocks.editing.keys import Key, Verb, action_id, press
from bot.slack.blocks.editing.rows import MOST, found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.dossier import Edition
    from bot.services.desks import Desk
    from bot.slack.blocks.kit import Block

ADOPTED: Final = "adopted"
_CHANGES, _EDITIONS = 20, 60
"""How many are listed."""


def findings_page(desk: Desk, key: Key) -> list[Block]:
    """Return everything that the review says."""
    said = found(key, desk.findings, MOST) or [kit.section("Nothing is missing.")]
    intro = "Errors keep a draft from being published. Warnings say what nobody could be told."
    return [kit.header("What is missing"), kit.section(intro), *said]


def publish_page(desk: Desk, key: Key) -> list[Block]:
    """Return what would be published, and the button that does it where nothing is in the way."""
    number = desk.edition.number + 1 if desk.edition else 1
    errors = [finding for finding in desk.findings if finding.blocks]
    warnings = len(desk.findings) - len(errors)
    both = [change_words(desk, each.change) for each in desk.overlaps]
    replaces = f"This replaces what edition {desk.manuscript.edition} changed as well; look at it once more"
    blocks = [
        kit.header(f"Publish edition {number}"),
        kit.section("From then on, questions are answered from it. Earlier editions are kept."),
        kit.bullets(_said(desk), "What was changed"),
        *([kit.bullets(both, replaces)] if both else []),
    ]
    if errors:
        return [*blocks, kit.section("This must be put right first:"), *found(key, errors)]
    warned = [kit.context(f"{cards.remarks(desk)} They do not keep you from publishing.")] if warnings else []
    return [*blocks, *warned, _adoption(desk), kit.actions([press("Publish", Verb.PUBLISH, key)])]


def discard_page(desk: Desk, key: Key) -> list[Block]:
    """Return what would be thrown away."""
    return [
        kit.header("Discard the changes?"),
        kit.bullets(_said(desk), "These would be gone"),
        kit.section("There is no way back. The edition in use stays as it is."),
        kit.actions([press("Discard them", Verb.DISCARD, key)]),
    ]


def editions_page(editions: Sequence[Edition]) -> list[Block]:
    """Return every edition with its date, latest first."""
    lines = [
        f"Edition {each.number}, version {each.dossier.strategy.version}, in use since {day(each.at)}: "
        f"“{each.dossier.strategy.title}”, {cards.holds(each.dossier.strategy)}"
        for each in editions[:_EDITIONS]
    ]
    text = "Answers and walks keep the edition that they were given from."
    return [
        kit.header("Editions"),
        kit.section(text),
        kit.bullets(lines) if lines else kit.section("None yet: it has never been published."),
    ]


def _adoption(desk: Desk) -> Block:
    """Return when the new version was adopted, which can be changed; pages have no fields to be sent."""
    day_of_it = adopted(desk.strategy).isoformat()
    picker: Block = {"type": "datepicker", "action_id": action_id(Verb.DATE), "initial_date": day_of_it}
    text = "The strategy in this version was adopted on"
    return kit.section(text, picker) | {"block_id": ADOPTED}


def _said(desk: Desk) -> list[str]:
    said = [change_words(desk, each.change) for each in desk.changes]
    left_out = len(said) - _CHANGES
    lost = [
        f"left out, because what it was about is gone: {change_words(desk, one.change)}" for one in desk.lost
    ]
    more = [f"and {left_out} more"] if left_out > 0 else []
    return [*lost, *said[-_CHANGES:], *more] or ["nothing"]
