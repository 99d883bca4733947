"""What is kept of a person: seen, taken along and deleted, by nobody but them."""

from __future__ import annotations

import csv
import json
from dataclasses import replace

import pytest

from bot.domain.drafting.entries import Filled, Verdict
from bot.domain.drafting.needs import needs
from bot.slack.blocks import holdings
from bot.slack.blocks.demands.notes import VOID_ERASED
from tests.courses import course, measured
from tests.interviews import TINY
from tests.slack.conftest import QUESTION, texts
from tests.slack.demanding import Owner, bakery
from tests.slack.interviewing import Respondent
from tests.walks import walk

pytestmark = pytest.mark.slow


@pytest.fixture
def respondent(bot, bruno):
    """Somebody who asked a question, and is being interviewed."""
    bruno.wait_for_reply(bruno.say(QUESTION))
    started = Respondent(bot, bruno, TINY)
    started.begin()
    started.say("=We have a rule.")
    started.press("Choose 3")
    return started


def mine(bot, person):
    person.run("/align my-data", "strategy")
    bot.settle()
    return person.ephemerals("strategy")[-1]


def files(bot, person):
    """Return the texts of the files in somebody's direct message, by the beginnings of their names."""
    found = [file for message in person.answers() for file in message.files]
    stored = [bot.playground.workspace.files.find(str(file["id"])) for file in found]
    return {file.name.rpartition("-")[0]: file.content.decode() for file in stored}


def test_one_sees_how_much_is_kept_of_oneself(bot, respondent):
    shown = texts(mine(bot, respondent.person).blocks)

    assert "I keep of you: 1 interview, 1 question with my answer." in shown


def test_who_did_nothing_yet_is_told_that_nothing_is_kept(bot):
    shown = mine(bot, bot.person("goran"))

    assert shown.text == (
        "I keep nothing of you: no interview, no walk, no demand or gap, no recorded value, no question."
    )


def test_a_copy_comes_as_files_in_the_direct_message(bot, respondent):
    person = respondent.person

    person.press("Send me a copy", mine(bot, person))
    bot.settle()

    sent = files(bot, person)
    told = json.loads(sent["my-data"])
    (interview,) = told["interviews"]
    answered = {row["question"]: row["words"] for row in csv.DictReader(sent["my-answers"].splitlines())}
    assert [one["question"] for one in told["questions"]] == [QUESTION]
    assert interview["answers"][0]["level"] == 3
    assert [entry["what"] for entry in interview["history"]][-2:] == ["said", "answered"]
    assert answered["planning"] == "'=We have a rule."
    assert person.ephemerals("strategy")[-1].text == holdings.COPIED


def test_all_of_it_is_deleted_at_once(bot, respondent):
    person = respondent.person
    shown = mine(bot, person)

    person.press("Delete all of it", shown)
    bot.settle()

    assert bot.deliveries.interviews.all("TLOCAL") == []
    assert bot.services.turns.latest("TLOCAL", person.person.id, 10) == []
    assert bot.playground.workspace.scheduled.waiting() == []
    assert "erased, with all answers" in person.current(respondent.root).text
    assert not any(QUESTION in message.text for message in person.answers())
    person.press("Delete all of it", shown)
    bot.settle()
    assert person.ephemerals("strategy")[-1].text == holdings.NOTHING


def test_drafts_are_deleted_and_what_was_confirmed_stays(bot, bruno):
    bot.dossiers.keep("TLOCAL", bakery())
    confirmed = Owner(bot, bruno).confirmed()
    draft = Owner(bot, bruno).begin()
    assert "I keep of you: 2 demands and gaps." in texts(mine(bot, bruno).blocks)

    bruno.press("Delete all of it", bruno.ephemerals("strategy")[-1])
    bot.settle()

    assert "1 confirmed demand or gap of yours stayed," in bruno.ephemerals("strategy")[-1].text
    assert (draft.draft, bool(confirmed.draft)) == (None, True)


def test_of_what_was_confirmed_only_that_stays_and_nobody_is_named_with_it(bot, bruno):
    bot.dossiers.keep("TLOCAL", bakery())
    owner = Owner(bot, bruno).confirmed()
    form = owner.draft.versions[-1].form

    bruno.press("Delete all of it", mine(bot, bruno))
    bot.settle()

    left = owner.draft
    assert (left.person, [one.form for one in left.versions]) == ("", [form])
    assert all(entry.values is None for entry in left.entries if isinstance(entry, Filled))
    assert owner.thread == []
    assert "you are no longer named" in bruno.current(owner.root).text
    assert "I keep nothing of you" in mine(bot, bruno).text


