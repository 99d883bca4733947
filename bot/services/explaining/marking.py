"""Marking: no reply leaves here that tells of an option as a plan that was not chosen."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from bot.domain.fates import Fates
from bot.domain.marks import Marks
from bot.domain.reply import NoAnswer, Reply, Source
from bot.services.explaining.citing import squeezed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.domain.dossier import Edition
    from bot.domain.reply import Response
    from bot.domain.strategy import Option
    from bot.services.ports import Passages
    from knowledge.passages import Passage


class Marking:
    """Says in whatever is answered to a workspace which options were not chosen."""

    def __init__(self, workspace: str, editions: Sequence[Edition], passages: Passages) -> None:
        self._workspace = workspace
        self._editions = editions
        self._passages = passages
        self._fates = Fates(one.dossier.strategy for one in editions)

    def response(self, response: Response) -> Response:
        """Return what is said with every option marked that it tells of and that was not chosen."""
        match response:
            case Reply():
                return self.reply(response)
            case NoAnswer(known=Reply() as known):
                return replace(response, known=self.reply(known))
            case _:
                return response

    def reply(self, reply: Reply) -> Reply:
        """Return a reply with every option marked that it tells of and that was not chosen."""
        numbers = {source.passage: source.n for source in reply.sources}
        parts = Marks(self._fates, lambda option: self._bearing(option, numbers)).on(reply.parts)
        sources = tuple(Source(number, passage) for passage, number in numbers.items())
        return replace(reply, parts=parts, sources=sources)

    def _bearing(self, option: Option, numbers: dict[Passage, int]) -> Sequence[int]:
        """Cite the passage that says what became of an option, none where the shelf holds another edition."""
        fate = squeezed(f"“{option.name}” was not chosen")
        stands = chain(tuple(numbers), self._standing())
        passage = next((one for one in stands if fate in squeezed(one.text)), None)
        return () if passage is None else (numbers.setdefault(passage, len(numbers) + 1),)

    def _standing(self) -> Iterator[Passage]:
        for edition in self._editions:
            yield from self._passages.standing(self._workspace, edition.title)
