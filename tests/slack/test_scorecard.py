"""The scorecard in Slack: every figure in words, and every reason behind it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.domain.interview.entries import Answered, DontKnow, Level, Said
from bot.domain.listening import Heard, Outcome
from bot.playground.blocks import message_problems, view_problems
from bot.services.reporting import Reporting
from bot.slack.blocks import action_ids
from bot.slack.blocks.scorecard import (
    PRIVATE,
    explanation_message,
    explanation_modal,
    reading_modal,
    scorecard_message,
)
from knowledge.instruments import shipped
from knowledge.passages import Passage, Shelf
from tests.fakes.charts import FakeCharts
from tests.fakes.passages import FakePassages
from tests.interviews import AT, TINY, interview

if TYPE_CHECKING:
    from bot.domain.interview.entries import Entry
    from bot.domain.scorecard import Scorecard
    from bot.slack.blocks.kit import Block
    from knowledge.instrument import Instrument

READING = Passage("p1", Shelf.FRAMEWORK, "SAMM", ("Trust",), "Trust grows slowly.\n\n- by talking")
QUOTE = "There is a rule for it, <@U1> said, *really*"
SAMM = shipped().instrument("samm")


def card(*entries: Entry, instrument: Instrument = TINY) -> Scorecard:
    held = interview(instrument).add(*entries)
    return Reporting(FakePassages([READING]), FakeCharts()).scorecard(instrument, held)


def chose(question: str, level: int, proposed: int | None = None) -> Answered:
    return Answered(question, Level(level), proposed, "c", AT)


def said(question: str, words: str = QUOTE) -> Said:
    return Said(question, "5.0", words, Heard(Outcome.LEVEL, 0.9, level=3, quote=words), "c", AT)


def texts(blocks: list[Block] | tuple[Block, ...]) -> list[str]:
    """Return every text of the blocks, in order."""
    found: list[str] = []

    def walk(part: object) -> None:
        if isinstance(part, dict):
            if isinstance(part.get("text"), str):
                found.append(part["text"])
            for value in part.values():
                walk(value)
        elif isinstance(part, list | tuple):
            for value in part:
                walk(value)

    walk(blocks)
    return found


GIVEN = (
    said("planning"),
    chose("planning", 4, 3),
    chose("budgets", 2),
    Answered("trust", DontKnow(), None, "c", AT),
)


def test_the_scorecard_tells_what_was_heard_the_scores_and_the_next_level():
    shown = texts(scorecard_message(card(*GIVEN), "i1").blocks)

    assert "Overall: 3.0, and every practice reaches level 2 · 2 of 3 rated, 1 don't know" in shown
    assert "Governance: 3.0, and every practice reaches level 2 · 2 of 2 rated" in shown
    assert "Partnership: not rated · 0 of 1 rated, 1 don't know" in shown
    assert (
        "**Budgets** (Governance)\n\nNow, level 2 (Committed): Somebody sees to budgets now and then\n\n"
        "Next, level 3 (Established): There is a rule for budgets"
    ) in shown
    assert "To read: SAMM › Trust" in shown
    assert PRIVATE in shown


def test_the_words_of_the_message_say_the_scores_too():
    text = scorecard_message(card(*GIVEN), "i1").text

    assert (
        "Governance: 3.0, and every practice reaches level 2; Partnership: not rated. Overall: 3.0." in text
    )
    assert "Furthest along, on level 4" in text


def test_buttons_carry_what_they_are_about():
    blocks = scorecard_message(card(*GIVEN), "i1").blocks

    buttons = [block["accessory"] for block in blocks if "accessory" in block]
    assert [(one["action_id"], one["value"]) for one in buttons] == [
        (action_ids.EXPLAIN_SCORE, "i1:governance"),
        (action_ids.EXPLAIN_SCORE, "i1:partnership"),
        (action_ids.OPEN_READING, "p1"),
    ]
    assert [one["accessibility_label"] for one in buttons[:2]] == [
        "Explain the score: Governance",
        "Explain the score: Partnership",
    ]


def test_a_score_is_explained_down_to_the_words():
    shown = texts(explanation_modal(card(*GIVEN), "governance")["blocks"])

    assert "(4 + 2) / 2 = 3.0. " in shown[1]
    assert "Planning: level 4 (Improved). The rule for planning is followed and measured" in shown
    assert "From your words I suggested level 3; you chose this one, and yours counts." in shown
    assert "You chose this level without a suggestion." in shown
    assert any(line.startswith("In your words: “There is a rule for it") for line in shown)


def test_a_practice_that_was_not_rated_says_why_it_does_not_count():
    shown = texts(explanation_modal(card(*GIVEN), "partnership")["blocks"])

    assert "Trust: don't know" in shown
    assert "Counts as no level; the mean is made without it." in shown


def test_a_mention_in_somebodys_words_mentions_nobody():
    message = scorecard_message(card(*GIVEN), "i1")

    everything = json.dumps([message.text, *message.blocks])
    assert "<@U1>" not in everything


def test_a_fact_about_the_company_stands_beside_the_scores():
    held = card(chose("GOV-03", 2), chose("GOV-01", 4), instrument=SAMM)

    shown = texts(scorecard_message(held, "i1").blocks)
    assert any(
        line.startswith("Not counted in, as it is a fact about the company: Reporting line") for line in shown
    )
    assert "Governance: 4.0, and every practice reaches level 4 · 1 of 7 rated, 6 not answered" in shown
    explained = texts(explanation_modal(held, "governance")["blocks"])
    assert explained.index("Not counted in, as it is a fact about the company:") > explained.index(
        f"Business strategy planning with IT: level 4 (Improved). {SAMM.question('GOV-01').anchor(4)}"
    )


def test_what_authors_have_to_do_yet_is_no_matter_of_the_managers():
    shown = texts(scorecard_message(card(chose("PAR-05", 1), instrument=SAMM), "i1").blocks)

    assert SAMM.review
    assert not any(SAMM.review in line for line in shown)


def test_nothing_answered_is_said_kindly():
    shown = texts(scorecard_message(card(), "i1").blocks)

    assert "Nothing has been answered yet, so there is nothing to show." in shown
    assert not any("Overall" in line for line in shown)


def test_a_dimension_that_there_is_not_has_no_explanation():
    assert explanation_modal(card(), "nowhere") is None
    assert explanation_message(card(), "nowhere") is None


@pytest.mark.parametrize("level", [1, 3, 5, None])
def test_the_largest_scorecard_is_taken_by_slack(level):
    long = "We did that. " * 200
    entries: list[Entry] = []
    for n, practice in enumerate(SAMM.practices):
        entries.append(
            Said(practice.id, f"{n}.0", long, Heard(Outcome.LEVEL, 0.9, level=3, quote=long), "c", AT)
        )
        given = DontKnow() if level is None else Level(level)
        entries.append(Answered(practice.id, given, 3, "c", AT))
    held = card(*entries, instrument=SAMM)

    message = scorecard_message(held, "i" * 36)

    assert message_problems(list(message.blocks)) == []
    for dimension in SAMM.dimensions:
        assert view_problems(explanation_modal(held, dimension.id)) == []
        assert message_problems(list(explanation_message(held, dimension.id).blocks)) == []


def test_a_passage_is_read_in_full():
    view = reading_modal(READING)

    assert view_problems(view) == []
    assert texts(view["blocks"])[:2] == ["Trust", "SAMM › Trust"]
