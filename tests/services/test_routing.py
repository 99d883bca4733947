"""Whether a question is about the company's strategy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.question import Question
from bot.domain.reply import Paragraph, Pleasantry, Reply, Source, Statement
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
    from collections.abc import Sequence

    from bot.domain.dossier import Dossier
    from bot.services.answering import Listener
    from knowledge.passages import Found

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


def routing(
    *found: Passage,
    loaded: Dossier | None = BAKERY,
    framework: float = 0.9,
    unsupported: tuple[str, ...] = (),
) -> Routing:
    """Return a routing over these passages, the first found first; the framework's are as near as said."""
    nearness = {Shelf.FRAMEWORK: framework, Shelf.COMPANY: 0.5}
    dossiers, passages = FakeDossiers(FakeClock()), FakePassages(found, unsupported, nearness=nearness)
    if loaded:
        dossiers.keep("W1", loaded)
    answering = Answering(passages, EchoComposer(), None, 0.25)
    return Routing(answering, Explaining(dossiers, passages, None, 0.25), dossiers, passages)


def test_a_question_goes_to_where_more_is_near(strategy: list[Passage]):
    question = Question("When does the oven rest?", "W1")

    assert routing(*strategy, FRAMEWORK, framework=0.3).is_about_strategy(question)
    assert not routing(*strategy, FRAMEWORK, framework=0.9).is_about_strategy(question)


def test_what_ones_own_company_decided_is_meant_though_the_framework_is_nearer(strategy: list[Passage]):
    knowing = routing(FRAMEWORK, *strategy, framework=0.7)

    assert knowing.is_about_strategy(Question("Why did we choose one till?", "W1"))
    assert knowing.is_about_strategy(Question("What does one till mean for my area?", "W1"))
    assert not knowing.is_about_strategy(Question("Why should anybody choose one market?", "W1"))


def test_what_names_the_framework_or_is_general_leans_to_the_framework(strategy: list[Passage]):
    as_near = routing(FRAMEWORK, *strategy, framework=0.5)

    assert as_near.is_about_strategy(Question("Why one till?", "W1"))
    assert not as_near.is_about_strategy(Question("Why does alignment fail in companies?", "W1"))


def test_what_could_be_about_any_decision_is_about_the_strategy(strategy: list[Passage]):
    assert routing(FRAMEWORK, *strategy).is_about_strategy(Question("Who took these decisions?", "W1"))


def test_the_targets_and_guidelines_of_a_company_are_those_of_its_strategy(strategy: list[Passage]):
    asked = [Question(text, "W1") for text in ("What targets do we have?", "What guidelines are there?")]

    assert all(routing(FRAMEWORK, *strategy).is_about_strategy(one) for one in asked)
    assert not routing(FRAMEWORK, *strategy).is_about_strategy(Question("What targets should we have?", "W1"))


def test_whoever_says_that_the_strategy_is_meant_is_believed(strategy: list[Passage]):
    question = Question("Why does alignment fail in companies?", "W1", about_strategy=True)

    assert routing(FRAMEWORK, *strategy).is_about_strategy(question)


def test_what_the_framework_does_not_answer_is_looked_for_in_the_strategy(strategy: list[Passage]):
    question = Question("Why one till?", "W1")
    knowing = routing(FRAMEWORK, *strategy, unsupported=("till",))

    response = knowing.answer(question)

    assert not knowing.is_about_strategy(question)
    assert isinstance(response, Reply)
    assert as_markdown(response).startswith("The bakers decided on 1 March 2026")


def test_without_a_dossier_everything_is_answered_as_ever(strategy: list[Passage]):
    assert not routing(*strategy, loaded=None).is_about_strategy(Question("Why one till?", "W1"))


def test_guests_are_not_told_the_strategy(strategy: list[Passage]):
    asked = Question("Why one till?", "W1", shelves=(Shelf.FRAMEWORK,))

    assert not routing(*strategy, FRAMEWORK).is_about_strategy(asked)


def test_small_talk_is_not_looked_up(strategy: list[Passage]):
    assert isinstance(routing(*strategy).answer(Question("Thank you!", "W1")), Pleasantry)


def test_a_document_is_the_strategys_where_it_was_loaded_with_it(strategy: list[Passage]):
    loaded = dossier(documents=({"name": "note.md", "text": "# A note on ovens\n\nOvens rest at night."},))
    note = Passage("note", Shelf.COMPANY, "A note on ovens", (), "Ovens rest at night.")
    question = Question("When do ovens rest?", "W1")

    assert routing(note, *strategy, loaded=loaded).is_about_strategy(question)
    assert not routing(MEMO, *strategy).is_about_strategy(question)


def test_an_answer_from_documents_says_of_an_option_that_it_was_not_chosen(strategy: list[Passage]):
    keep = next(one for one in strategy if one.heading[-1] == "Keep")
    quoting = Answering(FakePassages([keep]), Quoting(), None, 0.25)
    dossiers = FakeDossiers(FakeClock())
    dossiers.keep("W1", BAKERY)
    passages = FakePassages([*strategy, FRAMEWORK], nearness={Shelf.COMPANY: 0.1})
    routing = Routing(quoting, Explaining(dossiers, passages, None, 0.25), dossiers, passages)

    response = routing.answer(Question("What is the way of the bakers?", "W1"))

    assert isinstance(response, Reply)
    assert as_markdown(response).startswith("If “Keep” had been chosen (it was not):")


class Quoting:
    """Implements `Composer`: quotes the first sentence of the first passage."""

    def compose(self, _question: Question, found: Sequence[Found], _listen: Listener) -> Reply:
        first = found[0].passage
        return Reply((Paragraph((Statement(first.text.split("\n")[0], (1,)),)),), (Source(1, first),))
