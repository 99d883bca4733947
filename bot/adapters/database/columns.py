"""Columns: what all tables are made of."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, Integer, MetaData, TypeDecorator

if TYPE_CHECKING:
    from sqlalchemy import Dialect

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

metadata = MetaData()
Id = BigInteger().with_variant(Integer, "sqlite")  # only an INTEGER counts up by itself in SQLite


class Instant(TypeDecorator[datetime]):
    """A moment in UTC, kept as microseconds, so that both databases order and return it alike."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Turn a moment into a number."""
        del dialect
        return None if value is None else (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """Turn a number into a moment."""
        del dialect
        return None if value is None else _EPOCH + value * _MICROSECOND
