from __future__ import annotations

import pytest

from bot.playground.colleague import Colleague
from bot.playground.installation import from_manifest
from bot.playground.sessions import Prompts
from bot.playground.workspace import Workspace
from bot.slack.manifest import manifest
from tests.playground.page.looking import Looking

GENERAL = "/c/C0GENERAL"


@pytest.fixture
def looking() -> Looking:
    return Looking(Workspace(from_manifest(manifest())))


def _other(looking: Looking, name: str = "bruno") -> Colleague:
    return Colleague(looking.workspace, looking.workspace.find_person(name))


def test_the_sidebar_lists_the_app_and_the_channels_that_one_is_in(looking: Looking) -> None:
    looking.workspace.channels.find("leadership").members.remove("U0ASTRID")

    places = [place.get_text(" ", strip=True) for place in looking.find("ul[aria-labelledby] a", "sidebar")]

    assert places == ["P Plumbline", "general", "strategy", "it-alignment"]


def test_what_is_unread_is_marked_and_mentions_are_counted(looking: Looking) -> None:
    _other(looking).say("Anybody?", "strategy")
    _other(looking).say("You, @astrid!", "general")

    unread = [place.get_text(" ", strip=True) for place in looking.find("a.unread", "sidebar")]

    assert unread == ["general 1 unread", "strategy unread"]


def test_a_direct_message_appears_in_the_sidebar_of_both(looking: Looking) -> None:
    looking.at("/with/U0BRUNO")

    mine = [
        one.get_text(" ", strip=True) for one in looking.find("[aria-labelledby=side-direct] a", "sidebar")
    ]
    his = Looking(looking.workspace, "bruno").find("[aria-labelledby=side-direct] a", "sidebar")

    assert (mine, [one.get_text(" ", strip=True) for one in his]) == (["BK Bruno Keller"], ["AH Astrid Holm"])


def test_one_can_become_anybody_with_one_click(looking: Looking) -> None:
    links = {one.select_one(".who-name").get_text(): one["href"] for one in looking.find(".who", "people")}  # type: ignore[union-attr]

    assert (len(links), links["Goran Petrov"]) == (11, "/as/U0GORAN")


def test_the_app_has_tabs_and_a_channel_has_none(looking: Looking) -> None:
    tabs = [tab.get_text() for tab in looking.find(".tabs a", "header")]

    assert (tabs, looking.find(".tabs a", "header", GENERAL)) == (["Messages", "Home"], [])


def test_before_the_app_publishes_its_home_the_tab_says_that_it_is_empty(looking: Looking) -> None:
    assert "The Home tab is empty so far" in looking.read("home-tab", "/home")


def test_on_the_home_tab_there_is_nothing_to_write_into(looking: Looking) -> None:
    regions = looking.at("/home")

    assert (regions["timeline"], regions["composer"], regions["foot"]) == ([], [], [])


def test_the_prompts_are_those_of_the_manifest_until_the_app_sets_others(looking: Looking) -> None:
    installed = [chip["data-say"] for chip in looking.find("[data-say]", "foot")]
    channel = looking.person.channel().id
    looking.workspace.sessions.prompts[channel] = Prompts("Well?", (("Why", "Why not?"),))
    chosen = [chip["data-say"] for chip in looking.find("[data-say]", "foot")]

    assert (len(installed), chosen) == (4, ["Why not?"])


def test_while_the_app_thinks_its_thread_says_so_and_it_can_be_stopped(looking: Looking) -> None:
    question = looking.person.say("Why?")
    looking.workspace.sessions.set_status(question.channel, question.ts, "is thinking …")

    told = looking.read("thread-foot", f"?thread={question.ts}")

    assert told == "Plumbline is thinking … Stop"


def test_a_thread_of_the_app_carries_the_title_that_it_was_given(looking: Looking) -> None:
    question = looking.person.say("Why?")
    looking.workspace.sessions.titles[question.channel, question.ts] = "Reasons"

    assert looking.read("thread-header", f"?thread={question.ts}") == "Thread Reasons"


def test_commands_people_and_channels_complete_what_one_types(looking: Looking) -> None:
    known = {one["data-insert"]: one.get_text() for one in looking.find("li", "known", GENERAL)}

    assert known["/align"] == "Ask about business–IT alignment; only you see the answer"
    assert (known["@goran"], known["@plumbline"]) == ("Chief information officer", "App")
    assert known["#strategy"] == "What we want to be, and why"


def test_behind_the_scenes_is_told_only_where_somebody_looks(looking: Looking) -> None:
    closed = looking.at()
    looking.drawer = True

    assert (closed["journal"], closed["bot-state"], closed["drawer-controls"]) == ([], [], [])
    assert "not connected" in looking.read("bot-state")
    assert "Duplicate" in looking.read("drawer-controls")


def test_everybody_sees_that_the_bot_is_not_there(looking: Looking) -> None:
    alone = looking.read("alarm")
    looking.workspace.tickets.connected = 1

    assert (alone, looking.at()["alarm"]) == ("Plumbline is not connected", [])


def test_the_journal_tells_what_the_app_was_told(looking: Looking) -> None:
    looking.drawer = True
    looking.person.say("Why?")

    assert "to the app message Astrid Holm" in looking.read("journal")
