"""The walk through a decision in Slack, from the list of decisions to one's own words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.walk.position import Stage, position
from bot.playground.screen import buttons, find
from bot.slack.blocks.walk import notes
from tests.dossiers import AREAS, PEOPLE, dossier
from tests.fakes.composers import EchoComposer
from tests.slack.conftest import texts

BRUNO = {"id": "p-bruno", "role": "Director of operations", "area": "area-shops", "side": "business",
         "level": 1, "timezone": "Europe/Berlin"}  # fmt: skip


class Walker:
    """Somebody on the way through the bakery's one decision."""

    def __init__(self, bot, person):
        self.bot = bot
        self.person = person

    def offered(self):
        """Ask to be walked through, choose the decision; return its card."""
        self.person.run("/align walk")
        self.bot.settle()
        self.press("Walk me through it", self.person.ephemerals()[-1])
        self.root = next(each for each in reversed(self.person.answers()) if "Begin" in names(each))
        return self.root

    def begin(self):
        self.press("Begin", self.offered())
        return self

    @property
    def posted(self):
        return [each for each in self.person.answers(thread=self.root.ts) if each.ts != self.root.ts]

    @property
    def thread(self):
        return [each for each in self.posted if not each.files]

    @property
    def pictures(self):
        return [each for each in self.posted if each.files]

    @property
    def shown(self):
        """The last step, as it is now."""
        return self.person.current(self.thread[-1])

    @property
    def words(self):
        return texts(self.shown.blocks)

    def press(self, name, on=None):
        self.person.press(name, on or self.shown)
        self.bot.settle()

    def press_control(self, control, message):
        self.person.press_control(control, message)
        self.bot.settle()

    def say(self, text):
        said = self.person.say(text, thread=self.root)
        self.bot.settle()
        return said

    @property
    def walk(self):
        return self.bot.deliveries.walks.in_thread("TLOCAL", self.root.channel, self.root.ts)

    @property
    def stage(self):
        return position(self.walk).stage


def names(message):
    return [button.label for button in buttons(message.blocks)]


@pytest.fixture
def walker(bot, bruno):
    people = [{"timezone": "Europe/Copenhagen", **person} for person in PEOPLE]
    bot.dossiers.keep("TLOCAL", dossier(people=[*people, BRUNO]))
    return Walker(bot, bruno)


def test_nothing_is_kept_before_one_begins(bot, walker):
    card = walker.offered()

    assert card.text.startswith("Walk through a decision: Should each shop keep its own till?")
    assert bot.deliveries.walks.of_person("TLOCAL", "U0BRUNO") == []


@pytest.mark.parametrize("named", ["d-till", "1", "the own tills"])
def test_a_decision_that_is_named_is_offered_at_once(bot, walker, named):
    walker.person.run(f"/align walk {named}")
    bot.settle()

    assert walker.person.ephemerals()[-1].text == notes.PRESENTED
    assert "Begin" in names(walker.person.answers()[-1])


@pytest.mark.parametrize("named", ["d-flour", "7", "anything else"])
def test_a_decision_that_nobody_knows_is_answered_with_those_there_are(bot, walker, named):
    walker.person.run(f"/align walk {named}")
    bot.settle()

    listed = walker.person.ephemerals()[-1]
    assert listed.text.startswith(notes.no_decision(named))
    assert names(listed) == ["Walk me through it"]


def test_one_chooses_before_one_sees_what_was_chosen(walker):
    walker.begin()

    before = "\n".join(texts([each.blocks for each in walker.thread]))
    walker.press("walk_choose_0")

    assert "Which of these would you have taken?" in before
    assert "was chosen" not in before
    assert position(walker.walk).choice == "o-keep"
    assert "You would have taken “Keep”. What it would have meant:" in walker.words


def test_the_own_area_comes_first(walker):
    walker.begin()

    walker.press("walk_choose_0")

    words = walker.words
    own, others = words.index("For your own area"), words.index("For the others")
    assert words[own + 1].startswith("Shops (mixed, at first)")
    assert own < others
    assert words[others + 1].startswith("Ovens")


def test_the_comparison_is_a_table_that_is_also_told_in_words(walker):
    walker.begin()
    walker.press("walk_choose_0")

    walker.press("Next")

    tables = [block for block in walker.shown.blocks if block["type"] == "table"]
    assert [cell["text"] for cell in tables[0]["rows"][1]] == ["Cost (weight 3)", "2", "4"]
    assert [cell["text"] for cell in tables[0]["rows"][2]] == ["Weighted score", "6", "12"]
    assert "Cost (weight 3): Keep (your choice) 2, One 4." in walker.shown.text


