"""A demand in Slack, from the first words to what stands."""

from __future__ import annotations

import pytest

from bot.domain.drafting.position import Gone, Review, Standing
from bot.domain.figures import day
from bot.playground.screen import buttons, find
from bot.slack.blocks.demands import notes
from tests.slack.conftest import texts
from tests.slack.demanding import Owner, bakery, names


@pytest.fixture
def owner(bot, bruno):
    bot.dossiers.keep("TLOCAL", bakery())
    return Owner(bot, bruno)


def test_nothing_is_kept_before_one_begins(bot, owner):
    card = owner.offered()

    assert "Until you confirm it, nobody else sees it." in card.text
    assert bot.deliveries.drafts.of_person("TLOCAL", "U0BRUNO") == []


def test_who_does_not_want_to_is_let_go(bot, owner):
    owner.press("Not now", owner.offered())

    assert "nothing was kept" in owner.person.current(owner.root).text
    assert bot.deliveries.drafts.of_person("TLOCAL", "U0BRUNO") == []


def test_who_speaks_is_known_and_one_thing_is_asked(owner):
    owner.begin()

    assert (owner.told["owner"], owner.told["area"]) == ("p-shops", "area-shops")
    assert "Which guideline of the strategy is it about?" in owner.words
    assert sum(1 for words in owner.words if words.endswith("?")) == 1


def test_a_guideline_is_chosen_with_a_press(owner):
    owner.begin()

    owner.press("One till in every shop.")

    assert owner.told["guideline"] == "g-one-till"
    assert owner.at.field.path == "translation"


def test_what_is_written_fills_what_is_asked_and_is_shown(owner):
    owner.begin().press("One till in every shop.")

    owner.say("We learn one till.")

    assert owner.told["translation"] == "We learn one till."
    assert "What it means for us: We learn one till." in owner.words
    assert "What will be different once it is done?" in owner.words
    assert owner.person.current(owner.root).text.startswith("Demand: “We learn one till.”")


def test_what_was_heard_can_be_corrected_in_a_form(owner):
    owner.begin().press("One till in every shop.")
    owner.say("We learn one till.")

    owner.press("Correct")
    owner.submit({"What it means for us": "We learn the one till."})

    assert owner.told["translation"] == "We learn the one till."


def test_an_edited_message_changes_what_it_filled(owner):
    owner.begin().press("One till in every shop.")
    said = owner.say("We learn one till.")

    owner.person.edit(said, "We learn two tills.")
    owner.bot.settle()

    assert owner.told["translation"] == "We learn two tills."
    assert "What it means for us: We learn two tills." in owner.words


def test_a_deleted_message_takes_back_what_it_filled(owner):
    owner.begin().press("One till in every shop.")
    said = owner.say("We learn one till.")

    owner.person.delete(said)
    owner.bot.settle()

    assert "translation" not in owner.told
    assert owner.at.field.path == "translation"
    assert "learn one till" not in repr(owner.draft)


def test_a_second_press_changes_nothing_and_says_so(owner):
    owner.begin()
    message = owner.step
    control = find(buttons(message.blocks), "One till in every shop.")

    for _ in range(2):
        owner.person.press_control(control, message)
        owner.bot.settle()

    assert owner.at.field.path == "translation"
    assert notes.STALE in [each.text for each in owner.person.ephemerals()]


def test_what_is_skipped_is_left_and_back_leads_to_it(owner):
    owner.begin().press("One till in every shop.")

    owner.press("Skip for now")
    after = owner.at.field.path
    owner.press("Back")

    assert (after, owner.at.field.path) == ("target_outcome", "translation")


def test_a_pause_changes_what_is_shown_and_nothing_else(owner):
    owner.begin().press("One till in every shop.")
    before = owner.draft

    owner.press("Pause")
    paused = owner.words
    owner.press("Go on")

    assert owner.draft == before
    assert any("all of it is kept" in words for words in paused)
    assert "Pause" in names(owner.step)


def test_a_day_is_chosen_in_the_thread(owner):
    owner.ready(latest=None)

    owner.choose("Latest", "2027-11-30")

    assert owner.told["latest"] == "2027-11-30"


