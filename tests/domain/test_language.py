"""Whether a question is asked in English."""

from __future__ import annotations

import pytest

from bot.domain.language import is_english


@pytest.mark.parametrize(
    "text",
    [
        "Was ist der Unterschied zwischen COBIT und ITIL?",  # codespell:ignore
        "Wie messen wir den Erfolg der Abstimmung?",
        "Hvad er forskellen på COBIT og ITIL?",
        "Hvorfor er strategien ikke kommet i gang?",
        "Quels sont les bénéfices de l'alignement ?",
        "¿Cuáles son los beneficios de la alineación?",
        "Wat is het verschil tussen COBIT en ITIL?",
        "Vad är skillnaden mellan COBIT och ITIL?",
    ],
)
def test_other_languages_are_told_from_english(text):
    assert not is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "What is the difference between COBIT and ITIL?",
        "SAMM",
        "",
        "samm partnershp dimenson",  # codespell:ignore
        "What did Volkswagen's board decide in die Strategie 2025?",
        "COBIT vs ITIL",
        "wat are teh benifits of algnment",  # codespell:ignore
        "Who is in de facto control of IT, and en bloc or one by one?",  # codespell:ignore
    ],
)
def test_english_is_english_with_slips_and_names(text):
    assert is_english(text)
