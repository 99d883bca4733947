"""The forms of demands and gaps: what they show, what they take, and what they complain about."""

from __future__ import annotations

import pytest

from bot.domain.drafting.entries import Kind
from bot.domain.drafting.fields import FIELDS, PARTS
from bot.slack.blocks.demands import notes
from bot.slack.blocks.demands.inputs import MORE_ROWS, NEEDED
from bot.slack.blocks.demands.units import pages, units
from bot.slack.blocks.demands.wording import wording
from bot.slack.blocks.kit import BLOCKS_IN_A_VIEW
from tests.slack.conftest import texts
from tests.slack.demanding import Owner, bakery

pytestmark = pytest.mark.slow

NEED = {"area": "area-tills", "what": "A till to try", "by": "2027-06-30"}


@pytest.fixture
def owner(bot, bruno):
    bot.dossiers.keep("TLOCAL", bakery())
    return Owner(bot, bruno)


@pytest.mark.parametrize("kind", list(Kind))
def test_every_field_has_words_and_stands_on_one_page(kind):
    names = [field.name for field in FIELDS[kind]]
    parts = [f"{items}.{part.path}" for items in PARTS if items in names for part in PARTS[items]]
    shown = [field.path for page in pages(kind) for unit in page.units for field in unit.fields]

    assert all(wording(kind, name).question for name in (*names, *parts))
    assert sorted(shown) == sorted(field.path for field in FIELDS[kind])
    assert {unit.path for unit in units(kind)} == {each.path for page in pages(kind) for each in page.units}


def test_all_fields_are_filled_in_on_three_pages(owner):
    owner.begin().press("Edit all")
    titles = [place(owner)]

    owner.submit({
        "Guideline": "One till in every shop.", "What it means for us": "We learn one till.",
        "Outcome": "Every seller knows it.", "Figure": "Sellers trained", "Today": "0", "Shall be": "60",
        "Unit": "people", "By when": "2027-12-31", "Priority": "Must", "Size": "M", "Latest": "2027-12-31",
    })  # fmt: skip
    titles.append(place(owner))
    owner.submit({"1. Area": "Tills", "1. What": "A till to try", "1. By when": "2027-06-30"})
    titles.append(place(owner))
    last = owner.submit({"Systems it touches": "till\nscales", "Risk if we don't": "Two tills."})

    assert [title.partition(":")[0] for title in titles] == ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"]
    assert last.view is None
    assert owner.told["indicator"] == {
        "name": "Sellers trained", "baseline": 0, "target": 60, "unit": "people", "by": "2027-12-31",
    }  # fmt: skip
    assert owner.told["needs_from"] == [NEED]
    assert owner.told["affects"] == {"systems": ["till", "scales"]}


def test_what_was_filled_in_before_stands_in_the_form(owner):
    owner.ready()

    owner.press("Edit all")

    found = {block["block_id"]: block["element"] for block in owner.person.modal().content["blocks"]
             if block["type"] == "input"}  # fmt: skip
    assert found["translation"]["initial_value"] == "We learn one till."
    assert found["indicator.target"]["initial_value"] == "60"
    assert found["latest"]["initial_date"] == "2027-12-31"
    assert found["priority"]["initial_option"]["text"]["text"] == "Must"


def test_each_page_is_kept_as_one_goes_on(owner):
    owner.begin().press("Edit all")

    owner.submit({"What it means for us": "We learn one till."})
    owner.person.close_modal(everything=True)

    assert owner.told["translation"] == "We learn one till."


def test_what_can_not_be_is_said_at_the_field(owner):
    owner.ready()
    owner.press("Edit all")
    owner.submit()

    done = owner.submit({"2. Area": "Ovens", "2. What": "Bread", "1. Quarter": "spring"})

    assert done.errors == {"effort.0.period": "this is a quarter, written like 2027-Q1"}
    assert owner.told["needs_from"] == [NEED]


def test_what_is_emptied_is_complained_about_where_it_is_needed(owner):
    owner.ready()
    owner.press("Edit all")

    done = owner.submit({"Outcome": ""})

    assert done.errors == {"target_outcome": "this is empty; write a sentence"}


def test_below_what_is_there_stands_one_empty_row_that_says_so(owner):
    owner.ready()

    owner.choose("Change a field", "What we need from others")

    blocks = owner.person.modal().content["blocks"]
    rows = [block.get("block_id") for block in blocks if block["type"] == "input"]
    spare = [block.get("block_id") for block in blocks].index("needs_from.1.area")
    assert rows == [f"needs_from.{at}.{part}" for at in range(2) for part in ("area", "what", "by")]
    assert texts([blocks[spare - 1]]) == [MORE_ROWS]


def test_rows_are_added_and_what_was_typed_stays(owner):
    owner.ready()
    owner.choose("Change a field", "What we need from others")
    for label, entry in {"2. Area": "Ovens", "2. What": "Bread", "2. By when": "2027-07-31"}.items():
        owner.person.choose(label, entry, owner.person.modal())

    owner.person.press("Add a row", owner.person.modal())
    owner.bot.settle()
    owner.submit({"3. Area": "Ovens", "3. What": "Cake", "3. By when": "2027-08-31"})

    assert [need["what"] for need in owner.told["needs_from"]] == ["A till to try", "Bread", "Cake"]


