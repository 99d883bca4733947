from __future__ import annotations

import pytest

from bot.adapters.listening.terms import begins_with_denial, terms_of


def test_what_is_denied_is_another_word_than_what_is_said() -> None:
    said, denied = terms_of("managers were asked"), terms_of("managers were not asked")

    assert "ask" in said
    assert "¬ask" in denied
    assert "ask" not in denied


def test_a_denial_ends_with_its_clause() -> None:
    terms = terms_of("nobody was asked; everybody signed")

    assert {"¬ask", "sign"} <= terms


def test_a_second_denial_takes_back_the_first() -> None:
    terms = terms_of("no plan is made without the plants")

    assert {"¬plan", "¬made", "plant"} <= terms


@pytest.mark.parametrize(
    ("said", "denies"),
    [
        ("Nobody from my plant was asked.", True),
        ("Not once.", True),
        ("We don’t compare.", True),
        ("Everybody was asked, nobody was left out.", False),
        ("", False),
    ],
)
def test_a_denial_is_noticed_at_the_beginning(said: str, *, denies: bool) -> None:
    assert begins_with_denial(said) is denies
