"""What a question about a strategy asks for."""

from __future__ import annotations

import pytest

from bot.domain.kinds import kind_of
from bot.domain.undecided import is_open
from bot.domain.why import Kind, asks_cost, asks_who_decided, is_beyond


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Why one till in every shop?", Kind.WHY_CHOSEN),
        ("What made them go for one till?", Kind.WHY_CHOSEN),
        ("Why not keep the old tills?", Kind.WHY_NOT),
        ("Why can't each shop have its own?", Kind.WHY_NOT),
        ("Why did the board turn it down? Why was it rejected?", Kind.WHY_NOT),
        ("Why don’t we wait?", Kind.WHY_NOT),
        ("What does it mean for the shops?", Kind.CONSEQUENCE),
        ("What happens to the sellers?", Kind.CONSEQUENCE),
        ("How do the two options compare?", Kind.COMPARE),
        ("One till versus many?", Kind.COMPARE),
        ("What would make us reconsider?", Kind.REVISIT),
        ("When would this be re-opened?", Kind.REVISIT),
        ("What if the first shop goes badly?", Kind.REVISIT),
        ("At what point do we think again?", Kind.REVISIT),
        ("Why was that off the table?", Kind.WHY_NOT),
        ("What is the justification for one till?", Kind.WHY_CHOSEN),
        ("Please put both side by side.", Kind.COMPARE),
        ("What lands on my desk?", Kind.CONSEQUENCE),
        ("What is in one till for my shop?", Kind.CONSEQUENCE),
        ("Couldn't we simply have kept the old ones?", Kind.WHY_NOT),
        ("Wouldn't it be simpler to let the shops choose?", Kind.WHY_NOT),
        ("could the sellers not choose, they know best anyway", Kind.WHY_NOT),
        ("why dont we wait", Kind.WHY_NOT),
        ("Why no till at the gate?", Kind.WHY_NOT),
        ("A tablet instead of the till?", Kind.WHY_NOT),
        ("What was the argument when that was approved?", Kind.WHY_CHOSEN),
        ("Why did they open the old shops again?", Kind.WHY_CHOSEN),
        ("one till - rreasons in short pls", Kind.WHY_CHOSEN),
        ("yearly cost of all the till options?", Kind.COMPARE),
        ("The new till against the old one, over five years", Kind.COMPARE),
        ("What would put the tills back on the table?", Kind.REVISIT),
        ("What if the shops can't agree, who decides?", Kind.PROCESS),
        ("Everybody else has tablets. What's wrong with that?", Kind.WHY_NOT),
        ("tills: old / new / tablet - what does each cost?", Kind.COMPARE),
        ("At which limits would we look at it afresh?", Kind.REVISIT),
        ("Tablets alone would be enough. Rejected because?", Kind.WHY_NOT),
        ("The old ones are cheaper. What do I get for paying for new tills?", Kind.WHY_CHOSEN),
        ("What does the new till do to our closing?", Kind.CONSEQUENCE),
        ("How much does it cost?", Kind.NUMBERS),
        ("Who decided this?", Kind.PROCESS),
        ("What happens if two shops disagree?", Kind.PROCESS),
    ],
)
def test_the_wording_tells_what_is_asked_for(question: str, kind: Kind):
    assert kind_of(question) is kind


@pytest.mark.parametrize(
    "sentence",
    [
        "The prices have not been decided.",
        "There is no decision about it in the strategy.",
        "How long it is kept hasn't been settled.",
        "This report does not deal with persons.",
        "The question will be put to the board in March.",
        "Whether we hire is still open.",
        "4.6 What the Board did not decide",
        "What I do not know",
        "What becomes of the house is not for me to say.",
        "What is paid for it is open until the talks with the union.",
        "What has not been settled",
    ],
)
def test_a_sentence_that_leaves_a_matter_open_is_told(sentence: str):
    assert is_open(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The board decided on waves.",
        "It was not chosen because it is dear.",
        "The shop is open on Sundays too, we agreed.",
    ],
)
def test_a_sentence_that_settles_a_matter_is_told_from_it(sentence: str):
    assert not is_open(sentence)


def test_questions_about_cost_deciders_and_things_beyond_a_strategy_are_told():
    assert asks_cost("What would it cost per year?")
    assert not asks_cost("Which price list do we use?")
    assert asks_who_decided("Who took this decision?")
    assert asks_who_decided("When was that agreed?")
    assert not asks_who_decided("Who owns the tills?")
    assert is_beyond("How do our competitors do it?")
    assert not is_beyond("How do we do it?")
    assert not is_beyond("Why do we buy the tills that competitors use?")
