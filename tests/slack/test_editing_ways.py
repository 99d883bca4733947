"""The ways through changing a strategy: forms that are wrong, pages that are old, two at once."""

from __future__ import annotations

import pytest

from bot.playground import modals
from bot.slack.blocks.editing import notes
from tests.dossiers import dossier
from tests.slack.demanding import Owner, bakery
from tests.slack.editing import Editor

pytestmark = pytest.mark.slow

TILL = "Should each shop keep its own till?"


@pytest.fixture
def editor(bot):
    bot.dossiers.keep("TLOCAL", dossier())
    return Editor(bot)


@pytest.fixture
def second(bot, editor):
    """Another facilitator, in front of the same strategy."""
    del editor
    return Editor(bot, "hana").open()


def editions(editor):
    return editor.bot.dossiers.editions("TLOCAL", "bakery-strategy")


def retitle(editor, title):
    """Change the title of the strategy on top."""
    editor.press("Change title, mission and summary").send(title=title)
    return editor


def publish(editor):
    return editor.press("Publish…").press("Publish")


def test_the_list_says_what_is_in_use_and_what_is_missing(editor):
    told = editor.ask()

    assert told[0].startswith("One bakery (Crumb & Sons). In use: edition 1 (version 1), since ")
    assert told[0].endswith("3 areas, 1 guideline, 1 decision, 4 targets.")
    assert "Nothing is missing." in told


def test_others_are_told_who_may(bot, editor):
    del editor

    assert Editor(bot, "bruno").ask() == [notes.GUIDE]


def test_what_was_changed_is_kept_until_it_is_published(editor):
    retitle(editor.open(), "Two bakeries")
    editor.person.close_modal(everything=True)

    assert "1 unpublished change. Nothing is missing." in editor.ask()
    assert editor.open().words[0] == "Two bakeries"
    assert [each.number for each in editions(editor)] == [1]


def test_a_form_that_changes_nothing_keeps_nothing(editor):
    editor.open().press("Change title, mission and summary").send()

    assert "Publish…" not in editor.can


def test_publishing_gives_a_version_of_its_own_and_keeps_the_one_before(editor):
    publish(retitle(editor.open(), "Two bakeries"))

    strategies = [each.dossier.strategy for each in editions(editor)]
    assert [(each.title, each.version) for each in strategies] == [("Two bakeries", 2), ("One bakery", 1)]
    assert editor.words[0] == notes.PUBLISHED
    assert "Publish…" not in editor.can
    assert editions(editor)[0].dossier.people == dossier().people


def test_a_second_change_after_publishing_is_a_third_edition(editor):
    publish(retitle(publish(retitle(editor.open(), "Two bakeries")), "Three bakeries"))

    assert [each.dossier.strategy.version for each in editions(editor)] == [3, 2, 1]


def test_the_day_of_adoption_can_be_chosen(editor):
    retitle(editor.open(), "Two bakeries").press("Publish…")

    editor.person.choose("adopted", "2026-07-01", editor.top)
    editor.press("Publish")

    assert editions(editor)[0].dossier.strategy.adopted.isoformat() == "2026-07-01"


def test_a_day_before_the_last_decision_is_refused_and_nothing_is_lost(editor):
    retitle(editor.open(), "Two bakeries").press("Publish…")

    editor.person.choose("adopted", "2025-07-01", editor.top)
    editor.press("Publish")

    assert "this lies after the strategy was adopted" in editor.words[0]
    assert [each.number for each in editions(editor)] == [1]
    editor.person.choose("adopted", "2026-03-01", editor.top)
    assert editor.press("Publish").words[0] == notes.PUBLISHED


def test_the_last_change_is_taken_back(editor):
    retitle(retitle(editor.open(), "Two bakeries"), "Three bakeries")
    assert any(
        "2 unpublished changes. The last one: title, mission and summary." in line for line in editor.words
    )

    editor.press("Undo the last change")

    assert (editor.words[0], editor.words[1]) == (notes.UNDONE, "Two bakeries")


