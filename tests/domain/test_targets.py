"""Targets: how far they have come, and what the scorecard lacks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.domain.dossier import Edition
from bot.domain.pictures import ProgressRow
from bot.domain.strategy import Perspective
from bot.domain.targets.course import Course, TakenBack, share
from bot.domain.targets.report import Report, as_markdown, in_words, progress
from bot.domain.targets.saying import bar, percent, stand, trend, way
from bot.domain.targets.scorecard import balance, owners
from tests.courses import AT, course, measured
from tests.dossiers import DEMAND, TARGETS, dossier

if TYPE_CHECKING:
    from bot.domain.strategy import Target


def target(baseline: float, aim: float) -> Target:
    made = dossier(strategy={"targets": [{**TARGETS[1], "baseline": baseline, "target": aim}]})
    return made.strategy.targets[0]


@pytest.mark.parametrize(
    ("baseline", "aim", "value", "expected"),
    [
        (0, 20, 5, 0.25),
        (96, 60, 78, 0.5),  # downwards
        (96, 60, 105, -0.25),
        (0, 20, 25, 1.25),
        (5, 5, 5, 1),
        (5, 5, 4, 0),
    ],
)
def test_progress_is_the_share_of_the_way(baseline: float, aim: float, value: float, expected: float):
    assert share(target(baseline, aim), value) == expected


def test_what_was_taken_back_does_not_count_but_stays():
    kept = course().add(measured(7), TakenBack("U2", "action:1", AT))

    assert kept.latest == measured()
    assert kept.revision == 3


def test_taking_back_more_than_there_is_changes_nothing():
    back = TakenBack("U2", "action:1", AT)

    assert course().add(back, back).recorded == ()


def test_the_latest_value_is_that_of_the_latest_day():
    early = measured(3, on=date(2027, 1, 1))

    assert course().add(early).latest == measured()
    assert course().add(early).history == (early, measured())


def test_the_scorecard_holds_each_target_with_what_serves_it():
    made = dossier()
    found = balance(made.strategy, made.demands, {"t-customer": course()})

    assert [aim.target.perspective for aim in found.aims] == list(Perspective)
    assert [one.id for one in found.aims[1].demands] == [DEMAND["id"]]
    assert found.aims[1].share == 0.25
    assert found.aims[0].share is None
    assert (found.uncovered, found.unserved) == ((), ())


def test_the_scorecard_tells_what_is_missing():
    made = dossier(strategy={"targets": TARGETS[:1]}, demands=[])
    found = balance(made.strategy, made.demands, {})

    assert found.uncovered == tuple(Perspective)[1:]
    assert found.unserved == found.aims


def test_a_target_is_owned_by_the_areas_that_its_guideline_affects():
    made = dossier().strategy

    assert [area.head for area in owners(made, made.targets[0])] == ["Head of Shops", "Head of Tills"]


def test_where_a_target_stands_is_said_in_a_sentence():
    made = dossier().strategy
    none, some = (balance(made, [], {"t-customer": course()}).aims[at] for at in (0, 1))

    assert way(some) == "from 0 to 20 percent by 31 December 2028"
    assert stand(none) == "No value recorded yet."
    assert stand(some) == "5 percent on 1 March 2027: 25 % of the way."


@pytest.mark.parametrize(("value", "said"), [(20, "reached."), (-4, "further away than at the start.")])
def test_ends_of_the_way_are_said_in_words(value: float, said: str):
    kept = {"t-customer": course().add(measured(value))}

    assert stand(balance(dossier().strategy, [], kept).aims[1]).endswith(said)


def test_a_bar_is_full_where_the_target_is_reached():
    assert (bar(None), bar(0.25), bar(0.999), bar(1.7), bar(-1)) == (
        "░" * 10,
        "▓▓" + "░" * 8,
        "▓" * 9 + "░",
        "▓" * 10,
        "░" * 10,
    )
    assert (percent(0.25), percent(0.999), percent(1.25), percent(-0.25)) == (
        "25 %",
        "99 %",
        "125 %",
        "-25 %",
    )


def report(*values: tuple[float, date], **changed: object) -> Report:
    made = dossier(**changed)
    kept = Course("T1", "bakery-strategy", "t-customer", AT).add(
        *(measured(value, on=on) for value, on in values)
    )
    edition = Edition(1, made, AT)
    return Report(edition, balance(made.strategy, made.demands, {"t-customer": kept}), date(2027, 6, 1))


def test_a_report_tells_where_a_target_stands_and_which_way_it_has_gone():
    told = report((2, date(2027, 1, 1)), (5, date(2027, 3, 1)))

    ((line,),) = [lines for name, lines in told.groups if name == "Customer"]

    assert line.stand == "5 percent on 1 March 2027: 25 % of the way."
    assert line.trend == "Closer than on 1 January 2027 (10 %)."
    assert line.time == "39 % of its time is gone."
    assert line.demands == ("dm-shops of Shops",)


@pytest.mark.parametrize(
    ("now", "said"),
    [(2, "As on 1 January 2027."), (1, "Further away than on 1 January 2027 (10 %).")],
)
def test_a_target_can_stand_still_or_go_back(now: float, said: str):
    told = report((2, date(2027, 1, 1)), (now, date(2027, 3, 1)))

    assert trend(told.balance.aims[1]) == said


def test_of_one_value_no_trend_can_be_told():
    assert trend(report((2, date(2027, 1, 1))).balance.aims[1]) == ""


def test_a_report_says_what_the_scorecard_lacks():
    told = report(strategy={"targets": TARGETS[:1]}, demands=[])

    assert told.status == "As of 1 June 2027. 1 target, none with a value yet."
    assert told.lacking == [
        "Perspectives without a target: Customer; Internal process; Learning and growth.",
        "Targets that no demand serves, so that no area works towards them: Orders collected elsewhere.",
        "Targets without a value, so that nobody knows how far they are: Orders collected elsewhere.",
    ]


def test_what_all_targets_lack_is_not_told_target_by_target():
    assert report().lacking == [
        "Targets without a value, so that nobody knows how far they are: all of them."
    ]


def test_what_is_beyond_the_target_is_said_in_the_figure():
    told = report((25, date(2027, 3, 1)))

    _, rows = progress(told).groups[1]

    assert stand(told.balance.aims[1]) == "25 percent on 1 March 2027: reached, 125 % of the way."
    assert rows == (ProgressRow("Orders collected elsewhere", 1.25, None, "125 % of the way (25 percent)"),)
    assert "Customer: Orders collected elsewhere, 125 % of the way (25 percent)." in in_words(told)
    assert "Financial: Orders collected elsewhere, no value yet." in in_words(told)


def test_a_report_reads_as_markdown():
    lines = as_markdown(report((5, date(2027, 3, 1)))).splitlines()

    assert lines[:3] == [
        "# Targets: One bakery (version 1)",
        "",
        "As of 1 June 2027. 4 targets, 1 with a value, 0 reached.",
    ]
    assert "- Guideline: One till in every shop." in lines
    assert "- Demands: dm-shops of Shops" in lines
