"""Ways through an interview in Slack: back, later, pause, second thoughts, clicks that come too late."""

from __future__ import annotations

import pytest

from bot.domain.interview.entries import Amount, DontKnow, Level, NotApplicable, Options, OwnWords
from bot.domain.listening import Heard, Outcome
from bot.slack.blocks.interview import notes
from knowledge.instrument import ChoiceQuestion, Condition, OpenQuestion, Option, Side
from tests.dossiers import AREAS, dossier
from tests.interviews import GOAL, MIXED, TINY, TRUST, instrument_of, same
from tests.slack.conftest import texts
from tests.slack.interviewing import Respondent

THREE = Heard(Outcome.LEVEL, 0.9, level=3, quote="a rule")
FIVE = Heard(Outcome.LEVEL, 0.9, level=5, quote="together")


@pytest.fixture
def respondent(bot, bruno):
    started = Respondent(bot, bruno, TINY)
    started.begin()
    return started


@pytest.fixture
def mixed(bot, bruno):
    started = Respondent(bot, bruno, MIXED)
    started.begin()
    return started


def labels(message):
    rows = [block["elements"] for block in message.blocks if block["type"] == "actions"]
    return [element["text"]["text"] for row in rows for element in row if element["type"] == "button"]


def test_every_way_is_offered_with_each_question(respondent):
    ways = ["Show levels", "Don't know", "Not applicable", "Skip for now", "Back", "Pause"]

    assert labels(respondent.prompt) == ways
    respondent.press("Don't know")
    assert labels(respondent.prompt) == ways


def test_a_manager_in_a_hurry_sees_the_levels_in_the_same_message(respondent):
    before = len(respondent.thread)

    respondent.press("Show levels")

    assert len(respondent.thread) == before
    assert "5 · Optimised" in "".join(texts(respondent.prompt.blocks))
    respondent.press("Choose 5")
    assert respondent.answers == {"planning": Level(5)}


def test_what_was_answered_stays_visible_where_it_was_asked(respondent):
    asked = respondent.prompt
    respondent.press("Show levels")

    respondent.press("Choose 2")

    settled = respondent.person.current(asked)
    assert "Your answer: 2 · Committed" in settled.text
    assert labels(settled) == []


def test_a_second_click_changes_nothing_and_says_so(respondent):
    respondent.press("Show levels")

    respondent.press_twice("Choose 2")

    assert respondent.answers == {"planning": Level(2)}
    assert respondent.person.ephemerals()[-1].text == notes.STALE


def test_back_and_forth(respondent):
    respondent.press("Don't know")
    respondent.press("Back")

    assert "Your answer so far: Don't know" in texts(respondent.prompt.blocks)
    respondent.press("Choose 4")

    assert respondent.answers == {"planning": Level(4)}
    assert "How does it work with budgets" in respondent.prompt.text


def test_what_is_skipped_comes_again_at_the_end(respondent):
    respondent.press("Skip for now")
    respondent.press("Don't know")
    respondent.press("Not applicable")

    assert "How does it work with planning" in respondent.prompt.text
    respondent.press("Skip for now")
    assert "1 without an answer" in "".join(texts(respondent.prompt.blocks))
    assert respondent.answers == {"budgets": DontKnow(), "trust": NotApplicable()}


def test_a_pause_is_said_and_ends_where_it_began(respondent):
    respondent.press("Pause")

    assert labels(respondent.prompt) == ["Go on"]
    assert respondent.person.current(respondent.root).text.startswith("A tiny questionnaire. Paused.")
    respondent.press("Go on")
    assert "How does it work with planning" in respondent.prompt.text
    assert "Show levels" in labels(respondent.prompt)


def test_an_interview_can_be_finished_with_what_has_been_answered(respondent):
    respondent.press("Show levels")
    respondent.press("Choose 4")

    respondent.press("Finish early", respondent.root)
    assert "2 without an answer" in "".join(texts(respondent.prompt.blocks))
    assert "waits where you left it" in respondent.person.ephemerals()[-1].text
    respondent.press("Finish")

    assert respondent.answers == {"planning": Level(4)}
    assert respondent.prompt.text.startswith("Thank you. You finished early, with 1 of 3 questions.")
    card = next(message for message in respondent.thread if message.text.startswith("Your scorecard"))
    assert "These scores stand on 1 of 3 practices" in "".join(texts(card.blocks))
    assert "Finished: 1 of 3 questions." in respondent.person.current(respondent.root).text


