"""The strategy for itself: decisions that are complete, guidelines that are decided, targets that cover."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.dossier_review.remarks import STRATEGY, About, Place, Remark, error, unknown, warning
from bot.domain.strategy import Decision, Option, Perspective, Strategy
from bot.domain.targets.saying import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_UNDECIDED: Final = "Guidelines that no decision belongs to, so that nobody can be told why they are so"
_OUTSCORED: Final = "Decisions where another option has a higher weighted score; expect to be asked why"
_UNEXPLAINED: Final = "Options that were not taken, without a reason why not"
_UNREASONED: Final = "Decisions without a reason for what was chosen"
_CLOSED: Final = "Decisions of which nothing says what would reopen them"
_SILENT: Final = "Options that say nothing of areas that their guideline affects most"
_UNCOVERED: Final = "Perspectives without a target, so that the balanced scorecard has a hole there"


def strategy_remarks(strategy: Strategy) -> list[Remark]:
    """Return what does not fit together in `strategy.yaml`, and what is missing in it."""
    return [*_guidelines(strategy), *_decisions(strategy), *_targets(strategy)]


def _guidelines(strategy: Strategy) -> Iterator[Remark]:
    decided = {decision.guideline for decision in strategy.decisions}
    for at, guideline in enumerate(strategy.guidelines):
        yield from _areas(strategy, ("guidelines", at, "areas"), guideline.areas)
        if guideline.id not in decided:
            text = "no decision belongs to this guideline; nobody can be told why it is so"
            todo = "Add the decision that it rests on, with the options that there were."
            yield warning(STRATEGY, ("guidelines", at), text, About(_UNDECIDED, guideline.statement), todo)


def _areas(strategy: Strategy, place: Place, areas: Iterable[str]) -> Iterator[Remark]:
    known = tuple(area.id for area in strategy.areas)
    for at, area in enumerate(areas):
        if area not in known:
            yield unknown(STRATEGY, (*place, at), "area", area, known)


def _decisions(strategy: Strategy) -> Iterator[Remark]:
    for at, decision in enumerate(strategy.decisions):
        place: Place = ("decisions", at)
        yield from _guideline(strategy, place, decision.guideline)
        if decision.decided_on > strategy.adopted:
            text = f"this lies after the strategy was adopted ({strategy.adopted}); correct one of the dates"
            todo = "Correct the date of the decision, or publish with a later date of adoption."
            yield error(STRATEGY, (*place, "decided_on"), text, todo)
        yield from _choice(place, decision)
        yield from _reasons(place, decision)
        for nth, option in enumerate(decision.options):
            yield from _option(strategy, decision, (*place, "options", nth), option)


def _guideline(strategy: Strategy, place: Place, guideline: str) -> Iterator[Remark]:
    known = tuple(entry.id for entry in strategy.guidelines)
    if guideline not in known:
        yield unknown(STRATEGY, (*place, "guideline"), "guideline", guideline, known)


def _choice(place: Place, decision: Decision) -> Iterator[Remark]:
    options = tuple(option.id for option in decision.options)
    chosen = decision.option(decision.chosen)
    if chosen is None:
        yield unknown(STRATEGY, (*place, "chosen"), "option", decision.chosen, options)
    elif decision.weighted(chosen) < max(map(decision.weighted, decision.options)):
        text = "another option has a higher weighted score than the chosen one; expect to be asked why"
        todo = "Look at weights and scores, or say among the reasons what weighed more."
        yield warning(STRATEGY, (*place, "chosen"), text, About(_OUTSCORED, decision.question), todo)
    for at, rejection in enumerate(decision.rejected):
        where = (*place, "rejected", at, "option")
        if rejection.option not in options:
            yield unknown(STRATEGY, where, "option", rejection.option, options)
        elif rejection.option == decision.chosen:
            yield error(STRATEGY, where, "this option was chosen; it can't be rejected too")


def _reasons(place: Place, decision: Decision) -> Iterator[Remark]:
    explained = {decision.chosen, *(rejection.option for rejection in decision.rejected)}
    for at, option in enumerate(decision.options):
        if option.id not in explained:
            text = (
                "nothing under “rejected” says why this option was not taken; “why not …?” can't be answered"
            )
            todo = "Open the decision, press “Choice and reasons”, and say why not this one."
            about = About(_UNEXPLAINED, _option_name(decision, option))
            yield warning(STRATEGY, (*place, "options", at), text, about, todo)
    if not decision.because:
        text = "no reason is given for the chosen option; “why …?” can't be answered"
        todo = "Open the decision, press “Choice and reasons”, and say why this one."
        yield warning(STRATEGY, (*place, "because"), text, About(_UNREASONED, decision.question), todo)
    if not decision.revisit_if:
        text = "nothing says what would reopen the decision; add a condition, or expect to be asked"
        todo = "Open the decision, press “Choice and reasons”, and name a condition."
        yield warning(STRATEGY, (*place, "revisit_if"), text, About(_CLOSED, decision.question), todo)


def _option(strategy: Strategy, decision: Decision, place: Place, option: Option) -> Iterator[Remark]:
    concerned = [consequence.area for consequence in option.consequences]
    for at, area in enumerate(concerned):
        yield from _area(strategy, (*place, "consequences", at, "area"), area)
    guideline = strategy.guideline(decision.guideline)
    missing = [area for area in (guideline.areas if guideline else ()) if area not in concerned]
    if missing:
        text = f"no consequence is named for {', '.join(missing)}, which the guideline affects most"
        todo = "Open the option, and say what it means for each of these areas."
        named = ", ".join(area.name for area in strategy.areas if area.id in missing)
        about = About(_SILENT, f"{_option_name(decision, option)}: {named}")
        yield warning(STRATEGY, (*place, "consequences"), text, about, todo)
    yield from _scores(decision, place, option)


def _area(strategy: Strategy, place: Place, area: str) -> Iterator[Remark]:
    known = tuple(entry.id for entry in strategy.areas)
    if area not in known:
        yield unknown(STRATEGY, place, "area", area, known)


def _scores(decision: Decision, place: Place, option: Option) -> Iterator[Remark]:
    criteria = tuple(criterion.id for criterion in decision.criteria)
    for criterion in option.scores:
        if criterion not in criteria:
            yield unknown(STRATEGY, (*place, "scores", criterion), "criterion", criterion, criteria)
    missing = [criterion for criterion in criteria if criterion not in option.scores]
    if missing:
        text = f"a score from 1 to 5 is missing for {', '.join(missing)}"
        yield error(
            STRATEGY, (*place, "scores"), text, "Open the option, and give it a score by each criterion."
        )


def _targets(strategy: Strategy) -> Iterator[Remark]:
    for at, target in enumerate(strategy.targets):
        yield from _guideline(strategy, ("targets", at), target.guideline)
    covered = {target.perspective for target in strategy.targets}
    for perspective in Perspective:
        if perspective not in covered:
            name = NAMES[perspective]
            text = f"no target has the perspective “{name}”; the balanced scorecard has a hole there"
            about = About(_UNCOVERED, name)
            yield warning(STRATEGY, ("targets",), text, about, "Add a target with this perspective.")


def _option_name(decision: Decision, option: Option) -> str:
    return f"{decision.question} › {option.name}"
