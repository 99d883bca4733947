from __future__ import annotations

import json

import pytest

from bot.adapters.listening.written import ModelListening
from bot.domain.listening import Heard, Outcome
from knowledge.instrument import RatedQuestion, Side
from knowledge.instruments import shipped
from tests.models.stub import StubModel

SAID = ["We meet on the first Tuesday. Minutes go out. It rained."]
QUOTE = "We meet on the first Tuesday."
THREE = Heard(Outcome.LEVEL, 0.7, level=3, quote="Minutes go out.")
UNSURE = Heard(Outcome.LEVEL, 0.4)
BOAST = Heard(Outcome.PROBE_EVIDENCE, 0.8, probe="What is the latest example of that?")


class Rules:
    """Implements `Leaning`: hears always the same, and leans to the same level."""

    def __init__(self, heard: Heard, lean: int | None = None) -> None:
        self.heard = heard
        self.lean = lean

    def leaning(self, question: RatedQuestion, said: object) -> int | None:
        del question, said
        return self.lean

    def listen(self, question: RatedQuestion, side: Side, said: object) -> Heard:
        del question, side, said
        return self.heard


def form(outcome: str = "level", level: int | None = 3, quote: str | None = QUOTE) -> str:
    return json.dumps({"outcome": outcome, "level": level, "quote": quote})


def listen(by_rules: Heard, written: str, *, fails: bool = False, lean: int | None = 3) -> Heard:
    question = shipped().instrument("samm").question("GOV-06")
    assert isinstance(question, RatedQuestion)
    return ModelListening(StubModel(written, fails=fails), Rules(by_rules, lean)).listen(
        question, Side.IT, SAID
    )


def test_agreement_makes_sure_and_takes_the_models_quote() -> None:
    heard = listen(THREE, form())

    assert (heard.level, heard.quote, heard.by, heard.confidence) == (3, QUOTE, "model", 0.9)
    assert str(heard.prompt).startswith("interpret@1#")


def test_one_level_apart_the_rules_stay_and_are_less_sure() -> None:
    heard = listen(THREE, form(level=4))

    assert (heard.level, heard.confidence) == (3, 0.6)


def test_far_apart_nothing_is_proposed() -> None:
    heard = listen(THREE, form(level=5))

    assert (heard.outcome, heard.level, heard.confidence) == (Outcome.LEVEL, None, 0.3)


def test_where_the_rules_propose_nothing_the_model_may() -> None:
    heard = listen(UNSURE, form(level=3))

    assert (heard.level, heard.quote, heard.confidence) == (3, QUOTE, 0.6)


@pytest.mark.parametrize("lean", [1, None])
def test_where_the_rules_lean_to_quite_another_level_or_to_none_nothing_is_proposed(lean: int | None) -> None:
    heard = listen(UNSURE, form(level=5), lean=lean)

    assert (heard.outcome, heard.level, heard.confidence) == (Outcome.LEVEL, None, 0.3)


def test_praise_that_the_rules_hear_gets_no_level_from_a_model() -> None:
    heard = listen(BOAST, form(level=5))

    assert (heard.outcome, heard.level, heard.confidence) == (Outcome.PROBE_EVIDENCE, None, 0.6)


def test_a_model_may_ask_where_the_rules_propose_nothing() -> None:
    heard = listen(UNSURE, form("ask_today", None, None))

    assert heard.outcome is Outcome.ASK_TODAY
    assert heard.probe is not None


@pytest.mark.parametrize(
    "written",
    [
        "",
        "level 3",
        '{"outcome": "level"',
        form(level=7),
        form(level=None),
        form("applause"),
        form(quote="Words that nobody said."),
        form(quote=None),
    ],
)
def test_what_does_not_fit_the_form_is_left_to_the_rules(written: str) -> None:
    assert listen(THREE, written) == THREE


def test_a_model_that_fails_is_left_out() -> None:
    assert listen(THREE, form(), fails=True) == THREE


@pytest.mark.parametrize("outcome", [Outcome.IGNORE_INSTRUCTION, Outcome.REDACT])
def test_what_guards_have_recognised_is_not_shown_to_a_model(outcome: Outcome) -> None:
    assert listen(Heard(outcome, 1.0), form(level=5)) == Heard(outcome, 1.0)
