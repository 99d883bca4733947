"""What one area needs of another: its head is asked, answers, and both sides see what was said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.drafting.entries import Verdict, Withdrawn
from bot.domain.drafting.needs import needs
from bot.domain.drafting.position import Review, Standing
from bot.playground.screen import buttons, find
from bot.slack.blocks import kit
from bot.slack.blocks.demands import cards, notes
from tests.slack.conftest import texts
from tests.slack.demanding import Owner, bakery, names

pytestmark = pytest.mark.slow

OVENS = [{"area": "area-ovens", "what": "Bread before six", "by": "2027-06-30"}]


class Head:
    """Somebody who is asked."""

    def __init__(self, bot, person):
        self.bot = bot
        self.person = person

    @property
    def notices(self):
        return [each for each in self.person.answers() if "addressed to" in each.text]

    @property
    def words(self):
        return texts(self.notices[-1].blocks)

    def press(self, name, on=None):
        self.person.press(name, on or self.notices[-1])
        self.bot.settle()

    def submit(self, entries):
        done = self.person.submit(entries)
        self.bot.settle()
        return done

    def propose(self):
        self.press("Propose otherwise")
        self.submit({"What can you offer instead?": "Two tills", "By when?": "2027-09-30"})


@pytest.fixture
def owner(bot, bruno):
    bot.dossiers.keep("TLOCAL", bakery())
    return Owner(bot, bruno)


@pytest.fixture
def ivo(bot):
    return Head(bot, bot.person("ivo"))


def verdicts(owner):
    return [each.verdict for each in needs(owner.draft)]


def test_the_head_of_the_area_is_asked_once_it_stands(owner, ivo):
    owner.ready()
    before = ivo.notices

    owner.press("Confirm")

    assert before == []
    assert "Director of operations (Shops) needs from Tills: A till to try, by 30 June 2027." in ivo.words
    assert "Guideline: One till in every shop." in ivo.words
    assert names(ivo.notices[-1]) == ["Accept", "Decline", "Propose otherwise"]


def test_the_owner_hears_that_it_is_accepted(owner, ivo):
    owner.confirmed()

    ivo.press("Accept")

    assert verdicts(owner) == [Verdict.ACCEPTED]
    assert "Tills accepts it: A till to try, by 30 June 2027." in owner.thread[-1].text
    assert "1 of 1 needs accepted." in owner.person.current(owner.root).text
    assert any("Tills accepts it." in words for words in owner.words)
    assert names(ivo.notices[-1]) == ["Decline", "Propose otherwise"]


def test_what_its_owner_is_changing_is_shown_to_nobody_before_it_is_confirmed(owner, ivo):
    owner.confirmed()
    owner.press("Edit all")
    owner.submit({"What it means for us": "The old tills are a scandal."})
    owner.person.close_modal(everything=True)

    ivo.press("Accept")

    assert "What it is for. Demand: “We learn one till.”" in ivo.words
    assert isinstance(owner.at, Review)


def test_the_reason_of_a_refusal_is_told(owner, ivo):
    owner.confirmed()

    ivo.press("Decline")
    ivo.submit({"Why can't it be met?": "All tills are sold."})

    assert verdicts(owner) == [Verdict.DECLINED]
    assert "Tills declines it" in owner.thread[-1].text
    assert "“All tills are sold.”" in owner.thread[-1].text


def test_a_refusal_tells_its_reason_and_leads_its_owner_on(owner, ivo):
    owner.confirmed()

    ivo.press("Decline")
    refused = ivo.submit({"Why can't it be met?": "no"})
    ivo.submit({"Why can't it be met?": "All tills are sold."})
    owner.press("Change the need", owner.thread[-1])
    owner.submit({"1. What": "A used till"})

    assert refused.errors == {"words": notes.NO_REASON}
    assert owner.told["needs_from"][0]["what"] == "A used till"


def test_what_is_asked_is_no_other_proposal(owner, ivo):
    owner.confirmed()

    ivo.press("Propose otherwise")
    done = ivo.submit({})

    assert done.errors == {"what": notes.SAME_OFFER}
    assert verdicts(owner) == [None]


def test_a_second_press_of_the_head_changes_nothing(owner, ivo):
    owner.confirmed()
    message = ivo.notices[-1]
    control = find(buttons(message.blocks), "Accept")

    for _ in range(2):
        ivo.person.press_control(control, message)
        owner.bot.settle()

    assert len(needs(owner.draft)[0].responses) == 1
    assert ivo.person.ephemerals()[-1].text == notes.STALE_NEED


def test_what_is_proposed_can_be_taken_over_as_the_next_version(owner, ivo):
    owner.confirmed()
    ivo.propose()

    owner.press("Take it over", owner.thread[-1])

    assert owner.at == Standing(2)
    assert owner.told["needs_from"] == [{"area": "area-tills", "what": "Two tills", "by": "2027-09-30"}]
    assert verdicts(owner) == [Verdict.ACCEPTED]
    assert "Director of operations (Shops) needs from Tills: Two tills, by 30 September 2027." in ivo.words
    assert "changed since" in ivo.person.answers()[-2].text


def test_a_proposal_that_comes_after_the_latest_day_asks_before_it_moves_that(owner, ivo):
    owner.confirmed(latest="2027-08-31")
    ivo.propose()
    proposal = owner.thread[-1]

    owner.press("Take it over", proposal)

    asked = next(each for each in proposal.blocks[-1]["elements"] if "confirm" in each)["confirm"]
    assert "your latest day becomes 30 September 2027 too" in asked["text"]["text"]
    assert owner.at == Standing(2)
    assert owner.told["latest"] == "2027-09-30"


def test_a_proposal_can_be_left(owner, ivo):
    owner.confirmed()
    ivo.propose()

    owner.press("Leave mine as it is", owner.thread[-1])

    assert owner.at == Standing(1)
    assert "You left yours as it is" in owner.person.current(owner.thread[-1]).text
    assert ivo.person.answers()[-1].text.endswith(notes.LEFT)
    owner.press("History", owner.standing)
    assert "Whoever needs it leaves it as it is." in str(owner.person.modal().content)


def test_a_proposal_that_was_left_is_not_decided_again(owner, ivo):
    owner.confirmed()
    ivo.propose()
    proposal = owner.thread[-1]
    take = find(buttons(proposal.blocks), "Take it over")
    owner.press("Leave mine as it is", proposal)

    owner.person.press_control(take, proposal)
    owner.bot.settle()

    assert owner.person.ephemerals()[-1].text == notes.STALE_NEED
    assert owner.at == Standing(1)
    assert not names(owner.person.current(proposal))


def test_taking_over_what_is_being_changed_only_fills_it_in(owner, ivo):
    owner.confirmed()
    ivo.propose()
    proposal = owner.thread[-1]
    owner.choose("Change a field", "Outcome", owner.standing)
    owner.submit({"Outcome": "Every seller likes it."})

    owner.press("Take it over", proposal)

    assert owner.at == Review(())
    assert len(owner.draft.versions) == 1
    assert owner.told["needs_from"][0]["what"] == "Two tills"


def test_a_need_that_is_changed_is_asked_again(owner, ivo):
    owner.confirmed()
    ivo.press("Accept")
    owner.choose("Change a field", "What we need from others", owner.step)
    owner.submit({"1. What": "Three tills"})

    owner.press("Confirm")

    assert verdicts(owner) == [None]
    assert "Three tills" in ivo.notices[-1].text
    assert "changed since" in ivo.person.answers()[0].text


def test_a_need_that_stays_is_not_asked_again(owner, ivo):
    owner.confirmed()
    ivo.press("Accept")
    owner.choose("Change a field", "Outcome", owner.step)
    owner.submit({"Outcome": "Every seller likes it."})

    owner.press("Confirm")

    assert verdicts(owner) == [Verdict.ACCEPTED]
    assert len(ivo.person.answers()) == 1


def test_who_was_asked_hears_that_it_is_withdrawn(owner, ivo):
    owner.confirmed()

    owner.press("Withdraw")

    assert [notes.VOID_WITHDRAWN in each.text for each in ivo.person.answers()] == [True, True]
    assert all(names(each) == [] for each in ivo.person.answers())


def test_what_is_taken_up_again_can_be_answered_again(owner, ivo):
    owner.confirmed()
    owner.press("Withdraw")
    owner.press("Take it up again")

    owner.press("Confirm")
    ivo.press("Accept")

    assert verdicts(owner) == [Verdict.ACCEPTED]


def test_where_nobody_is_found_the_owner_chooses_whom_to_ask(bot, owner):
    owner.confirmed(needs_from=OVENS)
    told = [words for words in owner.words if "Nobody was asked" in words]

    owner.choose("Choose whom to ask", "hana")

    hana = Head(bot, bot.person("hana"))
    assert "says “Head of Ovens”" in told[0]
    assert "Bread before six" in hana.notices[-1].text
    assert "No answer so far." in "\n".join(owner.words)


def test_nobody_is_asked_for_what_was_withdrawn(bot, owner):
    owner.confirmed(needs_from=OVENS)
    draft = owner.draft
    gone = draft.add(Withdrawn("elsewhere", draft.started))
    bot.deliveries.drafts.drafts["TLOCAL", draft.id] = gone

    owner.choose("Choose whom to ask", "hana")

    assert owner.draft == gone
    assert Head(bot, bot.person("hana")).notices == []
    assert owner.person.ephemerals()[-1].text == notes.STALE_NEED


def test_nobody_answers_for_another_area_what_they_need_from_it_themselves(bot, owner):
    owner.confirmed(needs_from=OVENS)

    owner.choose("Choose whom to ask", owner.person.person.id)

    assert owner.person.ephemerals()[-1].text == notes.OWNER_ASKED
    assert not any(asked.people for asked in needs(owner.draft))


def test_no_guest_is_asked(bot, owner):
    owner.confirmed(needs_from=OVENS)
    guest = bot.guest("general")

    owner.choose("Choose whom to ask", guest.person.id)

    assert notes.GUEST_ASKED in [each.text for each in owner.person.ephemerals()]
    assert needs(owner.draft)[0].people == ()


def test_only_who_was_asked_can_answer(bot, owner, ivo):
    owner.confirmed()

    bot.person("carmen").press("Accept", ivo.notices[-1])
    bot.settle()

    assert verdicts(owner) == [None]


def test_needs_that_wait_stand_on_the_home_tab_of_the_head(owner, ivo):
    owner.confirmed()
    ivo.person.open_home()
    owner.bot.settle()

    ivo.press("Answer", ivo.person.home())
    ivo.press("Accept", ivo.person.answers()[-1])

    assert verdicts(owner) == [Verdict.ACCEPTED]


def test_who_came_to_head_an_area_later_finds_its_needs(bot, owner):
    owner.confirmed(needs_from=OVENS)
    retitle(bot, "hana", "Head of Ovens")
    hana = Head(bot, bot.person("hana"))
    hana.person.run("/align demands")
    bot.settle()

    hana.press("Answer", hana.person.ephemerals()[-1])

    assert "Bread before six" in hana.notices[-1].text


def test_a_reason_that_comes_too_late_is_not_lost(owner, ivo):
    owner.confirmed()
    ivo.press("Decline")
    owner.press("Withdraw")

    done = ivo.submit({"Why can't it be met?": "All tills are sold."})

    assert done.errors == {"words": notes.STALE_NEED}


def test_history_shows_what_was_said(owner, ivo):
    owner.confirmed()
    ivo.propose()
    ivo.press("Accept")

    owner.press("History", owner.standing)

    shown = "\n".join(texts(owner.person.modal().content["blocks"]))
    assert shown.index("Tills proposes otherwise. Instead: Two tills") < shown.index("Tills accepts it.")


def test_a_gap_asks_those_that_it_waits_for(owner, ivo):
    owner.begin("gap")
    owner.say("Sellers learn four tills.")
    owner.press("Edit all")
    owner.submit({
        "Where it shall be": "Sellers learn one till.",
        "What will prove it": "A seller moves shops without training.",
        "First step": "Ask two sellers.",
        "Confidence": "4, rather",
    })  # fmt: skip
    owner.submit({
        "1. Step": "Choose a till", "1. What will be there": "A till", "1. By when": "2027-03-31",
        "Person-days": "12", "1. Area": "Tills", "1. What": "A till to try",
    })  # fmt: skip
    while "Confirm" not in names(owner.step):
        owner.press("Leave this out")

    owner.press("Confirm")

    assert owner.at == Standing(1)
    assert "Director of operations (Shops) needs from Tills: A till to try." in ivo.words


def retitle(bot, handle, title):
    workspace = bot.playground.workspace
    with workspace.changing():
        person = workspace.find_person(handle)
        workspace.people[person.id] = replace(person, title=title)


def test_however_much_waits_one_finds_ones_own_and_the_way_to_begin():
    waiting = [kit.section(f"Need {number}") for number in range(60)]

    listed = cards.mine([], waiting).blocks

    assert len(listed) <= 50
    assert "and 35 more" in str(listed)
    assert "State a demand" in str(listed)