def test_a_row_that_is_emptied_is_gone(owner):
    owner.ready()
    owner.choose("Change a field", "What we need from others")

    owner.submit({"1. Area": "", "1. What": "", "1. By when": ""})

    assert owner.told["needs_from"] == []


def test_what_lacks_in_a_row_is_asked_for(owner):
    owner.ready()
    owner.choose("Change a field", "What we need from others")

    owner.submit({"2. Area": "Ovens", "2. What": "Bread"})

    assert owner.at.field.path == "needs_from.1.by"
    assert "What we need from others: Bread. By when?" in owner.words


def test_of_a_need_without_words_the_area_is_named(owner):
    owner.ready()
    owner.choose("Change a field", "What we need from others")

    owner.submit({"2. Area": "Ovens"})

    assert "What we need from others: Ovens. What exactly is it?" in owner.words


def test_what_was_said_meanwhile_is_left_alone(owner):
    owner.begin().press("One till in every shop.")
    owner.press("Edit all")
    owner.say("We learn one till.")

    owner.submit({"Outcome": "Every seller knows it."})

    assert owner.told["translation"] == "We learn one till."
    assert owner.told["target_outcome"] == "Every seller knows it."


def test_what_was_added_to_a_list_meanwhile_stays_beside_what_the_form_changed(owner):
    owner.ready(needs_from=[NEED])
    owner.choose("Change a field", "What we need from others")
    owner.fill(needs_from=[NEED, {**NEED, "what": "Bread"}])

    owner.submit({"1. What": "A used till"})

    assert [each["what"] for each in owner.told["needs_from"]] == ["A used till", "Bread"]


def test_what_is_longer_than_a_form_can_show_is_not_cut_by_leaving_it_as_it_is(owner):
    whole = {"translation": "We learn one till. " * 200, "indicator.target": 12345678901.5}
    owner.begin().fill(**whole)
    owner.press("Edit all")

    owner.submit({"Outcome": "Calm."})

    assert owner.told["translation"] == whole["translation"]
    assert owner.told["indicator"]["target"] == whole["indicator.target"]
    assert owner.told["target_outcome"] == "Calm."


def test_a_form_that_changes_nothing_leaves_no_trace(owner):
    owner.ready()
    owner.choose("Change a field", "Outcome")
    before = owner.draft

    owner.submit()

    assert owner.draft == before


def test_a_form_says_what_is_needed(owner):
    owner.begin().press("Edit all")

    shown = {block["label"]["text"]: block.get("hint", {}).get("text", "") for block in inputs_of(owner)}

    assert shown["Outcome"].startswith(NEEDED)
    assert shown["Today"] == NEEDED
    assert not shown["Earliest"].startswith(NEEDED)


def inputs_of(owner):
    return [block for block in owner.person.modal().content["blocks"] if block["type"] == "input"]


def test_a_form_of_what_was_withdrawn_changes_nothing_and_says_so(owner):
    owner.confirmed()
    owner.choose("Change a field", "Outcome")
    owner.press("Withdraw")

    done = owner.submit({"Outcome": "Every seller likes it."})

    assert notes.STALE in texts(done.view.content["blocks"])


def test_many_rows_fit_into_a_form(owner):
    needs = [{**NEED, "what": f"Till {number}"} for number in range(14)]
    owner.ready(needs_from=needs, offers_to=needs, effort=[
        {"area": "area-shops", "period": f"20{27 + n // 4}-Q{n % 4 + 1}", "person_days": n} for n in range(12)
    ])  # fmt: skip
    owner.press("Edit all")
    owner.submit()

    shown = owner.person.modal().content["blocks"]
    owner.submit({"1. What": "Till zero"})

    assert len(shown) <= BLOCKS_IN_A_VIEW
    assert [each["what"] for each in owner.told["needs_from"]] == ["Till zero", *(
        f"Till {number}" for number in range(1, 14)
    )]  # fmt: skip


def place(owner):
    """Return what a form says it is about."""
    return texts(owner.person.modal().content["blocks"])[0]


def test_what_is_to_be_put_right_is_said_by_its_field_in_the_thread_and_on_the_card(owner):
    owner.ready(needs_from=[{"area": "area-shops", "what": "Bread", "by": "2027-06-30"}])

    wrong = "What we need from others, Area: “Shops” is the demand's own area; name another"
    assert wrong in owner.words
    assert "Confirm" not in owner.buttons
    assert "To put right before you can confirm it, in the thread." in texts(
        owner.person.current(owner.root).blocks
    )


def test_the_latest_day_is_not_before_the_earliest(owner):
    owner.ready()
    owner.press("Edit all")

    done = owner.submit({"Earliest": "2027-09-01", "Latest": "2027-06-01"})

    assert "lies before the earliest date, 1 September 2027" in done.errors["latest"]
