"""What an option means, area by area: the chosen one, or one that was not, had it been chosen."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from bot.domain.fates import untaken
from bot.services.explaining import saying

if TYPE_CHECKING:
    from bot.domain.strategy import Option
    from bot.services.explaining.citing import Citing
    from bot.services.explaining.inquiry import Inquiry


def tell_consequences(citing: Citing, inquiry: Inquiry, chosen: Option) -> None:
    """Say what is asked for: what was chosen means, or what something else would have meant."""
    if inquiry.supposed:
        for option in inquiry.supposed:
            _unreal(citing, inquiry, option)
        return
    own = list(saying.for_area(chosen, inquiry.area)) if inquiry.area else []
    citing.say(saying.chose(chosen), *own)
    lead = "What it means for the others:" if own else f"What “{chosen.name}” means, area by area:"
    citing.list(lead, saying.for_others(inquiry.strategy, chosen, inquiry.area))


def _unreal(citing: Citing, inquiry: Inquiry, option: Option) -> None:
    own = list(saying.for_area(option, inquiry.area)) if inquiry.area else []
    others = saying.for_others(inquiry.strategy, option, inquiry.area)
    # Of several, one's own area tells enough.
    told = own if own and len(inquiry.supposed) > 1 else chain(own, others)
    citing.list(untaken(option.name), told, anew=True)
