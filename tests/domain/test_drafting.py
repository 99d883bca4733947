"""Drafts of demands and gaps: nothing is lost, there is always a next step, and older versions stay."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from bot.domain.demand import Demand, Gap
from bot.domain.drafting import leaving, moves
from bot.domain.drafting.checking import Flaw, checked, flaws_of
from bot.domain.drafting.entries import Draft, Filled, Kind, Verdict
from bot.domain.drafting.fields import FIELDS, Form, field
from bot.domain.drafting.forming import formed, written
from bot.domain.drafting.known import Choice, Known
from bot.domain.drafting.moves import Aim, Answer, Stale
from bot.domain.drafting.naming import name_of, slug
from bot.domain.drafting.needs import needs, standing_form
from bot.domain.drafting.position import Asking, Gone, Review, Standing, position, revision
from bot.domain.drafting.values import content
from tests.dossiers import DEMAND, dossier
from tests.drafts import AT, draft, filling

BAKERY = dossier()
KNOWN = Known(BAKERY, (Choice("COM-01", "Knowing the business"),), BAKERY.demands)


def aim(here: Draft) -> Aim:
    return Aim(revision(here), "c", AT)


def filled(here: Draft, **values: object) -> Draft:
    paths = {path.replace("__", "."): held for path, held in values.items()}
    after = moves.fill(here, aim(here), paths)
    assert isinstance(after, Draft)
    return after


def whole(here: Draft) -> Draft:
    return filled(here, **filling())


def confirmed(here: Draft, name: str = "shops-one-till-1") -> Draft:
    after = moves.confirm(here, aim(here), written(formed(here, name)), name)
    assert isinstance(after, Draft)
    return after


def asked(here: Draft) -> str:
    at = position(here)
    assert isinstance(at, Asking)
    return at.field.path


def test_what_is_missing_is_asked_one_thing_at_a_time():
    here = filled(draft(), owner="p-shops", area="area-shops")

    first = asked(here)
    here = filled(here, guideline="g-one-till", target_outcome="Every seller knows it.")

    assert (first, asked(here)) == ("guideline", "translation")


def test_a_need_that_lacks_its_date_is_asked_for_the_date():
    here = whole(draft())

    here = filled(here, needs_from=[{"area": "area-tills", "what": "A till"}])

    assert asked(here) == "needs_from.0.by"
    assert position(filled(here, needs_from__0__by="2027-06-30")) == Review(())


def test_what_may_be_left_open_comes_to_nothing():
    here = whole(draft())
    here = replace(here, entries=())
    needed = {one.path for one in FIELDS[Kind.DEMAND] if one.required}
    here = filled(here, **{path: held for path, held in filling().items() if path in needed})

    after = moves.skip(here, aim(here))

    assert asked(here) == "needs_from"
    assert isinstance(after, Draft)
    assert position(after) == Review(())
    demand = formed(after, "dm-1")
    assert isinstance(demand, Demand)
    assert (demand.needs_from, demand.in_scope, demand.risk_if_done) == ((), (), "not said")
    assert demand.earliest == AT.date()


def test_what_nobody_needs_is_not_asked_for():
    extra = {one.path: None for one in FIELDS[Kind.DEMAND] if not one.asked}

    assert position(filled(whole(draft()), **extra)) == Review(())


def test_an_entry_that_need_not_be_can_be_left_out_for_the_part_that_it_lacks():
    lacking = [{"area": "area-shops", "person_days": 60}]
    here = filled(whole(draft()), effort=[*lacking, {**lacking[0], "period": "2027-Q1"}])
    put_off = moves.skip(here, aim(here))
    assert isinstance(put_off, Draft)

    after = moves.drop(put_off, aim(put_off))

    assert asked(here) == "effort.0.period"
    assert position(put_off) == Review((field(Kind.DEMAND, "effort.0.period"),))
    assert isinstance(after, Draft)
    assert content(after)["effort"] == [{**lacking[0], "period": "2027-Q1"}]
    assert position(after) == Review(())


def test_only_an_entry_that_lacks_what_is_asked_can_be_left_out():
    assert moves.drop(whole(draft()), aim(whole(draft()))) == Stale()
    assert moves.drop(filled(whole(draft()), size=None), Aim(2, "c", AT)) == Stale()


def test_words_at_the_end_answer_what_is_still_missing():
    here = filled(whole(draft()), size=None)
    put_off = moves.skip(here, aim(here))
    assert isinstance(put_off, Draft)

    after = moves.hear(put_off, "9.0", {"size": "M"}, "c", AT)

    assert isinstance(after, Draft)
    last = after.entries[-1]
    assert isinstance(last, Filled)
    assert last.asked == "size"


def test_what_must_be_filled_can_be_put_off_and_keeps_it_from_being_confirmed():
    here = filled(whole(draft()), size=None)

    after = moves.skip(here, aim(here))

    assert isinstance(after, Draft)
    assert position(after) == Review((field(Kind.DEMAND, "size"),))
    assert moves.confirm(after, aim(after), {}, "dm-1") == Stale()


def test_a_confirmed_demand_is_what_was_filled_in():
    here = confirmed(whole(draft()))

    assert position(here) == Standing(1)
    assert here.name == "shops-one-till-1"
    assert written(standing_form(here)) == {**DEMAND, "id": "shops-one-till-1"}


def test_a_change_makes_the_next_version_and_leaves_the_one_before():
    here = confirmed(whole(draft()))

    here = filled(here, priority="could")
    open_again = position(here)
    here = confirmed(here)

    assert open_again == Review(())
    assert position(here) == Standing(2)
    assert [one.form["priority"] for one in here.versions] == ["must", "could"]


def test_what_is_taken_up_again_and_not_changed_makes_no_version():
    here = confirmed(whole(draft()))

    again = moves.reopen(here, aim(here))
    assert isinstance(again, Draft)

    assert position(again) == Review(())
    assert position(confirmed(again)) == Standing(1)


def test_what_is_withdrawn_can_be_taken_up_again():
    here = confirmed(whole(draft()))

    gone = moves.withdraw(here, aim(here))
    assert isinstance(gone, Draft)
    back = moves.reopen(gone, aim(gone))

    assert position(gone) == Gone()
    assert moves.fill(gone, aim(gone), {"priority": "could"}) == Stale()
    assert moves.address(gone, needs(gone)[0].need.key, "U2", "c", AT) == Stale()
    assert isinstance(back, Draft)
    assert position(back) == Review(())


def test_one_goes_back_to_what_was_asked_before():
    here = filled(
        draft(), owner="p-shops", area="area-shops", guideline="g-one-till", translation="We learn."
    )

    back = moves.back(here, aim(here))
    assert isinstance(back, Draft)
    further = moves.back(back, aim(back))
    assert isinstance(further, Draft)
    on = filled(further, guideline="g-one-till")

    assert (asked(back), asked(further), asked(on)) == ("translation", "guideline", "target_outcome")
    assert moves.back(draft(), aim(draft())) == Stale()


def test_a_message_said_anew_takes_the_place_of_what_it_said():
    here = moves.hear(draft(), "5.0", {"translation": "We learn.", "in_scope.+": ["all"]}, "c", AT)
    here = moves.hear(here, "6.0", {"in_scope.+": ["more"]}, "c", AT)

    anew = moves.hear(here, "5.0", {"translation": "We teach.", "in_scope.+": ["none"]}, "c", AT)
    gone = moves.unhear(anew, "5.0", "c", AT)

    assert content(anew) == {"translation": "We teach.", "in_scope": ["none", "more"]}
    assert content(gone) == {"in_scope": ["more"]}
    assert "teach" not in repr(gone.entries)


def test_what_was_confirmed_stays_when_the_message_is_deleted():
    here = filled(draft(), **{**filling(), "translation": None})
    here = moves.hear(here, "5.0", {"translation": "We learn."}, "c", AT)
    here = confirmed(here)

    after = moves.unhear(here, "5.0", "c", AT)

    assert position(after) == Standing(1)
    assert content(after)["translation"] == "We learn."


def test_a_message_said_anew_once_it_was_confirmed_takes_the_place_of_what_it_said():
    here = filled(draft(), **{**filling(), "needs_from": None, "in_scope": ["all"]})
    here = moves.hear(here, "5.0", {"needs_from.+": [{"area": "area-tills", "what": "A til"}]}, "c", AT)
    here = confirmed(filled(here, needs_from__0__by="2027-06-30"))

    anew = moves.hear(here, "5.0", {"needs_from.+": [{"area": "area-tills", "what": "A till"}]}, "c", AT)

    assert content(anew)["needs_from"] == [{"area": "area-tills", "what": "A till"}]
    assert content(anew)["in_scope"] == ["all"]


def answer(verdict: Verdict, known: int = 0, **more: object) -> Answer:
    return Answer("U2", verdict, known, **more)  # type: ignore[arg-type]


def put(here: Draft) -> Draft:
    after = moves.address(here, needs(here)[0].need.key, "U2", "c", AT)
    assert isinstance(after, Draft)
    return after


def test_a_need_is_answered_by_whom_it_was_put_to_and_every_answer_is_kept():
    here = put(confirmed(whole(draft())))
    key = needs(here)[0].need.key

    accepted = moves.respond(here, key, answer(Verdict.ACCEPTED), "c", AT)
    declined = moves.respond(accepted, key, answer(Verdict.DECLINED, 1, words="No hands."), "c", AT)

    assert needs(accepted)[0].verdict is Verdict.ACCEPTED
    assert needs(declined)[0].verdict is Verdict.DECLINED
    assert [said.verdict for said in needs(declined)[0].responses] == [Verdict.ACCEPTED, Verdict.DECLINED]
    assert position(declined) == Standing(1)
    assert moves.respond(accepted, key, answer(Verdict.ACCEPTED), "c", AT) == Stale()  # pressed twice
    assert moves.respond(here, key, replace(answer(Verdict.ACCEPTED), person="U3"), "c", AT) == Stale()
    assert moves.address(here, key, "U2", "c", AT) == Stale()


def test_a_need_that_stays_as_it_is_keeps_its_answer_in_the_next_version():
    here = put(confirmed(whole(draft())))
    here = moves.respond(here, needs(here)[0].need.key, answer(Verdict.ACCEPTED), "c", AT)

    same = confirmed(filled(here, priority="could"))
    later = confirmed(filled(here, needs_from__0__by="2027-03-31"))

    assert needs(same)[0].verdict is Verdict.ACCEPTED
    assert needs(later)[0].verdict is None


def test_what_was_proposed_and_then_taken_up_is_accepted():
    here = put(confirmed(whole(draft())))
    need = needs(here)[0].need
    proposed = answer(Verdict.PROPOSED, what="A till in one shop", by=need.by)
    here = moves.respond(here, need.key, proposed, "c", AT)

    after = confirmed(filled(here, needs_from__0__what="A till in one shop"))

    assert needs(here)[0].verdict is Verdict.PROPOSED
    assert needs(after)[0].verdict is Verdict.ACCEPTED


def test_who_wants_nothing_kept_leaves_how_they_decided_and_not_what_they_wrote():
    here = put(confirmed(whole(draft())))
    said = answer(Verdict.DECLINED, words="No hands.")
    here = moves.respond(here, needs(here)[0].need.key, said, "c", AT)

    after = leaving.forget(here, "U2", "c", AT)

    assert needs(after)[0].verdict is Verdict.DECLINED
    assert "hands" not in repr(after)
    assert (position(after), revision(after)) == (position(here), revision(here))
    assert leaving.forget(after, "U2", "c", AT) == leaving.forget(here, "U1", "c", AT) == Stale()


GAP = {
    "owner": "p-shops", "demands": ["dm-shops"], "practices": [], "current_state": "Two tills.",
    "target_state": "One till.", "evidence_of_target": "Nobody asks.", "causes": ["Two shops"],
    "steps": [{"what": "Try it", "result": "A list", "by": "2027-03-31"}], "resources.person_days": 20,
    "resources.budget": 0, "resources.skills": [], "day_to_day_relief": "none",
    "depends_on": [{"area": "area-tills", "what": "A till"}], "barriers": [],
    "first_step_30_days": "Pick the shop.", "confidence": 3,
}  # fmt: skip


def test_a_gap_counts_as_confirmed_by_the_other_side_once_it_accepts():
    here = put(confirmed(filled(draft(Kind.GAP), **GAP), "gap-shops-1"))
    waiting = standing_form(here)

    after = standing_form(moves.respond(here, needs(here)[0].need.key, answer(Verdict.ACCEPTED), "c", AT))

    assert isinstance(waiting, Gap)
    assert isinstance(after, Gap)
    assert [waiting.depends_on[0].confirmed, after.depends_on[0].confirmed] == [False, True]


@pytest.mark.parametrize(
    ("kind", "path", "held", "said"),
    [
        (Kind.DEMAND, "guideline", "g-oven", "there is no guideline “g-oven”; use one of: g-one-till"),
        (Kind.DEMAND, "priority", "urgent", "there is no priority “urgent”; use one of: must, should, could"),
        (Kind.DEMAND, "latest", "soon", "this is a day, written like 2028-03-31"),
        (Kind.DEMAND, "indicator.target", "many", "this is a number, written like 40 or 2.5"),
        (Kind.DEMAND, "translation", "  ", "this is empty; write a sentence"),
        (Kind.DEMAND, "colour", "red", "a demand has no such field"),
        (Kind.GAP, "demands", ["dm-none"], "there is no demand “dm-none”; use one of: dm-shops"),
        (Kind.GAP, "practices", ["COM-99"], "there is no practice “COM-99”; use one of: COM-01"),
        (Kind.GAP, "confidence", 9, "this is a number from 1 (hardly) to 5 (sure)"),
        (Kind.GAP, "resources.budget", -1, "this is a number, written like 40 or 2.5"),
    ],
)
def test_what_can_not_be_is_said_with_what_there_is(kind: Kind, path: str, held: object, said: str):
    assert checked(kind, {path: held}, KNOWN) == [Flaw(path, said)]


def test_a_part_of_an_entry_is_checked_where_it_stands():
    assert checked(Kind.DEMAND, {"needs_from": [{"area": "area-moon"}]}, KNOWN) == [
        Flaw(
            "needs_from.0.area",
            "there is no area “area-moon”; use one of: Shops, Ovens, Tills",
        )
    ]


def test_what_does_not_fit_together_is_said_of_the_whole():
    demand = Demand.model_validate({**DEMAND, "latest": "2026-01-01"})

    assert flaws_of(demand, KNOWN) == [
        Flaw(
            "latest",
            "1 January 2026 lies before the earliest date, 1 January 2027; "
            "choose a later day, or begin earlier",
        )
    ]


def test_names_are_read_and_never_used_twice():
    assert name_of(("area-shops", "g-one-till"), {"shops-one-till-1"}) == "shops-one-till-2"
    assert len(name_of(("area-" + "x" * 40, "g-till"), ())) <= 40
    assert slug("Head of R&D, Łódź") == "head-of-r-d-odz"


class Histories(RuleBasedStateMachine):
    """Does what people do, and remembers what they filled in."""

    def __init__(self) -> None:
        super().__init__()
        self.here = draft()
        self.told: dict[str, object] = {}
        self.versions: list[dict[str, object]] = []
        self.past: list[Aim] = []

    def become(self, after: Draft | Stale) -> bool:
        if isinstance(after, Stale):
            return False
        if revision(after) != revision(self.here):
            self.past.append(aim(self.here))
        self.here = after
        return True

    @rule(path=st.sampled_from(sorted(filling())))
    def fill(self, path: str) -> None:
        if self.become(moves.fill(self.here, aim(self.here), {path: filling()[path]})):
            self.told[path] = filling()[path]

    @rule(words=st.sampled_from(["We learn.", "We teach."]), message=st.sampled_from(["1.0", "2.0"]))
    def say(self, words: str, message: str) -> None:
        if self.become(moves.hear(self.here, message, {"translation": words}, "c", AT)):
            self.told["translation"] = words

    @rule()
    def fill_everything(self) -> None:
        if self.become(moves.fill(self.here, aim(self.here), filling())):
            self.told = dict(filling())

    @rule()
    def skip(self) -> None:
        asking = isinstance(position(self.here), Asking)
        assert self.become(moves.skip(self.here, aim(self.here))) is asking

    @rule()
    def back(self) -> None:
        self.become(moves.back(self.here, aim(self.here)))

    @rule(path=st.sampled_from([one.path for one in FIELDS[Kind.DEMAND]]))
    def revisit(self, path: str) -> None:
        if self.become(moves.revisit(self.here, aim(self.here), path)):
            assert asked(self.here) == path

    @rule()
    def confirm(self) -> None:
        here = position(self.here)
        ready = isinstance(here, Review) and not here.missing
        form = written(formed(self.here, "dm-1")) if ready else {}
        assert self.become(moves.confirm(self.here, aim(self.here), form, "dm-1")) is ready
        if ready and (not self.versions or self.versions[-1] != form):
            self.versions.append(form)

    @rule()
    def withdraw(self) -> None:
        gone = isinstance(position(self.here), Gone)
        assert self.become(moves.withdraw(self.here, aim(self.here))) is not gone

    @rule()
    def reopen(self) -> None:
        closed = isinstance(position(self.here), Gone | Standing)
        assert self.become(moves.reopen(self.here, aim(self.here))) is closed

    @rule(verdict=st.sampled_from(Verdict))
    def others_answer(self, verdict: Verdict) -> None:
        before = revision(self.here)
        for each in needs(self.here):
            self.become(moves.address(self.here, each.need.key, "U2", "c", AT))
            self.become(
                moves.respond(self.here, each.need.key, answer(verdict, len(each.responses)), "c", AT)
            )
        assert revision(self.here) == before

    @rule(data=st.data())
    def press_something_old(self, data: st.DataObject) -> None:
        if self.past:
            old = data.draw(st.sampled_from(self.past))
            tried = (
                moves.fill(self.here, old, {"size": "S"}), moves.skip(self.here, old),
                moves.drop(self.here, old), moves.back(self.here, old),
                moves.revisit(self.here, old, "size"), moves.confirm(self.here, old, {}, "dm-1"),
                moves.withdraw(self.here, old), moves.reopen(self.here, old),
            )  # fmt: skip
            assert set(tried) == {Stale()}

    @invariant()
    def nothing_is_lost(self) -> None:
        told = content(self.here)
        for path, held in self.told.items():
            name, _, part = path.partition(".")
            assert (told[name][part] if part else told[name]) == held

    @invariant()
    def versions_stay_as_they_were(self) -> None:
        assert [dict(one.form) for one in self.here.versions] == self.versions

    @invariant()
    def the_same_filled_at_once_comes_to_the_same(self) -> None:
        at_once = filled(draft(), **{"owner": "p-shops", **self.told})
        if "owner" in self.told:
            assert set(self.told) - {"owner"} <= flat(content(at_once))
            assert all(content(at_once)[one] == content(self.here)[one] for one in content(at_once))

    @invariant()
    def there_is_a_next_step(self) -> None:
        here = position(self.here)
        assert isinstance(here, Asking | Review | Standing | Gone)
        assert not isinstance(here, Asking) or field(Kind.DEMAND, here.field.path) is not None


def flat(told: dict[str, object]) -> set[str]:
    parted = {name: held for name, held in told.items() if isinstance(held, dict)}
    return (set(told) - set(parted)) | {f"{name}.{part}" for name, held in parted.items() for part in held}


def test_drafts_go_any_way_at_all():
    run_state_machine_as_test(
        Histories, settings=settings(max_examples=settings.default.max_examples // 5, stateful_step_count=25)
    )


def test_every_field_of_the_format_is_asked_for():
    for kind, model in ((Kind.DEMAND, Demand), (Kind.GAP, Gap)):
        named = {one.path.split(".")[0] for one in FIELDS[kind]}
        assert named == set(model.model_fields) - {"id"}
        assert all(isinstance(one.form, Form) for one in FIELDS[kind])


def test_entries_can_be_written_down():
    here = whole(draft())

    assert json.dumps([dict(one.values or {}) for one in here.entries if isinstance(one, Filled)])
