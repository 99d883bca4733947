"""What a question is about: which decision, which option."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.explaining.focusing import focus
from bot.services.explaining.spelling import spelt_out
from knowledge.passages import Found, Passage, Shelf
from tests.dossiers import DECISION, dossier, option

if TYPE_CHECKING:
    from bot.domain.strategy import Strategy

OWN = {
    **option("o-own", 2),
    "name": "Own central baking office",
    "summary": "Our own people watch the ovens.",
}
TWO = {**option("o-two", 2), "name": "Two makes, one for the harbour", "summary": "The rest waits."}
OWNERS = {**option("o-owners", 4), "name": "Two owners", "summary": "Both sign for every make and system."}


def strategy(**changes: object) -> Strategy:
    watch = {**DECISION, "id": "d-watch", "question": "Who watches?", "options": [OWN, option("o-one", 4)]}
    makes = {**DECISION, "id": "d-makes", "question": "How many makes?", "options": [TWO, option("o-one", 4)]}
    owners = {
        **DECISION,
        "id": "d-owners",
        "question": "Who signs?",
        "options": [option("o-keep", 2), OWNERS],
    }
    return dossier(
        strategy={"decisions": [watch, makes, {**owners, "chosen": "o-owners", **changes}]}
    ).strategy


def test_an_acronym_stands_for_the_words_that_the_strategy_spells_out():
    told = focus(strategy(), "Why not a CBO of our own?", [_found("Who signs?")])

    assert told
    assert told.decision.id == "d-watch"
    assert [one.id for one in told.options] == ["o-own"]


def test_an_acronym_that_the_strategy_uses_itself_is_left_as_it_is():
    using = strategy(question="Who signs for the CBO?")

    assert spelt_out("Why no CBO?", using) == "Why no CBO?"
    assert spelt_out("Why no CBO?", strategy()) == "Why no CBO? (central baking office)"


def test_who_decided_and_words_apart_tell_less_than_words_that_stand_together():
    told = focus(
        strategy(decided_by="The signing group"),
        "Why did the signing group reject two makes?",
        [_found("Which?")],
    )

    assert told
    assert told.decision.id == "d-makes"


def _found(question: str) -> Found:
    return Found(Passage("one", Shelf.COMPANY, "One bakery", (question,), "Text."), 0.9, 0.5)
