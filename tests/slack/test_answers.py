"""Answers as blocks: what a manager reads, hears and can press."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.reply import (
    Courtesy,
    Heading,
    Listing,
    NoAnswer,
    Paragraph,
    Pleasantry,
    Reason,
    Reply,
    Source,
    Statement,
)
from bot.playground.blocks import message_problems, view_problems
from bot.slack.blocks import kit, notes
from bot.slack.blocks.answers import answer
from bot.slack.blocks.bodies import body
from bot.slack.blocks.feedback import reason_modal, thanks_modal
from bot.slack.blocks.home import home_view
from bot.slack.blocks.sources import source_message, source_modal
from knowledge.passages import Passage, Shelf
from tests.slack.samples import ERP, FIT, REPLY, turn

LONG = "A sentence that says something about alignment. " * 40


def huge():
    sources = tuple(
        Source(n, Passage(f"p{n}", Shelf.COMPANY, "Document " * 40, ("Heading " * 40,), LONG))
        for n in range(1, 40)
    )
    listing = Listing(Statement(LONG, (1,)), tuple(Statement(LONG, (n,)) for n in range(1, 40)))
    return Reply((Heading(LONG), Paragraph((Statement(LONG, (1,)),) * 5), listing), sources, notice=LONG)


def texts(blocks):
    """Everything that is written anywhere in blocks."""
    if isinstance(blocks, dict):
        own = [blocks["text"]] if isinstance(blocks.get("text"), str) else []
        return own + [t for value in blocks.values() for t in texts(value)]
    return [t for value in blocks for t in texts(value)] if isinstance(blocks, (list, tuple)) else []


def kinds(message):
    return [block["type"] for block in message.blocks]


def test_a_reply_shows_its_parts_with_their_citations():
    assert body(REPLY) == (
        "## Strategic fit\n\n"
        "Strategic fit joins both sides. [1] It lowers cost. [1][2]\n\n"
        "It has two sides:\n\n- **External**: the market [1]\n- **Internal**: the organisation [1]\n\n"
        "1. Assess [2]\n2. Plan [2]"
    )


def test_a_reply_is_body_shelf_sources_and_thumbs():
    message = answer(turn(REPLY))

    assert kinds(message) == ["markdown", "context", "header", "section", "section", "context_actions"]
    assert message_problems(list(message.blocks)) == []


def test_a_reply_says_which_shelves_it_comes_from():
    both = answer(turn(REPLY))
    framework = answer(turn(replace(REPLY, sources=REPLY.sources[:1])))
    company = answer(turn(replace(REPLY, sources=REPLY.sources[1:])))

    assert "From the framework and your company's documents" in texts(both.blocks)
    assert "From the framework" in texts(framework.blocks)
    assert "From your company's documents" in texts(company.blocks)


def test_a_reply_that_a_model_wrote_says_so():
    message = answer(turn(replace(REPLY, model="anthropic:some")))

    assert any("Written by a language model" in text for text in texts(message.blocks))


def test_every_source_can_be_opened_and_says_what_it_opens():
    message = answer(turn(REPLY))

    openers = [block["accessory"] for block in message.blocks if block["type"] == "section"]
    assert [opener["value"] for opener in openers] == ["t1:1", "t1:2"]
    assert [opener["accessibility_label"] for opener in openers] == [
        "Open source 1: Strategic Alignment Model",
        "Open source 2: Board paper 2026",
    ]


def test_sources_from_one_place_are_told_apart_by_how_they_begin():
    other = replace(ERP, id="erp-2", text="Two systems were **not** taken, because orders cross the border.")
    reply = replace(REPLY, sources=(*REPLY.sources, Source(3, other)))

    message = answer(turn(reply))

    assert "[1] Strategic Alignment Model › Dimensions › Strategic fit (the framework)" in texts(
        message.blocks
    )
    assert any(
        "[3] Board paper 2026 › Decision: “Two systems were not taken" in t for t in texts(message.blocks)
    )
    assert "[3] Board paper 2026 › Decision: “Two systems were not taken" in message.text


def test_a_notice_comes_first():
    message = answer(turn(replace(REPLY, notice="The model did not answer.")))

    assert texts(message.blocks[0]) == ["The model did not answer."]


def test_the_summary_tells_the_answer_and_its_sources():
    message = answer(turn(REPLY))

    assert message.text == (
        "Strategic fit Strategic fit joins both sides. [1] It lowers cost. [1][2] It has two sides: "
        "- External: the market [1] - Internal: the organisation [1] 1. Assess [2] 2. Plan [2] "
        "From the framework and your company's documents. "
        "Sources: [1] Strategic Alignment Model › Dimensions › Strategic fit; [2] Board paper 2026 › Decision"
    )


def test_a_huge_reply_stays_within_what_slack_takes():
    message = answer(turn(huge()), quoting=True)

    assert message_problems(list(message.blocks)) == []
    assert sum(map(len, texts(message.blocks))) <= 13_200
    assert len(message.text) <= 3_000
    assert any("longer than a Slack message" in text for text in texts(message.blocks))


def test_a_longer_reply_begins_as_the_shorter_one_did():
    shorter = replace(REPLY, parts=REPLY.parts[:2])

    assert body(REPLY).startswith(body(shorter))


def test_a_question_that_nobody_typed_is_quoted():
    message = answer(turn(REPLY, asked="Why **one** ERP?"), quoting=True)

    assert texts(message.blocks[0]) == ["You asked: Why one ERP?"]


def test_a_refusal_names_the_nearest_topics_as_buttons():
    message = answer(turn(NoAnswer(Reason.NO_SUPPORT, ("Strategic fit", "COBIT"))))

    row = next(block for block in message.blocks if block["type"] == "actions")
    assert "I can't answer that from the framework or your strategy documents." in texts(message.blocks)
    assert [(b["text"]["text"], b["value"], b["action_id"]) for b in row["elements"]] == [
        ("Strategic fit", "Strategic fit", "ask_0"),
        ("COBIT", "COBIT", "ask_1"),
    ]
    assert message_problems(list(message.blocks)) == []


def test_what_can_be_asked_next_stands_below_a_reply_as_buttons():
    reply = replace(REPLY, further=(("Does each shop keep its till?", "Why: Does each shop keep its till?"),))

    message = answer(turn(reply))

    row = next(block for block in message.blocks if block["type"] == "actions")
    assert [(b["text"]["text"], b["value"], b["action_id"]) for b in row["elements"]] == [
        ("Does each shop keep its till?", "Why: Does each shop keep its till?", "ask_0"),
    ]
    assert message_problems(list(message.blocks)) == []


def test_a_refusal_without_topics_has_no_buttons():
    assert "actions" not in kinds(answer(turn(NoAnswer(Reason.EMPTY_SHELF))))


def test_an_empty_question_is_offered_some():
    assert "actions" in kinds(answer(turn(NoAnswer(Reason.EMPTY_QUESTION))))


@pytest.mark.parametrize(("kind", "offers"), [(Courtesy.GREETING, True), (Courtesy.THANKS, False)])
def test_a_greeting_offers_questions_and_thanks_do_not(kind, offers):
    message = answer(turn(Pleasantry(kind, "Hello!\nAsk me.")))

    assert ("actions" in kinds(message)) is offers
    assert texts(message.blocks)[:2] == ["Hello!", "Ask me."]


def test_an_opened_source_shows_the_whole_passage_with_its_lists_and_tables():
    view = source_modal(Source(1, FIT))

    lists = [
        element
        for block in view["blocks"]
        if block["type"] == "rich_text"
        for element in block["elements"]
        if element["type"] == "rich_text_list"
    ]
    assert [(found["indent"], len(found["elements"])) for found in lists] == [(0, 2), (1, 2), (0, 1), (0, 2)]
    assert "External" in texts(view["blocks"])
    assert "; Question: Where do we play?" in texts(view["blocks"])
    assert view_problems(view) == []


def test_an_opened_source_says_where_it_stands():
    view = source_modal(Source(2, ERP))

    assert view["title"]["text"] == "Source 2"
    assert texts(view["blocks"])[:3] == [
        "Decision",
        "Board paper 2026 › Decision",
        "From your company's documents",
    ]


def test_a_very_long_passage_is_trimmed_and_says_so():
    long = replace(FIT, text="\n\n".join([LONG] * 60))

    view, message = source_modal(Source(1, long)), source_message(Source(1, long))

    assert "The passage goes on; it is too long to be shown here in full." in texts(view["blocks"])
    assert len(json.dumps(view)) < 250_000
    assert message_problems(list(message.blocks)) == []
    assert sum(map(len, texts(message.blocks))) <= 13_200


def test_numbering_goes_on_after_a_nested_list():
    passage = replace(FIT, text="1. One\n  - nested\n2. Two")

    lists = source_modal(Source(1, passage))["blocks"][2]["elements"]

    assert [(found["style"], found.get("offset")) for found in lists] == [
        ("ordered", None),
        ("bullet", None),
        ("ordered", 1),
    ]


def test_every_view_and_note_is_accepted_by_slack():
    views = [reason_modal("t1"), thanks_modal(), home_view()]
    messages = [notes.help_text(), notes.apology("ABCD1234"), notes.note(notes.FILES)]

    assert [view_problems(view) for view in views] == [[], [], []]
    assert [message_problems(list(message.blocks)) for message in messages] == [[], [], []]


statements = st.builds(
    Statement, st.text(max_size=400), st.lists(st.integers(1, 3), min_size=1, max_size=3).map(tuple)
)
parts = st.one_of(
    st.builds(Heading, st.text(max_size=80)),
    st.builds(Paragraph, st.lists(statements, min_size=1, max_size=4).map(tuple)),
    st.builds(
        Listing,
        st.none() | statements,
        st.lists(statements, min_size=1, max_size=6).map(tuple),
        st.booleans(),
    ),
)
headings = st.lists(st.text(max_size=99)).map(tuple)
passages = st.builds(
    Passage, st.just("p"), st.sampled_from(Shelf), st.text(max_size=200), headings, st.text(max_size=500)
)


@given(st.lists(parts, min_size=1, max_size=6), st.lists(passages, min_size=1, max_size=4))
def test_slack_accepts_whatever_a_reply_holds(found, cited):
    sources = tuple(Source(n, passage) for n, passage in enumerate(cited, start=1))
    message = answer(turn(Reply(tuple(found), sources)))

    assert message_problems(list(message.blocks)) == []
    assert [view_problems(source_modal(source)) for source in sources] == [[]] * len(sources)


def test_home_holds_no_more_blocks_than_slack_takes():
    full = home_view(interviews=[kit.section("An interview.")] * 150)["blocks"]

    assert len(full) == kit.BLOCKS_IN_A_VIEW
    assert full[-1] == home_view()["blocks"][-1]
