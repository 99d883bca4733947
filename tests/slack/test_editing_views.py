"""Every page and form of editing is what Slack takes, however large the strategy."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from bot.domain.dossier import Edition
from bot.domain.editing.manuscript import Manuscript
from bot.playground import limits
from bot.playground.blocks import view_problems
from bot.services.desks import desk_of
from bot.slack.blocks.editing.forms import form, founding, removing
from bot.slack.blocks.editing.keys import Key
from bot.slack.blocks.editing.pages import page
from tests.dossiers import AREAS, DECISION, GUIDELINES, TARGETS, dossier, option

pytestmark = pytest.mark.slow

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
PAGES = ("areas", "guidelines", "decisions", "targets", "findings", "publish", "discard", "editions",
         "decision/d-till", "option/d-till/o-one")  # fmt: skip
ASTRAY = ("strategy", "nowhere", "decision", "option/d-till", "option/d-till/o-gone", "")
FORMS = ("head", "area/", "area/area-shops", "guideline/", "guideline/g-one-till", "target/",
         "target/t-customer", "decision/", "decision/d-till", "criterion/d-till/", "criterion/d-till/c-cost",
         "option/d-till/", "option/d-till/o-one", "consequences/d-till/o-one/area-shops",
         "choice/d-till")  # fmt: skip
LONG = "What we do there, and why. " * 60


def many(entry, number, **more):
    """Return an entry so many times, each with an id of its own and long words."""
    return [{**entry, "id": f"{entry['id']}-{n}", **more} for n in range(number)]


def large():
    """A bakery of everything too much."""
    options = [option("o-keep", 2), option("o-one", 4), *many(option("o-more", 3), 60, name=LONG)]
    scores = {"c-cost": 1, **{f"c-other-{n}": 3 for n in range(60)}}
    criteria = [*DECISION["criteria"], *many({"id": "c-other", "name": LONG, "weight": 2}, 60)]
    decision = {**DECISION, "options": [{**one, "scores": scores} for one in options], "criteria": criteria}
    return dossier(
        strategy={
            "areas": [*AREAS, *many({**AREAS[0], "id": "area-other"}, 90, name=LONG)],
            "guidelines": [*GUIDELINES, *many({**GUIDELINES[0], "id": "g-other"}, 80, statement=LONG)],
            "decisions": [decision, *many({**DECISION, "id": "d-other"}, 80, question=LONG)],
            "targets": [*TARGETS, *many({**TARGETS[0], "id": "t-other"}, 90, measure=LONG)],
        }
    )


@pytest.fixture(scope="module", params=[dossier, large], ids=["small", "large"])
def desk(request):
    edition = Edition(1, request.param(), AT)
    begun = Manuscript("bakery-strategy.1", "T1", "bakery-strategy", 1, "U1", AT)
    return desk_of(begun, edition, edition)


def problems(view):
    return [*view_problems(view), *(["too large"] if len(json.dumps(view)) > limits.VIEW_BYTES else [])]


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_taken_and_leads_back(desk, name):
    view = page(desk, name, "Something happened.", [desk.edition] * 90)

    assert problems(view) == []
    assert "Back" in json.dumps(view["blocks"][-1])


@pytest.mark.parametrize("name", ASTRAY)
def test_what_names_no_page_leads_somewhere(desk, name):
    assert problems(page(desk, name)) == []


@pytest.mark.parametrize("name", FORMS)
def test_every_form_is_taken(desk, name):
    view = form(desk, Key(desk.strategy.id, desk.moment, name), "Something happened.")

    assert problems(view) == []
    assert len(view.get("private_metadata", "")) <= limits.PRIVATE_METADATA


def test_the_form_that_begins_a_strategy_is_taken():
    assert problems(founding()) == []


@pytest.mark.parametrize(
    "name", ["area/area-shops", "decision/d-till", "option/d-till/o-one", "target/t-customer"]
)
def test_every_question_before_a_removal_is_taken(desk, name):
    assert problems(removing(desk, Key(desk.strategy.id, desk.moment, name), desk.dossier)) == []


@pytest.mark.parametrize(
    "name", ["area", "option/d-till", "criterion/d-till", "consequences/d-till", "nothing", ""]
)
def test_what_names_no_form_opens_none(desk, name):
    assert form(desk, Key(desk.strategy.id, desk.moment, name)) is None
