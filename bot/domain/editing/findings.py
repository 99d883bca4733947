"""Findings: what the review says about a draft, in the words of those who do not see its files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.dossier_review import Severity, review
from bot.domain.dossier_review.remarks import STRATEGY
from bot.domain.editing.items import NOT_YET, Item, Kind, names

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from bot.domain.dossier import Dossier
    from bot.domain.dossier_review import Remark
    from bot.domain.dossier_review.remarks import Place
    from bot.domain.strategy import Decision, Strategy

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
_ELSEWHERE = "That stands in a file of its own: change it there, and load it."
_UNCHOSEN = "it is not said which option was chosen"
_CHOOSE = "Open the decision, press “Choice and reasons”, and say which option was chosen and why."
_LISTS: Mapping[str, Kind] = {
    "areas": Kind.AREA,
    "guidelines": Kind.GUIDELINE,
    "decisions": Kind.DECISION,
    "targets": Kind.TARGET,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What is to be said about an item (None: the strategy as a whole), and what to do about it.

    `reasons`: it is about the choice of a decision and its reasons.
    """

    severity: Severity
    item: Item | None
    where: str
    text: str
    todo: str
    reasons: bool = False

    @property
    def blocks(self) -> bool:
        """Whether it keeps the draft from being published."""
        return self.severity is Severity.ERROR


def findings(dossier: Dossier) -> list[Finding]:
    """Return what the review of a dossier says, errors first."""
    known = names(dossier.strategy)
    say = _by_name(known)
    remarks = (remark for remark in review(dossier) if not _premature(dossier, remark))
    found = [_finding(dossier.strategy, remark, known, say) for remark in remarks]
    return sorted(found, key=lambda finding: not finding.blocks)


def adopted(strategy: Strategy) -> date:
    """Return when a changed strategy was adopted at the earliest: no decision in it can be later."""
    return max([strategy.adopted, *(decision.decided_on for decision in strategy.decisions)])


def _finding(
    strategy: Strategy, remark: Remark, known: Mapping[Item, str], say: Callable[[re.Match[str]], str]
) -> Finding:
    if remark.file != STRATEGY:
        text = _ID.sub(say, remark.text)
        return Finding(remark.severity, None, remark.file.capitalize(), text, remark.todo or _ELSEWHERE)
    item = _item(strategy, remark.place)
    where, decision = _where(strategy, item, known), _decision(strategy, remark.place)
    if decision and remark.place[-1] == "chosen" and decision.chosen == NOT_YET:
        return Finding(remark.severity, item, where, _UNCHOSEN, _CHOOSE, reasons=True)
    text = _ID.sub(say, remark.text)
    return Finding(remark.severity, item, where, text, remark.todo, _about_reasons(remark.place))


def _premature(dossier: Dossier, remark: Remark) -> bool:
    """Say whether a remark is about reasons, before a choice was made."""
    decision = _decision(dossier.strategy, remark.place)
    if decision is None or decision.chosen != NOT_YET:
        return False
    return _about_reasons(remark.place) and remark.place[-1] != "chosen"


def _about_reasons(place: Place) -> bool:
    match place:
        case ("decisions", int(), "options", int()) | (
            "decisions",
            int(),
            "chosen" | "because" | "revisit_if",
        ):
            return True
    return False


def _decision(strategy: Strategy, place: Place) -> Decision | None:
    match place:
        case ("decisions", int(at), *_):
            return strategy.decisions[at]
    return None


def _item(strategy: Strategy, place: Place) -> Item | None:
    match place:
        case ("decisions", int(at), "options", int(nth), *_):
            decision = strategy.decisions[at]
            return Item(Kind.OPTION, (decision.id, decision.options[nth].id))
        case (str(listed), int(at), *_) if listed in _LISTS:
            return Item(_LISTS[listed], (getattr(strategy, listed)[at].id,))
    return None


def _where(strategy: Strategy, item: Item | None, known: Mapping[Item, str]) -> str:
    if item is None:
        return strategy.title
    if item.kind is not Kind.OPTION:
        return f"{item.kind.value.capitalize()} “{known[item]}”"
    question = known[Item(Kind.DECISION, item.path[:1])]
    return f"Decision “{question}”, option “{known[item]}”"


def _by_name(known: Mapping[Item, str]) -> Callable[[re.Match[str]], str]:
    """Return what puts names in the place of ids."""
    named = {item.id: name for item, name in known.items()}
    return lambda found: named.get(found[0], found[0])
