"""Drafting: demands and gaps from what people say and press, checked against the strategy in use."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.adapters.capturing.rules import RulesCapturing
from bot.domain.drafting import moves
from bot.domain.drafting.entries import By, Filled, Kind, Verdict
from bot.domain.drafting.known import Choice
from bot.domain.drafting.moves import Aim, Answer, Stale
from bot.domain.drafting.position import Asking, Review, Standing
from bot.services.drafting import Drafting, Flawed, Misheard
from bot.services.drafting.registry import Registry, Source, Status
from bot.services.walking import Beginning
from tests.dossiers import PEOPLE, dossier
from tests.drafts import filling
from tests.fakes.dossiers import FakeDossiers
from tests.fakes.drafts import FakeDrafts

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


class Desk:
    """A workspace with a strategy, and somebody who drafts in it."""

    def __init__(self, **strategy):
        self.dossiers = FakeDossiers(lambda: NOW)
        self.drafts = FakeDrafts({})
        self.dossiers.keep("T1", dossier(**strategy))
        self.registry = Registry(self.drafts, self.dossiers, (Choice("COM-01", "Knowing the business"),))
        self.drafting = Drafting(self.drafts, self.registry, RulesCapturing(), lambda: NOW, ["U2"])

    def begin(self, kind=Kind.DEMAND, role="Head of Shops", thread="1.0"):
        (edition,) = self.drafting.strategies("T1")
        return self.drafting.begin(kind, edition, Beginning("T1", "U1", role, "D1", thread), "c")

    def fill(self, sheet, **values):
        paths = {path.replace("__", "."): held for path, held in values.items()}
        return self.drafting.fill(sheet, self.aim(sheet), paths)

    def aim(self, sheet):
        return Aim(sheet.revision, "c", NOW)

    def confirmed(self, thread="1.0", **changed):
        sheet = self.fill(self.begin(thread=thread), **{**filling(), **changed})
        sheet = self.drafting.confirm(sheet, self.aim(sheet))
        self.keep(sheet)
        return sheet

    def keep(self, sheet):
        self.drafts.keep(sheet.after, len(sheet.before.entries))


@pytest.fixture
def desk():
    return Desk()


def test_whoever_the_directory_knows_need_not_say_who_they_are(desk):
    sheet = desk.begin(role=" head of shops ")

    assert sheet.told == {"owner": "p-shops", "area": "area-shops"}
    assert sheet.position.field.path == "guideline"


def test_whoever_it_does_not_know_is_asked_for_whom_they_speak_and_has_that_area(desk):
    sheet = desk.begin(role="Baker")

    sheet_after = desk.drafting.hear(sheet, "2.0", "Head of Ovens", "c")

    assert sheet.position.field.path == "owner"
    assert sheet_after.told == {"owner": "p-ovens", "area": "area-ovens"}


def test_where_a_dossier_names_nobody_the_title_stands_for_the_owner():
    desk = Desk(people=[], demands=[])
    sheet = desk.fill(desk.begin(role="Head of Buns"), **{**filling(), "owner": "head-of-buns"})

    confirmed = desk.drafting.confirm(sheet, desk.aim(sheet))

    assert desk.begin(role="Head of Buns").told == {"owner": "head-of-buns"}
    assert confirmed.position == Standing(1)


def test_a_gap_can_be_begun_by_anybody_of_the_area(desk):
    sheet = desk.begin(Kind.GAP)

    assert sheet.told == {"owner": "p-shops"}
    assert sheet.position.field.path == "current_state"


def test_what_was_said_is_filled_in_and_the_rest_is_asked(desk):
    words = "We need a till to try from Tills by June 2027. It is a must. It must be ready by March 2028."

    sheet = desk.drafting.hear(desk.begin(), "2.0", words, "c")

    assert sheet.told["needs_from"] == [{"area": "area-tills", "what": "a till to try", "by": "2027-06-30"}]
    assert (sheet.told["priority"], sheet.told["latest"]) == ("must", "2028-03-31")
    assert sheet.position.field.path == "guideline"


def test_what_does_not_answer_changes_nothing_and_says_what_is_asked(desk):
    sheet = desk.fill(desk.begin(), **{**filling(), "latest": None})

    outcome = desk.drafting.hear(sheet, "2.0", "soon", "c")

    assert isinstance(outcome, Misheard)
    assert outcome.field.path == "latest"


def test_nothing_is_an_answer_where_nothing_is_needed(desk):
    sheet = desk.fill(desk.begin(), **{**filling(), "needs_from": None})

    after = desk.drafting.hear(sheet, "2.0", "None.", "c")

    assert sheet.position.field.path == "needs_from"
    assert after.position == Review(())


def test_an_edited_answer_answers_what_it_answered_before(desk):
    sheet = desk.fill(desk.begin(), guideline="g-one-till")
    sheet = desk.drafting.hear(sheet, "2.0", "We learn one till", "c")
    sheet = desk.drafting.hear(sheet, "3.0", "Every seller knows it", "c")

    again = desk.drafting.hear(sheet, "2.0", "We teach one till", "c")

    assert again.told["translation"] == "We teach one till"
    assert again.told["target_outcome"] == "Every seller knows it"
    assert again.position == sheet.position


def test_what_can_not_be_is_not_filled_in(desk):
    sheet = desk.begin()

    outcome = desk.fill(sheet, guideline="g-oven", priority="must")

    assert isinstance(outcome, Flawed)
    assert [flaw.path for flaw in outcome.flaws] == ["guideline"]


def test_what_does_not_fit_together_can_not_be_confirmed(desk):
    own = [{"area": "area-shops", "what": "Bread", "by": "2027-06-30"}]
    sheet = desk.fill(desk.begin(), **{**filling(), "needs_from": own})

    outcome = desk.drafting.confirm(sheet, desk.aim(sheet))

    assert sheet.position == Review(())
    assert [flaw.path for flaw in sheet.flaws] == ["needs_from.0.area"]
    assert sheet.flaws[0].text == "“Shops” is the demand's own area; name another"
    assert not sheet.confirmable
    assert isinstance(outcome, Flawed)


def test_a_day_before_the_earliest_is_refused_where_it_is_chosen(desk):
    refused = desk.fill(desk.begin(), **{**filling(), "latest": "2026-12-31"})

    assert isinstance(refused, Flawed)
    assert [flaw.path for flaw in refused.flaws] == ["latest"]


def test_a_guideline_that_is_gone_from_the_strategy_in_use_is_said_before_confirming(desk):
    sheet = desk.fill(desk.begin(), **filling())
    desk.keep(sheet)
    other = {**dossier().strategy.model_dump(mode="json")["guidelines"][0], "id": "g-new"}
    strategy = {"version": 2, "guidelines": [other], "decisions": [], "targets": []}
    desk.dossiers.keep("T1", dossier(strategy=strategy, demands=[]))

    found = desk.drafting.find("T1", sheet.after.id)

    assert [flaw.path for flaw in found.flaws] == ["guideline"]
    assert "use one of: g-new" in found.flaws[0].text


def test_a_confirmed_demand_has_a_name_that_people_can_read(desk):
    first, second = desk.confirmed(), desk.confirmed(thread="2.0")

    assert (first.after.name, second.after.name) == ("shops-one-till-1", "shops-one-till-2")


def test_it_belongs_to_what_was_decided_and_what_is_measured(desk):
    links = desk.confirmed().links

    assert [one.id for one in links.guidelines] == ["g-one-till"]
    assert [one.id for one in links.decisions] == ["d-till"]
    assert len(links.targets) == 4


def test_two_strategies_may_call_different_demands_the_same(desk):
    desk.dossiers.keep("T1", dossier(strategy={"id": "mill-strategy"}))

    bakery, mill = desk.registry.standing("T1", Kind.DEMAND)

    assert (bakery.dossier, mill.dossier) == ("bakery-strategy", "mill-strategy")
    assert bakery.form == mill.form
    for edition in desk.registry.editions("T1"):
        assert [one.id for one in desk.registry.known("T1", edition).demands] == ["dm-shops"]


def test_what_stands_is_listed_beside_the_dossiers_own(desk):
    desk.confirmed()

    found = desk.registry.standing("T1", Kind.DEMAND)

    assert [(one.form.id, one.source, one.status, one.version) for one in found] == [
        ("dm-shops", Source.DOSSIER, Status.CONFIRMED, 1),
        ("shops-one-till-1", Source.SLACK, Status.CONFIRMED, 1),
    ]


def test_what_is_being_changed_stands_as_it_was_and_what_is_withdrawn_does_not(desk):
    sheet = desk.confirmed()
    sheet = desk.drafting.find("T1", sheet.after.id)
    changing = desk.fill(sheet, priority="could")
    desk.keep(changing)
    reopened = desk.registry.latest("T1", Kind.DEMAND, "shops-one-till-1", "bakery-strategy")
    sheet = desk.drafting.find("T1", sheet.after.id)

    desk.keep(desk.drafting.step(sheet, desk.aim(sheet), moves.withdraw))

    assert (reopened.status, reopened.form.priority) == (Status.REOPENED, "must")
    assert desk.registry.latest("T1", Kind.DEMAND, "shops-one-till-1", "bakery-strategy") is None
    withdrawn = desk.registry.versions("T1", Kind.DEMAND, "shops-one-till-1")
    assert [one.status for one in withdrawn] == [Status.WITHDRAWN]


def test_a_need_is_found_by_the_area_and_by_whom_it_was_put_to(desk):
    sheet = desk.confirmed()
    need = sheet.needs[0].need
    sheet = desk.drafting.find("T1", sheet.after.id)
    before = desk.drafting.put_to("T1", "U2")

    desk.keep(desk.drafting.address(sheet, need.key, "U2", "c"))
    sheet = desk.drafting.find("T1", sheet.after.id)
    desk.keep(desk.drafting.respond(sheet, need.key, Answer("U2", Verdict.DECLINED, 0, "No hands."), "c"))

    ((_, asked),) = desk.drafting.put_to("T1", "U2")
    assert before == []
    assert (asked.verdict, asked.responses[0].words) == (Verdict.DECLINED, "No hands.")
    assert [found.need for _, found in desk.drafting.needs_for("T1", "area-tills")] == [need]
    assert desk.drafting.needs_for("T1", "area-ovens") == []


def test_on_one_message_there_is_only_one_draft(desk):
    desk.keep(desk.begin())

    assert desk.begin() == Stale()


def test_nothing_is_known_of_another_workspace(desk):
    sheet = desk.confirmed()

    assert desk.drafting.find("T2", sheet.after.id) is None
    assert desk.drafting.strategies("T2") == []
    assert desk.registry.standing("T2", Kind.DEMAND) == []


@pytest.mark.parametrize("person", PEOPLE)
def test_everybody_in_the_dossier_can_begin(desk, person):
    sheet = desk.begin(role=person["role"])

    assert sheet.told["area"] == person["area"]
    assert isinstance(sheet.position, Asking)


def test_nobody_but_a_facilitator_speaks_for_another_role(desk):
    begun = desk.begin()
    (edition,) = desk.drafting.strategies("T1")
    astrid = desk.drafting.begin(Kind.DEMAND, edition, Beginning("T1", "U2", "", "D2", "2.0"), "c")

    refused = desk.fill(begun, owner="p-tills")
    elsewhere = desk.fill(begun, area="area-tills")
    chosen = desk.fill(astrid, owner="p-tills")

    assert isinstance(refused, Flawed)
    assert "somebody else" in refused.flaws[0].text
    assert isinstance(elsewhere, Flawed)
    assert (chosen.told["owner"], chosen.told["area"]) == ("p-tills", "area-tills")


def test_what_was_filled_for_another_role_before_is_not_confirmed(desk):
    sheet = desk.begin()
    wrong = Filled({**filling(), "owner": "p-tills", "area": "area-tills"}, By.PERSON, "c", NOW)
    sheet = replace(sheet, after=sheet.after.add(wrong))

    assert "owner" in {flaw.path for flaw in sheet.flaws}