def test_who_finished_early_can_answer_the_rest(respondent):
    respondent.press("Don't know")
    left = respondent.prompt
    respondent.press("Pause")
    respondent.press("Finish early")
    assert respondent.person.current(left).text.endswith("Left out.")
    respondent.press("Finish")

    respondent.press("Answer the rest")

    assert "How does it work with budgets" in respondent.prompt.text
    respondent.press("Not applicable")
    respondent.press("Not applicable")
    assert "Finished: 3 of 3 questions." in respondent.person.current(respondent.root).text


def test_who_looks_at_the_answers_early_can_go_on_instead(respondent):
    respondent.press("Don't know")
    respondent.press("Finish early", respondent.root)

    respondent.press("Answer the rest")

    assert "How does it work with budgets" in respondent.prompt.text


def test_there_is_nothing_to_finish_before_the_first_answer(respondent):
    assert "Finish early" not in labels(respondent.person.current(respondent.root))


def test_an_answer_ends_a_pause_as_well(respondent):
    respondent.press("Pause")

    respondent.say("We have a rule.")

    assert "Which of these comes closest" in respondent.prompt.text


def test_vague_words_are_asked_about_twice(bot, respondent):
    bot.listening.heard["So so."] = Heard(Outcome.PROBE, 0.9, probe="What happened the last time?")

    respondent.say("So so.")
    assert "What happened the last time?" in respondent.prompt.text
    respondent.say("So so.")
    respondent.say("So so.")

    assert "Which of these comes closest" in respondent.prompt.text
    assert bot.listening.asked[-1][2] == ("So so.", "So so.", "So so.")


def test_an_answered_question_keeps_the_words_in_which_it_was_put(bot, respondent):
    bot.listening.heard["So so."] = Heard(Outcome.PROBE, 0.9, probe="What happened the last time?")
    first = respondent.prompt
    respondent.say("So so.")
    probe = respondent.prompt
    respondent.say("We moved two orders.")
    levels = respondent.prompt

    respondent.press("Choose 3")

    now = [respondent.person.current(message).text for message in (first, probe, levels)]
    assert now == [
        "How does it work with planning in the business today? You answered below.",
        "What happened the last time? You answered below.",
        "Planning Your answer: 3 · Established: There is a rule for planning",
    ]


def test_an_edit_reopens_the_proposal_in_its_place(bot, respondent):
    bot.listening.heard |= {"We have a rule.": THREE, "All of us, together.": FIVE}
    said = respondent.say("We have a rule.")
    proposal = respondent.prompt

    respondent.person.edit(said, "All of us, together.")
    bot.settle()

    assert respondent.prompt.ts == proposal.ts
    assert "What I heard comes closest to level 5" in respondent.prompt.text
    assert bot.listening.asked[-1][2] == ("All of us, together.",)


def test_an_edit_of_what_is_answered_already_reopens_it_and_the_interview_stays(bot, respondent):
    bot.listening.heard |= {"We have a rule.": THREE, "All of us, together.": FIVE}
    said = respondent.say("We have a rule.")
    proposal = respondent.prompt
    respondent.press("Choose 3")
    waiting = respondent.prompt

    respondent.person.edit(said, "All of us, together.")
    bot.settle()

    assert respondent.prompt.ts == waiting.ts
    reopened = respondent.person.current(proposal)
    assert "What I heard comes closest to level 5" in reopened.text
    assert "Question 1 of 3" in reopened.text
    assert respondent.answers == {"planning": Level(3)}
    respondent.press("Choose 5", reopened)
    assert respondent.answers == {"planning": Level(5)}
    assert respondent.prompt.ts == waiting.ts


def test_a_deleted_answer_takes_its_proposal_along(bot, respondent):
    bot.listening.heard["We have a rule."] = THREE
    said = respondent.say("We have a rule.")

    respondent.person.delete(said)
    bot.settle()

    assert "How does it work with planning" in respondent.prompt.text
    assert "We have a rule." not in repr(respondent.interview)


def test_a_deleted_answer_stands_below_its_question_no_more(bot, respondent):
    first = respondent.prompt
    said = respondent.say("We have a rule.")
    assert respondent.person.current(first).text.endswith("You answered below.")

    respondent.person.delete(said)
    bot.settle()

    assert respondent.person.current(first).text.endswith("What you answered here is deleted.")


def test_what_is_left_of_a_deleted_answer_is_heard_anew(bot, respondent):
    bot.listening.heard |= {
        "So so.": Heard(Outcome.PROBE, 0.9, probe="What does “so so” mean?"),
        "We have a rule.": THREE,
    }
    said = respondent.say("So so.")
    respondent.say("We have a rule.")
    bot.listening.heard["We have a rule."] = FIVE

    respondent.person.delete(said)
    bot.settle()

    assert bot.listening.asked[-1][2] == ("We have a rule.",)
    assert "What I heard comes closest to level 5" in respondent.prompt.text
    assert "so so" not in repr(respondent.interview)