def test_a_number_that_is_none_is_not_taken_and_said_so(owner):
    owner.ready(**{"indicator.target": None})

    owner.say("As many as we can")

    assert owner.at.field.path == "indicator.target"
    assert owner.thread[-1].text == f"{notes.MISHEARD} Where shall that figure be?"
    assert "Skip for now" in owner.buttons


def test_of_a_need_that_lacks_a_part_it_is_said_which(owner):
    owner.ready(needs_from=[{"area": "area-tills", "what": "A till to try"}])

    assert "Still needed: What we need from others (Tills): by when." in owner.person.current(owner.root).text


def test_a_question_in_between_is_answered_and_the_draft_stays(owner):
    owner.begin()

    owner.say("What is strategic fit?")

    assert owner.at.field.path == "guideline"
    assert "You want to know: What is strategic fit?" in owner.thread[-1].text


def test_a_question_in_between_follows_from_what_the_draft_is_about(owner):
    owner.ready()

    owner.say("Why do we need that?")

    assert "One till in every shop." in owner.bot.passages.asked[-1].history[0]
    assert owner.bot.passages.asked[-1].strategy == "bakery-strategy"


def test_everything_is_shown_before_it_is_confirmed(owner):
    owner.ready()

    shown = "\n".join(owner.words)
    assert owner.at == Review(())
    assert "How we will know: Sellers trained: from 0 to 60 sellers, by 31 December 2027" in shown
    assert "Decision: Should each shop keep its own till?" in shown
    assert "Guideline: One till in every shop." in shown
    assert "Target: Orders collected elsewhere, from 0 to 20 percent by 31 December 2028" in shown


def test_the_longest_words_fit_into_a_message(owner):
    long = "We learn one till, and then another one. " * 70
    needs = [{"area": "area-tills", "what": f"{n}. {long}", "by": "2027-06-30"} for n in range(12)]
    texts_ = dict.fromkeys(("translation", "target_outcome", "indicator.name", "risk_if_not_done"), long)
    owner.ready(**texts_, needs_from=needs, in_scope=[long] * 20, assumptions=[long] * 20, risk_if_done=long)

    owner.press("Confirm")

    assert owner.at == Standing(1)
    assert "Demand stands, version 1" in owner.words
    assert any(words.startswith("and 2 more") for words in owner.words)


def test_what_is_missing_is_named_and_cannot_be_confirmed(owner):
    owner.ready(risk_if_not_done=None)
    owner.press("Skip for now")

    assert owner.at.missing[0].path == "risk_if_not_done"
    assert "Before you can confirm it: What happens if it is not done?" in owner.words
    assert "Confirm" not in names(owner.step)


def test_what_is_missing_at_the_end_can_be_said_there(owner):
    owner.ready(risk_if_not_done=None)
    owner.press("Skip for now")

    owner.say("Two tills in every shop.")

    assert owner.told["risk_if_not_done"] == "Two tills in every shop."
    assert "Confirm" in owner.buttons


def test_what_may_be_left_out_is_shown_with_what_it_counts_as(owner):
    owner.ready()

    left = next(words for words in owner.words if words.startswith("Left out"))
    owner.press("Confirm")
    demand, begun = owner.draft.versions[-1].form, owner.draft.started.date()

    assert f"Risk if we do it (not said), Earliest ({day(begun)}), Our effort. Add what you like" in left
    assert (demand["risk_if_done"], demand["earliest"]) == ("not said", begun.isoformat())


def test_more_is_added_in_a_form_of_what_was_left_out(owner):
    owner.ready()

    owner.press("Add more")
    owner.submit({"Risk if we do it": "Queues for a week."})

    assert owner.told["risk_if_done"] == "Queues for a week."
    assert owner.at == Review(())


def test_an_effort_without_its_quarter_is_asked_for_it_or_left_out(owner):
    owner.ready(effort=[{"area": "area-shops", "person_days": 60}])
    asked = owner.at.field.path

    owner.press("Skip for now")
    owner.press("Leave this out")

    assert asked == "effort.0.period"
    assert owner.told["effort"] == []
    assert "Confirm" in owner.buttons


def test_what_nobody_was_asked_about_is_not_withdrawn(owner):
    owner.ready()

    assert "Withdraw" not in owner.buttons


