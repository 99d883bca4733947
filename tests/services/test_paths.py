"""Which perspective all managers together live, as facilitators are told; and how one of them is coded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.domain.errors import LanguageModelError
from bot.domain.interview.entries import WHOLE, Answered, Move, Moved, Options, Said
from bot.domain.perspective import Domain, Role
from bot.services.codebooks import PerspectiveCodebook
from bot.services.paths import Paths
from bot.services.perspectives import Perspectives, told_in
from bot.services.releasing import Releasing
from knowledge.passages import Shelf
from tests.dossiers import dossier
from tests.fakes.clock import FakeClock
from tests.fakes.dossiers import FakeDossiers
from tests.fakes.interviews import FakeInterviews
from tests.fakes.passages import FakePassages
from tests.fakes.pathfinding import NamedPaths
from tests.fakes.releases import FakeReleases
from tests.interviews import AT, TINY, interview
from tests.slack.samples import FIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.interview.entries import Interview
    from bot.domain.perspective import Initiative, Told

BUSINESS = ("business_strategy", "organisational_infrastructure", "it_infrastructure")
IT = ("it_strategy", "business_strategy", "organisational_infrastructure")


class AwayPaths:
    """Implements `Pathfinding` as a model that is away."""

    def find(self, told: Sequence[Told]) -> tuple[Initiative, ...]:
        del told
        raise LanguageModelError("The model is away.")


@pytest.fixture
def perspectives() -> Perspectives:
    dossiers = FakeDossiers(FakeClock())
    guidelines = [{"intent": "business_strategy"}, {"intent": "business_strategy first"}]
    base = dossier().strategy.guidelines[0].model_dump()
    told = [{**base, **one, "id": f"g-{n}"} for n, one in enumerate(guidelines)]
    decisions = [{**one.model_dump(), "guideline": "g-0"} for one in dossier().strategy.decisions]
    targets = [{**one.model_dump(), "guideline": "g-0"} for one in dossier().strategy.targets]
    dossiers.keep("T1", dossier(strategy={"guidelines": told, "decisions": decisions, "targets": targets}))
    return Perspectives(dossiers, FakePassages([FIT]), NamedPaths(), AwayPaths())


def told(person: str, *paths: tuple[str, str, str]) -> Interview:
    """Return somebody's finished interview on initiatives that took these paths."""
    said = [
        Said(f"{name}_{n}", f"{n}.{at}", text, None, "c", AT)
        for n, path in enumerate(paths, 1)
        for at, (name, text) in enumerate(
            zip(("what", "trigger", "first", "after"), ("A till", *path), strict=True)
        )
    ]
    begun = replace(interview(TINY), id=person, person=person, thread=person, instrument="perspective")
    return begun.add(*said, Moved(WHOLE, Move.CONCLUDE, "c", AT))


def test_without_a_model_or_when_it_fails_rules_code(perspectives: Perspectives):
    coded = perspectives.code(told_in({"what_1": "A till", "trigger_1": "it_strategy", "first_2": "nothing"}))

    assert [(one.path.anchor, one.path.pivot) for one in coded] == [(Domain.IT_STRATEGY, None), (None, None)]


def test_a_sheet_tells_what_is_lived_what_is_stated_and_what_to_read(perspectives: Perspectives):
    sheet = PerspectiveCodebook(perspectives).sheet(told("U1", BUSINESS, BUSINESS, IT), "")

    assert sheet.told[3] == "Perspective lived: Strategy execution."
    assert sheet.told[-1].endswith("What was done agrees with that.")
    assert [one.shelf for one in sheet.reading] == [Shelf.FRAMEWORK]
    assert len(sheet.fields) == 9


def test_what_is_corrected_counts(perspectives: Perspectives):
    began = told("U1", BUSINESS, IT)
    after = began.add(Answered("coded-anchor_2", Options(("business_strategy",)), None, "c", AT))

    picture = PerspectiveCodebook(perspectives).picture(after)

    assert picture.role is Role.ENABLER


def test_managers_are_compared_from_five_on(perspectives: Perspectives):
    interviews = FakeInterviews({})
    codebook = PerspectiveCodebook(perspectives)
    paths = Paths(interviews, perspectives, codebook, Releasing(FakeReleases(FakeClock())))
    for n in range(4):
        interviews.keep(told(f"U{n}", BUSINESS, BUSINESS), 0)

    too_early = paths.seen("T1")
    interviews.keep(told("U4", IT, IT), 0)

    seen = paths.seen("T1")
    assert too_early is None
    assert seen is not None
    assert (seen.people, seen.roles[Role.ENABLER], seen.roles[Role.DRIVER]) == (5, 4, 1)
    assert paths.stated("T1")[0][1] is Role.ENABLER
