"""Whom a question speaks of."""

from __future__ import annotations

import pytest

from bot.domain.meant import is_general, is_of_framework, is_ours


def test_what_ones_own_company_decided_is_told_from_the_subject_at_large():
    assert is_ours("Why did we choose one till?")
    assert is_ours("What does it mean for my area?")
    assert not is_ours("Why should companies share a till?")


@pytest.mark.parametrize(
    "question",
    ["Why do such efforts fail?", "Why do companies resist?", "What is COBIT?", "What should a CIO know?"],
)
def test_what_is_so_everywhere_is_general(question: str):
    assert is_general(question)


def test_a_definite_matter_is_not_general():
    assert not is_general("What is the frame of the strategy, and who pays it?")


def test_the_framework_is_known_by_its_names():
    assert is_of_framework("What does a balanced scorecard hold?")
    assert is_of_framework("strategic alignment, please")
    assert not is_of_framework("Why one till in every shop?")
