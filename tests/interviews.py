"""Instruments of a few questions, and interviews in them, as tests use them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.domain.dossier import OwnWords
from bot.domain.interview.entries import Interview
from knowledge.instrument import (
    ChoiceQuestion,
    Condition,
    Dimension,
    Instrument,
    NumberQuestion,
    OpenQuestion,
    Option,
    RatedQuestion,
    Side,
    Wording,
)

if TYPE_CHECKING:
    from knowledge.instrument import Question

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)


def rated(name: str, title: str, when: Condition | None = None) -> RatedQuestion:
    return RatedQuestion(
        kind="rated",
        id=name,
        name=title,
        ask=Wording(
            business=f"How does it work with {title.lower()} in the business today?",
            it=f"How does it work with {title.lower()} in IT today?",
        ),
        listen_for=("a recent example",),
        probes=("What happened the last time?", "Who was involved?"),
        anchors=(
            f"Nobody sees to {title.lower()}",
            f"Somebody sees to {title.lower()} now and then",
            f"There is a rule for {title.lower()}",
            f"The rule for {title.lower()} is followed and measured",
            f"Everybody improves {title.lower()} together",
        ),
        source="made for a test",
        when=when,
    )


def same(text: str) -> Wording:
    return Wording(business=text, it=text)


PLANNING = rated("planning", "Planning")
BUDGETS = rated("budgets", "Budgets")
TRUST = rated("trust", "Trust")
SYSTEMS = ChoiceQuestion(
    kind="choice",
    id="systems",
    name="Systems",
    ask=same("Which of these do you use?"),
    options=(
        Option(id="erp", label="One ERP"),
        Option(id="own", label="Systems of our own"),
        Option(id="none", label="None"),
    ),
    several=True,
)
PLANTS = NumberQuestion(
    kind="number", id="plants", name="Plants", ask=same("How many plants?"), minimum=0, maximum=50
)
WISH = OpenQuestion(
    kind="open",
    id="wish",
    name="Wish",
    ask=same("What would you change first?"),
    when=Condition(question="systems", is_=("own",)),
)
GOAL = OpenQuestion(
    kind="open", id="goal", name="Goal", ask=same("What is the strategy's most important goal?")
)


def open_question(name: str) -> OpenQuestion:
    return OpenQuestion(kind="open", id=name, name=name.replace("_", " ").capitalize(), ask=same(f"{name}?"))


def instrument_of(
    *dimensions: tuple[str, tuple[Question, ...]], name: str = "tiny", version: int = 1
) -> Instrument:
    return Instrument(
        id=name,
        version=version,
        title="A tiny questionnaire",
        purpose="To see how business and IT work together.",
        minutes=9,
        provenance="made for tests",
        dimensions=tuple(
            Dimension(id=title.lower(), name=title, questions=questions) for title, questions in dimensions
        ),
    )


TINY = instrument_of(("Governance", (PLANNING, BUDGETS)), ("Partnership", (TRUST,)))
MIXED = instrument_of(
    ("Facts", (SYSTEMS, WISH, PLANTS)), ("Partnership", (TRUST, GOAL)), name="mixed", version=1
)

UNDERSTANDING = instrument_of(
    ("Understanding", tuple(open_question(name) for name in OwnWords.model_fields)), name="understanding"
)


def interview(instrument: Instrument = TINY, side: Side | None = Side.BUSINESS) -> Interview:
    """An interview that has just begun."""
    return Interview(
        id="i1",
        workspace="T1",
        person="U1",
        instrument=instrument.id,
        version=instrument.version,
        channel="D1",
        thread="1700000000.000100",
        side=side,
        terms="confidential@1",
        started=AT,
    )
