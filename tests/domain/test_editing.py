"""Changing a dossier piece by piece."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.domain.dossier_review import Severity, review
from bot.domain.editing.applying import Gone, applied
from bot.domain.editing.changes import (
    Asked,
    Chosen,
    Described,
    Foreseen,
    Founded,
    Removed,
    Titled,
    Weighed,
    Written,
)
from bot.domain.editing.findings import adopted, findings
from bot.domain.editing.items import NOT_YET, Item, Kind
from bot.domain.editing.manuscript import Carried, Changed, Discarded, Manuscript, Undone, proof
from bot.domain.editing.naming import fresh_id
from bot.domain.editing.overlaps import carried_from, overlaps
from bot.domain.editing.removal import removal
from bot.domain.editing.subjects import changed_by_others
from bot.domain.strategy import Area, Consequence, Cost, Criterion, Guideline, Rejection, Target
from tests.dossiers import TARGETS, dossier
from tests.manuscripts import guideline, manuscript

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
TILL = ("d-till",)
ASKED = Asked("d-oven", "g-one-till", "One oven?", date(2026, 3, 1), "The bakers")
COST = Cost(one_off=5, yearly=1, currency="DKK")
HOT = Consequence.model_validate(
    {"area": "area-ovens", "effect": "negative", "text": "Hot.", "horizon": "long"}
)


def after(*changes):
    """Return the bakery's dossier with changes."""
    changed = dossier()
    for change in changes:
        changed = applied(changed, change)
        assert not isinstance(changed, Gone)
    return changed


def decision(changed, named="d-till"):
    return changed.strategy.decision(named)


def test_a_title_is_changed_and_nothing_else():
    changed = after(Titled("Two bakeries", "Crumb", "2030", "Bread.", "All of it."))

    assert changed.strategy.title == "Two bakeries"
    assert changed.strategy.decisions == dossier().strategy.decisions
    assert changed.people == dossier().people


@pytest.mark.parametrize(
    ("entry", "part"),
    [
        (
            Area.model_validate(
                {"id": "area-van", "name": "Van", "side": "business", "head": "V", "about": "v"}
            ),
            "areas",
        ),
        (guideline(), "guidelines"),
        (Target.model_validate({**TARGETS[0], "id": "t-new"}), "targets"),
    ],
)
def test_what_is_new_comes_last(entry, part):
    assert getattr(after(Written(entry)).strategy, part)[-1] == entry


def test_what_is_known_keeps_its_place():
    again = Guideline(id="g-one-till", statement="Two tills.", intent="Queues.", areas=())

    changed = after(Written(guideline()), Written(again))

    assert [each.statement for each in changed.strategy.guidelines] == ["Two tills.", "One oven."]


def test_a_decision_begins_without_options_and_without_a_choice():
    begun = decision(after(ASKED), "d-oven")

    assert (begun.question, begun.options, begun.chosen) == ("One oven?", (), NOT_YET)


def test_asking_it_otherwise_leaves_its_options_and_choice():
    changed = decision(after(Asked("d-till", "g-one-till", "One till?", date(2026, 3, 2), "All")))

    assert (changed.question, changed.chosen, len(changed.options)) == ("One till?", "o-one", 2)


def test_a_decision_is_built_up_option_by_option():
    built = decision(
        after(
            ASKED,
            Weighed("d-oven", Criterion(id="c-heat", name="Heat", weight=5)),
            Described("d-oven", "o-yes", "Yes", "We buy one.", COST, ("Fire",), {"c-heat": 4}),
            Foreseen("d-oven", "o-yes", "area-ovens", (HOT,)),
            Chosen("d-oven", "o-yes", ("Warm.",), (), ("Sun",)),
        ),
        "d-oven",
    )

    assert built.option("o-yes").consequences == (HOT,)
    assert (built.chosen, built.because, built.revisit_if) == ("o-yes", ("Warm.",), ("Sun",))
    assert built.weighted(built.options[0]) == 20


def test_describing_an_option_anew_leaves_what_it_means():
    changed = decision(after(Described("d-till", "o-one", "One", "Only one.", COST, (), {"c-cost": 5})))

    assert changed.option("o-one").summary == "Only one."
    assert len(changed.option("o-one").consequences) == 3