def test_an_answer_can_be_changed_from_its_place(respondent):
    first = respondent.prompt
    respondent.press("Don't know")

    respondent.press("Change", respondent.person.current(first))
    respondent.press("Choose 1")

    assert respondent.answers == {"planning": Level(1)}
    assert "How does it work with budgets" in respondent.prompt.text


def test_an_answer_can_be_changed_from_the_review(respondent):
    for _ in range(3):
        respondent.press("Don't know")

    respondent.choose("Change an answer", "Budgets")
    assert "Question 2 of 3 · about a minute left" in respondent.prompt.text
    respondent.press("Choose 2")

    assert respondent.answers["budgets"] == Level(2)
    assert "These are your answers." in respondent.prompt.text


def test_a_finished_interview_can_still_be_changed(respondent):
    for _ in range(3):
        respondent.press("Don't know")
    respondent.press("Finish")

    respondent.choose("Change an answer", "Trust")
    respondent.press("Choose 5")

    assert respondent.answers["trust"] == Level(5)
    assert respondent.prompt.text.startswith("Thank you")


def test_the_summary_is_rated(respondent):
    for _ in range(3):
        respondent.press("Don't know")
    respondent.press("Finish")

    respondent.press("3 · Well")

    assert respondent.interview.entries[-1].given == Amount(3)
    assert respondent.person.ephemerals()[-1].text == notes.MARKED


def test_a_question_in_the_middle_is_answered_and_the_interview_goes_on(bot, respondent):
    respondent.say("What is strategic fit?")

    assert respondent.answers == {}
    answer, back = respondent.thread[-2:]
    assert "You want to know: What is strategic fit?" in answer.text
    assert back.text.startswith("Back to the interview: How does it work with planning")
    respondent.say("We have a rule.")
    assert bot.listening.asked[-1][2] == ("We have a rule.",)


def test_what_was_taken_for_a_question_can_be_made_an_answer(bot, respondent):
    respondent.say("Why should we plan at all?")

    respondent.press("That was my answer")

    assert bot.listening.asked[-1][2] == ("Why should we plan at all?",)
    assert "Which of these comes closest" in respondent.prompt.text


def test_words_outside_of_the_thread_may_be_an_answer(bot, bruno, respondent):
    said = bruno.say("We plan every quarter, all of us.")
    offered = bruno.wait_for_reply(said)

    respondent.press("Yes, take it", offered)

    assert bot.listening.asked[-1][2] == ("We plan every quarter, all of us.",)
    assert "Which of these comes closest" in respondent.prompt.text
    assert respondent.thread[-1].thread_ts == respondent.root.ts


def test_nothing_is_kept_of_what_is_said_about_a_person(bot, respondent):
    words = "Our controller is lazy."
    bot.listening.heard[words] = Heard(Outcome.REDACT, 0.9, quote=words, probe="How does the planning work?")

    respondent.say(words)

    assert words not in repr(respondent.interview)
    assert "How does the planning work?" in respondent.prompt.text


def test_serious_matters_are_pointed_to_the_right_place(bot, respondent):
    bot.listening.heard["There is fraud."] = Heard(Outcome.REDACT, 0.9, serious=True)

    respondent.say("There is fraud.")

    assert respondent.prompt.text == notes.SERIOUS


def test_choices_numbers_and_open_questions(bot, mixed):
    mixed.press("Done")
    assert mixed.person.ephemerals()[-1].text == notes.TICK_FIRST
    mixed.choose("interview_tick", ["One ERP", "Systems of our own"])
    mixed.press("Done")
    mixed.say("Fewer systems")
    mixed.say("lots")
    assert "I need a number from 0 to 50" in mixed.prompt.text
    mixed.say("about 7 plants")
    mixed.press("Don't know")
    mixed.say("To grow abroad")

    assert mixed.answers == {
        "systems": Options(("erp", "own")),
        "wish": OwnWords(),
        "plants": Amount(7.0),
        "trust": DontKnow(),
        "goal": OwnWords(),
    }
    assert "These are your answers." in mixed.prompt.text
    assert any("Goal: “To grow abroad”" in words for words in texts(mixed.prompt.blocks))


