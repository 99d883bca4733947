"""Lists are said whole, however alike their items are."""

from __future__ import annotations

from bot.adapters.extractive import ExtractiveComposer
from bot.domain.question import Question
from bot.domain.reply import Listing
from knowledge.passages import Found, Hit, Passage, Shelf
from tests.fakes.passages import FakePassages

ALIKE = Passage(
    "p",
    Shelf.FRAMEWORK,
    "Strategic fit",
    (),
    "Strategic fit has two links in the original:\n"
    "- **Business side**: the business strategy fits the business infrastructure.\n"
    "- **IT side**: the IT strategy fits the IT infrastructure.",
)


def test_items_that_resemble_each_other_stay_together():
    found = Found(ALIKE, 1.0, 0.8, (Hit("the business strategy fits the business infrastructure.", 0.8),))

    reply = ExtractiveComposer(FakePassages([found])).compose(
        Question("Which links does strategic fit have?", "T1"), [found], lambda _: None
    )

    assert reply is not None
    assert [len(part.items) for part in reply.parts if isinstance(part, Listing)] == [2]


def test_of_a_list_that_only_adds_to_an_answer_the_nearest_items_are_said():
    best = Passage("q", Shelf.FRAMEWORK, "COBIT", (), "COBIT governs IT.")
    further = Passage(
        "r",
        Shelf.FRAMEWORK,
        "Frameworks",
        (),
        "Four frameworks help:\n- COBIT governs.\n- ITIL delivers.\n- SAM explains.\n- BSC measures.",
    )
    found = [Found(best, 1.0, 0.9), Found(further, 0.9, 0.8, (Hit("ITIL delivers.", 0.8),))]

    reply = ExtractiveComposer(FakePassages(found)).compose(
        Question("Does COBIT govern?", "T1"), found, lambda _: None
    )

    assert reply is not None
    (listing,) = (part for part in reply.parts if isinstance(part, Listing))
    assert listing.lead is not None
    assert listing.lead.text == "Four frameworks help (not all shown):"
    assert [item.text for item in listing.items] == ["COBIT governs.", "ITIL delivers."]


def test_a_list_that_is_asked_for_and_only_adds_is_cut_where_there_is_no_room_for_it():
    best = Passage(
        "q", Shelf.FRAMEWORK, "Levels", (), "The levels are:\n- one low\n- two middle\n- three high"
    )
    long = "\n".join(f"- Trait {n}: {'very ' * 25}mature." for n in range(4))
    further = Passage("r", Shelf.FRAMEWORK, "Traits", (), f"Four traits follow:\n{long}")
    found = [Found(best, 1.0, 0.9), Found(further, 0.9, 0.8, likelihood=0.2)]

    reply = ExtractiveComposer(FakePassages(found)).compose(
        Question("What are the levels?", "T1"), found, lambda _: None
    )

    assert reply is not None
    assert [len(part.items) for part in reply.parts if isinstance(part, Listing)] == [3, 2]
