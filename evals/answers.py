"""Answers as evaluations look at them: the words, the statements, and what each of these cites."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from bot.adapters.selection import NOT_ALL
from bot.domain.reply import Heading, Listing, NoAnswer, Paragraph, Pleasantry, Reply
from bot.domain.wording import as_markdown
from evals.scoring import borne_out, without_citations
from knowledge.markdown import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.reply import Part, Response, Statement


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said to a question. `text` is what a person reads, without the numbers of sources."""

    answered: bool
    text: str
    cited: tuple[str, ...]
    statements: int
    with_citation: int
    borne_out: int

    @property
    def words(self) -> int:
        """How many words a person has to read."""
        return len(self.text.split())


def answer_of(response: Response) -> Answer:
    """Take a response apart."""
    match response:
        case Reply():
            return _of_reply(response)
        case NoAnswer() | Pleasantry():
            return Answer(answered=False, text="", cited=(), statements=0, with_citation=0, borne_out=0)
        case _:
            assert_never(response)


def _of_reply(reply: Reply) -> Answer:
    passages = {source.n: source.passage for source in reply.sources}
    statements = [statement for part in reply.parts for statement in _statements(part)]
    texts = {n: f"{passage.place} {plain(passage.text)}" for n, passage in passages.items()}
    cited = [statement for statement in statements if any(n in texts for n in statement.sources)]
    sound = [
        statement
        for statement in cited
        if borne_out(_claimed(statement), [texts[n] for n in statement.sources if n in texts])
    ]
    return Answer(
        answered=True,
        text=without_citations(as_markdown(reply)),
        cited=tuple(passage.text for passage in passages.values()),
        statements=len(statements),
        with_citation=len(cited),
        borne_out=len(sound),
    )


def _claimed(statement: Statement) -> str:
    """Return what a statement says of its subject; that a list is not whole is said of the answer."""
    return plain(statement.text.replace(NOT_ALL, ""))


def _statements(part: Part) -> Iterator[Statement]:
    match part:
        case Paragraph(statements):
            yield from statements
        case Listing(lead, items, _):
            yield from (lead, *items) if lead else items
        case Heading():
            return
        case _:
            assert_never(part)
