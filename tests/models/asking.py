"""Asking a question that a language model answers from two passages."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.adapters.language_model import LangChainModel
from bot.adapters.written import WritingComposer
from bot.domain.question import Question
from bot.domain.reply import Listing, Paragraph, Reply
from bot.services.answering import MODEL_FAILED, Answering
from knowledge.passages import Passage, Shelf
from tests.fakes.composers import EchoComposer
from tests.fakes.passages import FakePassages

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.domain.reply import Response, Statement
    from bot.services.ports import LanguageModel

FIT = Passage(
    "p1",
    Shelf.FRAMEWORK,
    "Strategic fit",
    ("Strategic fit",),
    "Strategic fit joins the external market with the internal organisation. "
    "A company can be well organised and still be wrong for its market.",
)
ERP = Passage(
    "p2", Shelf.FRAMEWORK, "Board paper", ("Decision",), "We chose one ERP system because it lowers cost."
)
JOINS = "Strategic fit joins the external market with the internal organisation [1]. "
WRONG = "A company can be well organised and still be wrong for its market [1]. "
QUESTION = Question("What is strategic fit?", "TLOCAL")
BUDGET = 3000


@dataclass
class Asked:
    """What was answered, and what a listener heard before."""

    response: Response
    heard: list[Reply] = field(default_factory=list)


def ask(
    model: LanguageModel,
    passages: Sequence[Passage] = (FIT, ERP),
    budget: int = BUDGET,
    listen: Callable[[], object] = lambda: None,
) -> Asked:
    """Ask; `listen` is called each time that the reply has grown."""
    heard: list[Reply] = []

    def hear(reply: Reply) -> None:
        heard.append(reply)
        listen()

    writer = WritingComposer(model, budget)
    answering = Answering(FakePassages(passages), EchoComposer(), writer, least_support=0.5)
    return Asked(answering.answer(QUESTION, hear), heard)


def without_the_model(passages: Sequence[Passage] = (FIT, ERP)) -> Reply:
    """Return the whole answer as it is given when a model has failed."""
    composed = Answering(FakePassages(passages), EchoComposer(), None, least_support=0.5).answer(QUESTION)
    assert isinstance(composed, Reply)
    return replace(composed, notice=MODEL_FAILED)


def openai_model(
    name: str, timeout: float = 60.0, options: Mapping[str, object] | None = None
) -> LanguageModel:
    """Return a model behind the API that OPENAI_BASE_URL names."""
    return LangChainModel(f"openai:{name}", timeout, options)


def statements(response: Response) -> list[Statement]:
    """Return all that a reply claims."""
    assert isinstance(response, Reply)
    said: list[Statement] = []
    for part in response.parts:
        match part:
            case Paragraph(sentences):
                said += sentences
            case Listing(_, items):
                said += items
    return said


def texts(response: Response) -> list[str]:
    """Return the words of all that a reply claims."""
    return [statement.text for statement in statements(response)]
