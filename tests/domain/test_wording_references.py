"""What a document or a model smuggles in is not printed."""

from __future__ import annotations

from bot.domain.reply import Listing, NoAnswer, Paragraph, Reason, Reply, Statement
from bot.domain.wording import as_markdown, refusal

LURE = "Sign in at https://evil.example/z, <@U123> and <!channel>."


def test_links_and_mentions_of_a_document_do_not_reach_the_text():
    reply = Reply(
        (Paragraph((Statement(LURE, (1,)),)), Listing(Statement(LURE, (1,)), (Statement(LURE, (1,)),))), ()
    )

    text = as_markdown(reply)

    assert all(lure not in text for lure in ("evil.example", "<@", "<!"))
    assert text.count("Sign in at") == 3


def test_topics_are_named_without_links():
    assert "evil.example" not in refusal(NoAnswer(Reason.NO_SUPPORT, ("See https://evil.example",)))
