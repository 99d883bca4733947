"""Bodies: the parts of a reply as Markdown for its block and its stream, and as words for its summary.

A body is told in steps, each a sentence, a heading or a list item with what parts it from the step before, so
that it can be cut between any two of them, and so that a longer reply begins as the shorter one did.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final, assert_never

from bot.domain.reply import Heading, Listing, Paragraph
from bot.slack.blocks.text import markdown, plain

if TYPE_CHECKING:
    from bot.domain.reply import Part, Reply, Statement

LONGEST: Final = 9_000
_STATEMENT: Final = 2_000
_CUT_SHORT: Final = "This answer is longer than a Slack message can be; open its sources to read all of it."

_Render = Callable[[str], str]
_Step = tuple[str, str]


def body(reply: Reply, longest: int = LONGEST) -> str:
    """Return a reply's parts as Markdown, cut after a sentence where they are too long."""
    return _within(_steps(reply, lambda text: markdown(text, _STATEMENT), "## "), longest)


def spoken(reply: Reply, longest: int = LONGEST) -> str:
    """Return a reply's parts as words, for those who listen to them."""
    return _within(_steps(reply, lambda text: plain(text, _STATEMENT), ""), longest)


def _within(steps: Iterator[_Step], longest: int) -> str:
    room = longest - len(_CUT_SHORT) - 2
    told = ""
    for gap, step in steps:
        longer = f"{told}{gap}{step}" if told else step
        if len(longer) > room:
            return f"{told}\n\n{_CUT_SHORT}"
        told = longer
    return told


def _steps(reply: Reply, render: _Render, mark: str) -> Iterator[_Step]:
    for part in reply.parts:
        yield from _part_steps(part, render, mark)


def _part_steps(part: Part, render: _Render, mark: str) -> Iterator[_Step]:
    match part:
        case Heading(text):
            yield "\n\n", f"{mark}{render(text)}"
        case Paragraph(statements):
            for at, statement in enumerate(statements):
                yield " " if at else "\n\n", _cited(statement, render)
        case Listing():
            yield from _list_steps(part, render)
        case _:
            assert_never(part)


def _list_steps(listing: Listing, render: _Render) -> Iterator[_Step]:
    if listing.lead is not None:
        yield "\n\n", render(listing.lead.text)  # its items carry the citations
    for number, item in enumerate(listing.items, start=1):
        sign = f"{number}." if listing.ordered else "-"
        yield "\n\n" if number == 1 else "\n", f"{sign} {_cited(item, render)}"


def _cited(statement: Statement, render: _Render) -> str:
    return " ".join((render(statement.text), "".join(f"[{n}]" for n in statement.sources)))