def test_everything_is_discarded_after_it_was_shown(editor):
    retitle(editor.open(), "Two bakeries").press("Discard…")
    shown = editor.words

    editor.press("Discard them")

    assert "title, mission and summary" in shown
    assert (editor.words[0], editor.words[1]) == (notes.DISCARDED, "One bakery")
    assert "Publish…" not in editor.can


def test_earlier_editions_are_listed_with_their_dates(editor):
    publish(retitle(editor.open(), "Two bakeries")).press("Earlier editions")

    listed = [line for line in editor.words if line.startswith("Edition ")]
    assert [line.split(", in use since")[0] for line in listed] == [
        "Edition 2, version 2",
        "Edition 1, version 1",
    ]


def test_each_list_opens_and_leads_back(editor):
    editor.open()

    for part in ("Areas", "Guidelines", "Decisions", "Targets", "What is missing"):
        assert editor.press(f"Open: {part}").words[0] == part
        assert editor.press("Back").words[0] == "One bakery"


def test_an_area_is_added_and_named_by_consequences(editor):
    editor.open().press("Open: Areas").press("Add an area")
    editor.send(name="Cake & Co", side="business", head="Head of Cake", about="Cakes.")

    assert "Cake & Co (business side), headed by: Head of Cake. Cakes." in editor.words
    editor.press("Back").press("Open: Decisions").press(f"Open: {TILL}").press("Open: One")
    assert "Cake & Co: nothing said yet." in editor.words


def test_a_guideline_and_a_target_are_added(editor):
    editor.open().press("Open: Guidelines").press("Add a guideline")
    editor.send(statement="One oven.", intent="Bread at six.", areas=["area-ovens"])
    editor.press("Back").press("Open: Targets").press("Add a target")
    editor.send(
        measure="Ovens", perspective="internal_process", guideline="g-one-oven", baseline="9", target="1",
        unit="ovens", by="2028-12-31",
    )  # fmt: skip

    assert "Ovens: from 9 to 1 ovens by 31 December 2028 (internal process perspective)." in editor.words
    found = editor.press("Back").press("Open: What is missing").words
    assert any("Guideline “One oven.”: no decision belongs to this guideline" in line for line in found)


def test_what_is_missing_leads_to_where_it_can_be_put_right(editor):
    editor.open().press("Open: Decisions").press(f"Open: {TILL}").press("Add a criterion")
    editor.send(name="Calm", weight="2")
    editor.press("Back").press("Back").press("Publish…")
    said = editor.words

    editor.press(f"Go to: Decision “{TILL}”, option “Keep”")

    assert "This must be put right first:" in said
    assert "Publish" not in said
    assert editor.words[0] == "Keep"


def test_consequences_are_changed_added_and_taken_out(editor):
    editor.open().press("Open: Decisions").press(f"Open: {TILL}").press("Open: One").press("Change: Ovens")
    editor.send(**{"text-0": "", "text-1": "Hotter.", "effect-1": "negative", "horizon-1": "long"})

    assert "Ovens: negative, long term: Hotter." in editor.words


def test_a_consequence_without_its_effect_is_told_at_the_field(editor):
    editor.open().press("Open: Decisions").press(f"Open: {TILL}").press("Open: One").press("Change: Ovens")

    done = editor.send(**{"text-1": "Hotter."})

    assert done.errors == {"effect-1": notes.NO_PICK}


@pytest.mark.parametrize("blank", ["title", "mission"])
def test_what_is_blank_is_told_at_the_field_and_what_was_typed_stays(editor, blank):
    editor.open().press("Change title, mission and summary")

    done = editor.send(**{blank: "   ", "summary": "A long summary."})

    assert done.errors == {blank: notes.EMPTY}
    assert editor.top.values["summary"]["summary"]["value"] == "A long summary."


def test_a_removal_says_first_what_goes_with_it(editor):
    editor.open().press("Open: Decisions").press(f"Open: {TILL}").press("Open: Keep")
    editor.press("Remove this option…")
    said = editor.words

    editor.send()

    assert said[:2] == ["Remove the option “Keep”?", "This goes with it"]
    assert "3 consequences" in said
    assert editor.words[0] == TILL
    assert not any(line.startswith("Keep.") for line in editor.words)


