"""The balanced scorecard in Slack: seen by all, recorded by those who own a target."""

from __future__ import annotations

import pytest

from bot.playground.screen import buttons
from bot.slack.blocks.targets import notes
from tests.dossiers import AREAS, dossier
from tests.slack.conftest import texts

SHOPS = {**AREAS[0], "head": "Director of operations"}


class Owner:
    """Somebody who looks at the targets."""

    def __init__(self, bot, person):
        self.bot = bot
        self.person = person

    def look(self):
        self.person.run("/align targets")
        self.bot.settle()
        return self.person.ephemerals()[-1]

    def press(self, name, on):
        self.person.press(name, on)
        self.bot.settle()

    def record(self, **fields):
        self.press("target_record_0", self.look())
        sent = self.person.submit(fields)
        self.bot.settle()
        return sent

    @property
    def told(self):
        return self.person.answers()[-1]

    @property
    def courses(self):
        return self.bot.deliveries.courses.of_dossier("TLOCAL", "bakery-strategy")


@pytest.fixture
def loaded(bot):
    bot.dossiers.keep("TLOCAL", dossier(strategy={"areas": [SHOPS, *AREAS[1:]], "adopted": "2026-01-01"}))
    return bot


@pytest.fixture
def owner(loaded, bruno):
    return Owner(loaded, bruno)


def labels(message):
    return [button.label for button in buttons(message.blocks)]


def test_everybody_sees_where_the_targets_stand(loaded):
    shown = Owner(loaded, loaded.person("carmen")).look()

    words = "\n".join(texts(shown.blocks))
    assert "Orders collected elsewhere: from 0 to 20 percent by 31 December 2028." in words
    assert "No value recorded yet." in words
    assert "Demands: dm-shops" in words
    assert labels(shown) == ["Report with picture"]


def test_whoever_heads_an_owning_area_records_a_value(owner):
    owner.record(value="5", note="Counted at the till")

    assert "25 % of the way" in owner.told.text
    assert [(one.value, one.by, one.note) for one in owner.courses[0].recorded] == [
        (5, "U0BRUNO", "Counted at the till")
    ]
    assert "Note: Counted at the till" in "\n".join(texts(owner.look().blocks))


def test_the_last_value_is_taken_back_and_stays_on_record(owner):
    owner.record(value="5")

    owner.press("Undo", owner.told)

    assert owner.courses[0].latest is None
    assert owner.courses[0].revision == 2


def test_a_value_of_an_earlier_day_is_what_is_taken_back(owner):
    owner.record(value="5", on="2026-02-01")
    owner.record(value="3", on="2026-01-01")

    assert owner.told.text.startswith("Recorded: 3 percent on 1 January 2026. What counts is of a later day.")
    assert "Undo 3" in labels(owner.look())
    owner.press("Undo", owner.told)
    assert [one.value for one in owner.courses[0].recorded] == [5]


def test_undoing_twice_changes_nothing_and_says_so(owner):
    owner.record(value="5")
    before = owner.told
    owner.press("Undo", before)

    owner.press("Undo", before)

    assert owner.courses[0].revision == 2
    assert notes.STALE in [one.text for one in owner.person.ephemerals()]


def test_a_day_before_the_strategy_was_adopted_is_refused_with_the_reason(owner):
    sent = owner.record(value="5", on="1990-01-01")

    assert owner.courses == []
    assert "adopted on 1 January 2026; what was before is its start, 0 percent." in sent.errors["on"]


def test_a_value_that_is_hard_to_believe_is_asked_about_once_more(owner):
    owner.record(value="950", note="Counted")
    before = owner.courses

    owner.person.submit({})
    owner.bot.settle()

    assert before == []
    assert [(one.value, one.note) for one in owner.courses[0].recorded] == [(950, "Counted")]
    assert "It comes from: Counted" in owner.told.text


def test_a_day_to_come_is_refused_beside_its_field(owner):
    owner.record(value="5", on="2999-01-01")

    assert owner.courses == []


def test_facilitators_record_for_every_target(loaded):
    astrid = Owner(loaded, loaded.person("astrid"))

    assert labels(astrid.look()).count("Record") == 4


def test_without_a_strategy_it_says_what_to_do(bot, bruno):
    assert Owner(bot, bruno).look().text == notes.NO_STRATEGY


@pytest.fixture
def two(loaded):
    areas = [{**area, "head": f"Boss of {area['name']}"} for area in AREAS]
    other = {"id": "mill-strategy", "title": "One mill", "areas": areas}
    loaded.dossiers.keep("TLOCAL", dossier(strategy=other, people=[]))
    return loaded


def test_one_sees_the_targets_of_ones_own_strategy_and_the_way_to_the_others(two, bruno):
    shown = Owner(two, bruno).look()

    assert texts(shown.blocks)[0] == "Targets: One bakery (version 1)"
    assert [name for name in labels(shown) if "mill" in name] == ["One mill (version 1)"]
    assert "Targets: One mill" not in "\n".join(texts(shown.blocks))


def test_who_has_no_strategy_of_their_own_chooses_one(two):
    carmen = Owner(two, two.person("carmen"))
    asked = carmen.look()

    carmen.press("One mill (version 1)", asked)

    assert asked.text == f"{notes.WHICH} One bakery (version 1); One mill (version 1)"
    assert texts(carmen.person.ephemerals()[-1].blocks)[0] == "Targets: One mill (version 1)"


def test_the_report_comes_as_a_message_a_picture_and_a_file(owner):
    owner.record(value="5", note="Counted <twice>")

    owner.press("Report with picture", owner.look())

    told, picture, file = owner.person.answers()[-3:]
    assert "Orders collected elsewhere: 25 % of the way (5 percent)" in texts(told.blocks)
    files = owner.bot.playground.workspace.files
    page = files.find(file.files[0]["id"]).content.decode()
    assert told.text.endswith("4 targets, 1 with a value, 0 reached.")
    assert (
        "Financial: Orders collected elsewhere, 25 % of the way (5 percent)."
        in files.find(picture.files[0]["id"]).alt_text
    )
    assert file.files[0]["name"].endswith(".html")
    assert "Counted &lt;twice&gt;" in page
    assert "dm-shops of Shops" in page
    assert notes.REPORTED in [one.text for one in owner.person.ephemerals()]