def test_then_come_what_was_chosen_and_what_would_reopen_it(walker):
    walker.begin()
    walker.press("walk_choose_0")
    walker.press("Next")

    walker.press("Next")
    chosen = walker.words
    walker.press("Next")

    assert "The bakers decided on 1 March 2026: “One”." in chosen
    assert "You would have taken “Keep”." in chosen
    assert "Orders are typed once." in chosen
    assert "Keep: Four tills are out of support." in chosen
    assert "A shop is sold" in walker.words


def test_at_the_end_one_says_what_it_means(walker):
    walker.begin()
    for _ in range(4):
        walker.press("Skip" if walker.stage is Stage.OPTIONS else "Next")
    assert "In your own words: what does this decision mean for Shops?" in walker.words

    walker.say("We train sixty people in spring.")

    assert walker.stage is Stage.END
    assert "What it means, in your words: “We train sixty people in spring.”" in walker.words
    assert "Walked through" in walker.person.current(walker.root).text


def test_words_are_edited_and_deleted_with_their_message(walker):
    walker.begin()
    for _ in range(4):
        walker.press("Skip" if walker.stage is Stage.OPTIONS else "Next")
    said = walker.say("We train sixty people.")

    walker.person.edit(said, "We train seventy people.")
    walker.bot.settle()
    edited = walker.words
    walker.person.delete(said)
    walker.bot.settle()

    assert "What it means, in your words: “We train seventy people.”" in edited
    assert "You have not written what it means for your area." in walker.words
    assert "people." not in repr(walker.walk)


def test_a_question_in_between_is_answered_and_the_walk_stays(walker):
    walker.begin()

    walker.say("What is strategic fit?")

    assert walker.stage is Stage.OPTIONS
    assert walker.thread[-1].text != walker.thread[0].text


def test_naming_an_option_before_ones_choice_tells_of_it_and_asks_whether_it_is_ones_choice(walker):
    walker.begin()

    walker.say("The second one, I guess. What does it cost?")
    told = walker.thread[-1]
    walker.press("I would take this", told)

    assert told.text.startswith("One. We go the way of o-one. It costs DKK 1,000 once")
    assert "Shops (mixed, at first): Shops change." in repr(told.blocks)
    assert names(told) == ["I would take this"]
    assert position(walker.walk).choice == "o-one"


def test_what_was_decided_is_not_told_before_ones_own_choice(start):
    bot = start(composer=About())
    bot.dossiers.keep("TLOCAL", dossier())
    walker = Walker(bot, bot.person("bruno")).begin()

    walker.say("Which was decided on, and why?")

    assert walker.words == [notes.CHOOSE_FIRST]


def test_a_question_that_is_edited_tells_nothing_before_ones_own_choice_either(start):
    bot = start(composer=AboutTill())
    bot.dossiers.keep("TLOCAL", dossier())
    walker = Walker(bot, bot.person("bruno")).begin()
    said = walker.say("What is strategic fit?")

    walker.person.edit(said, "Which till was decided on, and why?")
    bot.settle()

    assert walker.words == [notes.CHOOSE_FIRST]


def test_within_a_walk_nobody_is_offered_the_same_walk(start):
    bot = start(composer=About())
    bot.dossiers.keep("TLOCAL", dossier())
    walker = Walker(bot, bot.person("carmen")).begin()

    for on in ("Shops", "Skip", "Next"):
        walker.press(on)
    walker.say("What is strategic fit?")

    assert walker.thread[-1].text.startswith("You want to know")
    assert "Walk me through it" not in names(walker.thread[-1])


def test_a_walk_under_way_says_once_that_another_edition_is_in_use_and_again_at_the_end(bot, walker):
    walker.begin()
    bot.dossiers.keep("TLOCAL", dossier(strategy={"version": 2}))
    told = []

    for _ in range(5):
        walker.press("Skip" if "Skip" in names(walker.shown) else "Next")
        told.append("One bakery (version 2)” has come into use" in "\n".join(walker.words))

    assert told == [True, False, False, False, True]
    assert "This decision stands in it unchanged." in "\n".join(walker.words)


def test_a_second_click_changes_nothing_and_says_so(walker):
    walker.begin()
    message = walker.shown
    control = find(buttons(message.blocks), "walk_choose_0")

    walker.press_control(control, message)
    once = walker.walk
    walker.press_control(control, message)

    assert walker.walk == once
    assert notes.STALE in [each.text for each in walker.person.ephemerals()]


def test_back_shows_the_step_before_and_another_choice_counts(walker):
    walker.begin()
    walker.press("walk_choose_0")

    walker.press("Back")
    walker.press("walk_choose_1")

    assert position(walker.walk).choice == "o-one"


def test_who_is_in_no_dossier_is_asked_for_the_area(bot):
    bot.dossiers.keep("TLOCAL", dossier())
    walker = Walker(bot, bot.person("carmen")).begin()
    asked = walker.stage

    walker.press("Ovens")

    assert asked is Stage.AREA
    assert walker.stage is Stage.OPTIONS
    assert position(walker.walk).area == "area-ovens"