def test_what_managers_stated_is_not_removed_in_passing(editor):
    editor.open().press("Open: Areas").press("Change: Shops").press("Remove…")

    assert editor.words[0] == "“Shops” can't be removed here:"
    assert editor.top.content.get("submit") is None


def test_a_demand_that_was_confirmed_in_slack_keeps_its_guideline_and_is_named(bot, bruno):
    bot.dossiers.keep("TLOCAL", bakery())
    owner = Owner(bot, bruno).confirmed()
    editor = Editor(bot).open()

    editor.press("Open: Guidelines").press("Change: One till in every shop.").press("Remove…")

    assert editor.words[0] == "“One till in every shop.” can't be removed here:"
    assert f"1 demand says what it means: {owner.draft.name}" in "\n".join(editor.words)


def test_a_target_is_removed_from_within_its_form(editor):
    editor.open().press("Open: Targets").press("Change: Orders collected elsewhere").press("Remove…").send()

    assert sum("Orders collected elsewhere" in line for line in editor.words) == 3


def test_a_strategy_is_begun_from_nothing_and_published(bot):
    editor = Editor(bot).begin()
    done = editor.send(
        title="One mill", organisation="Grain", horizon="2027", mission="Flour.", summary="One mill.",
        areas="Mill, business, Head of Mill\nWheels, IT, Head of Wheels", statement="One wheel.",
        intent="Calm.",
    )  # fmt: skip

    assert not done.errors
    assert editor.words[0] == "One mill"
    publish(editor)
    strategy = bot.dossiers.current("TLOCAL")[0].dossier.strategy
    assert (strategy.id, strategy.version) == ("one-mill", 1)
    assert [(each.id, each.side) for each in strategy.areas] == [
        ("area-mill", "business"),
        ("area-wheels", "it"),
    ]


@pytest.mark.parametrize(
    ("field", "typed", "problem"),
    [
        ("id", "Not an id", notes.BAD_ID),
        ("id", "bakery-strategy", notes.TAKEN),
        ("areas", "Mill, business, Head\nWheels", f"Line 2: {notes.AREA_LINE}"),
        ("areas", "Mill, somewhere, Head", f"Line 1: {notes.AREA_LINE}"),
        ("title", " ", notes.EMPTY),
    ],
)
def test_what_is_wrong_with_a_beginning_is_told_at_the_field(editor, field, typed, problem):
    right = {"title": "One mill", "organisation": "G", "horizon": "2027", "mission": "F.", "summary": "O.",
             "areas": "Mill, business, Head", "statement": "One wheel.", "intent": "Calm."}  # fmt: skip

    done = editor.begin().send(**{**right, field: typed})

    assert done.errors == {field: problem}
    assert "one-mill" not in [each.dossier for each in editor.bot.deliveries.manuscripts.all("TLOCAL")]


def test_a_beginning_can_be_discarded(bot):
    editor = Editor(bot).begin()
    editor.send(
        title="One mill", organisation="Grain", horizon="2027", mission="Flour.", summary="One mill.",
        areas="Mill, business, Head of Mill", statement="One wheel.", intent="Calm.",
    )  # fmt: skip
    assert "Undo the last change" not in editor.can

    editor.press("Discard…").press("Discard them")

    assert editor.words == [notes.UNSAVED]
    assert not any("One mill" in line for line in editor.ask())


def test_two_facilitators_share_what_is_not_published(editor, second):
    retitle(editor.open(), "Two bakeries")

    assert second.open().words[0] == "Two bakeries"


def test_who_changes_what_somebody_else_just_changed_is_told_and_loses_nothing(editor, second):
    second.press("Change title, mission and summary")
    retitle(editor.open(), "Two bakeries")

    second.send(title="Three bakeries")

    assert second.words[0] == notes.MEANWHILE
    assert second.top.values["title"]["title"]["value"] == "Three bakeries"
    second.send()
    assert second.words[0] == "Three bakeries"