def test_what_is_foreseen_for_one_area_leaves_the_others():
    changed = decision(after(Foreseen("d-till", "o-one", "area-ovens", (HOT, HOT))))

    areas = [each.area for each in changed.option("o-one").consequences]
    assert areas == ["area-shops", "area-tills", "area-ovens", "area-ovens"]


@pytest.mark.parametrize(
    "change",
    [
        Weighed("d-gone", Criterion(id="c-heat", name="Heat", weight=5)),
        Chosen("d-gone", "o-yes", (), (), ()),
        Foreseen("d-gone", "o-yes", "area-ovens", ()),
        Foreseen("d-till", "o-gone", "area-ovens", ()),
    ],
)
def test_a_change_of_what_is_gone_says_so(change):
    assert isinstance(applied(dossier(), change), Gone)


def test_an_area_goes_with_everything_that_was_said_about_it():
    changed = after(Removed(Item(Kind.AREA, ("area-ovens",))))

    assert [each.id for each in changed.strategy.areas] == ["area-shops", "area-tills"]
    felt = [one.area for option in decision(changed).options for one in option.consequences]
    assert "area-ovens" not in felt


def test_an_area_is_kept_by_the_people_and_demands_in_it():
    found = removal(dossier(), Item(Kind.AREA, ("area-shops",)))

    assert found.goes == (
        "the guideline “One till in every shop.” names it no more",
        "2 consequences of the options for “Should each shop keep its own till?”",
    )
    assert found.keeps == (
        "1 manager belongs to it",
        "1 quarter of capacity is committed",
        "1 demand names it: dm-shops",
    )


def test_a_guideline_goes_with_its_decisions_and_targets_unless_a_demand_says_what_it_means():
    item = Item(Kind.GUIDELINE, ("g-one-till",))
    found = removal(dossier(), item)

    assert found.goes == (
        "the decision “Should each shop keep its own till?” with its 2 options",
        "4 targets",
    )
    assert found.keeps == ("1 demand says what it means: dm-shops",)
    bare = after(Removed(item)).strategy
    assert (bare.guidelines, bare.decisions, bare.targets) == ((), (), ())


def test_the_chosen_option_goes_with_the_choice():
    item = Item(Kind.OPTION, (*TILL, "o-one"))
    changed = decision(after(Removed(item)))

    assert [each.id for each in changed.options] == ["o-keep"]
    assert changed.chosen == NOT_YET
    assert removal(dossier(), item).goes[-1].startswith("the choice")


def test_another_option_goes_with_the_reason_why_it_was_not_taken():
    changed = decision(after(Removed(Item(Kind.OPTION, (*TILL, "o-keep")))))

    assert (changed.rejected, changed.chosen) == ((), "o-one")


def test_a_criterion_goes_with_the_scores_by_it():
    item = Item(Kind.CRITERION, (*TILL, "c-cost"))
    changed = decision(after(Removed(item)))

    assert (changed.criteria, [each.scores for each in changed.options]) == ((), [{}, {}])
    assert removal(dossier(), item).goes == ("2 scores by it",)


@pytest.mark.parametrize("item", [Item(Kind.DECISION, TILL), Item(Kind.TARGET, ("t-customer",))])
def test_a_dossier_stays_sound_after_removals(item):
    changed = after(Removed(item))

    assert [each for each in review(changed) if each.severity is Severity.ERROR] == []


def test_findings_name_things_as_people_do_and_say_what_to_do():
    found = findings(after(Weighed("d-till", Criterion(id="c-heat", name="Heat", weight=5))))

    assert found[0].blocks
    assert found[0].where == "Decision “Should each shop keep its own till?”, option “Keep”"
    assert found[0].text == "a score from 1 to 5 is missing for Heat"
    assert found[0].todo == "Open the option, and give it a score by each criterion."


def test_a_decision_without_a_choice_is_found_once():
    described = Described("d-oven", "o-yes", "Yes", "We buy one.", COST, (), {})
    found = [each for each in findings(after(ASKED, described)) if each.blocks]

    assert [each.text for each in found] == ["it is not said which option was chosen"]
    assert found[0].item == Item(Kind.DECISION, ("d-oven",))


def test_what_the_shipped_dossier_says_of_itself_has_something_to_do_about_it():
    bare = dossier(strategy={"decisions": [], "targets": []}, demands=[])

    assert [each.todo for each in findings(bare) if not each.todo] == []


