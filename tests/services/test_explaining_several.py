"""Explaining where several strategies are in use: everybody is answered from their own."""

from __future__ import annotations

import pytest

from bot.domain.question import Question
from bot.domain.reply import Reply
from bot.domain.strategy_sections import sections
from bot.domain.wording import as_markdown
from bot.services.answering import Answering
from bot.services.explaining import Explaining, Explanation
from bot.services.routing import Routing
from knowledge.passages import Passage, Shelf
from tests.dossiers import AREAS, DECISION, PEOPLE, dossier, option
from tests.fakes.clock import FakeClock
from tests.fakes.composers import EchoComposer
from tests.fakes.dossiers import FakeDossiers
from tests.fakes.passages import FakePassages

CLINIC = dossier(
    strategy={
        "id": "clinic", "title": "Healthy 2030", "organisation": "Brightwater Clinics",
        "areas": [{**AREAS[0], "name": "Nursing", "head": "Chief nurse"}, *AREAS[1:]],
        "decisions": [
            {
                **DECISION, "question": "Should each ward keep its own record?",
                "options": [
                    {**option("o-keep", 2), "name": "Keep the ward records"},
                    {**option("o-one", 4), "name": "One patient record", "summary": "In one place."},
                ],
                "because": ["Allergies are missed."],
            }
        ],
    },
    people=[{**PEOPLE[0], "id": "p-nurse", "role": "Chief nurse", "timezone": "Europe/London"}],
)  # fmt: skip
MEMO = Passage("clinic/memo", Shelf.COMPANY, "Ward memo", ("Beds",), "Beds move.")
RULES = Passage("rules", Shelf.COMPANY, "House rules", ("Doors",), "Doors close at six.")


@pytest.fixture
def dossiers() -> FakeDossiers:
    kept = FakeDossiers(FakeClock())
    kept.keep("W1", dossier())
    kept.keep("W1", CLINIC)
    return kept


@pytest.fixture
def shelf(dossiers: FakeDossiers) -> FakePassages:
    """Return a shelf on which the clinic's passages are found before the bakery's."""
    told = [
        Passage(f"{one.dossier.strategy.id}/{at}", Shelf.COMPANY, one.title, section.heading, section.text)
        for one in reversed(dossiers.current("W1"))
        for at, section in enumerate(sections(one.dossier.strategy))
    ]
    return FakePassages([MEMO, *told, RULES], workspace="W1")


@pytest.fixture
def explaining(dossiers: FakeDossiers, shelf: FakePassages) -> Explaining:
    return Explaining(dossiers, shelf, None, 0.25)


def asked(explaining: Explaining, question: str, asker: str, *history: str) -> Explanation:
    return explaining.explain(Question(question, "W1", history, asker=asker))


@pytest.mark.parametrize(
    ("asker", "edition"),
    [("p-shops", "bakery-strategy#1"), ("head of ovens", "bakery-strategy#1"), ("p-nurse", "clinic#1")],
)
def test_everybody_is_answered_from_their_own_strategy(explaining: Explaining, asker: str, edition: str):
    assert asked(explaining, "Why did we choose one?", asker).edition == edition
    assert asked(explaining, "What does the strategy mean for me?", asker).edition == edition


@pytest.mark.parametrize(
    "question",
    ["Why one patient record?", "Why does Brightwater do this?", "What does it all mean for Nursing?"],
)
def test_what_only_another_strategy_has_is_answered_from_that(explaining: Explaining, question: str):
    assert asked(explaining, question, "p-shops").edition == "clinic#1"


def test_a_follow_up_stays_with_the_strategy_that_was_named(explaining: Explaining):
    follow_up = asked(explaining, "And what would reopen it?", "p-shops", "Why one patient record?")

    assert follow_up.edition == "clinic#1"


def test_whoever_is_unknown_is_answered_from_what_is_found_first(explaining: Explaining):
    assert asked(explaining, "Why one?", "").edition == "clinic#1"


def test_nothing_of_another_strategy_is_said_and_what_belongs_to_none_stays(
    explaining: Explaining, shelf: FakePassages, dossiers: FakeDossiers
):
    asked(explaining, "When do doors close?", "p-shops")
    routing = Routing(Answering(shelf, EchoComposer(), None, 0.25), explaining, dossiers, shelf)
    routing.answer(Question("What is a door?", "W1", asker="p-shops"))

    assert all(question.without == {"clinic"} for question in shelf.asked)
    found = {one.passage.document for one in shelf.search(shelf.asked[-1], 50).found}
    assert found == {"House rules", dossiers.current("W1")[0].title}


def test_an_answer_says_which_of_several_strategies_it_comes_from(explaining: Explaining):
    response = asked(explaining, "Why did we choose one?", "p-nurse").response

    assert isinstance(response, Reply)
    assert as_markdown(response).startswith("_From “Healthy 2030 (version 1)”._\n\n")
