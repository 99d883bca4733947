"""Whether a dossier fits together."""

from __future__ import annotations

from typing import Any

import pytest

from bot.domain.dossier_review import Remark, Severity, review
from tests.dossiers import AREAS, DECISION, DEMAND, GUIDELINES, PEOPLE, TARGETS, dossier, option

PERSON = {**PEOPLE[0], "timezone": "Europe/Copenhagen"}
GAP: dict[str, Any] = {
    "id": "gap-shops",
    "owner": "p-shops",
    "demands": ["dm-shops"],
    "practices": [],
    "current_state": "Nine tills.",
    "target_state": "One till.",
    "evidence_of_target": "A count.",
    "causes": [],
    "steps": [],
    "resources": {"person_days": 1, "budget": 0, "skills": []},
    "day_to_day_relief": "Two students help on Saturdays.",
    "depends_on": [],
    "barriers": [],
    "first_step_30_days": "Ask the sellers.",
    "confidence": 3,
}


def deciding(**changed: object) -> dict[str, Any]:
    return {"decisions": [{**DECISION, **changed}]}


def only(remarks: list[Remark]) -> Remark:
    assert len(remarks) == 1, remarks
    return remarks[0]


def test_a_dossier_that_fits_together_needs_no_remark():
    assert review(dossier(gaps=[GAP])) == []


@pytest.mark.parametrize(
    ("strategy", "place"),
    [
        ({"guidelines": [{**GUIDELINES[0], "areas": ["area-shop"]}]}, ("guidelines", 0, "areas", 0)),
        (
            {"targets": [*TARGETS, {**TARGETS[0], "id": "t-five", "guideline": "g-two"}]},
            ("targets", 4, "guideline"),
        ),
        (deciding(chosen="o-none"), ("decisions", 0, "chosen")),
        (deciding(decided_on="2026-07-01"), ("decisions", 0, "decided_on")),
        (
            deciding(rejected=[*DECISION["rejected"], {"option": "o-one", "because": "No."}]),
            ("decisions", 0, "rejected", 1, "option"),
        ),
        (
            deciding(rejected=[*DECISION["rejected"], {"option": "o-won", "because": "No."}]),
            ("decisions", 0, "rejected", 1, "option"),
        ),
        (
            deciding(options=[option("o-keep", 2), {**option("o-one", 4), "scores": {}}]),
            ("decisions", 0, "options", 1, "scores"),
        ),
        (
            deciding(
                options=[option("o-keep", 2), {**option("o-one", 4), "scores": {"c-cost": 4, "c-joy": 5}}]
            ),
            ("decisions", 0, "options", 1, "scores", "c-joy"),
        ),
        ({"areas": [*AREAS, AREAS[0]]}, ("areas", 3, "id")),
    ],
    ids=["area", "guideline", "chosen", "date", "chosen-rejected", "rejected", "score", "criterion", "twice"],
)
def test_what_does_not_fit_in_a_strategy_is_an_error_at_its_place(strategy: dict[str, Any], place: object):
    errors = [remark for remark in review(dossier(strategy=strategy)) if remark.severity is Severity.ERROR]

    assert (only(errors).file, only(errors).place) == ("strategy", place)


@pytest.mark.parametrize(
    ("strategy", "place"),
    [
        (deciding(rejected=[]), ("decisions", 0, "options", 0)),
        (deciding(because=[]), ("decisions", 0, "because")),
        (deciding(revisit_if=[]), ("decisions", 0, "revisit_if")),
        (deciding(options=[option("o-keep", 5), option("o-one", 4)]), ("decisions", 0, "chosen")),
        (
            deciding(options=[option("o-keep", 2), {**option("o-one", 4), "consequences": []}]),
            ("decisions", 0, "options", 1, "consequences"),
        ),
        ({"targets": TARGETS[1:]}, ("targets",)),
    ],
    ids=["rejected", "because", "revisit", "score", "consequences", "perspective"],
)
def test_what_a_strategy_cannot_explain_is_a_warning_at_its_place(strategy: dict[str, Any], place: object):
    remark = only(review(dossier(strategy=strategy)))

    assert (remark.file, remark.severity, remark.place) == ("strategy", Severity.WARNING, place)


def test_a_guideline_that_nobody_decided_or_translated_is_a_warning():
    another = {**GUIDELINES[0], "id": "g-one-oven"}

    remarks = review(dossier(strategy={"guidelines": [*GUIDELINES, another]}))

    assert {(remark.severity, remark.place) for remark in remarks} == {(Severity.WARNING, ("guidelines", 1))}
    assert len(remarks) == 2


def test_an_unknown_reference_names_what_is_known():
    assert only(review(dossier(demands=[{**DEMAND, "owner": "p-shop"}]))).text == (
        "there is no person “p-shop”; use one of: p-shops, p-ovens, p-tills"
    )


@pytest.mark.parametrize(
    ("changed", "file", "place"),
    [
        ({"people": [{**PERSON, "side": "it"}]}, "people", (0, "side")),
        ({"people": [{**PERSON, "timezone": "Copenhagen"}]}, "people", (0, "timezone")),
        ({"people": [PERSON, PERSON]}, "people", (1, "id")),
        ({"demands": [{**DEMAND, "area": "area-ovens"}]}, "demands", (0, "area")),
        ({"demands": [{**DEMAND, "latest": "2026-12-31"}]}, "demands", (0, "latest")),
        (
            {
                "demands": [
                    {**DEMAND, "needs_from": [{"area": "area-shops", "what": "Us", "by": "2027-01-31"}]}
                ]
            },
            "demands",
            (0, "needs_from", 0, "area"),
        ),
        ({"gaps": [{**GAP, "demands": ["dm-ovens"]}]}, "gaps", (0, "demands", 0)),
        (
            {"capacity": [{"area": "area-shops", "period": "2027-Q1", "person_days": 2}] * 2},
            "capacity",
            (1, "period"),
        ),
    ],
    ids=["side", "zone", "twice", "area", "dates", "own-area", "demand", "capacity"],
)
def test_what_does_not_fit_elsewhere_is_an_error_at_its_place(
    changed: dict[str, Any], file: str, place: object
):
    errors = [remark for remark in review(dossier(**changed)) if remark.severity is Severity.ERROR]

    assert (only(errors).file, only(errors).place) == (file, place)


def test_a_gap_without_relief_is_a_warning():
    remark = only(review(dossier(gaps=[{**GAP, "day_to_day_relief": "None"}])))

    assert (remark.severity, remark.place) == (Severity.WARNING, (0, "day_to_day_relief"))
