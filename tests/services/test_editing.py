"""Changing a strategy and publishing it, beside others who do."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.editing.applying import Gone
from bot.domain.editing.changes import Founded, Titled, Weighed
from bot.domain.strategy import Criterion
from bot.services.desks import Ended, Hand, Outdated, Unready
from bot.services.editing import Editing
from bot.services.loading import Loading
from tests.dossiers import dossier
from tests.fakes.clock import FakeClock
from tests.fakes.dossiers import FakeArchives, FakeDossiers, FakeShelf
from tests.fakes.manuscripts import FakeManuscripts

ASTRID, HANA = Hand("U1", "trigger:1"), Hand("U2", "trigger:2")
ADOPTED = date(2026, 7, 1)
BAKERY = "bakery-strategy"


class Office:
    """The service with what it works on; `keep` does what committing does."""

    def __init__(self) -> None:
        clock = FakeClock()
        self.dossiers, self.manuscripts, self.shelf = FakeDossiers(clock), FakeManuscripts(), FakeShelf()
        self.loading = Loading(self.dossiers, self.shelf, FakeArchives())
        self.editing = Editing(self.dossiers, self.manuscripts, self.loading, clock)

    def keep(self, done):
        self.manuscripts.keep(done.manuscript, done.known)
        return done

    def desk(self, named=BAKERY):
        found = self.editing.desk("T1", named)
        assert found is not None
        return found

    def change(self, title="Two bakeries", hand=ASTRID):
        titled = Titled(title, "Crumb & Sons", "2027", "Bread.", "One till.")
        self.keep(self.editing.change(self.desk(), titled, hand))
        return self.desk()


@pytest.fixture
def office():
    opened = Office()
    opened.loading.load("T1", dossier())
    return opened


def test_a_published_manuscript_is_an_edition_in_use_and_on_the_shelf(office):
    ended = office.keep(office.editing.publish(office.change(), ADOPTED, ASTRID))

    strategy = office.dossiers.current("T1")[0].dossier.strategy
    assert (strategy.title, strategy.version, strategy.adopted) == ("Two bakeries", 2, ADOPTED)
    assert office.shelf.stands[-1] == "T1 bakery-strategy#2"
    assert (ended.desk.changes, office.desk().changes) == ((), ())


def test_publishing_again_after_a_crash_finds_its_own_edition(office):
    desk = office.change()
    office.editing.publish(desk, ADOPTED, ASTRID)  # and the process dies before that is kept

    again = office.editing.publish(office.desk(), ADOPTED, ASTRID)

    assert isinstance(again, Ended)
    assert [each.number for each in office.dossiers.editions("T1", BAKERY)] == [2, 1]


def test_nothing_is_published_where_nothing_was_changed(office):
    assert office.editing.publish(office.desk(), ADOPTED, ASTRID) == Unready(())


def test_errors_keep_it_from_being_published(office):
    heat = Weighed("d-till", Criterion(id="c-heat", name="Heat", weight=5))
    desk = office.editing.change(office.desk(), heat, ASTRID)

    outcome = office.editing.publish(desk, ADOPTED, ASTRID)

    assert [finding.text for finding in outcome.findings] == ["a score from 1 to 5 is missing for Heat"] * 2
    assert [each.number for each in office.dossiers.editions("T1", BAKERY)] == [1]


def test_an_outdated_manuscript_is_not_published(office):
    office.change()
    office.loading.load("T1", dossier(demands=[]))

    outcome = office.editing.publish(office.desk(), ADOPTED, ASTRID)

    assert isinstance(outcome, Outdated)
    assert outcome.edition.number == 2


def test_who_publishes_while_somebody_else_does_is_told(office):
    mine = office.change()
    office.loading.load("T1", dossier(strategy={"version": 2, "mission": "More bread."}))

    assert isinstance(office.editing.publish(mine, ADOPTED, ASTRID), Outdated)


def test_what_was_loaded_since_one_looked_is_not_lost_by_publishing(office):
    mine = office.change()
    office.loading.load("T1", dossier(demands=[]))

    outcome = office.editing.publish(mine, ADOPTED, ASTRID)

    assert isinstance(outcome, Outdated)
    assert [each.number for each in office.dossiers.editions("T1", BAKERY)] == [2, 1]


def test_changes_carried_over_keep_what_the_other_edition_has(office):
    office.change()
    office.loading.load("T1", dossier(demands=[]))

    office.keep(office.editing.carry(office.desk(), HANA))
    office.keep(office.editing.publish(office.desk(), ADOPTED, HANA))

    latest = office.dossiers.current("T1")[0]
    assert (latest.number, latest.dossier.demands, latest.dossier.strategy.title) == (3, (), "Two bakeries")


def test_taking_the_only_change_back_leaves_the_edition_that_is_in_use_then(office):
    office.keep(office.editing.undo(office.change(), ASTRID))
    office.loading.load("T1", dossier(strategy={"version": 2, "title": "Three bakeries"}))

    assert (office.desk().strategy.title, office.desk().outdated) == ("Three bakeries", False)
    assert office.change("Four bakeries").strategy.version == 2


def test_a_change_of_what_is_gone_changes_nothing(office):
    heat = Weighed("d-gone", Criterion(id="c-heat", name="Heat", weight=5))

    assert isinstance(office.editing.change(office.desk(), heat, ASTRID), Gone)


def test_a_strategy_is_begun_once(office):
    begun = dossier(strategy={"id": "one-mill"}).strategy

    office.keep(office.editing.found("T1", begun, ASTRID))

    assert office.editing.found("T1", begun, HANA) is None
    assert office.editing.found("T1", dossier().strategy, HANA) is None
    assert [desk.strategy.id for desk in office.editing.desks("T1")] == [BAKERY, "one-mill"]
    assert office.editing.desks("T2") == []


def test_what_was_begun_and_discarded_can_be_begun_again(office):
    begun = dossier(strategy={"id": "one-mill"}).strategy
    office.keep(office.editing.found("T1", begun, ASTRID))

    ended = office.keep(office.editing.discard(office.desk("one-mill"), ASTRID))
    again = office.editing.found("T1", begun, HANA)

    assert ended.desk is None
    assert again.manuscript.id == "one-mill.2"
    assert again.changes[0].change == Founded(begun)
