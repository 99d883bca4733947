"""Fates: what became of an option, said wherever something is told of one that was not chosen.

Whoever reads half an answer must not go away with a plan that is none. So this looks at what is said, and not
at who said it: a sentence of the strategy, of a document or of a language model alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple, assert_never

from bot.domain.reply import Heading, Listing, Paragraph, Statement
from bot.domain.strategy import Option
from bot.domain.strategy_sections import OF_OPTION, felt, spent
from knowledge.markdown import plain, sentences
from knowledge.words import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.domain.reply import Part
    from bot.domain.strategy import Decision, Strategy

Bearing = Callable[[Option], Sequence[int]]
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

    def marked(self, parts: Iterable[Part], bearing: Bearing) -> tuple[Part, ...]:
        """Return what is said so that whatever is told of an option that was not chosen says so.

        `bearing` cites what bears out that an option was not chosen.
        """
        told: list[Part] = []
        for part in (one for each in parts for one in self._marked(each, bearing)):
            last = told[-1] if told else None
            if isinstance(part, Listing) and isinstance(last, Listing) and _are_alike(last, part):
                told[-1] = replace(last, items=(*last.items, *part.items))
            else:
                told.append(part)
        return tuple(told)

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

    def _marked(self, part: Part, bearing: Bearing) -> Iterator[Part]:
        match part:
            case Heading():
                yield part
            case Paragraph(statements):
                yield from self._parted(statements, bearing)
            case Listing():
                yield self._listed(part, bearing)
            case _:
                assert_never(part)

    def _parted(self, statements: Sequence[Statement], bearing: Bearing) -> Iterator[Part]:
        for option, some in groupby(statements, key=self._quoted):
            if option is None:
                yield Paragraph(tuple(self._named(one, bearing) for one in some))
            else:
                yield _only(option, None, tuple(some), bearing)

    def _listed(self, listing: Listing, bearing: Bearing) -> Listing:
        if listing.lead and is_said(listing.lead.text):
            return listing
        options = [self._quoted(one) for one in listing.items]
        first = options[0]
        if first and all(one == first for one in options):
            return _only(first, listing, listing.items, bearing)
        items = tuple(
            _stated(option, item, bearing) if option else self._named(item, bearing)
            for option, item in zip(options, listing.items, strict=True)
        )
        return replace(listing, items=items)

    def _quoted(self, statement: Statement) -> Option | None:
        found = self.of(statement.text)
        return found.option if found and not found.named else None

    def _named(self, statement: Statement, bearing: Bearing) -> Statement:
        found = self.of(statement.text)
        if found is None:
            return statement
        text = f"{statement.text} (“{found.option.name}” was not chosen.)"
        return Statement(text, _with(statement.sources, bearing(found.option)))


def _only(option: Option, listing: Listing | None, items: Sequence[Statement], bearing: Bearing) -> Listing:
    """Return statements that are all about one option, under a line that says what became of it."""
    said = tuple(Statement(_bare(one.text, option), one.sources) for one in items)
    lead = Statement(untaken(option.name), _with(items[0].sources, bearing(option)))
    first = Statement(said[0].text, lead.sources)
    return Listing(lead, (first, *said[1:]), listing.ordered if listing else False)


def _are_alike(one: Listing, other: Listing) -> bool:
    """Say whether two lists are of the same option that was not chosen."""
    leads = {listing.lead.text if listing.lead else "" for listing in (one, other)}
    return len(leads) == 1 and is_said(leads.pop())


def _stated(option: Option, item: Statement, bearing: Bearing) -> Statement:
    text = f"{untaken(option.name)} {_bare(item.text, option)}"
    return Statement(text, _with(item.sources, bearing(option)))


def _with(sources: Sequence[int], more: Sequence[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys((*sources, *more)))


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


def _bare(text: str, option: Option) -> str:
    """Return what is told of an option without its name, which stands before it."""
    for before in (*(f"{lead} “{option.name}”: " for lead in OF_OPTION), f"{option.name}: "):
        text = text.removeprefix(before)
    return text.replace(f"“{option.name}” costs", "It would have cost")


def _squeezed(text: str) -> str:
    return "".join(plain(text).split()).casefold().rstrip(".")
