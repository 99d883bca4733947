"""Perspectives compared: how many managers have lived which, and whether they see IT in the same role."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.perspective import Alignment, Role
from bot.domain.perspective_fields import ALIGNMENTS, ROLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.perspective import Picture


@dataclass(frozen=True, slots=True)
class Lived:
    """What the managers' initiatives come to: how many of `people` live each perspective and see each role.

    Those whose initiatives took different paths count as `mixed`, those who told too little as `untold`.
    """

    people: int
    perspectives: dict[Alignment, int]
    mixed: int
    untold: int
    roles: dict[Role, int]


def lived(pictures: Sequence[Picture]) -> Lived:
    """Count what managers told."""
    told = [one for one in pictures if one.told]
    dominant = Counter(one.dominant for one in told)
    roles = Counter(one.role for one in told)
    return Lived(
        len(pictures),
        {alignment: dominant[alignment] for alignment in Alignment},
        dominant[None],
        len(pictures) - len(told),
        {role: roles[role] for role in Role},
    )


def in_words(seen: Lived, stated: Sequence[tuple[str, Role | None]]) -> list[str]:
    """Tell how far managers agree on what is lived, and with what each strategy states, by its title."""
    counts = [f"{ALIGNMENTS[one]} {count}" for one, count in seen.perspectives.items() if count]
    rest = [
        f"{name} {count}"
        for name, count in (("mixed", seen.mixed), ("too little told", seen.untold))
        if count
    ]
    roles = [f"{ROLES[role]}: {count}" for role, count in seen.roles.items() if count]
    told = [f"Of {seen.people} managers, the perspective lived: {', '.join(counts + rest)}."]
    if roles:
        told.append(f"How they see IT: {'; '.join(roles)}. {_agreement(seen)}")
    told += [_beside(seen, title, role) for title, role in stated if role is not None]
    return told


def _agreement(seen: Lived) -> str:
    role, most = max(seen.roles.items(), key=lambda item: item[1])
    whole = sum(seen.roles.values())
    if most == whole:
        return "They all see it in the same role."
    if 2 * most > whole:
        seen_as = f"Most of them ({most} of {whole}) see it as {ROLES[role]}"
        return f"{seen_as}; talk about the initiatives that differ."
    return "They do not agree; agree on who takes the first step before the next initiative begins."


def _beside(seen: Lived, title: str, role: Role) -> str:
    agreeing, whole = seen.roles[role], sum(seen.roles.values())
    return f"{title} makes IT {ROLES[role]}; what {agreeing} of {whole} managers told agrees with that."
