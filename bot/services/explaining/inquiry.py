"""An inquiry: a question about a strategy, understood as far as it goes without answering it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.contents import contents_of
from bot.domain.sought import kinds_of
from bot.domain.strategy_sections import REOPENING
from bot.domain.weighed import weighed_by
from bot.domain.why import (
    TOLD,
    Kind,
    asks_cost,
    asks_strategy,
    asks_who_decided,
    is_negated,
    is_unreal,
    premise_of,
    supposes,
)
from bot.services.explaining.focusing import focus, is_about, is_called, known_by, named
from bot.services.explaining.naming import is_bare, is_gibberish
from knowledge.following import in_context
from knowledge.words import content_words, stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.contents import Contents
    from bot.domain.dossier import Edition
    from bot.domain.question import Question
    from bot.domain.strategy import Area, Decision, Option, Strategy
    from bot.domain.weighed import Weighed
    from bot.services.explaining.focusing import Focus
    from knowledge.passages import Found

CLOSE: Final = 0.36
"""The cosine from which on what was found tells what is asked for."""
_OWN: Final = re.compile(r"\b(?:my|our|us|we|me|i|here)\b", re.IGNORECASE)
_WHOLE: Final = re.compile(
    r"^(?:\w+\W+){0,5}(?:this|our|the) (?:IT )?strategy(?:,? and not (?:another|any other)(?: one)?)?\W*$",
    re.IGNORECASE,
)
_OF_THE_WHOLE: Final = {Kind.WHY_CHOSEN, Kind.WHY_NOT}
_TAKEN_FOR_GRANTED: Final = {Kind.CONSEQUENCE, Kind.PROCESS, Kind.NUMBERS}
"""What is asked about something that is taken to happen: when, who, what then."""
_ALL: Final = re.compile(
    r"\b(?:options|alternatives|possibilities|variants|choices)\b"
    r"|\b(?:two|three|four|five|six|all) (?:\w+ )?ways\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What is asked of which strategy, by whom. `focus` is None where no decision has to do with it.

    `is_bare` where it does not say which of several decisions it is about; `further` is what else is asked.
    """

    asked: str
    kind: Kind
    edition: Edition
    focus: Focus | None
    asker: Area | None
    is_bare: bool = False
    further: tuple[Kind, ...] = ()

    @property
    def strategy(self) -> Strategy:
        """The strategy that it is about."""
        return self.edition.dossier.strategy

    @property
    def decision(self) -> Decision | None:
        """The decision that the strategy itself can tell about; other questions are searched for."""
        if self.is_bare or self.contents or self.focus is None:
            return None
        decision = self.focus.decision
        about = is_about(decision, self.asked)
        costs = about and (self.weighed or (asks_cost(self.asked) and self.focus.is_certain))
        return decision if self.kind in TOLD or asks_who_decided(self.asked) or costs else None

    @property
    def beside(self) -> Decision | None:
        """Another decision that may be meant as well."""
        return self.focus.beside if self.focus and self.decision else None

    @property
    def contents(self) -> Contents | None:
        """What is to be listed of the strategy, None where something else is asked."""
        return contents_of(self.asked, (area.name for area in self.strategy.areas))

    @property
    def is_unreal(self) -> bool:
        """Whether it is about what would have been, had something else been chosen."""
        return is_unreal(self.asked)

    @property
    def supposed(self) -> tuple[Option, ...]:
        """The options not chosen of which it is asked what they would have meant: the one named, or all."""
        if self.decision is None or self.kind is not Kind.CONSEQUENCE or not self.is_unreal:
            return ()
        first = self.options[:1]
        if first and first[0].id != self.decision.chosen:
            return first
        others = tuple(one for one in self.decision.options if one.id != self.decision.chosen)
        return () if first and not is_negated(self.asked) else others

    @property
    def weighed(self) -> Weighed | None:
        """What the options of the decision are to be weighed by, None where something else is asked."""
        return weighed_by(self.asked, self.kind)

    @property
    def is_whole(self) -> bool:
        """Whether it is about the strategy as a whole, and not about one of its decisions."""
        reasons = self.kind in _OF_THE_WHOLE and bool(_WHOLE.search(self.asked))
        return reasons or asks_strategy(self.asked)

    @property
    def options(self) -> tuple[Option, ...]:
        """The options that are named, the clearest first; none where all of them are asked about."""
        return () if self.focus is None or _ALL.search(self.asked) else self.focus.options

    @property
    def premise(self) -> str | None:
        """What the question takes for granted in so many words."""
        return premise_of(self.asked)

    @property
    def mistaken(self) -> Option | None:
        """The option that the question takes for chosen and that was not; None without such a mistake."""
        if self.focus is None:
            return None
        decision = self.focus.decision
        options: tuple[Option, ...] = ()
        if self.premise and not is_negated(self.premise):
            options = named(decision, self.premise)
        elif self.kind is Kind.WHY_CHOSEN and self.focus.found in (None, *self.options[:1]):
            options = tuple(one for one in self.options if is_called(one, self.asked))
        elif self.kind in _TAKEN_FOR_GRANTED and not supposes(self.asked):
            options = tuple(
                one for one in known_by(self.strategy, decision, self.asked) if one == self.focus.found
            )
        wrong = options and decision.option(decision.chosen) not in options
        return options[0] if wrong else None

    @property
    def is_own(self) -> bool:
        """Whether people ask about themselves or what is theirs."""
        return bool(_OWN.search(self.asked))

    @property
    def area(self) -> Area | None:
        """The area whose consequences come first: the asker's own, unless another is clearly meant."""
        other = self.focus.area if self.focus else None
        if self.asker is None or other is None:
            return self.asker or other
        felt = Kind.CONSEQUENCE in (self.kind, *self.further) and _is_for(other, self.asked)
        return other if felt or (_is_in_full(other, self.asked) and not self.is_own) else self.asker


def _is_for(area: Area, asked: str) -> bool:
    """Say whether it is asked what something is for an area: `for Finance`, `must the plants give up`."""
    words = "|".join(map(re.escape, content_words(area.name)))
    before = r"\b(?:for|to|on|at|must|shall|should|will|does|do) (?:the |all )?"
    return bool(words and re.search(f"{before}(?:{words})", asked, re.IGNORECASE))


def _is_in_full(area: Area, asked: str) -> bool:
    """Say whether an area is named in full; a single word may be what a question is about."""
    words = stems(area.name)
    return len(words) > 1 and words <= stems(asked)


def inquire(question: Question, edition: Edition, found: Sequence[Found]) -> Inquiry:
    """Understand a question from its words, who asks it, and what it found."""
    asked = question.text
    about = focus(edition.dossier.strategy, in_context(asked, question.history), found)
    strategy, (kind, *further) = edition.dossier.strategy, _kinds(asked, found[0])
    told = kind in TOLD or asks_cost(asked) or asks_who_decided(asked) or bool(weighed_by(asked, kind))
    nameless = is_bare(question, strategy.areas) or is_gibberish(question, found)
    bare = told and len(strategy.decisions) > 1 and nameless
    return Inquiry(asked, kind, edition, about, edition.dossier.area_of(question.asker), bare, tuple(further))


def _kinds(asked: str, nearest: Found) -> tuple[Kind, ...]:
    """Return what is asked for; where the wording does not tell, what comes nearest may."""
    kinds, where = kinds_of(asked), (*nearest.passage.heading[-1:], *(hit.text for hit in nearest.hits[:1]))
    reopening = nearest.similarity >= CLOSE and any(one.startswith(REOPENING) for one in where)
    return (Kind.REVISIT,) if kinds == (Kind.PROCESS,) and reopening else kinds
