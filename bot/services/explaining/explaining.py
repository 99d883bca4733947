"""The service that answers questions about a company's strategy.

The strategy's structure answers what it is made for; the company's documents add what they hold. Both come
out of one search, and every statement names its passage.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bot.domain.question import shortened
from bot.domain.reply import NoAnswer, Reason, Reply
from bot.domain.why import Kind, asks_total, asks_whether_decided, is_beyond, is_sum
from bot.services.answering import unheard, written
from bot.services.explaining.bearing import is_borne_out
from bot.services.explaining.belonging import meant
from bot.services.explaining.completing import completed
from bot.services.explaining.composing import compose, known
from bot.services.explaining.inquiry import inquire
from bot.services.explaining.marking import Marking
from bot.services.explaining.missing import is_far, is_held, is_unspoken, missing
from bot.services.explaining.naming import is_unheard_of
from bot.services.explaining.spelling import spelt_out
from knowledge.passages import Found, Shelf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.dossier import Edition
    from bot.domain.question import Question
    from bot.domain.reply import Response
    from bot.services.answering import Composer, Listener
    from bot.services.explaining.inquiry import Inquiry
    from bot.services.ports import Dossiers, Passages
    from knowledge.passages import Findings, Passage

REASONED: Final = frozenset({Kind.WHY_CHOSEN, Kind.WHY_NOT})
SEARCHED: Final = 20
OFFERED: Final = 10
"""Decisions that can be asked about by a button."""
GIVEN: Final = 6
"""Passages that a model is given beside those that the answer without it rests on."""


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
        if not asked.text.strip():
            return Explanation(NoAnswer(Reason.EMPTY_QUESTION), Kind.OUT_OF_SCOPE)
        if not editions:
            return Explanation(NoAnswer(Reason.NO_STRATEGY), Kind.OUT_OF_SCOPE)
        edition, asked = meant(asked, editions, self._passages)
        spelt = replace(asked, text=spelt_out(asked.text, edition.dossier.strategy))
        findings = self._passages.search(spelt, SEARCHED)
        if not findings.found:
            return Explanation(NoAnswer(Reason.EMPTY_SHELF), Kind.OUT_OF_SCOPE)
        inquiry = inquire(asked, edition, findings.found)
        marking = Marking(question.workspace, [edition], self._passages)
        response = marking.response(
            self._response(asked, inquiry, findings, lambda reply: listen(marking.reply(reply)))
        )
        if isinstance(response, Reply) and inquiry.decision is not None:
            response = replace(response, decision=f"{inquiry.strategy.id}/{inquiry.decision.id}")
        elif isinstance(response, Reply):
            response = replace(response, further=_further(inquiry))
        if isinstance(response, Reply) and len(editions) > 1:
            response = replace(response, notice=_from(edition, response.notice))
        return Explanation(
            response,
            inquiry.kind if isinstance(response, Reply) else Kind.OUT_OF_SCOPE,
            inquiry.focus.decision.id if inquiry.focus else None,
            inquiry.edition.reference,
        )

    def _refusal(self, inquiry: Inquiry, findings: Findings, own: Sequence[Passage]) -> NoAnswer | None:
        """Say why a question is not answered; None where it is."""
        asked, found = inquiry.asked, findings.found
        # What a decision tells needs no other support: its reasons are there, however they are asked for.
        whole = bool(inquiry.is_whole or inquiry.is_bare or inquiry.contents)
        told = whole or inquiry.decision is not None or inquiry.mistaken is not None
        if is_beyond(asked) or not (told or self._is_supported(inquiry, findings)):
            return NoAnswer(Reason.NO_SUPPORT)
        if asks_whether_decided(asked) and is_unheard_of(asked, inquiry.strategy, found):
            return NoAnswer(Reason.UNDECIDED)
        # What has reasons was decided, whatever else is open.
        reasoned = whole or (told and inquiry.kind in REASONED)
        silent = None if reasoned else missing(asked, found[:1] if told else found, own)
        total = asks_total(asked) and is_sum(inquiry.strategy.summary)
        if silent is None and not (told or total) and not is_borne_out(asked, found, inquiry.strategy):
            silent = found[0]
        return None if silent is None else NoAnswer(Reason.UNDECIDED, known=known(asked, silent))

    def _is_supported(self, inquiry: Inquiry, findings: Findings) -> bool:
        if is_unspoken(inquiry.asked, findings.found):
            return False
        likely = findings.support >= self.least_support and not is_far(findings)
        return likely or is_held(inquiry, findings)

    def _response(self, asked: Question, inquiry: Inquiry, findings: Findings, listen: Listener) -> Response:
        own = self._passages.standing(asked.workspace, inquiry.edition.title)
        refused = self._refusal(inquiry, findings, own)
        if refused is not None:
            return refused
        reply = compose(inquiry, findings.found, own)
        if reply is None:
            return NoAnswer(Reason.NO_SUPPORT)
        if self._writer is None or inquiry.mistaken:
            return reply
        spoken = written(self._writer, asked, _given(reply, findings.found), listen, lambda: reply)
        told = inquiry.is_whole or inquiry.is_bare or inquiry.contents or inquiry.decision
        return completed(spoken, reply) if spoken and told else spoken or reply


def _from(edition: Edition, notice: str | None) -> str:
    """Say from which of several strategies an answer comes, with what else is to be noticed."""
    return " ".join(filter(None, (f"From “{edition.title}”.", notice)))


def _further(inquiry: Inquiry) -> tuple[tuple[str, str], ...]:
    """Return what can be asked of each decision, where a question is about all of them or names none."""
    if inquiry.contents or not (inquiry.is_whole or inquiry.is_bare):
        return ()
    asked = inquiry.asked.rstrip(" ?!.") if inquiry.is_bare else "Why"
    return tuple((one.question, f"{asked}: {one.question}") for one in inquiry.strategy.decisions[:OFFERED])


def _given(reply: Reply, found: Sequence[Found]) -> list[Found]:
    """Return what a model is given to write from: what the strategy's own words rest on, and what is near."""
    resting = [source.passage for source in reply.sources]
    near = [one for one in found if one.passage not in resting]
    return [Found(passage, 1.0, 1.0) for passage in resting] + near[:GIVEN]
