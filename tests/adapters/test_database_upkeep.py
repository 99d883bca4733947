"""What is old is forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from bot.adapters.database import tables, upkeep
from bot.domain.drafting.entries import Skipped
from bot.services.delivery import Incoming
from bot.services.steps import Delivery
from tests.adapters.filling import SECRET, fill, sealed_values
from tests.drafts import draft

if TYPE_CHECKING:
    from bot.adapters.database.storage import Storage
    from bot.domain.drafting.entries import Draft
    from tests.fakes.clock import FakeClock

pytestmark = pytest.mark.slow


def test_payloads_are_gone_after_thirty_days_and_turns_after_two_years(
    storage: Storage, clock: FakeClock
) -> None:
    fill(storage)
    whole = len(sealed_values(storage))

    clock.advance(days=29)
    storage.purge()
    before = len(sealed_values(storage))
    clock.advance(days=2)
    storage.purge()
    after = len(sealed_values(storage))
    posted = storage.turns.posted("T1", "answer:k1")
    clock.advance(days=700)
    storage.purge()

    assert (before, after) == (whole, whole - 2)  # the request and the post
    assert len(sealed_values(storage)) == 2  # the questionnaire, and how a target has gone
    assert (posted, storage.turns.posted("T1", "answer:k1")) == ("5.5", None)


def test_what_is_not_done_yet_is_never_purged(storage: Storage, clock: FakeClock) -> None:
    storage.deliveries.accept(Incoming("T1", "D1", "k1", "1", {"text": "hi"}))

    clock.advance(days=365)
    storage.purge()

    assert isinstance(storage.deliveries.claim(), Delivery)


def test_more_than_a_batch_is_purged_as_well(storage: Storage, clock: FakeClock) -> None:
    for number in range(upkeep.BATCH + 10):
        storage.deliveries.accept(Incoming("T1", "C1", f"k{number}", "1", {}))
    while (delivery := storage.deliveries.claim()) is not None:
        while isinstance(delivery, Delivery):
            nothing = storage.deliveries.work("T1", "C1", delivery.lease)
            delivery = storage.deliveries.handled(delivery, nothing)
    clock.advance(days=31)

    storage.purge()

    with storage.database.reading() as tx:
        assert tx.connection.execute(select(tables.inbox.c.id)).all() == []


def test_a_conversation_is_forgotten_with_the_last_of_its_requests(
    storage: Storage, clock: FakeClock
) -> None:
    fill(storage)
    storage.deliveries.accept(Incoming("T1", "D2", "k2", "1", {"text": "hi"}))

    clock.advance(days=29)
    storage.purge()
    before = known(storage)
    clock.advance(days=2)
    storage.purge()

    assert (before, known(storage)) == (["D1", "D2"], ["D2"])


def test_what_delivery_kept_of_a_deleted_question_is_erased_with_it(storage: Storage) -> None:
    fill(storage)
    storage.deliveries.accept(Incoming("T1", "D1", "k2", "2", {"previous_message": {"text": SECRET}}))
    delivery = storage.deliveries.claim()
    assert isinstance(delivery, Delivery)
    work = storage.deliveries.work("T1", "D1", delivery.lease)
    work.forget("k1")

    storage.deliveries.handled(delivery, work)

    assert delivery_keeps(storage) == []


def known(storage: Storage) -> list[str]:
    with storage.database.reading() as tx:
        key = tables.conversations.c.key
        return list(tx.connection.execute(select(key).order_by(key)).scalars())


def delivery_keeps(storage: Storage) -> list[bytes]:
    with storage.database.reading() as tx:
        columns = (tables.inbox.c.body, tables.outbox.c.arguments)
        found = (tx.connection.execute(select(one).where(one.is_not(None))).scalars() for one in columns)
        return [value for values in found for value in values]


def test_payload_retention_can_be_shortened(storage: Storage, clock: FakeClock) -> None:
    fill(storage)
    whole = len(sealed_values(storage))

    clock.advance(days=2)
    upkeep.purge(storage.database, payloads=timedelta(days=1))

    assert len(sealed_values(storage)) == whole - 2


def test_a_draft_is_kept_for_two_years_after_it_was_last_touched(storage: Storage, clock: FakeClock) -> None:
    begun = replace(draft(), started=clock())
    keep_draft(storage, begun, 0)
    clock.advance(days=400)
    keep_draft(storage, begun.add(Skipped("effort", "action:1", clock())), 0)

    clock.advance(days=400)
    storage.purge()
    known = len(storage.drafts.all("T1"))
    clock.advance(days=331)
    storage.purge()

    assert (known, storage.drafts.all("T1")) == (1, [])


def keep_draft(storage: Storage, kept: Draft, known: int) -> None:
    work = storage.deliveries.work("T1", "D1")
    work.keep_draft(kept, known)
    storage.deliveries.commit(work)
