"""Whether a question is about the company's strategy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.question import Question
from bot.domain.reply import Pleasantry, Reply
from bot.domain.strategy_sections import sections
from bot.domain.wording import as_markdown
from bot.services.answering import Answering
from bot.services.explaining import Explaining
from bot.services.routing import Routing
from knowledge.passages import Passage, Shelf
from tests.dossiers import dossier
from tests.fakes.clock import FakeClock
from tests.fakes.composers import EchoComposer
from tests.fakes.dossiers import FakeDossiers
from tests.fakes.passages import FakePassages

if TYPE_CHECKING:
    from bot.domain.dossier import Dossier

FRAMEWORK = Passage("fit", Shelf.FRAMEWORK, "Fit", ("Fit",), "Fit joins market and organisation.")
BAKERY = dossier()
MEMO = Passage("memo", Shelf.COMPANY, "Memo", ("Flour",), "Flour comes from two mills.")


@pytest.fixture
def strategy() -> list[Passage]:
    edition = FakeDossiers(FakeClock()).keep("W1", dossier())
    return [
        Passage(" › ".join(one.heading), Shelf.COMPANY, edition.title, one.heading, one.text)
        for one in sections(edition.dossier.strategy)
    ]


def routing(*found: Passage, loaded: Dossier | None = BAKERY) -> Routing:
    """Return a routing over these passages, the first found first."""
    dossiers, passages = FakeDossiers(FakeClock()), FakePassages(found)
    if loaded:
        dossiers.keep("W1", loaded)
    answering = Answering(passages, EchoComposer(), None, 0.25)
    return Routing(answering, Explaining(dossiers, passages, None, 0.25), dossiers, passages)


def explained(routing: Routing, question: Question) -> bool:
    response = routing.answer(question)
    return isinstance(response, Reply) and not as_markdown(response).startswith("You want to know")


def test_a_reason_is_explained_where_the_company_is_likelier_to_hold_it(strategy: list[Passage]):
    assert explained(routing(MEMO, *strategy), Question("Why one till?", "W1"))


def test_a_reason_is_answered_from_the_framework_where_that_is_likelier(strategy: list[Passage]):
    assert not explained(routing(*strategy, FRAMEWORK), Question("Why one till?", "W1"))


def test_what_ones_own_company_decided_is_explained_though_the_framework_knows_of_it(strategy: list[Passage]):
    knowing = routing(FRAMEWORK, *strategy)

    assert explained(knowing, Question("Why did we choose one till?", "W1"))
    assert explained(knowing, Question("What does one till mean for my area?", "W1"))


def test_anything_else_is_explained_where_the_strategy_is_found_first(strategy: list[Passage]):
    question = Question("Who decided on one till?", "W1")

    assert explained(routing(*strategy, MEMO), question)
    assert not explained(routing(MEMO, *strategy), question)


def test_without_a_dossier_everything_is_answered_as_ever(strategy: list[Passage]):
    assert not explained(routing(*strategy, loaded=None), Question("Why one till?", "W1"))


def test_guests_are_not_told_the_strategy(strategy: list[Passage]):
    asked = Question("Why one till?", "W1", shelves=(Shelf.FRAMEWORK,))

    assert not explained(routing(*strategy, FRAMEWORK), asked)


def test_small_talk_is_not_looked_up(strategy: list[Passage]):
    assert isinstance(routing(*strategy).answer(Question("Thank you!", "W1")), Pleasantry)


def test_what_only_a_document_of_the_strategy_tells_is_explained_too(strategy: list[Passage]):
    loaded = dossier(documents=({"name": "note.md", "text": "# A note on ovens\n\nOvens rest at night."},))
    note = Passage("note", Shelf.COMPANY, "A note on ovens", (), "Ovens rest at night.")
    question = Question("When do ovens rest?", "W1")

    assert explained(routing(note, *strategy, loaded=loaded), question)
    assert not explained(routing(FRAMEWORK, note, loaded=loaded), question)
