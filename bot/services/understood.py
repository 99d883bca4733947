"""What can be told of how a strategy is understood: by area, side or in all; and before and after a walk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pydantic import TypeAdapter

from bot.domain.disclosure import Counted, parted
from bot.domain.heterogeneity import Group, Overview, Voice, areas_of, overview
from bot.services.releasing import Candidate
from knowledge.instrument import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.domain.dossier import Edition
    from bot.services.coding import CodedAnswers
    from bot.services.releasing import Release

SIDES: Final = (Group(Side.BUSINESS, "Business"), Group(Side.IT, "IT"))


@dataclass(frozen=True, slots=True)
class Understood:
    """How a strategy is understood, as it is told. `before` and `after` count those who walked in between.

    `brought` says that the answers came with the dossier and not from interviews.
    """

    edition: str
    title: str
    now: Overview
    before: Overview | None = None
    after: Overview | None = None
    brought: bool = False


@dataclass(frozen=True, slots=True)
class Answers:
    """Somebody's coded answers as they are counted, and those from before they walked through a decision."""

    counted: Counted
    coded: CodedAnswers
    before: tuple[Counted, CodedAnswers] | None = None

    @property
    def area(self) -> str | None:
        """The id of the person's area."""
        return self.coded.area.id if self.coded.area else None

    @property
    def side(self) -> str | None:
        """The side of the person's area."""
        return self.coded.area.side if self.coded.area else None


_understood: TypeAdapter[Understood] = TypeAdapter(Understood)


def shown(release: Release) -> Understood:
    """Return what a release has told."""
    return _understood.validate_json(release.shown)


def candidates(edition: Edition, answers: Sequence[Answers], *, brought: bool = False) -> Iterator[Candidate]:
    """Yield what could be told: by area, by side, or in all; with a before and after, or without."""
    areas = parted({one.counted: one.area for one in answers})
    sides = parted({one.counted: one.side for one in answers})
    twice = [one for one in answers if one.before]
    told = [(areas, areas_of(edition.dossier.strategy)), (sides, SIDES), ({}, ())]
    for groups, columns in sorted(told, key=lambda pair: -len(pair[0])):
        for pairs in [twice, []] if twice else [[]]:
            both = [
                frozenset(one.counted for one in pairs),
                frozenset(one.before[0] for one in pairs if one.before),
            ]
            figures = [frozenset(one.counted for one in answers), *groups.values(), *(both if pairs else ())]
            group_of = {counted: name for name, some in groups.items() for counted in some}

            def show(
                group_of: dict[Counted, str] = group_of,
                columns: Sequence[Group] = columns,
                pairs: Sequence[Answers] = pairs,
            ) -> str:
                return _show(edition, answers, group_of, columns, pairs, brought=brought)

            yield Candidate(tuple(figures), show)


def _show(  # noqa: PLR0913 - all that is told
    edition: Edition, answers: Iterable[Answers], group_of: dict[Counted, str], columns: Sequence[Group],
    pairs: Sequence[Answers], *, brought: bool,
) -> str:  # fmt: skip
    strategy = edition.dossier.strategy
    now = [Voice(group_of.get(one.counted), one.coded.coded) for one in answers]
    before = [Voice(None, one.before[1].coded) for one in pairs if one.before]
    after = [Voice(None, one.coded.coded) for one in pairs]
    told = Understood(
        edition.reference, edition.title, overview(strategy, now, columns),
        overview(strategy, before, ()) if pairs else None,
        overview(strategy, after, ()) if pairs else None,
        brought,
    )  # fmt: skip
    return _understood.dump_json(told).decode()
