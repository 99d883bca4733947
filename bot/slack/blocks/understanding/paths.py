"""Which perspective all managers together live, for facilitators, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.disclosure import MINIMUM
from bot.domain.perspective_overview import in_words
from bot.slack.blocks import kit
from bot.slack.blocks.understanding.picture import how_many

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.perspective import Role
    from bot.domain.perspective_overview import Lived
    from bot.slack.blocks.kit import Message

TITLE: Final = "How change goes here"
_CONFIDENTIAL: Final = (
    f"Every figure counts within a group of at least {MINIMUM} people. They stay as they are until the "
    f"answers of {MINIMUM} have come or changed."
)


def too_few(finished: int) -> str:
    """Return what is said while too few people have answered, and what to do."""
    return (
        f"There is nothing to compare yet: {how_many(finished)} finished the interview on the last "
        f"initiatives, and it takes {MINIMUM}. Ask the managers to type /align start perspective; that takes "
        "about 12 minutes."
    )


def lived(seen: Lived, stated: Sequence[tuple[str, Role | None]]) -> Message:
    """Return what managers live, compared with each other and with what the strategy states."""
    lines = in_words(seen, stated)
    blocks = [kit.header(TITLE), kit.context(_CONFIDENTIAL), *map(kit.section, lines)]
    return kit.message(" ".join((f"{TITLE}.", *lines)), blocks)
