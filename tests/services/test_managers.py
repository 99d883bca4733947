"""How all managers together understand a strategy, as facilitators are told."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.dossier import Understanding
from bot.domain.interview.entries import WHOLE, Answered, Move, Moved, Options, OwnWords, Said
from bot.domain.walk.entries import WentOn, Wrote
from bot.services.codebooks import UnderstandingCodebook
from bot.services.coding import Coding
from bot.services.managers import Managers
from bot.services.releasing import Releasing
from tests.dossiers import AREAS, dossier
from tests.fakes.charts import FakeCharts
from tests.fakes.clock import FakeClock
from tests.fakes.dossiers import FakeDossiers
from tests.fakes.interviews import FakeInterviews
from tests.fakes.judging import RepeatingJudging
from tests.fakes.releases import FakeReleases
from tests.fakes.walks import FakeWalks
from tests.interviews import AT, UNDERSTANDING, interview
from tests.voices import KNOWING, UNKNOWING
from tests.walks import walk

if TYPE_CHECKING:
    from bot.domain.dossier import OwnWords as Words
    from bot.services.understood import Understood

SHOPS, OVENS, TILLS = (area["head"] for area in AREAS)
PEOPLE = [
    {"id": f"p-{n}", "role": head, "area": area["id"], "side": area["side"], "level": 2, "timezone": "UTC"}
    for n, (area, head) in enumerate((area, area["head"]) for area in AREAS)
]


@dataclass
class Company:
    """A company whose managers are interviewed."""

    managers: Managers
    interviews: FakeInterviews
    walks: FakeWalks
    dossiers: FakeDossiers
    roles: dict[str, str] = field(default_factory=dict)

    def interviewed(self, person: str, words: Words, role: str = SHOPS, on: int = 0) -> None:
        """Let somebody finish the interview on some day."""
        at = AT + timedelta(days=on)
        self.roles[person] = role
        said = [
            Said(name, f"{n}.0", text, None, "c", at)
            for n, (name, text) in enumerate(words.model_dump().items())
        ]
        answers = [Answered(one.question, OwnWords(), None, "c", at) for one in said]
        begun = replace(
            interview(UNDERSTANDING), id=f"{person}-{on}", person=person, thread=f"{person}{on}", started=at
        )
        self.interviews.keep(begun.add(*said, *answers, Moved(WHOLE, Move.CONCLUDE, "c", at)), 0)

    def corrected(self, person: str, grasp: str, on: int = 0) -> None:
        """Let somebody correct how their answers were read."""
        kept = self.interviews.interview("T1", f"{person}-{on}")
        assert kept is not None
        given = Answered("coded-knows_strategy", Options((grasp,)), None, "c", AT)
        self.interviews.keep(kept.add(given), len(kept.entries))

    def walked(self, person: str, on: int, through: str = "bakery-strategy", more: int | None = None) -> None:
        """Let somebody walk through the decision to its end, and perhaps write `more` on a later day."""
        at = AT + timedelta(days=on)
        begun = replace(walk(), id=f"w-{person}", person=person, thread=f"w{person}", dossier=through)
        later = [] if more is None else [Wrote("9.0", "Queues.", "c", AT + timedelta(days=more))]
        self.walks.keep(begun.add(*[WentOn("c", at)] * 10, *later), 0)

    def told(self) -> Understood | None:
        return next(iter(self.managers.understood("T1", lambda person: self.roles[person])), None)


@pytest.fixture
def company() -> Company:
    clock = FakeClock()
    interviews, walks, dossiers = FakeInterviews({}), FakeWalks({}), FakeDossiers(clock)
    coding = Coding(dossiers, RepeatingJudging())
    codebook = UnderstandingCodebook(coding)
    releasing = Releasing(FakeReleases(clock))
    managers = Managers(interviews, walks, dossiers, coding, codebook, releasing, FakeCharts())
    dossiers.keep("T1", dossier(people=PEOPLE, demands=[]))
    return Company(managers, interviews, walks, dossiers)


def grasps(told: Understood | None) -> dict[str, int]:
    assert told is not None
    return {row.id: row.total for row in told.now.grasps if row.total}


def test_nothing_is_told_of_four(company: Company):
    for n in range(4):
        company.interviewed(f"U{n}", KNOWING)

    assert company.told() is None
    assert company.managers.finished("T1") == 4


def test_five_are_told_together(company: Company):
    for n in range(5):
        company.interviewed(f"U{n}", KNOWING if n else UNKNOWING)

    assert grasps(company.told()) == {"none": 1, "clear": 4}


def test_a_sixth_changes_nothing_until_five_have_come(company: Company):
    for n in range(5):
        company.interviewed(f"U{n}", KNOWING)
    company.told()

    company.interviewed("U5", UNKNOWING)
    then = company.told()
    for n in range(6, 10):
        company.interviewed(f"U{n}", UNKNOWING)

    assert grasps(then) == {"clear": 5}
    assert grasps(company.told()) == {"none": 5, "clear": 5}


def test_another_edition_of_the_strategy_does_not_tell_of_the_sixth(company: Company):
    for n in range(5):
        company.interviewed(f"U{n}", KNOWING)
    company.told()

    company.interviewed("U5", UNKNOWING)
    areas = [{**area, "name": f"{area['name']} and more"} for area in AREAS]
    company.dossiers.keep("T1", dossier(strategy={"areas": areas}, people=PEOPLE, demands=[]))

    assert grasps(company.told()) == {"clear": 5}


def test_corrections_count_once_enough_has_changed(company: Company):
    for n in range(5):
        company.interviewed(f"U{n}", KNOWING)
    company.told()

    company.corrected("U0", "vague")
    then = company.told()
    for n in range(1, 5):
        company.corrected(f"U{n}", "vague")

    assert grasps(then) == {"clear": 5}
    assert grasps(company.told()) == {"vague": 5}


def test_what_was_told_stays_when_somebody_erases_their_answers(company: Company):
    for n in range(6):
        company.interviewed(f"U{n}", KNOWING)
    company.told()

    company.interviews.erase("T1", "U0-0")

    assert grasps(company.told()) == {"clear": 6}


def test_areas_of_five_stand_by_themselves(company: Company):
    for n in range(10):
        company.interviewed(f"U{n}", KNOWING if n % 2 else UNKNOWING, SHOPS if n < 5 else TILLS)

    told = company.told()

    assert told is not None
    assert [
        (group.name, count) for group, count in zip(told.now.groups, told.now.people.counts, strict=True)
    ] == [
        ("Shops", 5),
        ("Tills", 5),
    ]


def test_where_areas_are_too_small_the_sides_are_told(company: Company):
    for n in range(10):
        company.interviewed(f"U{n}", KNOWING, TILLS if n < 5 else (SHOPS if n < 8 else OVENS))

    told = company.told()

    assert told is not None
    assert [group.name for group in told.now.groups] == ["Business", "IT"]


def test_before_and_after_a_walk_are_compared_for_those_who_were_asked_twice(company: Company):
    for n in range(5):
        company.interviewed(f"U{n}", UNKNOWING, on=0)
        company.walked(f"U{n}", on=3)
        company.interviewed(f"U{n}", KNOWING, on=7)
    for n in range(5, 10):
        company.interviewed(f"U{n}", KNOWING, on=1)

    told = company.told()

    assert told is not None
    assert told.before is not None
    assert told.after is not None
    assert [row.total for row in told.before.grasps] == [5, 0, 0, 0]
    assert [row.total for row in told.after.grasps] == [0, 0, 0, 5]
    assert grasps(told) == {"clear": 10}


def test_what_is_written_after_a_walk_does_not_make_it_later(company: Company):
    for n in range(5):
        company.interviewed(f"U{n}", UNKNOWING, on=0)
        company.walked(f"U{n}", on=3, more=9)
        company.interviewed(f"U{n}", KNOWING, on=7)

    told = company.told()

    assert told is not None
    assert told.before is not None


def test_a_walk_through_another_strategy_parts_no_before_from_an_after(company: Company):
    for n in range(5):
        company.interviewed(f"U{n}", UNKNOWING, on=0)
        company.walked(f"U{n}", on=3, through="mill-strategy")
        company.interviewed(f"U{n}", KNOWING, on=7)

    told = company.told()

    assert told is not None
    assert told.before is None


def test_no_comparison_is_told_that_leaves_few_others(company: Company):
    for n in range(5):
        company.interviewed(f"U{n}", UNKNOWING, on=0)
        company.walked(f"U{n}", on=3)
        company.interviewed(f"U{n}", KNOWING, on=7)
    company.interviewed("U5", KNOWING, on=1)

    told = company.told()

    assert told is not None
    assert told.before is None
    assert grasps(told) == {"clear": 6}


def test_answers_that_came_with_the_dossier_stand_in_until_there_are_interviews(company: Company):
    said = [Understanding(person=one["id"], answers=KNOWING) for one in PEOPLE]
    people = [{**one, "id": f"{one['id']}-{n}"} for one in PEOPLE for n in range(2)]
    said = [Understanding(person=str(one["id"]), answers=KNOWING) for one in people]
    company.dossiers.keep("T1", dossier(people=people, understanding=said, demands=[]))

    told = company.told()

    assert told is not None
    assert (told.brought, grasps(told)) == (True, {"clear": 6})
