"""Perspectives as fields of the codebook, and in words: what their author sees of them, and can correct."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.codebook import Choice, Field, by_id
from bot.domain.perspective import Alignment, Domain, Part, Path, Picture, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.domain.perspective import Initiative, Told

UNTOLD: Final = "untold"
DOMAINS: Final[Mapping[Domain, str]] = {
    Domain.BUSINESS_STRATEGY: "Business strategy",
    Domain.IT_STRATEGY: "IT strategy",
    Domain.ORGANISATION: "Organisation and processes",
    Domain.IT_INFRASTRUCTURE: "IT systems and services",
}
ALIGNMENTS: Final[Mapping[Alignment, str]] = {
    Alignment.STRATEGY_EXECUTION: "Strategy execution",
    Alignment.TECHNOLOGY_TRANSFORMATION: "Technology transformation",
    Alignment.COMPETITIVE_POTENTIAL: "Competitive potential",
    Alignment.SERVICE_LEVEL: "Service level",
}
ROLES: Final[Mapping[Role, str]] = {
    Role.ENABLER: "a business enabler",
    Role.DRIVER: "a strategic driver",
    Role.MIXED: "now an enabler, now a driver",
}
ADVICE: Final[Mapping[Role, str]] = {
    Role.ENABLER: (
        "Integrate process and IT management in sequence: process owners decide what the work is to look "
        "like, and IT checks early what is feasible and follows."
    ),
    Role.DRIVER: (
        "Integrate process and IT management side by side: process and IT leaders decide together, in "
        "standing teams and pilots, and react to each other more than once."
    ),
    Role.MIXED: (
        "Agree for each initiative who takes the first step, before committees and roles are set up: the way "
        "of integrating process and IT management follows from that."
    ),
}
_PARTS: Final[Mapping[Part, str]] = {
    Part.ANCHOR: "What set it off",
    Part.PIVOT: "What had to change first",
    Part.IMPACT: "What changed after that",
}
_CHOICES: Final = (
    *(Choice(domain.value, label) for domain, label in DOMAINS.items()),
    Choice(UNTOLD, "Not told"),
)
_UNPLACED: Final = Choice(UNTOLD, "I could not place it")
_WHAT: Final = 80
_TOO_LITTLE: Final = (
    "Too little is placed for a perspective: it takes two initiatives, and for both what set them off. What "
    "I could not place, you can place yourself."
)
_OPEN: Final = "Once what set it off and what changed first are placed, I can tell which perspective that is."


def fields(coded: Sequence[Initiative], told: Sequence[Told]) -> tuple[Field, ...]:
    """Return the coding of each initiative part by part, each with its quote."""
    return tuple(
        field
        for number, (one, said) in enumerate(zip(coded, told, strict=True), start=1)
        for field in _fields(number, one, said)
    )


def picture(settled: Iterable[Field]) -> Picture:
    """Return what the paths come to, as their author corrected them."""
    found = by_id(settled)
    numbers = sorted({int(name.rpartition("_")[2]) for name in found})
    return Picture(tuple(Path(*(_domain(found[f"{part}_{n}"]) for part in Part)) for n in numbers))


def in_words(lived: Picture) -> Iterator[str]:
    """Tell which perspective is lived, what IT is then, and how to integrate process and IT management."""
    for number, path in enumerate(lived.paths, start=1):
        yield f"Initiative {number}: {way(path)}. {_followed(path)}"
    if lived.role is None:
        yield _TOO_LITTLE
        return
    dominant = lived.dominant
    yield f"Perspective lived: {ALIGNMENTS[dominant] if dominant else 'mixed, no path was taken twice'}."
    yield f"IT is {ROLES[lived.role]} here. {ADVICE[lived.role]}"


def compared(stated: Picture, lived: Picture, title: str) -> str:
    """Tell how the role of IT that a strategy states compares with the one that is lived."""
    if stated.role is None:
        return f"{title} does not say plainly enough what it is for to be compared."
    starts, every = stated.starts[Domain.BUSINESS_STRATEGY], sum(stated.starts.values())
    said = (
        f"{title} makes IT {ROLES[stated.role]}: of the {every} aims in it that name a beginning, {starts} "
        "start from the business."
    )
    if lived.role is None:
        return said
    same = stated.role is lived.role
    return f"{said} {'What was done agrees with that.' if same else 'What was done says something else.'}"


def way(path: Path) -> str:
    """Tell a path: from where, over what, to where."""
    return " → ".join(_called(path.at(part)) for part in Part)


def _called(domain: Domain | None) -> str:
    return "not placed" if domain is None else DOMAINS[domain]


def _followed(path: Path) -> str:
    followed = path.perspective
    if followed is not None:
        return f"That is {ALIGNMENTS[followed].lower()}."
    placed = path.anchor is not None and path.pivot is not None
    return "That is none of the four perspectives." if placed else _OPEN


def _fields(number: int, coded: Initiative, told: Told) -> Iterator[Field]:
    what = told.what if len(told.what) <= _WHAT else told.what[: _WHAT - 1].rstrip() + "…"
    for part, name in _PARTS.items():
        value, said = coded.path.at(part) or UNTOLD, told.at(part).strip()
        unplaced = value == UNTOLD and bool(said)
        choices = (*_CHOICES[:-1], _UNPLACED) if unplaced else _CHOICES
        quotes = (said,) if unplaced else tuple(filter(None, [coded.quotes.get(part)]))
        yield Field(f"{part}_{number}", name, choices, (value,), quotes, group=f"{number}. {what}")


def _domain(field: Field) -> Domain | None:
    return None if field.values == (UNTOLD,) else Domain(field.values[0])
