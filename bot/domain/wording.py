"""Replies as plain Markdown text, for the command line and for summaries."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from bot.domain.references import without_references
from bot.domain.reply import Heading, Listing, NoAnswer, Paragraph, Reason, Reply

if TYPE_CHECKING:
    from bot.domain.reply import Part, Statement

_REFUSALS = {
    Reason.NO_SUPPORT: "I can't answer that from the framework or your strategy documents.",
    Reason.EMPTY_SHELF: "There are no documents on this shelf yet, so I can't answer that.",
    Reason.NO_STRATEGY: "There is no strategy here yet, so I can't say why it is as it is.",
    Reason.UNDECIDED: "I can't answer that: it is not decided, or your strategy documents don't say.",
    Reason.OTHER_LANGUAGE: "I can't answer that: I only understand English. Please ask me in English.",
    Reason.EMPTY_QUESTION: (
        "I didn't get a question. What would you like to know about business–IT alignment?"
    ),
}


def as_markdown(reply: Reply) -> str:
    """Return the reply as Markdown, with its citations in square brackets and its notice first."""
    parts = [_part(part) for part in reply.parts]
    return "\n\n".join(([f"_{reply.notice}_"] if reply.notice else []) + parts)


def refusal(answer: NoAnswer) -> str:
    """Say that there is no answer, and what is near."""
    topics = " or ".join(f"“{without_references(topic)}”" for topic in answer.topics)
    nearest = f" The nearest that I know about: {topics}." if topics else ""
    known = f"\n\nWhat is known: {as_markdown(answer.known)}" if answer.known else ""
    return _REFUSALS[answer.reason] + nearest + known


def cited(statement: Statement) -> str:
    """Return a statement with its citations behind it: `Fit has two sides. [1][2]`.

    Its words come from a document or a model, so links and mentions in them are dropped.
    """
    return f"{without_references(statement.text)} {''.join(f'[{n}]' for n in statement.sources)}"


def _part(part: Part) -> str:
    match part:
        case Heading(text):
            return f"**{without_references(text)}**"
        case Paragraph(statements):
            return " ".join(map(cited, statements))
        case Listing():
            marks = (f"{n}." if part.ordered else "-" for n, _ in enumerate(part.items, start=1))
            lines = [f"{mark} {cited(item)}" for mark, item in zip(marks, part.items, strict=True)]
            return "\n".join(([f"{without_references(part.lead.text)}\n"] if part.lead else []) + lines)
        case _:
            assert_never(part)
