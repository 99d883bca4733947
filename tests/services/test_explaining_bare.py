"""Questions about a strategy that name none of its decisions, or something that it never decided."""

from __future__ import annotations

import pytest

from bot.domain.question import Question
from bot.domain.reply import Reply, Response
from bot.domain.strategy_sections import sections
from bot.domain.wording import as_markdown
from bot.services.answering import Answering
from bot.services.explaining import Explaining
from bot.services.explaining.naming import is_gibberish, is_unheard_of
from bot.services.routing import Routing
from knowledge.passages import Found, Passage, Shelf
from tests.dossiers import DECISION, dossier, option
from tests.fakes.clock import FakeClock
from tests.fakes.composers import EchoComposer
from tests.fakes.dossiers import FakeDossiers
from tests.fakes.passages import FakePassages

OVEN = {
    **DECISION, "id": "d-oven", "question": "Should each shop keep its own oven?",
    "options": [option("o-keep", 2), {**option("o-one", 4), "name": "One oven"}],
    "because": ["Heat is dear."], "revisit_if": ["Gas is free"],
}  # fmt: skip
FRAMEWORK = Passage("fit", Shelf.FRAMEWORK, "Fit", ("Fit",), "Fit joins market and organisation.")


@pytest.fixture
def routing() -> Routing:
    """Return a routing that finds the framework before the strategy."""
    return over(first=True)


def over(*, first: bool) -> Routing:
    dossiers = FakeDossiers(FakeClock())
    edition = dossiers.keep("W1", dossier(strategy={"decisions": [DECISION, OVEN]}))
    told = [
        Passage(" › ".join(one.heading), Shelf.COMPANY, edition.title, one.heading, one.text)
        for one in sections(edition.dossier.strategy)
    ]
    passages = FakePassages([FRAMEWORK, *told] if first else [*told, FRAMEWORK])
    answering = Answering(passages, EchoComposer(), None, 0.25)
    return Routing(answering, Explaining(dossiers, passages, None, 0.25), dossiers, passages)


def answered(routing: Routing, question: str, *before: str) -> Response:
    return routing.answer(Question(question, "W1", before, asker="p-ovens"))


def said(response: Response) -> str:
    assert isinstance(response, Reply), response
    return as_markdown(response)


@pytest.mark.parametrize("question", ["Why?"])
def test_a_question_that_names_no_decision_is_asked_which(routing: Routing, question: str):
    answer = said(answered(routing, question))

    assert answer.startswith("Which decision do you mean?")
    assert "Should each shop keep its own oven?" in answer


@pytest.mark.parametrize(("question", "asks"), [("Why?", "Why"), ("What is the strategy?", "Why")])
def test_each_decision_can_be_asked_about_next(routing: Routing, question: str, asks: str):
    response = answered(routing, question)

    assert isinstance(response, Reply)
    assert [label for label, _ in response.further] == [DECISION["question"], OVEN["question"]]
    assert response.further[1][1] == f"{asks}: Should each shop keep its own oven?"
    assert "Heat is dear." in said(answered(over(first=False), response.further[1][1]))


def test_a_question_that_leans_on_another_is_about_that_ones_decision():
    answer = said(answered(over(first=False), "Who decided that?", "Why do we not keep our own ovens?"))

    assert answer.startswith("The bakers decided on 1 March 2026")


def test_what_would_reopen_anything_is_told_of_all_decisions(routing: Routing):
    answer = said(answered(routing, "What would make us reconsider?"))

    assert "A shop is sold" in answer
    assert "Gas is free" in answer


def test_what_it_means_for_an_area_is_told_of_all_decisions(routing: Routing):
    answer = said(answered(routing, "What does it mean for Shops?"))

    assert answer.startswith("What was decided means for Shops:")
    assert answer.count("Shops change.") == 2


def test_what_the_strategy_is_is_told_with_mission_guidelines_and_decisions(routing: Routing):
    answer = said(answered(routing, "Explain our strategy to me."))

    assert answer.startswith("Crumb & Sons adopted “One bakery” (version 1) on")
    assert "The mission: Bread where people are." in answer
    assert "One till in every shop." in answer
    assert "rests on 2 decisions" in answer


def test_what_neither_a_decision_nor_a_passage_speaks_of_was_never_decided():
    strategy = dossier().strategy
    found = [Found(FRAMEWORK, 0.4, 0.3)]

    assert is_unheard_of("Have we decided to outsource the flour mill?", strategy, found)
    assert not is_unheard_of("Have we decided that each shop keeps its own till?", strategy, found)
    assert not is_unheard_of("Is flour decided on?", strategy, [Found(FRAMEWORK, 0.4, 0.7)])


def test_what_is_no_word_and_near_nothing_names_no_decision():
    far, near = [Found(FRAMEWORK, 1.0, 0.1)], [Found(FRAMEWORK, 1.0, 0.5)]

    assert is_gibberish(Question("asdf why", "W1"), far)
    assert not is_gibberish(Question("asdf why", "W1"), near)
    assert not is_gibberish(Question("Why flour?", "W1"), far)


@pytest.mark.parametrize(
    ("spoken_of", "told"), [("bakery-strategy", "Queues."), ("two-mills", "Grain moulds.")]
)
def test_of_several_strategies_the_one_that_is_spoken_of_is_told_alone(spoken_of: str, told: str):
    dossiers = FakeDossiers(FakeClock())
    mills = {**DECISION, "because": ["Grain moulds."]}
    editions = [
        dossiers.keep("W1", dossier(strategy={"decisions": [{**DECISION, "because": ["Queues."]}]})),
        dossiers.keep(
            "W1", dossier(strategy={"id": "two-mills", "title": "Two mills", "decisions": [mills]})
        ),
    ]
    passages = FakePassages(
        [
            Passage(
                f"{edition.dossier.strategy.id}/{at}", Shelf.COMPANY, edition.title, one.heading, one.text
            )
            for edition in editions
            for at, one in enumerate(sections(edition.dossier.strategy))
        ],
        workspace="W1",
    )
    routing = Routing(
        Answering(passages, EchoComposer(), None, 0.25),
        Explaining(dossiers, passages, None, 0.25),
        dossiers,
        passages,
    )
    history = ("Should each shop keep its own till?",)

    answer = said(routing.answer(Question("Hm, why do we need that?", "W1", history, strategy=spoken_of)))

    assert told in answer
    assert ("Queues." in answer) + ("Grain moulds." in answer) == 1


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who took these decisions?", "Who decided what, and when:\n\n- The bakers decided on 1 March 2026"),
        ("How much does it cost?", "What was chosen costs:\n\n- “One” costs DKK 1,000 once"),
    ],
)
def test_who_decided_and_the_cost_are_told_of_every_decision(routing: Routing, question: str, answer: str):
    assert said(answered(routing, question)).startswith(answer)


def test_whoever_is_in_no_dossier_hears_that_the_own_area_is_unknown(routing: Routing):
    response = routing.answer(Question("What does it mean for my people?", "W1", asker="Head of Nowhere"))

    assert isinstance(response, Reply)
    assert (
        response.notice
        == "I don't know which area is yours. In Slack I know it by the title in your profile."
    )
