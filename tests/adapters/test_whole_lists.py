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
