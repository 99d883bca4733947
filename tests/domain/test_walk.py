"""Walks through a decision: every step in order, nothing lost, nothing changed by what comes too late."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from bot.domain.walk.entries import Walk, Wrote
from bot.domain.walk.moves import Aim, Stale, choose, go_back, go_on, place, unwrite, write
from bot.domain.walk.position import Position, Stage, path, position
from tests.dossiers import dossier
from tests.walks import AT, walk

STRATEGY = dossier().strategy
DECISION = STRATEGY.decisions[0]


def aim(here: Walk) -> Aim:
    return Aim(position(here).revision, "c", AT)


def walked(here: Walk, steps: int) -> Walk:
    for _ in range(steps):
        after = go_on(here, aim(here))
        assert isinstance(after, Walk)
        here = after
    return here


def chosen(here: Walk, option: str = "o-keep") -> Walk:
    after = choose(DECISION, here, aim(here), option)
    assert isinstance(after, Walk)
    return after


def test_the_way_begins_with_the_area_where_it_is_not_known():
    here = walk(area=None)

    after = place(STRATEGY, here, aim(here), "area-ovens")

    assert position(here).stage is Stage.AREA
    assert position(after) == Position(Stage.OPTIONS, 1, area="area-ovens", standing=(0, 1))


def test_a_choice_leads_to_its_consequences_and_comes_before_what_was_chosen():
    after = chosen(walk())

    assert position(after).stage is Stage.CONSEQUENCES
    assert position(after).choice == "o-keep"
    assert not position(after).revealed


def test_who_chooses_nothing_goes_straight_to_the_comparison():
    assert position(walked(walk(), 1)).stage is Stage.COMPARISON


def test_a_choice_can_be_changed_until_what_was_chosen_is_shown():
    here = chosen(walk())
    here = go_back(here, aim(here))

    early = chosen(here, "o-one")
    late = walked(early, 2)
    back = late
    for _ in range(3):
        back = go_back(back, aim(back))

    assert position(early).choice == "o-one"
    assert position(late).stage is Stage.CHOSEN
    assert position(back).stage is Stage.OPTIONS
    assert choose(DECISION, back, aim(back), "o-keep") == Stale()


def test_going_back_leads_to_the_message_of_the_step_before_and_on_to_a_new_one():
    here = walked(walk(), 2)

    back = go_back(here, aim(here))
    on = walked(back, 1)

    assert position(here).standing == (0, 1, 2)
    assert position(back).standing == (0, 1)
    assert position(on).standing == (0, 1, 4)


def test_words_end_the_way_and_more_words_are_kept_beside_them():
    here = walked(walk(), 4)

    once = write(here, "5.1", "We train sixty people.", "c", AT)
    twice = write(once, "5.2", "In spring.", "c", AT)

    assert position(here).stage is Stage.WORDS
    assert position(once).stage is Stage.END
    assert position(twice).said == "We train sixty people.\nIn spring."
    assert position(twice).revision == position(once).revision


def test_words_before_they_are_asked_for_are_none_of_the_walk():
    assert write(walk(), "5.1", "Hello there.", "c", AT) == Stale()


def test_edited_words_take_the_place_of_the_earlier_ones_and_deleted_ones_are_gone():
    here = write(walked(walk(), 4), "5.1", "We train sixty people.", "c", AT)

    edited = write(here, "5.1", "We train seventy people.", "c", AT)
    deleted = unwrite(edited, "5.1", "c", AT)

    assert position(edited).said == "We train seventy people."
    assert position(deleted).said == ""
    assert position(deleted).stage is Stage.END
    assert all(entry.words is None for entry in deleted.entries if isinstance(entry, Wrote))


def test_what_does_not_exist_can_be_neither_chosen_nor_named():
    assert choose(DECISION, walk(), aim(walk()), "o-other") == Stale()
    assert place(STRATEGY, walk(area=None), aim(walk(area=None)), "area-moon") == Stale()


class Histories(RuleBasedStateMachine):
    """Does what people do, and remembers what they chose and said."""

    def __init__(self) -> None:
        super().__init__()
        self.here = walk(area=None)
        self.choice: str | None = None
        self.said: dict[str, str] = {}
        self.past: list[Aim] = []

    def become(self, after: Walk | Stale) -> bool:
        if isinstance(after, Stale):
            return False
        if position(after).revision != position(self.here).revision:
            self.past.append(aim(self.here))
        self.here = after
        return True

    @rule(option=st.sampled_from(["o-keep", "o-one", "o-none"]))
    def choose(self, option: str) -> None:
        if self.become(choose(DECISION, self.here, aim(self.here), option)):
            self.choice = option

    @rule(area=st.sampled_from(["area-shops", "area-moon"]))
    def place(self, area: str) -> None:
        self.become(place(STRATEGY, self.here, aim(self.here), area))

    @rule()
    def go_on(self) -> None:
        ended = position(self.here).stage is Stage.END
        assert self.become(go_on(self.here, aim(self.here))) is not ended

    @rule()
    def go_back(self) -> None:
        first = position(self.here).stage is path(self.here, self.choice)[0]
        assert self.become(go_back(self.here, aim(self.here))) is not first

    @rule(message=st.sampled_from(["1.0", "2.0"]), words=st.text(min_size=1))
    def write(self, message: str, words: str) -> None:
        if self.become(write(self.here, message, words, "c", AT)):
            self.said[message] = words

    @rule(message=st.sampled_from(["1.0", "2.0"]))
    def delete(self, message: str) -> None:
        assert self.become(unwrite(self.here, message, "c", AT)) is (message in self.said)
        self.said.pop(message, None)

    @rule(data=st.data())
    def press_something_old(self, data: st.DataObject) -> None:
        if self.past:
            old = data.draw(st.sampled_from(self.past))
            moves = (
                go_on(self.here, old), go_back(self.here, old), choose(DECISION, self.here, old, "o-one"),
                place(STRATEGY, self.here, old, "area-shops"),
            )  # fmt: skip
            assert set(moves) == {Stale()}

    @invariant()
    def nothing_is_lost(self) -> None:
        here = position(self.here)
        assert here.choice == self.choice
        assert dict(here.words) == self.said
        assert here.stage in path(self.here, self.choice)


def test_walks_go_any_way_at_all():
    run_state_machine_as_test(Histories, settings=settings(stateful_step_count=30))
