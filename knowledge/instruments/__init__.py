"""The instruments that are shipped, those that a company brings, and the rules that both keep."""

from knowledge.instruments.catalogue import Catalogue, catalogue, shipped
from knowledge.instruments.loading import InstrumentError, load_instrument, read_instrument
from knowledge.instruments.style import advice, faults

__all__ = [
    "Catalogue",
    "InstrumentError",
    "advice",
    "catalogue",
    "faults",
    "load_instrument",
    "read_instrument",
    "shipped",
]
