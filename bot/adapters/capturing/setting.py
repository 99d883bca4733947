"""The setting of words: what they are about, which areas they may name, and whose they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.adapters.capturing.areas import Areas
from bot.domain.drafting.values import value

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.drafting.entries import Kind
    from bot.domain.drafting.known import Known
    from bot.domain.drafting.values import Content
    from bot.services.drafting import Words


@dataclass(frozen=True, slots=True)
class Setting:
    """What words are understood by: what is `told` already, and `today`.

    `own` is the area of whoever speaks, None where it is not known.
    """

    topic: Kind
    known: Known
    areas: Areas
    own: str | None
    told: Content
    today: date


def setting(words: Words) -> Setting:
    """Return what these words are understood by."""
    area, owner = value(words.told, "area"), value(words.told, "owner")
    person = words.known.dossier.person(str(owner)) if owner else None
    own = str(area) if area else (person.area if person else None)
    return Setting(
        words.topic, words.known, Areas(words.known.dossier.strategy), own, words.told, words.today
    )