ANOTHER = ChoiceQuestion(
    kind="choice", id="another", name="Another", ask=same("What else was there before that?"),
    options=(Option(id="another", label="There was one"), Option(id="none", label="None that I know")),
)  # fmt: skip
WHAT = OpenQuestion(
    kind="open", id="what", name="What", ask=same("What was it?"),
    when=Condition(question="another", is_=("another",)),
)  # fmt: skip
LOOKED_BACK = instrument_of(("Before", (ANOTHER, WHAT, GOAL)), name="before")


@pytest.fixture
def looking_back(bot, bruno):
    bot.instruments.instruments.append(LOOKED_BACK)
    respondent = Respondent(bot, bruno, LOOKED_BACK)
    respondent.begin()
    return respondent


def test_what_is_typed_where_only_whether_is_asked_is_taken_as_the_answer_to_what(looking_back):
    looking_back.say("The new ticket platform for all of the plants and offices.")

    assert looking_back.answers["another"] == Options(("another",))
    assert "what" in looking_back.answers
    assert "strategy's most important goal" in looking_back.prompt.text


@pytest.mark.parametrize("words", ["No.", "none", "No, none that I know of.", "I don't remember any"])
def test_no_is_taken_as_none(looking_back, words):
    looking_back.say(words)

    assert looking_back.answers == {"another": Options(("none",))}


def test_yes_leads_to_what_it_was(looking_back):
    looking_back.say("Yes, there was one")

    assert looking_back.answers == {"another": Options(("another",))}
    assert "What was it?" in looking_back.prompt.text


def test_the_side_is_asked_once(bot, respondent):
    for _ in range(3):
        respondent.press("Don't know")
    respondent.press("Finish")

    again = Respondent(bot, respondent.person, MIXED)

    assert "Which of these do you use?" in again.begin(side=None).text


def test_several_interviews_go_on_side_by_side(bot, respondent):
    other = Respondent(bot, respondent.person, MIXED)
    other.begin(side=None)

    respondent.press("Show levels")
    respondent.press("Choose 1")
    other.press("Don't know")

    assert respondent.answers == {"planning": Level(1)}
    assert other.answers == {"systems": DontKnow()}


def test_an_erased_interview_is_gone_and_its_messages_too(bot, respondent):
    bot.listening.heard["We have a rule."] = THREE
    respondent.say("We have a rule.")

    respondent.press("Stop and erase", respondent.person.current(respondent.root))

    assert bot.deliveries.interviews.all("TLOCAL") == []
    assert respondent.thread == []
    assert "erased, with all answers" in respondent.person.current(respondent.root).text


@pytest.fixture
def bakery(bot, bruno):
    """A strategy in which Bruno heads the shops, by the title of his profile."""
    title = bruno.person.title
    areas = [area | {"head": title} if area["id"] == "area-shops" else area for area in AREAS]
    bot.dossiers.keep("TLOCAL", dossier(strategy={"areas": areas}))


def test_whose_side_the_strategy_knows_is_asked_to_agree_to_it(bot, bruno, bakery):
    started = Respondent(bot, bruno, TINY)

    started.begin(side=None)

    assert "You answer for this side, being Director of operations." in "".join(texts(started.card.blocks))
    assert started.interview.side is Side.BUSINESS
    assert "in the business today?" in started.prompt.text
    assert "Question 1 of 3" in bruno.current(started.root).text
    assert labels(bruno.current(started.root)) == ["No reminders", "Stop and erase"]


def test_the_side_that_the_strategy_knows_can_be_changed(bot, bruno, bakery):
    started = Respondent(bot, bruno, TINY)
    bruno.run("/align start tiny")
    bot.settle()
    started.root = bruno.answers()[-1]
    bruno.choose("interview_side", "IT", started.root)

    started.press("I agree, begin", started.root)

    assert started.interview.side is Side.IT
    assert "in IT today?" in started.prompt.text


def test_agreeing_twice_begins_it_once(bot, bruno):
    started = Respondent(bot, bruno, TINY)
    bruno.run("/align start tiny")
    bot.settle()
    started.root = bruno.answers()[-1]

    started.press_twice("I agree, begin", started.root)

    assert len(bot.deliveries.interviews.all("TLOCAL")) == 1
    assert len(started.thread) == 1


def test_who_does_not_agree_is_not_interviewed(bot, bruno):
    bruno.run("/align start tiny")
    bot.settle()
    card = bruno.answers()[-1]

    bruno.press("Not now", card)
    bot.settle()

    assert "not begun, and nothing was stored" in bruno.current(card).text
    assert bot.deliveries.interviews.all("TLOCAL") == []


