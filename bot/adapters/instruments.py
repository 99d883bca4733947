"""The catalogue of instruments as a port: every workspace can use all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.instruments import InstrumentError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.instrument import Instrument
    from knowledge.instruments import Catalogue


class CatalogueInstruments:
    """The instruments of a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def newest(self, workspace: str) -> Sequence[Instrument]:
        """Return the newest version of each."""
        del workspace
        return self._catalogue.newest

    def instrument(self, workspace: str, instrument_id: str, version: int) -> Instrument | None:
        """Return one version, also an old one; None where there is no such."""
        del workspace
        try:
            return self._catalogue.instrument(instrument_id, version)
        except InstrumentError:
            return None
