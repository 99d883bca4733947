"""Facilitators change the strategy by modals, and publish it as the next edition."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from bot.adapters.dossier_files import read_dossier
from tests.slack.conftest import texts
from tests.slack.editing import Editor

HALDEN = Path(__file__).parents[2] / "bot/playground/halden"


@cache
def halden():
    return read_dossier(HALDEN).dossier


@pytest.fixture
def editor(bot):
    bot.dossiers.keep("TLOCAL", halden())
    return Editor(bot)


def strategy(editor):
    """The strategy in use."""
    return editor.bot.dossiers.current("TLOCAL")[0].dossier.strategy


def test_a_decision_with_two_options_is_added_and_published(editor):
    editor.open().press("Open: Decisions").press("Add a decision")
    editor.send(
        question="Do we run the data centre ourselves?", guideline="g-buy", decided_on="2026-03-10",
        decided_by="The executive committee",
    )  # fmt: skip
    editor.press("Add a criterion").send(name="Calm at night", weight="4")
    for name, score in (("Run it ourselves", "2"), ("Rent it", "4")):
        editor.press("Add an option")
        done = editor.send(
            name=name, summary=f"{name}.", one_off="100000", yearly="20000.5", currency="EUR",
            risks="Nobody is awake\nA cable breaks", **{"score-c-calm-at-night": score},
        )  # fmt: skip
        assert not done.errors
        editor.press("Change: Infrastructure")
        editor.send(**{"text-0": "Nights are quiet.", "effect-0": "positive", "horizon-0": "long"})
        editor.press("Back")
    editor.press("Choice and reasons").send(
        chosen="o-rent-it", because="We are few.\nNights are long.", revisit_if="Rent doubles",
        **{"not-o-run-it-ourselves": "Two people would have to be hired."},
    )  # fmt: skip
    editor.press("Back").press("Back").press("Publish…").press("Publish")

    decision = strategy(editor).decisions[-1]
    assert (strategy(editor).version, decision.chosen) == (2, "o-rent-it")
    assert [option.name for option in decision.options] == ["Run it ourselves", "Rent it"]
    assert decision.options[1].risks == ("Nobody is awake", "A cable breaks")
    assert decision.options[0].consequences[0].area == "area-infrastructure"
    assert [each.because for each in decision.rejected] == ["Two people would have to be hired."]
    assert editor.bot.dossiers.current("TLOCAL")[0].number == 2
    assert "edition 2 (version 2)" in editor.person.answers()[-1].text


def test_facilitators_find_the_strategy_on_their_home_tab(editor):
    editor.person.open_home()
    editor.bot.settle()

    editor.press_at_home("Open")

    assert editor.words[0] == "One Halden: IT strategy 2026-2029"


def test_others_find_nothing_of_it_there(bot, editor):
    bruno = bot.person("bruno")
    bruno.open_home()
    bot.settle()

    assert "The company's strategy" not in texts(bruno.home().content["blocks"])
