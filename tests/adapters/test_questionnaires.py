"""Interviews keep the questionnaire that they were begun with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.adapters.database.questionnaires import SqlInstruments
from tests.fakes.interviews import FakeInstruments
from tests.interviews import BUDGETS, MIXED, PLANNING, TINY, TRUST, instrument_of

if TYPE_CHECKING:
    from bot.adapters.database.storage import Storage
    from knowledge.instrument import Instrument

SHORTENED = instrument_of(("Governance", (PLANNING,)))
LATER = instrument_of(("Governance", (PLANNING, BUDGETS, TRUST)), version=2)


def pin(storage: Storage, instrument: Instrument) -> None:
    work = storage.deliveries.work("T1", "D1")
    work.pin(instrument)
    storage.deliveries.commit(work)


def test_what_nobody_has_begun_comes_from_the_catalogue(storage: Storage) -> None:
    instruments = SqlInstruments(storage.database, FakeInstruments(TINY, LATER, MIXED))

    assert instruments.instrument("T1", "tiny", 1) == TINY
    assert instruments.instrument("T1", "tiny", 3) is None
    assert {each.reference for each in instruments.newest("T1")} == {"tiny@2", "mixed@1"}


def test_a_version_that_was_changed_or_is_gone_stays_as_it_was_begun(storage: Storage) -> None:
    pin(storage, TINY)

    changed = SqlInstruments(storage.database, FakeInstruments(SHORTENED))
    gone = SqlInstruments(storage.database, FakeInstruments(LATER))

    assert changed.instrument("T1", "tiny", 1) == TINY
    assert gone.instrument("T1", "tiny", 1) == TINY
    assert gone.instrument("T2", "tiny", 1) is None


def test_the_first_of_a_version_stays(storage: Storage) -> None:
    pin(storage, MIXED)
    pin(storage, instrument_of(("Governance", (TRUST,)), name="mixed"))

    assert SqlInstruments(storage.database, FakeInstruments()).instrument("T1", "mixed", 1) == MIXED
