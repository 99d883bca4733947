"""Questionnaires as interviews were begun with them: each keeps its own, whatever becomes of the file."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.adapters.database.interview_tables import questionnaires
from bot.adapters.database.transactions import Insert, insert_into
from knowledge.instrument import Instrument

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.adapters.database.transactions import Database, Row, Transaction
    from bot.services.ports import Instruments

_c = questionnaires.c


def sealed(database: Database, workspace: str, instrument: Instrument) -> Row:
    """Return a questionnaire as a row."""
    body = instrument.model_dump_json(by_alias=True)
    this = workspace, instrument.id, str(instrument.version)
    return {
        "workspace": workspace, "instrument": instrument.id, "version": instrument.version,
        "body": database.seal(body, _c.body, *this),
    }  # fmt: skip


def keep(tx: Transaction, row: Row) -> None:
    """Store a questionnaire; the first of its version stays."""
    tx.connection.execute(_keep(tx.dialect), {**row, "at": tx.now})


class SqlInstruments:
    """The instruments of a catalogue, and behind them those that interviews were begun with."""

    def __init__(self, database: Database, catalogue: Instruments) -> None:
        self._database = database
        self._catalogue = catalogue
        self._opened: dict[tuple[str, str, int], Instrument] = {}

    def newest(self, workspace: str) -> Sequence[Instrument]:
        """Return the newest version of each that can be begun."""
        return self._catalogue.newest(workspace)

    def instrument(self, workspace: str, instrument_id: str, version: int) -> Instrument | None:
        """Return one version: as interviews were begun with it, or else as the catalogue has it."""
        this = workspace, instrument_id, version
        if this not in self._opened:
            kept = self._kept(*this)
            if kept is None:
                return self._catalogue.instrument(*this)
            self._opened[this] = kept
        return self._opened[this]

    def _kept(self, workspace: str, instrument_id: str, version: int) -> Instrument | None:
        query = select(_c.body).where(
            _c.workspace == workspace, _c.instrument == instrument_id, _c.version == version
        )
        with self._database.reading() as tx:
            body = tx.connection.execute(query).scalar()
            if body is None:
                return None
            text = tx.open(body, _c.body, workspace, instrument_id, str(version))
        return Instrument.model_validate_json(text)


@cache
def _keep(dialect: str) -> Insert:
    return insert_into(questionnaires, dialect).on_conflict_do_nothing()
