"""An inquiry: a question about a strategy, understood as far as it goes without answering it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.why import TOLD, Kind, asks_cost, asks_who_decided, kind_of
from bot.services.explaining.focusing import focus
from knowledge.following import in_context

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.dossier import Edition
    from bot.domain.question import Question
    from bot.domain.strategy import Area, Decision, Option, Strategy
    from bot.services.explaining.focusing import Focus
    from knowledge.passages import Found

_OWN: Final = re.compile(r"\b(?:my|our|us|we|me|i|here)\b", re.IGNORECASE)
_WHOLE: Final = re.compile(
    r"^(?:\w+\W+){0,5}(?:this|our|the) (?:IT )?strategy(?:,? and not (?:another|any other)(?: one)?)?\W*$",
    re.IGNORECASE,
)
_OF_THE_WHOLE: Final = {Kind.WHY_CHOSEN, Kind.WHY_NOT}
_ALL: Final = re.compile(r"\b(?:options|alternatives)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What is asked of which strategy, by whom. `focus` is None where no decision has to do with it."""

    asked: str
    kind: Kind
    edition: Edition
    focus: Focus | None
    asker: Area | None

    @property
    def strategy(self) -> Strategy:
        """The strategy that it is about."""
        return self.edition.dossier.strategy

    @property
    def decision(self) -> Decision | None:
        """The decision that the strategy itself can tell about; other questions are searched for."""
        told = self.kind in TOLD or asks_cost(self.asked) or asks_who_decided(self.asked)
        return self.focus.decision if self.focus and told else None

    @property
    def is_whole(self) -> bool:
        """Whether it is about the strategy as a whole, and not about one of its decisions."""
        return self.kind in _OF_THE_WHOLE and bool(_WHOLE.search(self.asked))

    @property
    def options(self) -> tuple[Option, ...]:
        """The options that are named, the clearest first; none where all of them are asked about."""
        return () if self.focus is None or _ALL.search(self.asked) else self.focus.options

    @property
    def mistaken(self) -> Option | None:
        """The option that the question takes for chosen and that was not; None without such a mistake."""
        decision = self.decision
        if decision is None or self.kind is not Kind.WHY_CHOSEN or not self.options:
            return None
        chosen = decision.option(decision.chosen)
        return None if chosen in self.options else self.options[0]

    @property
    def area(self) -> Area | None:
        """The area whose consequences come first: the asker's own, unless another is named."""
        named = self.focus.area if self.focus else None
        return self.asker if self.asker and (_OWN.search(self.asked) or named is None) else named


def inquire(question: Question, editions: Sequence[Edition], found: Sequence[Found]) -> Inquiry:
    """Understand a question from its words, who asks it, and what it found."""
    edition, asked = _meant(editions, found), question.text
    about = focus(edition.dossier.strategy, in_context(asked, question.history), found)
    return Inquiry(asked, kind_of(asked), edition, about, edition.dossier.area_of(question.asker))


def _meant(editions: Sequence[Edition], found: Sequence[Found]) -> Edition:
    """Return the edition whose strategy was found first, or else the first."""
    places = {document: -at for at, document in enumerate(one.passage.document for one in found)}
    return max(editions, key=lambda one: places.get(one.title, -len(found)))
