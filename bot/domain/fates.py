"""Fates: what became of an option, known by whatever is told of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from bot.domain.strategy_sections import felt, spent
from knowledge.markdown import plain, sentences
from knowledge.words import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.domain.strategy import Decision, Option, Strategy

TELLING: Final = 25
"""Letters from which on a text is known within another one, and not only where it stands alone."""
NAMING: Final = 2
"""Words of an option's name that name it, whatever else is said."""
_SAID: Final = re.compile(r"\bnot (?:chosen|taken)\b|\(it was not\)", re.IGNORECASE)
_UNREAL: Final = re.compile(
    r"\b(?:not?|never|would|could|had|instead of|rather than|against)\b|n['’]t\b"
    r"|\b(?:reject|declin|dismiss|turned? down|ruled? out)\w*",
    re.IGNORECASE,
)
"""How documents speak of an option that was not chosen, so that nobody takes it for the plan."""


class Untaken(NamedTuple):
    """An option that was not chosen, and whether a text gives its words or only its name."""

    option: Option
    named: bool = False


def untaken(name: str) -> str:
    """Return the words that go before what an option would have meant."""
    return f"If “{name}” had been chosen (it was not):"


def is_said(text: str) -> bool:
    """Say whether a text tells by itself that what it speaks of was not chosen."""
    return bool(_SAID.search(text))


class Fates:
    """What became of the options of some strategies, found by what is told of them."""

    def __init__(self, strategies: Iterable[Strategy]) -> None:
        self._told: dict[str, Option | None] = {}
        self._names: list[tuple[Option, str]] = []
        self._stems: list[tuple[Option, set[str]]] = []
        self._chosen: set[str] = set()
        decisions = [(strategy, one) for strategy in strategies for one in strategy.decisions]
        for strategy, decision in decisions:
            self._learn(strategy, decision)
        self._plans = [_squeezed(one.name) for _, each in decisions if (one := each.option(each.chosen))]

    def of(self, text: str) -> Untaken | None:
        """Return the option that was not chosen and that a text tells of without a word on that."""
        return None if is_said(text) else self.about(text)

    def about(self, text: str) -> Untaken | None:
        """Return the option that was not chosen and that a text tells of."""
        whole = _squeezed(text)
        held = [told for told in self._told if len(told) >= TELLING and told in whole]
        known = [form for form in map(_squeezed, _forms(text)) if form in self._told]
        if longest := max((*held, *known), key=len, default=""):
            option = self._told[longest]
            return Untaken(option) if option else None
        if _UNREAL.search(text) or any(plan in whole for plan in self._plans):
            return None
        named = next((option for option, name in self._names if name in whole), None) or self._row(text)
        return Untaken(named, named=True) if named else None

    def _row(self, text: str) -> Option | None:
        """Return the option whose name, or a part that no other has, stands before a colon as in a table."""
        before, colon, _ = text.partition(": ")
        words = stems(before) if colon else set()
        alike = [one for one, names in self._stems if words and words <= names]
        return alike[0] if len(alike) == 1 and alike[0].id not in self._chosen else None

    def _learn(self, strategy: Strategy, decision: Decision) -> None:
        self._told |= dict.fromkeys(map(_squeezed, (*decision.because, *decision.revisit_if)))
        self._stems += [(one, stems(one.name)) for one in decision.options]
        self._chosen.add(decision.chosen)
        for option in sorted(decision.options, key=lambda one: one.id == decision.chosen):
            chosen = option.id == decision.chosen
            for text in map(_squeezed, _texts(strategy, decision, option)):
                # What holds of the chosen one as well is no wrong plan.
                self._told[text] = None if chosen or self._told.get(text, option) is None else option
            if not chosen and len(stems(option.name)) >= NAMING:
                self._names.append((option, _squeezed(option.name)))


def _texts(strategy: Strategy, decision: Decision, option: Option) -> Iterator[str]:
    """Yield everything that a strategy tells of an option, as it may be quoted."""
    against = [one.because for one in decision.rejected if one.option == option.id]
    for text in (option.summary, *option.risks, *against):
        yield text
        yield from sentences(text)
    for one in option.consequences:
        yield felt(strategy, one)
        yield one.text
        yield from sentences(one.text)
    yield f"“{option.name}” costs {spent(option.cost)}."


def _forms(text: str) -> Iterator[str]:
    """Yield the ways to read a text: whole, without the words before a colon, a sentence at a time."""
    for each in (text, *sentences(text)):
        parts = each.split(": ")
        yield from (": ".join(parts[at:]) for at in range(len(parts)))


def _squeezed(text: str) -> str:
    return "".join(plain(text).split()).casefold().rstrip(".")
