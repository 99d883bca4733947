"""A database with something in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.adapters.database import tables
from bot.domain.drafting.entries import By, Filled
from bot.domain.interview.entries import Said
from bot.domain.reply import Courtesy, Pleasantry
from bot.domain.walk.entries import Wrote
from bot.services.delivery import Feedback, Incoming, Post
from bot.services.ports import Turn
from bot.services.steps import Delivery, Sending, Sent
from tests.courses import course
from tests.databases import KEY
from tests.drafts import draft
from tests.interviews import TINY, interview
from tests.manuscripts import manuscript
from tests.walks import walk

if TYPE_CHECKING:
    from bot.adapters.database.storage import Storage

OTHER_KEY = bytes(reversed(KEY))
SECRET = "Project Nightingale"
AT = datetime(2026, 3, 2, 12, tzinfo=UTC)


def fill(storage: Storage, key: str = "k1") -> None:
    """Let a question with a secret go all the way, with feedback; and keep an interview that holds it."""
    storage.deliveries.accept(Incoming("T1", "D1", key, "1", {"text": f"Why {SECRET}?"}))
    delivery = storage.deliveries.claim()
    assert isinstance(delivery, Delivery)
    work = storage.deliveries.work("T1", "D1", delivery.lease)
    said = Pleasantry(Courtesy.GREETING, SECRET)
    work.record(Turn(key, "T1", "D1", "1", "U1", f"Why {SECRET}?", said, "1", AT))
    work.feedback(Feedback(key, "U1", useful=True, comment=f"good on {SECRET}", at=AT))
    told = Said("planning", "5.0", f"We planned {SECRET}", None, key, AT)
    work.keep(replace(interview(), id=key, thread=key).add(told), 0)
    work.pin(TINY)
    wrote = Wrote("6.0", f"We train for {SECRET}", key, AT)
    work.keep_walk(replace(walk(), id=key, thread=key).add(wrote), 0)
    spoken = Filled({"translation": f"We train for {SECRET}"}, By.HEARD, key, AT, "7.0")
    work.keep_manuscript(replace(manuscript(SECRET), id=f"{key}.1"), 0)
    work.keep_course(course(SECRET), 0)
    work.keep_draft(replace(draft(), id=key, thread=key).add(spoken), 0)
    work.post(Post(f"answer:{key}", "D1", "chat.postMessage", {"text": SECRET}))
    sending = storage.deliveries.handled(delivery, work)
    assert isinstance(sending, Sending)
    storage.deliveries.sent(sending, Sent("5.5"))


def sealed_values(storage: Storage) -> list[bytes]:
    with storage.database.reading() as tx:
        return [
            value
            for column, _ in tables.SEALED
            for value in tx.connection.execute(select(column).where(column.is_not(None))).scalars()
        ]