def test_what_was_published_meanwhile_is_not_replaced_unseen(editor, second):
    second.press("Change title, mission and summary")
    retitle(editor.open(), "Two bakeries").press("Publish…").press("Publish")

    second.send(title="Three bakeries")

    assert second.words[0] == notes.MEANWHILE
    assert editions(editor)[0].dossier.strategy.title == "Two bakeries"
    second.send()
    assert second.words[0] == "Three bakeries"


def test_two_who_change_different_things_do_not_disturb_each_other(editor, second):
    second.press("Open: Areas").press("Change: Ovens")
    retitle(editor.open(), "Two bakeries")

    second.send(name="Oven")

    assert second.press("Back").words[0] == "Two bakeries"


def test_publishing_from_an_old_page_publishes_nothing_and_shows_how_it_is(editor, second):
    retitle(editor.open(), "Two bakeries").press("Publish…")
    retitle(second.open(), "Three bakeries")

    editor.press("Publish")

    assert editor.words[:2] == [notes.STALE, "Three bakeries"]
    assert [each.number for each in editions(editor)] == [1]


def test_what_was_published_by_somebody_else_is_not_published_twice(editor, second):
    retitle(editor.open(), "Two bakeries").press("Publish…")
    publish(second.open())

    editor.press("Publish")

    assert editor.words[0] == notes.STALE
    assert [each.number for each in editions(editor)] == [2, 1]


def test_an_edition_that_came_meanwhile_is_told_and_the_changes_are_carried_over(editor):
    retitle(editor.open(), "Two bakeries").press("Publish…")
    editor.bot.dossiers.keep("TLOCAL", dossier(strategy={"version": 2, "summary": "Two tills."}))

    editor.press("Publish")
    assert any("edition 2 came into use on" in line for line in editor.words)
    assert "Publish…" not in editor.can

    editor.press("Carry the changes over").press("Publish…")
    assert "This replaces what edition 2 changed as well; look at it once more" in editor.words
    editor.press("Publish")
    now = editions(editor)[0]
    assert (now.number, now.dossier.strategy.version) == (3, 3)
    assert now.dossier.strategy.summary == "One till, one oven."  # the form that was saved held it as well
    assert now.dossier.strategy.title == "Two bakeries"


def test_a_form_whose_item_was_removed_meanwhile_says_so(editor, second):
    second.press("Open: Decisions").press(f"Open: {TILL}").press("Open: Keep").press("Change the option Keep")
    editor.open().press("Open: Decisions").press(f"Open: {TILL}").press("Remove this decision…").send()

    second.send(name="Keep all")

    assert second.words == [notes.GONE]


def test_a_page_of_what_was_removed_leads_above(editor, second):
    second.press("Open: Decisions")
    editor.open().press("Open: Decisions").press(f"Open: {TILL}").press("Remove this decision…").send()

    second.press(f"Open: {TILL}")

    assert second.words[0] == "Decisions"


def test_a_form_that_somebody_else_sends_changes_nothing(editor):
    editor.open().press("Change title, mission and summary")

    modals.send(editor.bot.playground.workspace, editor.bot.person("bruno").person, editor.top)

    assert editor.words == [notes.GUIDE]
    assert editor.bot.deliveries.manuscripts.all("TLOCAL") == []


def test_a_text_that_slack_would_cut_is_not_changed_here(bot):
    bot.dossiers.keep("TLOCAL", dossier(strategy={"summary": "Bread. " * 500}))

    editor = Editor(bot).open().press("Change title, mission and summary")

    assert editor.words == [notes.TOO_MUCH]


def test_a_strategy_of_a_hundred_areas_fits(bot):
    many = [
        {"id": f"area-{n}", "name": f"Area {n}", "side": "it", "head": "H", "about": "A."} for n in range(120)
    ]
    known = [area.model_dump() for area in dossier().strategy.areas]
    bot.dossiers.keep("TLOCAL", dossier(strategy={"areas": [*known, *many]}))

    editor = Editor(bot).open().press("Open: Areas")

    assert "and 48 more, which can be changed in the files" in " ".join(editor.words)
