"""Erasing: the words of posts that were sent, in whatever conversation they went out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import or_, update

from bot.adapters.database.tables import outbox

if TYPE_CHECKING:
    from bot.adapters.database.transactions import Transaction

_HOME: Final = "views.publish"
_c = outbox.c


def erase_posts(tx: Transaction, workspace: str, begins: str) -> None:
    """Erase the words of sent posts whose names begin so, and of Home tabs, which may have shown the same."""
    these = or_(_c.effect.startswith(begins, autoescape=True), _c.method == _HOME)
    sent = _c.workspace == workspace, _c.finished.is_not(None), _c.arguments.is_not(None)
    tx.connection.execute(update(outbox).where(*sent, these).values(arguments=None))
