"""Composing an explanation: what the strategy says of a decision, and what stands nearest elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.fates import Fates
from bot.domain.why import Kind, asks_goal, asks_total, is_sum
from bot.services.explaining.citing import Citing, quoted
from bot.services.explaining.gleaning import WANTED, Gleaned, Wanted, glean
from bot.services.explaining.listing import listed
from bot.services.explaining.telling import put_right, tell, tell_any, tell_beside, tell_in_short, tell_whole
from bot.services.explaining.units import units
from knowledge.markdown import sentences
from knowledge.words import stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.reply import Reply
    from bot.domain.strategy import Decision
    from bot.services.explaining.inquiry import Inquiry
    from knowledge.passages import Found, Passage

ADDED, KNOWN = Wanted(words=30, addition=True), Wanted(words=30)
"""What documents add to what the strategy says, and what is told of a matter that is open."""
EVIDENCE: Final = 0.55
"""A document's passage adds to what the strategy says where it was found at least this well."""
ANSWER: Final = 0.9
"""A document's passage that is as likely as this to answer comes before what the strategy says."""
NO_AREA: Final = "I don't know which area is yours. In Slack I know it by the title in your profile."
UNKNOWN: Final = (
    "I don't know which area is yours, so here is what it means for each of them. "
    "In Slack I know it by the title in your profile."
)
AS_NEAR: Final = 0.45
"""What another decision says that was found first adds to it where it is this near."""
_YEARLY: Final = re.compile(r"\byears?\b|\byearly\b|\bannual\w*", re.IGNORECASE)
_BY_YEAR: Final = re.compile(r"\d[.,]?\d*(?: \w+)* 20\d\d\b[^.]*?\d[.,]?\d*(?: \w+)* 20\d\d\b")
"""An amount and its year, and the next: `7.9 in 2027, 9.6 in 2028`."""
TELLING: Final = 4
"""Passages that may tell how a sum is spread over the years."""
BESIDES: Final = 1
"""Passages of documents that may add to it."""


def compose(inquiry: Inquiry, found: Sequence[Found], own: Sequence[Passage]) -> Reply | None:
    """Answer from the strategy's own passages and from what was found, None where neither says anything."""
    if inquiry.contents:
        return listed(inquiry, inquiry.contents, own)
    if inquiry.is_whole or inquiry.is_bare:
        citing = Citing(own)
        (tell_whole if inquiry.is_whole else tell_any)(citing, inquiry)
        reply = citing.reply()
        return reply and replace(reply, notice=_unfelt(inquiry))
    told = _told(inquiry, inquiry.decision, found, own) if inquiry.decision else None
    if told is not None:
        return replace(told, notice=_unmet(inquiry, inquiry.decision))
    return _gleaned(inquiry, found, own)


def known(asked: str, found: Found) -> Reply | None:
    """Return what a passage says nearest to a question that it leaves open."""
    citing = Citing(())
    citing.glean(glean(asked, [found], KNOWN))
    return citing.reply()


def _told(
    inquiry: Inquiry, decision: Decision, found: Sequence[Found], own: Sequence[Passage]
) -> Reply | None:
    """Return what the strategy says about a decision, with what the nearest documents add."""
    meant = [one for one in (decision, inquiry.beside) if one]
    citing = Citing([one for each in meant for one in _of(each, own)])
    first = found[0]
    if first.passage not in own and first.likelihood >= ANSWER and not (inquiry.mistaken or inquiry.weighed):
        citing.glean(_nearest(inquiry, found[:1], WANTED))
        tell_in_short(citing, inquiry, decision, why=False)
        return citing.reply()
    tell(citing, inquiry, decision)
    if inquiry.weighed or inquiry.supposed:
        return citing.reply()
    for other in meant[1:]:
        tell_beside(citing, inquiry, other)
    others = (each for one in inquiry.strategy.decisions if one not in meant for each in _of(one, own))
    if first.similarity >= AS_NEAR and first.passage in others:
        citing.glean(_nearest(inquiry, found[:1], KNOWN))
    if inquiry.kind is Kind.NUMBERS:
        citing.glean(_nearest(inquiry, found, replace(ADDED, figures=True)))
    else:
        evidence = [one for one in found if one.passage not in own and one.score >= EVIDENCE]
        citing.glean(_nearest(inquiry, evidence[:BESIDES], ADDED))
    return citing.reply()


