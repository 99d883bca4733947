"""Demands from free words with a model: it points at words, and only at words that were said."""

from __future__ import annotations

from datetime import date

import pytest

from bot.adapters.capturing.rules import RulesCapturing
from bot.adapters.capturing.written import ModelCapturing
from bot.domain.drafting.entries import Kind
from bot.domain.drafting.fields import field
from bot.domain.drafting.known import Known
from bot.services.drafting import Words
from tests.dossiers import dossier
from tests.fakes.models import FormModel

BAKERY = dossier()
SAID = "Customers get their order wherever they like, and the old paper lists will be gone before the fair."


def captured(written, text=SAID, asked="translation"):
    known = Known(BAKERY, (), BAKERY.demands)
    told = {"owner": "p-shops", "area": "area-shops", "guideline": "g-one-till"}
    words = Words(text, Kind.DEMAND, field(Kind.DEMAND, asked), told, known, date(2026, 3, 2))
    return ModelCapturing(FormModel(written), RulesCapturing()).capture(words)


def pieces(*found):
    return {"said": [{"field": path, "words": words} for path, words in found]}


def test_words_that_a_model_points_at_fill_the_field():
    said = captured(
        pieces(
            ("target_outcome", "Customers get their order wherever they like"),
            ("affects.processes", "the old paper lists"),
            ("affects.processes", "their order"),
        )
    )

    assert said == {
        "translation": SAID,
        "target_outcome": "Customers get their order wherever they like",
        "affects.processes.+": ["the old paper lists", "their order"],
    }


@pytest.mark.parametrize(
    "written",
    [
        pieces(("target_outcome", "Customers are happy")),
        pieces(("latest", "before the fair")),
        pieces(("owner", "Customers"), ("colour", "old")),
        pieces(("translation", "the old paper lists")),
        pieces(("target_outcome", " ")),
        {"said": "everything"},
        "I would rather not.",
    ],
)
def test_what_was_not_said_or_can_not_be_read_is_left_out(written):
    assert captured(written) == {"translation": SAID}


def test_what_the_rules_have_heard_stands():
    said = captured(pieces(("priority", "could")), f"{SAID} It is a must, not a could.")

    assert said["priority"] == "must"


def test_a_short_answer_is_not_shown_to_a_model():
    assert captured(None, "We learn one till") == {"translation": "We learn one till"}
