"""Replies and turns to render."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.domain.reply import Heading, Listing, Paragraph, Reply, Source, Statement
from bot.services.ports import Turn
from knowledge.passages import Passage, Shelf

FIT = Passage(
    "p1",
    Shelf.FRAMEWORK,
    "Strategic Alignment Model",
    ("Dimensions", "Strategic fit"),
    "Strategic fit joins the external and the internal side.\n\n"
    "It has two sides:\n\n- **External**: the market\n- **Internal**: the organisation\n"
    "  - processes\n  - skills\n- People\n\n"
    "| Side | Question |\n|---|---|\n| External | Where do we play? |\n| Internal | How do we run? |",
)
ERP = Passage(
    "p2", Shelf.COMPANY, "Board paper 2026", ("Decision",), "We chose one ERP because it lowers cost."
)

REPLY = Reply(
    parts=(
        Heading("Strategic fit"),
        Paragraph((Statement("Strategic fit joins both sides.", (1,)), Statement("It lowers cost.", (1, 2)))),
        Listing(
            Statement("It has two sides:", (1,)),
            (Statement("**External**: the market", (1,)), Statement("**Internal**: the organisation", (1,))),
        ),
        Listing(None, (Statement("Assess", (2,)), Statement("Plan", (2,))), ordered=True),
    ),
    sources=(Source(1, FIT), Source(2, ERP)),
)


def turn(response, asked="What is strategic fit?"):
    return Turn(
        id="t1",
        workspace="TLOCAL",
        channel="D1",
        thread="1.0",
        person="U1",
        asked=asked,
        response=response,
        message="1.0",
        at=datetime(2026, 3, 2, tzinfo=UTC),
    )
