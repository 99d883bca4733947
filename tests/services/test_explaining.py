"""Explaining a strategy, with passages that a test puts on the shelf."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.errors import LanguageModelError
from bot.domain.question import Question
from bot.domain.reply import NoAnswer, Reason, Reply
from bot.domain.strategy_sections import sections
from bot.domain.why import Kind
from bot.domain.wording import as_markdown, refusal
from bot.services.explaining import Explaining, Explanation
from bot.services.explaining.composing import known
from knowledge.passages import Found, Hit, Passage, Shelf
from tests.dossiers import DECISION, GUIDELINES, dossier, option
from tests.fakes.clock import FakeClock
from tests.fakes.composers import ScriptedWriter
from tests.fakes.dossiers import FakeDossiers
from tests.fakes.passages import FakePassages

if TYPE_CHECKING:
    from bot.domain.dossier import Edition

KEEP = {**option("o-keep", 2), "name": "Keep the old tills", "summary": "Four makes of tills stay."}
ONE = {**option("o-one", 4), "name": "One till", "summary": "Every shop gets the same new till."}
BAKERY = dossier(strategy={"decisions": [{**DECISION, "options": [KEEP, ONE]}]})
CONSEQUENCE = {"area": "area-shops", "effect": "mixed", "text": "Shops change.", "horizon": "short"}
WORKSPACE = "W1"


def passage(edition: Edition, heading: tuple[str, ...], text: str) -> Passage:
    return Passage(" › ".join(heading), Shelf.COMPANY, edition.title, heading, text)


@pytest.fixture
def dossiers() -> FakeDossiers:
    return FakeDossiers(FakeClock())


@pytest.fixture
def shelf(dossiers: FakeDossiers) -> FakePassages:
    edition = dossiers.keep(WORKSPACE, BAKERY)
    told = [passage(edition, one.heading, one.text) for one in sections(BAKERY.strategy)]
    return FakePassages(told, unsupported=["salary"], workspace=WORKSPACE)


@pytest.fixture
def explaining(dossiers: FakeDossiers, shelf: FakePassages) -> Explaining:
    return Explaining(dossiers, shelf, None, 0.25)


def said(explanation: Explanation) -> str:
    assert isinstance(explanation.response, Reply), explanation.response
    return as_markdown(explanation.response)


def asked(explaining: Explaining, question: str, asker: str = "p-shops") -> Explanation:
    return explaining.explain(Question(question, WORKSPACE, asker=asker))


def test_why_is_answered_with_the_reasons_and_who_decided_when(explaining: Explaining):
    explanation = asked(explaining, "Why one till?")

    assert (explanation.kind, explanation.decision) == (Kind.WHY_CHOSEN, "d-till")
    assert explanation.edition == "bakery-strategy#1"
    assert isinstance(explanation.response, Reply)
    assert explanation.response.decision == "bakery-strategy/d-till"
    assert said(explanation) == (
        "The bakers decided on 1 March 2026: “One till”. [1]\n\n"
        "Why “One till” was chosen:\n\n- Orders are typed once. [2]\n\n"
        "Why not otherwise:\n\n- “Keep the old tills” was not chosen: Four tills are out of support. [2]"
    )


def test_every_statement_rests_on_a_passage_of_the_shelf(explaining: Explaining, shelf: FakePassages):
    response = asked(explaining, "Why one till?").response

    assert isinstance(response, Reply)
    assert {source.passage for source in response.sources} <= set(shelf.passages)


def test_why_not_is_answered_with_what_spoke_against_it_and_the_costs(explaining: Explaining):
    answer = said(asked(explaining, "Why not keep the old tills?"))

    assert answer.startswith("“Keep the old tills” was not chosen: Four tills are out of support. [1]")
    assert "“Keep the old tills” (not chosen) would have cost DKK 1,000 once and DKK 10 a year." in answer
    assert "Orders are typed once." in answer


def test_a_false_premise_is_corrected_first(explaining: Explaining):
    answer = said(asked(explaining, "Why did we decide to keep the old tills?"))

    assert answer.startswith("It was not “Keep the old tills”: “One till” was chosen.")


def test_a_way_of_doing_it_is_known_by_what_everybody_calls_it(dossiers: FakeDossiers):
    at_once = {**option("o-at-once", 2), "name": "All shops on one day", "summary": "Nobody waits."}
    in_steps = {**option("o-in-steps", 4), "name": "Harbour shop first", "summary": "The others follow."}
    rollout = {
        **DECISION,
        "options": [at_once, in_steps],
        "chosen": "o-in-steps",
        "rejected": [{"option": "o-at-once", "because": "All queues would grow on one day."}],
    }
    edition = dossiers.keep(WORKSPACE, dossier(strategy={"decisions": [rollout]}))
    told = [passage(edition, one.heading, one.text) for one in sections(edition.dossier.strategy)]
    explaining = Explaining(dossiers, FakePassages(told, workspace=WORKSPACE), None, 0.25)

    answer = said(asked(explaining, "Why did we go for a big bang?"))

    assert answer.startswith("It was not “All shops on one day”: “Harbour shop first” was chosen.")


def test_consequences_begin_with_the_area_of_whoever_asks(explaining: Explaining):
    answer = said(asked(explaining, "What does one till mean for us?", "p-ovens"))

    assert answer.index("For Ovens: Ovens change.") < answer.index("Shops (mixed, at first): Shops change.")


def test_whoever_asks_may_be_known_by_the_role(explaining: Explaining):
    answer = said(asked(explaining, "What does one till mean for us?", "head of OVENS"))

    assert "For Ovens: Ovens change." in answer


def test_a_follow_up_is_about_the_decision_that_was_spoken_of(explaining: Explaining):
    follow_up = Question("What does it mean for my area?", WORKSPACE, ("Why one till?",), asker="p-ovens")

    answer = said(explaining.explain(follow_up))

    assert answer.startswith("Chosen was “One till”")
    assert "For Ovens: Ovens change." in answer


def test_why_the_whole_strategy_is_told_decision_by_decision(explaining: Explaining):
    assert said(asked(explaining, "Why did we choose this strategy, and not another?")) == (
        "The mission: Bread where people are. [1]\n\n"
        "“One bakery” rests on 1 decision:\n\n"
        "- Should each shop keep its own till? “One till”: Orders are typed once. [2]"
    )


def test_consequences_for_another_area_begin_with_that(explaining: Explaining):
    answer = said(asked(explaining, "What does one till mean for the shops?", "p-ovens"))

    assert answer.index("For Shops: Shops change.") < answer.index("Ovens (mixed, at first): Ovens change.")


def test_a_word_of_what_is_asked_about_makes_no_other_area_come_first(explaining: Explaining):
    answer = said(asked(explaining, "What changes with the tills?", "p-ovens"))

    assert answer.index("For Ovens: Ovens change.") < answer.index("Tills (mixed, at first): Tills change.")


def test_what_would_reopen_a_decision_is_listed(explaining: Explaining):
    explanation = asked(explaining, "When would one till be reconsidered?")

    assert explanation.kind is Kind.REVISIT
    assert "A shop is sold" in said(explanation)


def test_options_are_compared_by_cost_score_and_reason(explaining: Explaining):
    answer = said(asked(explaining, "How do the options for the till compare?"))

    assert (
        "“Keep the old tills” (not chosen): DKK 1,000 once and DKK 10 a year; weighted score 6 of" in answer
    )
    assert "“One till” (chosen): DKK 1,000 once and DKK 10 a year; weighted score 12 of at most 15." in answer


def test_two_options_are_compared_with_what_they_are_and_what_they_mean(explaining: Explaining):
    answer = said(asked(explaining, "What is the difference between one till and the old tills for us?"))

    assert "With “One till” (chosen):\n\n- Every shop gets the same new till. [4]\n- For Shops" in answer
    assert "If “Keep the old tills” had been chosen (it was not):\n\n- Four makes of tills stay." in answer
    assert answer.count("For Ovens: Ovens change.") == len(BAKERY.strategy.decisions[0].options)


def test_who_decided_and_what_it_costs_is_told_in_a_sentence(explaining: Explaining):
    assert said(asked(explaining, "Who decided on one till?")).startswith(
        "The bakers decided on 1 March 2026: “One till”."
    )
    assert said(asked(explaining, "How much is the cost of one till?")).startswith(
        "“One till” costs DKK 1,000"
    )


def test_an_option_that_was_not_chosen_is_said_to_be_so_with_its_cost(explaining: Explaining):
    answer = said(asked(explaining, "How much do the old tills cost, if we keep them?"))

    assert "“Keep the old tills” (not chosen) would have cost DKK 1,000 once" in answer


def test_what_the_strategy_does_not_hold_is_refused(explaining: Explaining):
    explanation = asked(explaining, "What is the salary of a seller?")

    assert explanation.kind is Kind.OUT_OF_SCOPE
    assert explanation.response == NoAnswer(Reason.NO_SUPPORT)


def test_what_others_do_is_refused_though_it_sounds_near(explaining: Explaining):
    assert asked(explaining, "Why did our competitors keep the old tills?").response == NoAnswer(
        Reason.NO_SUPPORT
    )


def test_reasons_are_told_however_they_are_asked_for(explaining: Explaining):
    assert "Orders are typed once." in said(
        asked(explaining, "Why on earth one till, and my salary stays as it is?")
    )


def test_what_is_open_is_refused_with_what_is_known(dossiers: FakeDossiers):
    dossiers.keep(WORKSPACE, BAKERY)
    open_point = Passage(
        "open",
        Shelf.COMPANY,
        "Minutes",
        ("Open",),
        "The colour of the tills has not been decided. It is in May.",
    )
    explaining = Explaining(dossiers, FakePassages([open_point], workspace=WORKSPACE), None, 0.25)

    response = asked(explaining, "Which colour will the tills have?").response

    assert isinstance(response, NoAnswer)
    assert response.reason is Reason.UNDECIDED
    assert "The colour of the tills has not been decided." in refusal(response)


@pytest.mark.parametrize(
    "text",
    [
        "The 26 trainers get a paid day a month. The union asked for a bonus for trainers. Not decided.",
        "Each trainer takes 34 hours. The bonus of the trainers is open until the talks with the union.",
    ],
)
def test_what_is_left_open_beside_what_is_told_is_refused(dossiers: FakeDossiers, text: str):
    dossiers.keep(WORKSPACE, BAKERY)
    shelf = FakePassages([Passage("Minutes", Shelf.COMPANY, "Minutes", ("Pay",), text)], workspace=WORKSPACE)

    response = asked(Explaining(dossiers, shelf, None, 0.25), "Do the trainers get a bonus?").response

    assert isinstance(response, NoAnswer)
    assert response.reason is Reason.UNDECIDED


def test_how_the_whole_sum_is_spread_over_the_years_is_told(dossiers: FakeDossiers):
    edition = dossiers.keep(
        WORKSPACE,
        dossier(
            strategy={
                "summary": "Shops are renewed. The frame is DKK 18 million.",
                "decisions": [{**DECISION, "options": [KEEP, ONE]}],
            }
        ),
    )
    told = [passage(edition, one.heading, one.text) for one in sections(edition.dossier.strategy)]
    paper = "It was adopted in May 2026 for 2027-2028. DKK 7.9 million fall into 2027, and 10.1 into 2028."
    told.insert(0, Passage("Paper", Shelf.COMPANY, "Paper", ("The money",), paper))
    explaining = Explaining(dossiers, FakePassages(told, workspace=WORKSPACE), None, 0.25)

    answer = said(asked(explaining, "total frame, and split by year?"))

    assert answer.startswith("The frame is DKK 18 million. [1]\n\nDKK 7.9 million fall into 2027")


def test_without_a_dossier_nothing_is_explained(shelf: FakePassages):
    explaining = Explaining(FakeDossiers(FakeClock()), shelf, None, 0.25)

    assert asked(explaining, "Why one till?").response == NoAnswer(Reason.NO_STRATEGY)


def test_what_the_shelf_no_longer_holds_is_not_said(dossiers: FakeDossiers, shelf: FakePassages):
    shelf.passages = [one for one in shelf.passages if "Orders are typed once" not in one.text]

    answer = said(asked(Explaining(dossiers, shelf, None, 0.25), "Why one till?"))

    assert "Orders are typed once" not in answer


def test_a_model_writes_from_what_the_strategy_says(dossiers: FakeDossiers, shelf: FakePassages):
    heard: list[Reply] = []
    explaining = Explaining(dossiers, shelf, ScriptedWriter("Because orders are typed once."), 0.25)

    explanation = explaining.explain(Question("Why one till?", WORKSPACE), heard.append)

    answer = said(explanation)
    assert answer.startswith("Because orders are typed once. [1]\n")
    assert isinstance(explanation.response, Reply)
    assert [one.parts for one in heard] == [explanation.response.parts[:1]]
    assert explanation.response.sources[0].passage.heading[0] == DECISION["question"]


def test_what_a_model_leaves_out_of_what_the_strategy_says_follows(
    dossiers: FakeDossiers, shelf: FakePassages
):
    explaining = Explaining(dossiers, shelf, ScriptedWriter("Because orders are typed once."), 0.25)

    answer = said(asked(explaining, "Why one till?"))

    assert answer.casefold().count("orders are typed once") == 1
    assert "“Keep the old tills” was not chosen" in answer


def test_where_the_model_fails_the_strategy_answers_and_says_so(dossiers: FakeDossiers, shelf: FakePassages):
    explaining = Explaining(dossiers, shelf, ScriptedWriter(LanguageModelError("Too slow.")), 0.25)

    answer = said(asked(explaining, "Why one till?"))

    assert answer.startswith("_The language model did not give a usable answer")
    assert "Orders are typed once." in answer


def test_a_false_premise_is_not_left_to_a_model(dossiers: FakeDossiers, shelf: FakePassages):
    explaining = Explaining(dossiers, shelf, ScriptedWriter("Because they are good."), 0.25)

    answer = said(asked(explaining, "Why did we decide to keep the old tills?"))

    assert answer.startswith("It was not “Keep the old tills”")


def test_what_a_question_takes_for_granted_is_put_right_first(explaining: Explaining):
    answer = said(asked(explaining, "Since we keep the old tills, when are they repaired?"))

    assert answer.startswith("It was not “Keep the old tills”: “One till” was chosen.")


def test_what_is_asked_of_an_option_as_if_it_came_is_put_right_first(
    dossiers: FakeDossiers, shelf: FakePassages
):
    renting = {**option("o-rent", 1), "name": "Rent from a wholesaler", "summary": "Somebody else owns them."}
    edition = dossiers.keep(
        WORKSPACE, dossier(strategy={"decisions": [{**DECISION, "options": [KEEP, ONE, renting]}]})
    )
    shelf.passages = [passage(edition, one.heading, one.text) for one in sections(edition.dossier.strategy)]
    shelf.passages.sort(key=lambda one: "wholesaler" not in one.text)
    explaining = Explaining(dossiers, shelf, None, 0.25)

    answer = said(asked(explaining, "When do we hand the tills over to the wholesaler?"))

    assert answer.startswith("It was not “Rent from a wholesaler”: “One till” was chosen.")


def test_what_is_taken_for_granted_rightly_is_said_too(explaining: Explaining):
    answer = said(asked(explaining, "Since every shop gets the same new till, who trains the sellers?"))

    assert answer.startswith("Chosen was “One till”: Every shop gets the same new till.")


def test_whoever_is_unknown_hears_that_the_own_area_is(explaining: Explaining):
    answer = said(asked(explaining, "What does the change mean for us?", "p-nobody"))

    assert answer.startswith("_I don't know which area is yours")


def test_an_area_that_nothing_is_written_for_hears_so(dossiers: FakeDossiers):
    quiet = {**ONE, "consequences": [{**CONSEQUENCE, "area": "area-shops"}]}
    edition = dossiers.keep(
        WORKSPACE, dossier(strategy={"decisions": [{**DECISION, "options": [KEEP, quiet]}]})
    )
    told = [passage(edition, one.heading, one.text) for one in sections(edition.dossier.strategy)]
    explaining = Explaining(dossiers, FakePassages(told, workspace=WORKSPACE), None, 0.25)

    answer = said(asked(explaining, "What does one till mean for us?", "p-ovens"))

    assert answer.startswith("_Nothing is written on what this means for Ovens;")


def test_a_second_decision_that_may_be_meant_is_told_in_short(dossiers: FakeDossiers):
    oven = {**DECISION, "id": "d-oven", "question": "Should each shop keep its own oven?"}
    oven |= {"because": ["Heat is dear."], "revisit_if": ["Gas is free"]}
    edition = dossiers.keep(WORKSPACE, dossier(strategy={"decisions": [DECISION, oven]}))
    told = [passage(edition, one.heading, one.text) for one in sections(edition.dossier.strategy)]
    explaining = Explaining(dossiers, FakePassages(told, workspace=WORKSPACE), None, 0.25)

    answer = said(asked(explaining, "What would reopen what each shop keeps?"))

    assert "A shop is sold" in answer
    assert "Gas is free" in answer


def test_two_things_asked_at_once_are_both_answered_in_their_order(explaining: Explaining):
    answer = said(asked(explaining, "Why one till, and what does it mean for me?"))

    assert 0 < answer.index("Orders are typed once.") < answer.index("For Shops: Shops change.")


def test_what_is_said_already_is_not_said_again(explaining: Explaining):
    answer = said(asked(explaining, "Why one till? And why not keep the old tills?"))

    assert answer.count("Four tills are out of support.") == 1


def test_nobody_is_put_right_where_the_search_found_another_option_first(dossiers: FakeDossiers):
    edition = dossiers.keep(WORKSPACE, BAKERY)
    told = [passage(edition, one.heading, one.text) for one in sections(BAKERY.strategy)]
    hit = Hit("One till: Every shop gets the same new till.", 0.9)
    explaining = Explaining(dossiers, FakePassages(told, workspace=WORKSPACE, hits=(hit,)), None, 0.25)

    assert "It was not" not in said(asked(explaining, "Why keep the tills?"))


@pytest.mark.parametrize("question", ["Which villages will get bread first?", "What does a baker earn?"])
def test_what_nothing_speaks_of_is_refused_though_it_sounds_near(explaining: Explaining, question: str):
    response = asked(explaining, question).response

    assert response == NoAnswer(Reason.NO_SUPPORT)


def test_a_document_is_read_on_to_the_end_of_its_paragraph(dossiers: FakeDossiers):
    dossiers.keep(WORKSPACE, BAKERY)
    words = "Ask on one page. The baker answers in a week. The council hears of it."
    steps = Passage("steps", Shelf.COMPANY, "Memo", ("How a wish is made",), f"{words}\n\nBread is round.")
    explaining = Explaining(dossiers, FakePassages([steps], workspace=WORKSPACE), None, 0.25)

    answer = said(asked(explaining, "How do I make a wish on one page?"))

    assert "The council hears of it." in answer


def test_a_document_that_surely_answers_comes_before_what_the_decision_tells(dossiers: FakeDossiers):
    edition = dossiers.keep(WORKSPACE, BAKERY)
    memo = Passage("memo", Shelf.COMPANY, "Memo", ("Tills",), "The till of the kiosk stays until 2031.")
    told = [passage(edition, one.heading, one.text) for one in sections(BAKERY.strategy)]
    explaining = Explaining(dossiers, FakePassages([memo, *told]), None, 0.25)

    assert said(asked(explaining, "Why is the till of the kiosk not replaced by one till?")) == (
        "The till of the kiosk stays until 2031. [1]\n\n"
        "The bakers decided on 1 March 2026: “One till”. [2] Every shop gets the same new till. [2] "
        "For Shops: Shops change. [3]"
    )


def test_a_board_is_spoken_of_with_its_article(dossiers: FakeDossiers):
    board = {**DECISION, "options": [KEEP, ONE], "decided_by": "Board of Bakers"}
    edition = dossiers.keep(WORKSPACE, dossier(strategy={"decisions": [board]}))
    told = [passage(edition, one.heading, one.text) for one in sections(edition.dossier.strategy)]

    answer = said(asked(Explaining(dossiers, FakePassages(told), None, 0.25), "Why one till?"))

    assert answer.startswith("The Board of Bakers decided on 1 March 2026: “One till”. [1]")


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Which company delivers the new tills?", "The new tills of the company are light."),
        ("Who carries the new tills into the shops?", "The new tills are carried into the shops in May."),
        ("How many bags fit under a new till?", "A new till stands on wheels, with room for bags."),
    ],
)
def test_a_document_that_speaks_of_it_and_does_not_tell_what_is_asked_is_no_answer(
    dossiers: FakeDossiers, question: str, text: str
):
    dossiers.keep(WORKSPACE, BAKERY)
    memo = Passage("memo", Shelf.COMPANY, "Memo", ("The move",), f"{text} Bread is sold by 3 sellers.")

    response = asked(Explaining(dossiers, FakePassages([memo]), None, 0.25), question).response

    assert isinstance(response, NoAnswer)
    assert text in refusal(response)


@pytest.mark.parametrize(
    ("question", "nearest", "text"),
    [
        ("In which order do the shops move?", "", "In which order the shops move is settled in June 2028."),
        (
            "Will the kiosk move?",
            "Will the kiosk move?",
            "**Will the kiosk move?** We have one. Not decided.",
        ),
    ],
)
def test_what_is_settled_later_is_refused_with_when(
    dossiers: FakeDossiers, question: str, nearest: str, text: str
):
    dossiers.keep(WORKSPACE, BAKERY)
    hits = (Hit(nearest, 0.9),) if nearest else ()
    memo = Passage("memo", Shelf.COMPANY, "Memo", ("The move",), text)

    response = asked(Explaining(dossiers, FakePassages([memo], hits=hits), None, 0.25), question).response

    assert isinstance(response, NoAnswer)
    assert response.reason is Reason.UNDECIDED


def test_what_is_open_beside_does_not_take_the_reasons_of_what_was_decided(dossiers: FakeDossiers):
    edition = dossiers.keep(WORKSPACE, BAKERY)
    memo = Passage("memo", Shelf.COMPANY, "Memo", ("Open",), "Which colour the one till has is not decided.")
    told = [passage(edition, one.heading, one.text) for one in sections(BAKERY.strategy)]
    explaining = Explaining(dossiers, FakePassages([memo, *told]), None, 0.25)

    assert "The bakers decided on 1 March 2026" in said(asked(explaining, "Why one till?"))


def test_rows_of_a_table_are_listed_under_what_leads_into_them():
    table = (
        "What flour costs:\n\n| Flour | Price | Bags |\n|---|---|---|\n| Rye | 12 | 3 |\n| Oats | 14 | 5 |"
    )
    memo = Passage("memo", Shelf.COMPANY, "Memo", ("Flour",), table)

    told = known("What is the price of rye and of oats?", Found(memo, 1.0, 0.9))

    assert told
    assert as_markdown(told) == (
        "What flour costs:\n\n- Rye: price 12; bags 3. [1]\n- Oats: price 14; bags 5. [1]"
    )


def test_what_an_option_would_have_meant_is_left_out_where_nobody_asks_about_it(dossiers: FakeDossiers):
    edition = dossiers.keep(WORKSPACE, BAKERY)
    text = "Four makes of tills stay.\n\nA till is cleaned with a cloth."
    memo = passage(edition, ("Cleaning",), text)
    explaining = Explaining(dossiers, FakePassages([memo]), None, 0.25)

    assert said(asked(explaining, "How is a till cleaned?")) == "A till is cleaned with a cloth. [1]"


@pytest.mark.parametrize(
    ("question", "is_answered"),
    [("How does Brannoch bake its bread?", False), ("How does Egeris bake its bread?", True)],
)
def test_what_is_told_of_one_is_no_answer_for_another(
    dossiers: FakeDossiers, question: str, *, is_answered: bool
):
    dossiers.keep(WORKSPACE, BAKERY)
    memo = Passage("memo", Shelf.COMPANY, "Memo", ("Ovens",), "Our bread is baked at night, as in Egeris.")

    response = asked(Explaining(dossiers, FakePassages([memo]), None, 0.25), question).response

    assert isinstance(response, Reply) is is_answered


def test_what_something_else_costs_is_not_answered_with_what_the_option_costs(explaining: Explaining):
    response = asked(explaining, "What does the reinsurance of flour cost?").response

    assert not isinstance(response, Reply) or response.decision is None


def test_targets_are_listed_with_the_guideline_that_they_belong_to(explaining: Explaining):
    answer = said(asked(explaining, "What targets do we have?"))

    assert answer.startswith(
        "The strategy has 4 targets:\n\n- Orders collected elsewhere: from 0 to 20 percent"
    )
    assert "It belongs to the guideline “One till in every shop”. [1][2]" in answer


def test_whoever_asks_for_the_own_targets_hears_of_those_that_meet_the_own_area(explaining: Explaining):
    shops, ovens = (
        said(asked(explaining, "Which targets concern me?", who)) for who in ("p-shops", "p-ovens")
    )

    assert shops.startswith("The guidelines that affect Shops most have 4 targets:")
    assert ovens.startswith(
        "_No guideline names Ovens as affected most; here are all._\n\nThe strategy has 4"
    )


def test_guidelines_are_listed_by_their_names_and_those_without_a_target_are_told(dossiers: FakeDossiers):
    bread = {
        **GUIDELINES[0],
        "id": "g-bread",
        "statement": "Bread is baked once.",
        "intent": "No heat is lost.",
    }
    edition = dossiers.keep(WORKSPACE, dossier(strategy={"guidelines": [*GUIDELINES, bread]}))
    told = [passage(edition, one.heading, one.text) for one in sections(edition.dossier.strategy)]
    explaining = Explaining(dossiers, FakePassages(told, workspace=WORKSPACE), None, 0.25)

    every = said(asked(explaining, "What are our two guidelines?"))
    without = said(asked(explaining, "Which guideline has no targets?"))

    assert every.startswith("The strategy has 2 guidelines:\n\n- One till in every shop. An order can be")
    assert without == "No target belongs to:\n\n- Bread is baked once. [1]"


def test_risks_are_told_of_the_option_that_is_named_and_else_of_the_chosen_one(explaining: Explaining):
    kept, taken = (
        said(asked(explaining, f"What are the risks of {what}?"))
        for what in ("the old tills", "the till we chose")
    )

    assert kept == "Risks of “Keep the old tills” (not chosen):\n\n- The flour runs out [1]"
    assert taken == "Risks of “One till” (chosen):\n\n- The flour runs out [1]"


def test_scores_are_told_by_criterion_and_weight_the_highest_first(explaining: Explaining):
    answer = said(asked(explaining, "How did you score the options for the till?"))

    assert answer.startswith("Highest weighted score: “One till” (chosen), 12 of at most 15. [1]")
    assert answer.endswith(
        "- “One till” (chosen): 12 by weight; Cost 4 (weight 3). [1]\n"
        "- “Keep the old tills” (not chosen): 6 by weight; Cost 2 (weight 3). [1]"
    )


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        (
            "Which option for the till would have been cheapest?",
            "Lowest cost once: “Keep the old tills” (not chosen)",
        ),
        (
            "Which till would be most expensive over two years?",
            "Highest cost over 2 years: “One till” (chosen), DKK 840.",
        ),
        (
            "What is the yearly cost of the two till options?",
            "Lowest cost a year: “One till” (chosen), DKK 20.",
        ),
    ],
)
def test_the_costs_of_all_options_are_told_with_the_cheapest(
    dossiers: FakeDossiers, question: str, lead: str
):
    costs = {**ONE, "cost": {"one_off": 800, "yearly": 20, "currency": "DKK"}}
    keep = {**KEEP, "cost": {"one_off": 0, "yearly": 90, "currency": "DKK"}}
    edition = dossiers.keep(
        WORKSPACE, dossier(strategy={"decisions": [{**DECISION, "options": [keep, costs]}]})
    )
    told = [passage(edition, one.heading, one.text) for one in sections(edition.dossier.strategy)]

    answer = said(asked(Explaining(dossiers, FakePassages(told, workspace=WORKSPACE), None, 0.25), question))

    assert answer.startswith(lead)
    assert "“Keep the old tills” (not chosen) would have cost DKK 90 a year." in answer
    assert "“One till” costs DKK 800 once and DKK 20 a year." in answer


@pytest.mark.parametrize(
    "question",
    [
        "What would keeping the old tills have meant for us?",
        "What if we had kept the old tills?",
        "What would have happened if we had not chosen one till?",
    ],
)
def test_what_would_have_been_is_told_of_the_option_that_was_not_chosen(
    explaining: Explaining, question: str
):
    answer = said(asked(explaining, question, "p-ovens"))

    assert answer == (
        "If “Keep the old tills” had been chosen (it was not):\n\n- For Ovens: Ovens change. [1]\n"
        "- Shops (mixed, at first): Shops change. [1]\n- Tills (mixed, at first): Tills change. [1]"
    )


def test_what_would_have_been_without_a_word_on_which_decision_asks_back(dossiers: FakeDossiers):
    two = [DECISION, {**DECISION, "id": "d-oven", "question": "Should each shop keep its own oven?"}]
    edition = dossiers.keep(WORKSPACE, dossier(strategy={"decisions": two}))
    told = [passage(edition, one.heading, one.text) for one in sections(edition.dossier.strategy)]
    explaining = Explaining(dossiers, FakePassages(told, workspace=WORKSPACE), None, 0.25)

    answer = said(asked(explaining, "What if we had left everything as it was?"))

    assert answer.startswith("Which decision do you mean?")


def test_nobody_is_put_right_who_names_no_option(explaining: Explaining):
    assert "It was not" not in said(asked(explaining, "Why are there four makes?"))


def test_who_decided_is_not_what_was_decided(explaining: Explaining):
    answer = said(asked(explaining, "Why did the head of the shops reject the old tills?"))

    assert answer.startswith("“Keep the old tills” was not chosen: Four tills are out of support.")