def test_however_many_areas_there_are_ones_own_can_be_chosen(bot):
    areas = [{**AREAS[0], "id": f"area-{n}", "name": f"Shop {n}"} for n in range(30)]
    bot.dossiers.keep("TLOCAL", dossier(strategy={"areas": [*AREAS, *areas]}))
    walker = Walker(bot, bot.person("carmen")).begin()

    walker.press("Shop 29")

    assert position(walker.walk).area == "area-29"


def test_home_leads_back_to_an_open_walk(walker):
    walker.begin()
    walker.person.open_home()
    walker.bot.settle()

    walker.press("Go on", walker.person.home())

    assert "waits where you left it" in walker.person.answers()[-1].text


def test_home_offers_every_decision(walker):
    walker.person.open_home()
    walker.bot.settle()

    walker.person.choose("Choose a decision", "Should each shop keep its own till?", walker.person.home())
    walker.bot.settle()

    assert any("Begin" in names(each) for each in walker.person.answers())


def test_an_erased_walk_is_gone_with_its_thread(walker):
    walker.begin()
    walker.press("walk_choose_0")

    walker.press("Erase", walker.person.current(walker.root))

    assert walker.walk is None
    assert walker.thread == []
    assert "Erased" in walker.person.current(walker.root).text


def test_my_data_lists_walks_and_erases_them(walker):
    walker.begin()
    walker.person.run("/align my-data")
    walker.bot.settle()

    walker.press("Erase", walker.person.ephemerals()[-1])

    assert walker.walk is None


def test_guests_are_not_walked_through(bot, walker):
    guest = bot.guest("general")

    guest.run("/align walk", "general")
    bot.settle()

    assert guest.ephemerals("general")[-1].text == notes.GUEST


def test_nobody_else_can_go_on_with_ones_walk(bot, walker):
    walker.begin()
    once, message = walker.walk, walker.shown

    with pytest.raises(Exception, match=r".+"):
        bot.person("carmen").press("Next", message)

    assert walker.walk == once


class About(EchoComposer):
    """Says of everything that it is about the bakery's decision."""

    def compose(self, question, found, listen):
        return replace(super().compose(question, found, listen), decision="bakery-strategy/d-till")


class AboutTill(About):
    """Says of what names a till that it is about the bakery's decision."""

    def compose(self, question, found, listen):
        own = About if "till" in question.text else EchoComposer
        return own.compose(self, question, found, listen)


def test_under_an_answer_about_a_decision_stands_the_way_through_it(start):
    bot = start(composer=About())
    bot.dossiers.keep("TLOCAL", dossier())
    bruno = bot.person("bruno")
    bruno.say("Why did we choose one till?")
    bot.settle()

    bruno.press("Walk me through it", bruno.answers()[-1])
    bot.settle()

    assert any("Begin" in names(each) for each in bruno.answers())


def test_the_comparison_is_shown_as_a_picture_too_with_the_same_in_words(walker):
    walker.begin()
    walker.press("walk_choose_0")

    walker.press("Next")

    assert walker.stage is Stage.COMPARISON
    assert len(walker.pictures) == 1
    assert "Keep (your choice): 6 in all. Cost (weight 3) 2×3." in str(walker.pictures[0].files)


def test_the_picture_stands_above_the_step_that_it_belongs_to(walker):
    walker.begin()
    walker.press("walk_choose_0")

    walker.press("Next")

    picture, table = walker.posted[-2:]
    assert picture.files
    assert "Next" in names(walker.person.current(table))


def test_back_takes_the_last_step_away_with_its_picture_and_on_shows_it_again(walker):
    walker.begin()
    walker.press("walk_choose_0")
    walker.press("Next")

    walker.press("Back")
    back = [each.ts for each in walker.posted]
    walker.press("Next")

    assert len(back) == 2
    assert walker.stage is Stage.COMPARISON
    assert (len(walker.thread), len(walker.pictures)) == (3, 1)


def test_an_open_walk_is_found_where_one_went_back_to(walker):
    walker.begin()
    walker.press("walk_choose_0")
    walker.press("Back")
    walker.person.open_home()
    walker.bot.settle()

    walker.press("Go on", walker.person.home())

    assert walker.shown.ts.replace(".", "") in repr(walker.person.answers()[-1].blocks)


def test_ones_own_words_are_shown_once_more_and_no_oftener(walker):
    walker.begin()
    for _ in range(4):
        walker.press("Skip" if walker.stage is Stage.OPTIONS else "Next")

    walker.say("We train sixty people in spring.")

    shown = [walker.person.current(each) for each in walker.thread]
    told = [each for each in shown if "sixty people" in repr(each.blocks)]
    assert [each.ts for each in told] == [walker.shown.ts]
