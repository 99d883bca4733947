"""What a question seeks that must be spoken of."""

from __future__ import annotations

import pytest

from bot.domain.sought import is_of_pay, kinds_of, sought
from bot.domain.why import Kind


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("Which villages will get the new bread?", "villages"),
        ("Which of our two ovens is replaced?", "ovens"),
        ("What does the strategy say about flour?", "flour"),
        ("Which equipment do the shops need?", None),
        ("Why one till?", None),
    ],
)
def test_what_is_sought_by_name_is_told(question: str, thing: str | None):
    assert sought(question) == thing


def test_pay_is_told_from_what_pays_for_itself():
    assert is_of_pay("What does a baker earn?")
    assert is_of_pay("How much more pay do sellers get?")
    assert not is_of_pay("When does the till earn its money back?")


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("Why was paper given up, and what does it mean for me?", (Kind.WHY_CHOSEN, Kind.CONSEQUENCE)),
        ("Why one till? And what would make us reconsider?", (Kind.WHY_CHOSEN, Kind.REVISIT)),
        ("What changes for us and why?", (Kind.CONSEQUENCE, Kind.WHY_CHOSEN)),
        ("Why one till, and when does it come?", (Kind.WHY_CHOSEN,)),
        ("How much is it, and how long does it take?", (Kind.NUMBERS,)),
    ],
)
def test_all_that_is_asked_at_once_is_told_in_its_order(question: str, kinds: tuple[Kind, ...]):
    assert kinds_of(question) == kinds
