"""The catalogue: instruments as shipped (`<name>/v<version>.yaml`), and those in a company's own folder."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.instruments.loading import InstrumentError, load_instrument

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.instrument import Instrument

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All instruments that can be used, and what is wrong with files that can't."""

    instruments: tuple[Instrument, ...]
    refused: tuple[InstrumentError, ...] = ()

    @property
    def newest(self) -> list[Instrument]:
        """The newest version of each instrument, in the order of the catalogue."""
        latest: dict[str, Instrument] = {}
        for instrument in self.instruments:
            known = latest.get(instrument.id)
            if known is None or known.version < instrument.version:
                latest[instrument.id] = instrument
        return list(latest.values())

    def instrument(self, name: str, version: int | None = None) -> Instrument:
        """Return an instrument, in its newest version unless one is named.

        Raises InstrumentError where there is none.
        """
        for one in self.newest if version is None else self.instruments:
            if one.id == name and version in (None, one.version):
                return one
        wanted = name if version is None else f"{name}@{version}"
        known = ", ".join(one.reference for one in self.instruments)
        raise InstrumentError(f"There is no instrument {wanted}. There are: {known}.")


@cache
def shipped() -> Catalogue:
    """Return the instruments that come with Plumbline. Raises InstrumentError where one is flawed."""
    loaded = _loaded(sorted(FOLDER.glob("*/v*.yaml")), ())
    if loaded.refused:
        raise loaded.refused[0]
    return loaded


def catalogue(own: Path, without: Path | None = None) -> Catalogue:
    """Return the shipped instruments and those of a company's folder; flawed files of it are left out.

    `without` is a file that is left out as well.
    """
    found = (path for path in own.rglob("*") if path.suffix in {".yaml", ".yml"})
    files = sorted(path for path in found if without is None or path.resolve() != without.resolve())
    return _loaded(files, shipped().instruments)


def _loaded(files: Sequence[Path], known: Sequence[Instrument]) -> Catalogue:
    instruments, refused = list(known), []
    # A file may take questions from one that comes later, so what is refused at first is tried again.
    for last in (False, True):
        waiting, files = files, []
        for path in waiting:
            try:
                instruments.append(load_instrument(path, instruments))
            except InstrumentError as error:
                files = [*files, path]
                if last:
                    refused.append(error)
    return Catalogue(tuple(instruments), tuple(refused))
