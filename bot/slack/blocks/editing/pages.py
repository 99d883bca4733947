"""Pages: one modal shows them in turn, part by part of a strategy. Forms open above it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.slack.blocks import action_ids, kit
from bot.slack.blocks.editing import decision_pages, overview, publishing_pages
from bot.slack.blocks.editing.keys import STRATEGY, Key, Verb, press, where
from bot.slack.blocks.editing.rows import to

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.domain.dossier import Edition
    from bot.services.desks import Desk
    from bot.slack.blocks.kit import Block

_TITLE: Final = "The strategy"


def page(desk: Desk, here: str, said: str = "", editions: Sequence[Edition] = ()) -> Block:
    """Return the page of that name, or the one above it where its item is gone; `said` stands on top."""
    key = Key(desk.strategy.id, desk.moment, here, here)
    blocks = _blocks(desk, key, editions)
    if blocks is None:
        return page(desk, _above(key), said)
    notice = [kit.section(said), kit.divider()] if said else []
    back = (
        [] if here == STRATEGY else [kit.actions([press("Back", Verb.GO, to(key, _above(key)), number=999)])]
    )
    return kit.modal(
        _TITLE, [*notice, *blocks, *back], callback_id=action_ids.EDITING_PAGE, private_metadata=str(key)
    )


def _blocks(desk: Desk, key: Key, editions: Sequence[Edition]) -> list[Block] | None:
    if key.kind == "editions":
        return publishing_pages.editions_page(editions)
    depth, blocks = _PAGES.get(key.kind, (0, overview.strategy_page))
    return blocks(desk, key) if len(key.path) == depth else None


def bare(text: str) -> Block:
    """Return a page that only says something."""
    return kit.modal(_TITLE, [kit.section(text)], callback_id=action_ids.EDITING_PAGE)


def _above(key: Key) -> str:
    """Name the page that one came from to get here."""
    if key.kind == "decision":
        return "decisions"
    return where("decision", *key.path[:1]) if key.kind == "option" else STRATEGY


# How many ids lead to a page's item, and its blocks.
_PAGES: Final[Mapping[str, tuple[int, Callable[[Desk, Key], list[Block] | None]]]] = {
    STRATEGY: (0, overview.strategy_page),
    "areas": (0, overview.areas_page),
    "guidelines": (0, overview.guidelines_page),
    "decisions": (0, overview.decisions_page),
    "targets": (0, overview.targets_page),
    "decision": (1, decision_pages.decision_page),
    "option": (2, decision_pages.option_page),
    "findings": (0, publishing_pages.findings_page),
    "publish": (0, publishing_pages.publish_page),
    "discard": (0, publishing_pages.discard_page),
}