def test_who_was_asked_can_still_answer_what_lost_its_owner(bot, bruno):
    bot.dossiers.keep("TLOCAL", bakery())
    owner = Owner(bot, bruno).confirmed()
    bruno.press("Delete all of it", mine(bot, bruno))
    bot.settle()
    ivo = bot.person("ivo")

    ivo.press("Accept", next(each for each in ivo.answers() if "addressed to" in each.text))
    bot.settle()

    (asked,) = needs(owner.draft)
    assert asked.verdict is Verdict.ACCEPTED


def test_an_erased_demand_leaves_nothing_with_those_who_were_asked(bot, bruno):
    bot.dossiers.keep("TLOCAL", bakery())
    Owner(bot, bruno).confirmed()
    card = mine(bot, bruno)

    bruno.press("Erase", card)
    bot.settle()

    ivo = bot.person("ivo")
    assert not any("A till to try" in f"{each.text} {each.blocks}" for each in ivo.answers())
    assert any(VOID_ERASED in each.text for each in ivo.answers())


def test_a_copy_holds_walks_and_demands_too(bot, bruno):
    bot.dossiers.keep("TLOCAL", bakery())
    Owner(bot, bruno).confirmed()
    person = bruno.person.id
    bot.deliveries.walks.keep(replace(walk(), workspace="TLOCAL", person=person), 0)

    bruno.press("Send me a copy", mine(bot, bruno))
    bot.settle()

    told = json.loads(files(bot, bruno)["my-data"])
    assert [one["decision"] for one in told["walks"]] == ["d-till"]
    assert [one["topic"] for one in told["demands_and_gaps"]] == ["demand"]
    assert "my-answers" not in files(bot, bruno)


def test_recorded_values_are_in_the_copy_and_stay_as_the_companys(bot, bruno):
    kept = course("counted").add(replace(measured(7), by=bruno.person.id))
    bot.deliveries.courses.keep(replace(kept, workspace="TLOCAL"), 0)
    assert "I keep of you: 1 recorded value of a target." in texts(mine(bot, bruno).blocks)

    for button in ("Send me a copy", "Delete all of it"):
        bruno.press(button, mine(bot, bruno))
        bot.settle()

    (value,) = json.loads(files(bot, bruno)["my-data"])["target_values"]
    assert (value["target"], value["value"]) == ("bakery-strategy/t-customer", 7)
    assert "stayed: they are the company's" in bruno.ephemerals("strategy")[-1].text
    (left,) = bot.deliveries.courses.all("TLOCAL")
    assert (7, "", "") in [(one.value, one.by, one.note) for one in left.history]


def test_deleting_is_asked_about_first(bot, respondent):
    rows = [block for block in mine(bot, respondent.person).blocks if block["type"] == "actions"]
    delete = next(b for row in rows for b in row["elements"] if b["text"]["text"] == "Delete all of it")

    assert delete["confirm"]["title"]["text"] == "Delete all of it?"


def test_nobody_elses_data_is_in_reach(bot, respondent):
    card = mine(bot, respondent.person)
    goran = bot.person("goran")
    bot.client().chat_postMessage(channel=goran.channel().id, text="copied", blocks=list(card.blocks))

    goran.press("Delete all of it", goran.answers()[-1])
    bot.settle()

    assert len(bot.deliveries.interviews.all("TLOCAL")) == 1


def test_what_one_answered_is_in_the_copy_and_the_reason_goes_with_the_rest(bot, bruno):
    bot.dossiers.keep("TLOCAL", bakery())
    owner = Owner(bot, bruno).confirmed()
    ivo = bot.person("ivo")
    ivo.press("Decline", next(each for each in ivo.answers() if "addressed to" in each.text))
    bot.settle()
    ivo.submit({"Why can't it be met?": "All tills are sold."})
    bot.settle()

    card = mine(bot, ivo)
    ivo.press("Send me a copy", card)
    bot.settle()
    copied = json.loads(files(bot, ivo)["my-data"])["answers_to_needs"]
    ivo.press("Delete all of it", card)
    bot.settle()

    assert [(one["need"]["what"], one["said"]["words"]) for one in copied] == [
        ("A till to try", "All tills are sold.")
    ]
    assert "without your reasons" in ivo.ephemerals("strategy")[-1].text
    assert not any("All tills are sold" in str(each.blocks) for each in (*owner.thread, *ivo.answers()))
    assert any("Tills declines it" in each.text for each in owner.thread)
