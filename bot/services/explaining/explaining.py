"""The service that answers questions about a company's strategy.

The strategy's structure answers what it is made for; the company's documents add what they hold. Both come
out of one search, and every statement names its passage.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bot.domain.question import shortened
from bot.domain.reply import NoAnswer, Reason, Reply
from bot.domain.why import Kind, is_beyond
from bot.services.answering import unheard, written
from bot.services.explaining.citing import Citing
from bot.services.explaining.gleaning import glean
from bot.services.explaining.inquiry import inquire
from bot.services.explaining.missing import is_missing
from bot.services.explaining.telling import tell, tell_whole
from knowledge.passages import Found, Shelf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.question import Question
    from bot.domain.reply import Response
    from bot.services.answering import Composer, Listener
    from bot.services.explaining.inquiry import Inquiry
    from bot.services.ports import Dossiers, Passages
    from knowledge.passages import Findings, Passage

SEARCHED: Final = 20
ADDED, KNOWN = 60, 30
"""Words that a document adds to what the strategy says, and words about a matter that is open."""
GIVEN: Final = 6
"""Passages that a model is given beside those that the answer without it rests on."""
EVIDENCE: Final = 0.55
"""A document's passage adds to what the strategy says where it was found at least this well."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is said to a question about a strategy; `edition` names the one that it was answered from."""

    response: Response
    kind: Kind
    decision: str | None = None
    edition: str | None = None


class Explaining:
    """Explains a workspace's strategies."""

    def __init__(
        self, dossiers: Dossiers, passages: Passages, writer: Composer | None, least_support: float
    ) -> None:
        self._dossiers = dossiers
        self._passages = passages
        self._writer = writer
        self.least_support = least_support

    def explain(self, question: Question, listen: Listener = unheard) -> Explanation:
        """Answer a question; the asker's own area comes first.

        `listen` is called with the reply so far, while a model is writing it.
        """
        asked = replace(shortened(question), shelves=(Shelf.COMPANY,))
        editions = self._dossiers.current(question.workspace)
        findings = self._passages.search(asked, SEARCHED)
        if not editions or not findings.found:
            return Explanation(NoAnswer(Reason.EMPTY_SHELF), Kind.OUT_OF_SCOPE)
        inquiry = inquire(asked, editions, findings.found)
        response = self._response(asked, inquiry, findings, listen)
        if isinstance(response, Reply) and inquiry.decision is not None:
            response = replace(response, decision=f"{inquiry.strategy.id}/{inquiry.decision.id}")
        return Explanation(
            response,
            inquiry.kind if isinstance(response, Reply) else Kind.OUT_OF_SCOPE,
            inquiry.focus.decision.id if inquiry.focus else None,
            inquiry.edition.reference,
        )

    def _response(self, asked: Question, inquiry: Inquiry, findings: Findings, listen: Listener) -> Response:
        # What a decision tells needs no other support: its reasons are there, however they are asked for.
        if is_beyond(asked.text) or (inquiry.decision is None and findings.support < self.least_support):
            return NoAnswer(Reason.NO_SUPPORT)
        own = self._passages.standing(asked.workspace, inquiry.edition.title)
        nearest = findings.found[0]
        if nearest.passage not in own and is_missing(asked.text, nearest):
            return NoAnswer(Reason.UNDECIDED, known=_known(asked.text, nearest))
        reply = _told(inquiry, findings.found, own) or _gleaned(inquiry, findings.found)
        if reply is None:
            return NoAnswer(Reason.NO_SUPPORT)
        if self._writer is None or inquiry.mistaken:
            return reply
        return written(self._writer, asked, _given(reply, findings.found), listen, lambda: reply) or reply


def _given(reply: Reply, found: Sequence[Found]) -> list[Found]:
    """Return what a model is given to write from: what the strategy's own words rest on, and what is near."""
    resting = [source.passage for source in reply.sources]
    near = [one for one in found if one.passage not in resting]
    return [Found(passage, 1.0, 1.0) for passage in resting] + near[:GIVEN]


def _told(inquiry: Inquiry, found: Sequence[Found], own: Sequence[Passage]) -> Reply | None:
    """Return what the strategy says about a decision, with what the nearest document adds."""
    if inquiry.is_whole:
        citing = Citing(own)
        tell_whole(citing, inquiry.strategy)
        return citing.reply()
    decision = inquiry.decision
    if decision is None:
        return None
    citing = Citing([passage for passage in own if passage.heading[:1] == (decision.question,)])
    tell(citing, inquiry, decision)
    evidence = next((one for one in found if one.passage not in own), None)
    if evidence and evidence.score >= EVIDENCE:
        citing.glean(glean(inquiry.asked, [evidence], enough=ADDED))
    return citing.reply()


def _gleaned(inquiry: Inquiry, found: Sequence[Found]) -> Reply | None:
    citing = Citing(())
    citing.glean(glean(inquiry.asked, found, figures=inquiry.kind is Kind.NUMBERS))
    return citing.reply()


def _known(asked: str, found: Found) -> Reply | None:
    citing = Citing(())
    citing.glean(glean(asked, [found], enough=KNOWN))
    return citing.reply()