def _unmet(inquiry: Inquiry, decision: Decision | None) -> str | None:
    """Say that what is asked about somebody's own area can't be said; None where it can, or is not asked."""
    chosen = decision.option(decision.chosen) if decision else None
    if Kind.CONSEQUENCE not in (inquiry.kind, *inquiry.further) or chosen is None:
        return None
    if inquiry.area is None:
        return UNKNOWN if inquiry.is_own else None
    meant = inquiry.supposed or (chosen,)
    if any(one.area == inquiry.area.id for option in meant for one in option.consequences):
        return None
    return f"Nothing is written on what this means for {inquiry.area.name}; here is whom it meets instead."


def _unfelt(inquiry: Inquiry) -> str | None:
    """Say that nothing is known of what all of it means for somebody's own area, where that is asked."""
    if inquiry.kind is not Kind.CONSEQUENCE or not inquiry.is_own:
        return None
    if inquiry.area is None:
        return NO_AREA
    taken = [one.option(one.chosen) for one in inquiry.strategy.decisions]
    felt = {each.area for option in taken if option for each in option.consequences}
    return (
        None if inquiry.area.id in felt else f"Nothing is written on what this means for {inquiry.area.name}."
    )


def _gleaned(inquiry: Inquiry, found: Sequence[Found], own: Sequence[Passage]) -> Reply | None:
    """Return what stands nearest, wherever that is; what a question takes for granted is looked at first."""
    about = inquiry.focus.decision if inquiry.focus else None
    citing = Citing(own)
    if about:
        put_right(citing, inquiry, about)
    if asks_total(inquiry.asked):
        citing.say(*(quoted(one) for one in sentences(inquiry.strategy.summary) if is_sum(one)))
        citing.glean(_by_year(inquiry.asked, found))
    if inquiry.kind is Kind.NUMBERS or about is None or found[0].passage not in _of(about, own):
        wanted = Wanted(figures=inquiry.kind is Kind.NUMBERS, goals=asks_goal(inquiry.asked))
        citing.glean(_nearest(inquiry, found, wanted))
    else:
        elsewhere = [one for one in found if one.passage not in own]
        citing.glean(_nearest(inquiry, elsewhere[:BESIDES], ADDED))
        tell_in_short(citing, inquiry, about, why=True)
    return citing.reply()


def _by_year(asked: str, found: Sequence[Found]) -> list[Gleaned]:
    """Return how a sum is spread over the years, where that is asked and told."""
    if not _YEARLY.search(asked):
        return []
    told = (Gleaned(said.read, one.passage) for one in found[:TELLING] for said in units(one.passage.text))
    return [one for one in told if _BY_YEAR.search(one.text)][:1]


def _nearest(inquiry: Inquiry, found: Sequence[Found], wanted: Wanted) -> list[Gleaned]:
    """Return what comes nearest, without what options would have meant that nobody asked about."""
    fates, asked = Fates([inquiry.strategy]), stems(inquiry.asked)

    def passing(text: str) -> bool:
        told = fates.about(text)
        if told is None or told.named or told.option in inquiry.options:
            return False
        return not stems(told.option.name) <= asked

    return glean(inquiry.asked, found, replace(wanted, passing=passing))


def _of(decision: Decision, own: Sequence[Passage]) -> list[Passage]:
    """Return the passages that tell of a decision."""
    return [passage for passage in own if passage.heading[:1] == (decision.question,)]
