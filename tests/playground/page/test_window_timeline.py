from __future__ import annotations

from dataclasses import replace

import pytest

from bot.playground import posting, reading
from bot.playground.colleague import Colleague
from bot.playground.workspace import Workspace
from tests.playground.page.looking import Looking, said, words

GENERAL = "/c/C0GENERAL"


@pytest.fixture
def looking() -> Looking:
    return Looking()


def _other(looking: Looking, name: str = "bruno") -> Colleague:
    return Colleague(looking.workspace, looking.workspace.find_person(name))


def _app_says(looking: Looking, text: str, **more: object) -> None:
    channel = looking.person.channel().id
    draft = posting.Draft(channel, looking.workspace.app.user, text, **more)  # type: ignore[arg-type]
    with looking.workspace.changing():
        posting.post(looking.workspace, draft)


def test_messages_stand_in_the_order_of_time_below_their_day(looking: Looking) -> None:
    looking.person.say("First", "general")
    looking.person.say("Second", "general")

    keys = [fragment.key.split("-")[0] for fragment in looking.at(GENERAL)["timeline"]]

    assert keys == ["beginning", "day", "m", "m"]
    assert said(looking, GENERAL) == ["First", "Second"]


def test_what_the_same_person_says_next_goes_on_without_another_face(looking: Looking) -> None:
    looking.person.say("First", "general")
    looking.person.say("Second", "general")
    _other(looking).say("Third", "general")

    continued = ["continued" in article["class"] for article in looking.find("article", "timeline", GENERAL)]

    assert continued == [False, True, False]


def test_after_five_minutes_there_is_a_face_again(looking: Looking) -> None:
    looking.person.say("First", "general")
    looking.workspace.clock.advance(301)
    looking.person.say("Second", "general")

    articles = looking.find("article", "timeline", GENERAL)

    assert ["continued" in article["class"] for article in articles] == [False, False]


def test_what_people_type_is_text_and_never_markup(looking: Looking) -> None:
    looking.person.say("<script>alert(1)</script> <b>bold</b>", "general")

    assert looking.find("script, b", "timeline", GENERAL) == []
    assert said(looking, GENERAL) == ["<script>alert(1)</script> <b>bold</b>"]


def test_an_unchanged_message_is_not_rendered_again(looking: Looking) -> None:
    looking.person.say("First", "general")

    before, after = looking.at(GENERAL)["timeline"][-1], looking.at(GENERAL)["timeline"][-1]

    assert before is after


def test_an_edited_message_is_rendered_again(looking: Looking) -> None:
    message = looking.person.say("Hello", "general")
    before = looking.at(GENERAL)["timeline"][-1]
    looking.person.edit(message, "First")

    after = looking.at(GENERAL)["timeline"][-1]

    assert (before.key, before.revision == after.revision) == (after.key, False)
    assert "First (edited)" in words(after)


def test_only_the_newest_messages_stand_there_until_somebody_scrolls_up(looking: Looking) -> None:
    for number in range(130):
        looking.person.say(f"Message {number}", "general")

    newest = said(looking, GENERAL)
    looking.depth = 200
    everything = said(looking, GENERAL)

    assert (len(newest), newest[0], len(everything)) == (100, "Message 30", 130)


def test_replies_stand_in_the_thread_and_are_counted_below_its_first_message(looking: Looking) -> None:
    first = looking.person.say("Who comes?", "general")
    _other(looking).say("I do", "general", first)
    _other(looking, "carmen").say("Me too", "general", first)

    (link,) = looking.find(".thread-link", "timeline", GENERAL)

    assert said(looking, GENERAL) == ["Who comes?"]
    assert " ".join(link.get_text(" ").split()).startswith("BK CR 2 replies Last reply today at")
    assert link["href"] == f"/as/U0ASTRID/c/C0GENERAL?thread={first.ts}"
    thread = looking.read("replies", f"{GENERAL}?thread={first.ts}")
    assert thread.index("Who comes?") < thread.index("2 replies") < thread.index("Me too")


def test_what_only_somebody_else_sees_stays_unseen(looking: Looking) -> None:
    with looking.workspace.changing():
        for person in ("U0ASTRID", "U0BRUNO"):
            draft = posting.Draft("C0GENERAL", "U0PLUMBLINE", f"For {person}", ephemeral_to=person)
            posting.post(looking.workspace, draft)

    assert said(looking, GENERAL) == ["For U0ASTRID"]
    assert "Only visible to you" in looking.read("timeline", GENERAL)


def test_one_may_edit_and_delete_what_one_wrote_and_nothing_else(looking: Looking) -> None:
    looking.person.say("Mine, for @bruno", "general")
    _other(looking).say("His", "general")

    own = [article.get("data-own") for article in looking.find("article", "timeline", GENERAL)]

    assert own == ["Mine, for @bruno", None]


def test_what_is_new_since_the_last_visit_is_marked(looking: Looking) -> None:
    _other(looking).say("Known", "general")
    reading.read_all(looking.workspace, "U0ASTRID", looking.workspace.channels.find("general"))
    _other(looking).say("New", "general")

    keys = [fragment.key.split("-")[0] for fragment in looking.at(GENERAL)["timeline"]]

    assert keys == ["beginning", "day", "m", "fresh", "m"]


def test_what_comes_while_one_looks_is_not_marked_as_new(looking: Looking) -> None:
    looking.fresh = ""
    _other(looking).say("Just now", "general")

    assert [fragment.key for fragment in looking.at(GENERAL)["timeline"]][-2].startswith("day")


def test_one_s_own_words_are_never_new(looking: Looking) -> None:
    looking.person.say("Mine", "general")

    assert "fresh" not in [fragment.key for fragment in looking.at(GENERAL)["timeline"]]


def test_times_are_those_of_the_person_who_looks() -> None:
    workspace = Workspace()
    message = Looking(workspace).person.say("Now", "general")
    there = replace(message, ts="1790000000.000100")
    workspace.messages.remove(message)
    workspace.messages.put(there)

    seen = [
        Looking(workspace, name).find(".author time", "timeline", GENERAL)[0]["title"]
        for name in ("astrid", "jun", "ivo")
    ]

    assert seen == [
        "Monday, 21 September 2026 at 16:13",
        "Monday, 21 September 2026 at 23:13",
        "Monday, 21 September 2026 at 10:13",
    ]


def test_a_streaming_message_says_that_it_is_not_complete(looking: Looking) -> None:
    question = looking.person.say("Why?")
    _app_says(looking, "**Because**", thread_ts=question.ts, markdown=True, streaming=True)

    (article,) = looking.find("article[data-app]", "replies", f"?thread={question.ts}")

    assert (article["aria-busy"], article.strong.get_text()) == ("true", "Plumbline")
    assert [strong.get_text() for strong in article.select(".body strong")] == ["Because"]


def test_a_deleted_beginning_of_a_thread_leaves_a_tombstone_without_actions(looking: Looking) -> None:
    first = looking.person.say("Forget this", "general")
    _other(looking).say("Never", "general", first)
    looking.person.delete(first)

    (article,) = looking.find("article", "timeline", GENERAL)

    assert said(looking, GENERAL) == ["This message was deleted."]
    assert article.select(".tools") == []
