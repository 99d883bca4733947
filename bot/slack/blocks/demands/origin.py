"""Origin: what a demand or gap begins with, as the button that begins it carries it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bot.domain.drafting.entries import Kind
from bot.slack.blocks.text import shortened

if TYPE_CHECKING:
    from bot.domain.dossier import Edition

LONGEST: Final = 1_500
_PARTED: Final = "|"
_PARTS: Final = 4


@dataclass(frozen=True, slots=True)
class Origin:
    """What is to be stated in which strategy, the guideline where it is known, and words to begin with."""

    kind: Kind
    dossier: str = ""
    guideline: str = ""
    words: str = ""

    def __str__(self) -> str:
        """Return it as a button carries it."""
        return _PARTED.join((self.kind.value, self.dossier, self.guideline, shortened(self.words, LONGEST)))

    def within(self, edition: Edition) -> Origin:
        """Return it within one strategy."""
        strategy = edition.dossier.strategy
        guideline = self.guideline if strategy.guideline(self.guideline) else ""
        return replace(self, dossier=strategy.id, guideline=guideline)


def read_origin(written: str) -> Origin | None:
    """Return what a button carries, None where it carries no such thing."""
    kind, *rest = written.split(_PARTED, _PARTS - 1)
    known = kind in set(Kind) and len(rest) == _PARTS - 1
    return Origin(Kind(kind), *rest) if known else None