def test_what_is_confirmed_stands_as_a_version(owner):
    owner.confirmed()

    assert owner.at == Standing(1)
    assert "Demand stands, version 1" in owner.words
    assert "Stands, version 1. 0 of 1 needs accepted." in texts(owner.person.current(owner.root).blocks)


def test_a_change_of_what_stands_becomes_the_next_version(owner):
    owner.confirmed()

    owner.choose("Change a field", "Outcome")
    owner.submit({"Outcome": "Every seller likes it."})
    reopened = owner.at
    owner.press("Confirm")

    assert reopened == Review(())
    assert owner.at == Standing(2)
    assert [version.form["target_outcome"] for version in owner.draft.versions] == [
        "Every seller knows it.",
        "Every seller likes it.",
    ]


def test_older_versions_stay_readable(owner):
    owner.confirmed()
    owner.choose("Change a field", "Outcome")
    owner.submit({"Outcome": "Every seller likes it."})
    owner.press("Confirm")

    owner.press("History")

    shown = texts(owner.person.modal().content["blocks"])
    assert [words.partition(",")[0] for words in shown if words.startswith("Version")] == [
        "Version 2",
        "Version 1",
    ]
    assert "Outcome: Every seller knows it." in shown


def test_what_is_withdrawn_can_be_taken_up_again(owner):
    owner.confirmed()

    owner.press("Withdraw")
    withdrawn = owner.at
    owner.press("Take it up again")

    assert withdrawn == Gone()
    assert isinstance(owner.at, Review)


def test_what_is_written_once_it_stands_is_no_part_of_it(owner):
    owner.confirmed()
    before = owner.draft

    owner.say("What is strategic fit, by the way? And thank you.")

    assert owner.draft == before


def test_what_is_told_once_it_stands_leads_to_the_buttons(owner):
    owner.confirmed()
    before = owner.draft

    owner.say("We need it a year later than that.")

    assert owner.draft == before
    assert owner.thread[-1].text == notes.CLOSED


def test_erasing_takes_the_thread_with_it(bot, owner):
    owner.begin()

    owner.press("Erase", owner.person.current(owner.root))

    assert owner.draft is None
    assert owner.thread == []
    assert "erased" in owner.person.current(owner.root).text


def test_my_data_lists_demands_and_erases_them(owner):
    owner.begin()
    owner.person.run("/align my-data")
    owner.bot.settle()

    owner.press("Erase", owner.person.ephemerals()[-1])

    assert owner.draft is None


def test_the_home_tab_says_what_is_missing_and_leads_back(owner):
    owner.begin()
    owner.person.open_home()
    owner.bot.settle()
    shown = texts(owner.person.home().content["blocks"])

    owner.press("Go on", owner.person.home())

    assert any(
        "2 of 20 filled in. Still needed: Guideline, What it means for us, Outcome," in words
        for words in shown
    )
    assert "is in its thread under Messages" in owner.person.answers()[-1].text


def test_the_home_tab_offers_both(owner):
    owner.person.open_home()
    owner.bot.settle()

    owner.press("State a gap", owner.person.home())

    assert "State a gap" in texts(owner.card().blocks)


def test_a_list_of_ones_own_stands_behind_the_command(owner):
    owner.begin()

    owner.person.run("/align demands")
    owner.bot.settle()

    assert "Demand without words so far." in owner.person.ephemerals()[-1].text


def test_without_a_strategy_there_is_nothing_to_demand(bot, bruno):
    bruno.run("/align demand")
    bot.settle()

    assert bruno.ephemerals()[-1].text == notes.NO_STRATEGY


@pytest.mark.parametrize("line", ["/align demand", "/align gap", "/align demands"])
def test_guests_state_nothing(bot, owner, line):
    guest = bot.guest("general")

    guest.run(line, "general")
    bot.settle()

    assert guest.ephemerals("general")[-1].text == notes.GUEST


def test_nobody_else_can_go_on_with_ones_draft(bot, owner):
    owner.begin()
    before, message = owner.draft, owner.step

    bot.person("carmen").press("Skip for now", message)
    bot.settle()

    assert owner.draft == before


def test_every_message_says_in_words_what_it_shows(owner):
    owner.confirmed()

    for message in owner.thread:
        assert all(words in message.text or len(message.text) > 2_000 for words in spoken(message))


def spoken(message):
    return [words for block in message.blocks if block["type"] != "actions" for words in texts(block)]