def test_nobody_else_can_press_in_an_interview(bot, respondent):
    goran = bot.person("goran")
    message = respondent.prompt
    copied = bot.client().chat_postMessage(
        channel=goran.channel().id, text="copied", blocks=list(message.blocks)
    )
    assert copied["ok"]

    goran.press("Don't know", goran.answers()[-1])
    bot.settle()

    assert respondent.answers == {}
    assert goran.wait_for_ephemeral().text == notes.NOT_YOURS


@pytest.mark.parametrize("words", ["/align resume", "/align start"])
def test_an_open_interview_is_found_again(bot, respondent, words):
    respondent.person.run(words, "strategy")

    shown = respondent.person.wait_for_ephemeral("strategy")
    assert "waits where you left it" in shown.text
    button = shown.blocks[0]["accessory"]
    assert respondent.prompt.ts.replace(".", "") in button["url"]


def test_who_starts_while_an_interview_is_open_can_also_begin_another(bot, respondent):
    respondent.person.run("/align start", "strategy")
    bot.settle()
    started = texts(respondent.person.ephemerals("strategy")[-1].blocks)
    respondent.person.run("/align resume", "strategy")
    bot.settle()
    resumed = texts(respondent.person.ephemerals("strategy")[-1].blocks)

    assert started.count("Look at it") == 2
    assert "Look at it" not in resumed


def test_who_has_no_open_interview_is_told_so_and_what_can_be_begun(bot, bruno):
    bruno.run("/align resume", "strategy")

    assert bruno.wait_for_ephemeral("strategy").text.startswith("No interview of yours is open. Which")


def test_an_unknown_questionnaire_is_named_beside_those_that_there_are(bot, bruno):
    bruno.run("/align start pulse", "strategy")

    assert bruno.wait_for_ephemeral("strategy").text.startswith("There is no questionnaire “pulse”. Which")


def test_resuming_ends_the_pause(bot, respondent):
    respondent.press("Pause")

    respondent.person.use_shortcut("start_interview")
    bot.settle()

    assert "Show levels" in labels(respondent.prompt)
    assert "waits where you left it" in respondent.person.answers()[-1].text


def test_an_open_interview_keeps_its_version_when_a_new_one_comes(bot, respondent):
    bot.instruments.instruments.append(instrument_of(("Partnership", (TRUST,)), version=2))

    respondent.press("Don't know")

    assert "How does it work with budgets" in respondent.prompt.text
    assert respondent.interview.version == 1
    other = Respondent(bot, bot.person("hana"), TINY)
    assert "How does it work with trust" in other.begin("IT").text
    assert other.interview.version == 2


def test_short_words_to_an_open_question_are_asked_about_and_kept(bot, bruno):
    asked = OpenQuestion(
        kind="open", id="goal", name="Goal", ask=same("Which goal?"), probes=("Who set it?", "By when?")
    )
    bot.instruments.instruments.append(instrument_of(("Strategy", (asked, TRUST)), name="open"))
    respondent = Respondent(bot, bruno, bot.instruments.instruments[-1])
    respondent.begin()

    respondent.say("To grow.")
    assert "Who set it?" in respondent.prompt.text
    respondent.press("That is all")

    assert respondent.answers == {"goal": OwnWords()}
    assert "How does it work with trust" in respondent.prompt.text


@pytest.mark.parametrize("words", ["no idea", "I don’t know, sorry", "Dunno."])
def test_who_has_no_idea_is_not_asked_further(bot, bruno, words):
    respondent = asked_openly(bot, bruno)

    respondent.say(words)

    assert respondent.answers == {"goal": DontKnow()}


def test_who_has_no_idea_about_more_has_said_all(bot, bruno):
    respondent = asked_openly(bot, bruno)

    respondent.say("To grow.")
    respondent.say("no idea")

    assert respondent.answers == {"goal": OwnWords()}


def asked_openly(bot, person):
    asked = OpenQuestion(
        kind="open", id="goal", name="Goal", ask=same("Which goal?"), probes=("Who set it?",)
    )
    bot.instruments.instruments.append(instrument_of(("Strategy", (asked,)), name="open"))
    respondent = Respondent(bot, person, bot.instruments.instruments[-1])
    respondent.begin()
    return respondent


def test_an_interview_without_scores_shows_its_answers_and_counts_questions_only(bot, bruno):
    respondent = asked_openly(bot, bruno)
    asked = texts(respondent.prompt.blocks)

    respondent.say("To grow abroad, into three countries at least.")
    respondent.press("Finish")
    shown = [message.text for message in respondent.thread]

    assert "Question 1 of 1 · about 9 minutes left" in asked
    assert "Answer in your own words, here in the thread." in asked
    assert any(text.startswith("Your answers: ") and "To grow abroad" in text for text in shown)
