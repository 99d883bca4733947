"""What managers of the bakery say about its strategy."""

from __future__ import annotations

from bot.domain.dossier import OwnWords


def words(**said: str) -> OwnWords:
    """Return answers to the five questions; empty ones where nothing is given."""
    return OwnWords(**{name: said.get(name, "") for name in OwnWords.model_fields})


KNOWING = words(
    what_is_it="One till in every shop. It is the same for all of us.",
    why_this="Orders are typed once.",
    why_not_otherwise="Four tills are out of support.",
    for_my_area="Shops change, nine of them in 2027.",
    what_blocks="Flour.",
)
UNKNOWING = words(
    what_is_it="I don't know of any strategy. Nobody told us.",
    why_this="No idea.",
    why_not_otherwise="I was not asked.",
    for_my_area="I have no answer to that.",
    what_blocks="That nobody tells us.",
)