def test_what_stands_in_other_files_is_found_there():
    nobody = dossier(people=[])

    assert findings(nobody)[0].where == "Demands"
    assert findings(nobody)[0].item is None


def test_a_strategy_is_adopted_after_its_last_decision():
    later = after(Asked("d-oven", "g-one-till", "One oven?", date(2027, 1, 1), "The bakers")).strategy

    assert (adopted(dossier().strategy), adopted(later)) == (date(2026, 6, 1), date(2027, 1, 1))


@pytest.mark.parametrize(
    ("prefix", "name", "named"),
    [
        ("g", "One ERP, für uns!", "g-one-erp-fur-uns"),
        ("", "One Halden: 2030", "one-halden-2030"),
        ("o", "Keep", "o-keep-2"),
        ("area", "日本", "area"),
        ("", "日本", "strategy"),
        ("d", "x" * 90, "d-" + "x" * 34),
    ],
)
def test_ids_are_made_of_names(prefix, name, named):
    assert fresh_id(prefix, name, {"o-keep"}) == named


def changed(change, by="U1", at=AT):
    return Changed(change, by, "trigger:9", at)


def test_a_manuscript_says_its_edition_with_every_change():
    said = proof(manuscript(), dossier())

    assert said.dossier.strategy.guidelines[-1] == guideline()
    assert manuscript().edition == 1


def test_a_change_that_is_taken_back_is_not_said():
    undone = manuscript().add(Undone("U1", "action:1", AT))

    assert proof(undone, dossier()).dossier == dossier()
    assert undone.standing == ()


def test_a_strategy_from_nothing_begins_with_its_first_change():
    begun = Manuscript("one-bakery.1", "T1", "one-bakery", 0, "U1", AT)

    assert proof(begun, None) is None
    assert proof(begun.add(changed(Founded(dossier().strategy))), None).dossier.strategy == dossier().strategy


def test_changes_carried_over_leave_out_what_finds_nothing():
    late = manuscript().add(
        changed(Chosen("d-till", "o-keep", (), (Rejection(option="o-one", because="Dear."),), ())),
        Carried(2, "U1", "action:1", AT),
    )
    second = after(Removed(Item(Kind.DECISION, TILL)))

    said = proof(late, second)

    assert late.edition == 2
    assert [each.change.decision for each in said.lost] == ["d-till"]
    assert said.dossier.strategy.guidelines[-1] == guideline()


def test_a_manuscript_ends_once():
    assert manuscript().ended is None
    assert manuscript().add(Discarded("U1", "action:1", AT)).ended is not None


def test_somebody_else_who_changed_the_same_thing_is_noticed():
    about = ("guideline", "g-one-oven")

    assert changed_by_others(manuscript(), 0, about, "U2")
    assert not changed_by_others(manuscript(), 0, about, "U1")
    assert not changed_by_others(manuscript(), 1, about, "U2")
    assert not changed_by_others(manuscript(), 0, ("guideline", "g-one-till"), "U2")


@pytest.mark.parametrize(
    "change",
    [
        Titled("One bakery", "Crumb & Sons", "2030", "Bread.", "One."),
        Asked("d-till", "g-one-till", "One till?", date(2026, 3, 1), "The bakers"),
        Weighed("d-till", Criterion(id="c-cost", name="Cost", weight=1)),
        Described("d-till", "o-one", "One", "Only one.", COST, (), {"c-cost": 5}),
        Foreseen("d-till", "o-one", "area-ovens", (HOT,)),
        Chosen("d-till", "o-keep", (), (), ()),
        Written(Guideline(id="g-one-till", statement="Two tills.", intent="Queues.", areas=())),
    ],
)
def test_what_another_edition_changed_as_well_is_told(change):
    mine = Manuscript("bakery-strategy.1", "T1", "bakery-strategy", 1, "U1", AT).add(changed(change))

    assert overlaps(mine, dossier(), after(change)) == mine.standing
    assert overlaps(mine, dossier(), after(ASKED)) == ()


def test_what_changes_were_made_to_before_they_were_carried_over_is_known():
    once = manuscript().add(Carried(3, "U1", "action:1", AT))

    assert (carried_from(manuscript()), carried_from(once)) == (None, 1)
    assert carried_from(once.add(Carried(5, "U1", "action:2", AT))) == 3
