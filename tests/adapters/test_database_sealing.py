"""What people write is sealed, and can be sealed anew."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from bot.adapters.database import tables, upkeep
from bot.adapters.database.cipher import Cipher
from bot.adapters.database.storage import Storage, open_storage
from bot.adapters.database.transactions import Database
from bot.adapters.database.turns import SqlTurns
from bot.domain.disclosure import Counted
from bot.domain.errors import UnreadableError
from bot.domain.interview.entries import Said
from bot.services.changes import prompt_effect
from bot.services.delivery import Feedback, Incoming, Post
from bot.services.steps import Delivery, Sending, Sent
from tests.adapters.filling import SECRET, fill, sealed_values
from tests.databases import KEY
from tests.dossiers import dossier
from tests.interviews import interview

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes.clock import FakeClock

OTHER_KEY = bytes(reversed(KEY))
AT = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_what_people_write_is_nowhere_in_clear(tmp_path: Path, clock: FakeClock) -> None:
    storage = open_storage(f"sqlite:///{tmp_path}/plumbline.db", [KEY], clock)

    fill(storage)
    with_log = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    storage.close()
    closed = b"".join(path.read_bytes() for path in tmp_path.iterdir())

    assert b"answer:k1" in with_log
    assert SECRET.encode() not in with_log + closed


def test_what_people_write_is_sealed_in_every_database(storage: Storage) -> None:
    fill(storage)
    storage.dossiers.keep("T1", dossier(strategy={"summary": SECRET}))
    storage.releases.keep("T1", "understanding", 1, (frozenset({Counted("p1", "v1")}),), SECRET)

    values = sealed_values(storage)

    assert len(values) == len(tables.SEALED)
    assert all(SECRET.encode() not in value for value in values)


def test_a_request_that_came_to_nothing_is_not_kept(storage: Storage) -> None:
    storage.deliveries.accept(Incoming("T1", "C1", "k1", "1", {"text": SECRET}))
    delivery = storage.deliveries.claim()
    assert isinstance(delivery, Delivery)

    storage.deliveries.handled(delivery, storage.deliveries.work("T1", "C1", delivery.lease))

    assert sealed_values(storage) == []


def test_nothing_is_kept_of_a_request_whose_words_are_kept_elsewhere(storage: Storage) -> None:
    storage.deliveries.accept(Incoming("T1", "D1", "k1", "1", {"text": SECRET}))
    delivery = storage.deliveries.claim()
    assert isinstance(delivery, Delivery)
    work = storage.deliveries.work("T1", "D1", delivery.lease)
    said = Said("planning", "5.0", SECRET, None, "k1", AT)
    work.keep(interview().add(said), 0)
    work.confide()

    storage.deliveries.handled(delivery, work)

    assert len(sealed_values(storage)) == 1
    assert storage.interviews.all("T1") == [interview().add(said)]


def test_an_erased_interview_leaves_no_words(storage: Storage) -> None:
    fill(storage)
    before = len(sealed_values(storage))
    work = storage.deliveries.work("T1", "D1")
    work.post(Post(prompt_effect("k1", 0), "D1", "chat.postMessage", {"text": SECRET}))
    storage.deliveries.commit(work)
    erasing = storage.deliveries.work("T1", "D1")
    erasing.erase("k1")

    storage.deliveries.commit(erasing)

    assert len(sealed_values(storage)) == before - 1
    assert storage.interviews.all("T1") == []


def test_the_latest_feedback_of_a_person_counts(storage: Storage) -> None:
    fill(storage)
    work = storage.deliveries.work("T1", "D1")
    work.feedback(Feedback("k1", "U1", useful=False, comment="on second thoughts", at=AT))

    storage.deliveries.commit(work)

    with storage.database.reading() as tx:
        row = tx.connection.execute(select(tables.feedback)).one()
        comment = tx.open(row.comment, tables.feedback.c.comment, "T1", "k1", "U1")
    assert (row.useful, comment) == (False, "on second thoughts")


def test_a_forgotten_turn_leaves_no_words(storage: Storage) -> None:
    fill(storage)
    work = storage.deliveries.work("T1", "D1")
    work.forget("k1")

    storage.deliveries.commit(work)

    with storage.database.reading() as tx:
        row = tx.connection.execute(select(tables.turns)).one()
        comments = tx.connection.execute(select(tables.feedback.c.comment)).scalars().all()
    assert (row.asked, row.response, comments) == (None, None, [None])


def test_with_a_forgotten_turn_go_the_words_of_its_conversation_from_wherever_it_is_forgotten(
    storage: Storage,
) -> None:
    fill(storage)
    work = storage.deliveries.work("T1", "person:U1")
    work.forget("k1")

    storage.deliveries.commit(work)

    with storage.database.reading() as tx:
        received = tx.connection.execute(select(tables.inbox.c.body)).scalars().all()
        sent = tx.connection.execute(select(tables.outbox.c.arguments)).scalars().all()
    assert (received, sent) == ([None], [None])


def test_the_words_of_posts_are_erased_by_what_they_are_named_wherever_they_went(storage: Storage) -> None:
    work = storage.deliveries.work("T1", "person:U1")
    for effect, conversation in (("need:d1:a:U2", "U2"), ("need:d10:a:U2", "U2"), ("home:U3", "U3")):
        method = "views.publish" if effect.startswith("home") else "chat.postMessage"
        work.post(Post(effect, conversation, method, {"text": "words"}))
    storage.deliveries.commit(work)
    step = storage.deliveries.claim()
    while isinstance(step, Sending):
        step = storage.deliveries.sent(step, Sent("1.0"))
    erasing = storage.deliveries.work("T1", "person:U4")
    erasing.erase_posts("need:d1:")

    storage.deliveries.commit(erasing)

    left = select(tables.outbox.c.effect).where(tables.outbox.c.arguments.is_not(None))
    with storage.database.reading() as tx:
        assert tx.connection.execute(left).scalars().all() == ["need:d10:a:U2"]


def test_a_request_that_cannot_be_read_does_not_hold_up_the_next(storage: Storage) -> None:
    for key in ("k1", "k2"):
        storage.deliveries.accept(Incoming("T1", "D1", key, key, {"text": "hi"}))
    with storage.database.writing() as tx:
        tx.connection.execute(update(tables.inbox).where(tables.inbox.c.key == "k1").values(body=b"spoilt"))

    step = storage.deliveries.claim()

    assert isinstance(step, Delivery)
    assert step.key == "k2"


def test_a_post_that_cannot_be_read_does_not_hold_up_the_next(storage: Storage) -> None:
    work = storage.deliveries.work("T1", "D1")
    for effect in ("a", "b"):
        work.post(Post(effect, "D1", "chat.postMessage", {}))
    storage.deliveries.commit(work)
    with storage.database.writing() as tx:
        spoil = update(tables.outbox).where(tables.outbox.c.effect == "a").values(arguments=b"spoilt")
        tx.connection.execute(spoil)

    step = storage.deliveries.claim()

    assert isinstance(step, Sending)
    assert step.post.effect == "b"


def test_rotation_seals_everything_with_the_new_key(storage: Storage, clock: FakeClock) -> None:
    fill(storage)
    storage.dossiers.keep("T1", dossier(strategy={"summary": SECRET}))
    storage.deliveries.accept(Incoming("T1", "D1", "k2", "2", {"text": "hi"}))
    both = Database(storage.database.engine, Cipher([OTHER_KEY, KEY]), clock)
    new_only = Database(storage.database.engine, Cipher([OTHER_KEY]), clock)

    count = upkeep.rotate(both)
    again = upkeep.rotate(both)

    assert (count, again) == (13, 0)
    assert SqlTurns(new_only).history("T1", "D1", "1", before="2") == [f"Why {SECRET}?"]


def test_rotation_says_when_the_old_key_is_missing(storage: Storage, clock: FakeClock) -> None:
    fill(storage)

    with pytest.raises(UnreadableError, match="No key in PLUMBLINE_KEYS"):
        upkeep.rotate(Database(storage.database.engine, Cipher([OTHER_KEY]), clock))
