"""Asking, as a manager does it on the page."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.fakes.composers import ScriptedWriter
from tests.slack.conftest import QUESTION, running
from tests.slack.test_streams import FIRST, SECOND

if TYPE_CHECKING:
    from bot.playground.playground import Playground
    from tests.e2e.browsing import Windows

pytestmark = pytest.mark.slow


def test_an_answer_names_its_sources_which_open_and_takes_a_thumb(
    stage: Playground, windows: Windows
) -> None:
    emil = windows.open(stage, "emil")

    emil.say("What is SAMM?")
    answer = emil.messages("Plumbline", emil.thread)
    expect(answer).to_contain_text("ladder of five levels")
    answer.get_by_role("button", name="Open source 1").click()
    expect(emil.modal).to_contain_text("Strategic Alignment Maturity Model")
    emil.modal.get_by_role("button", name="Close").first.click()
    expect(emil.modal).to_have_count(0)
    answer.get_by_role("button", name="This answer was useful", exact=True).click()

    expect(emil.thread.get_by_text("Only visible to you")).to_be_visible()


def test_the_company_is_answered_from_its_own_documents(stage: Playground, windows: Windows) -> None:
    farah = windows.open(stage, "farah")

    farah.say("When does the pilot in Aarhus start?")

    answer = farah.messages("Plumbline", farah.thread)
    expect(answer).to_contain_text("September")
    expect(answer).to_contain_text("Minutes of the leadership meeting")


def test_what_cannot_be_answered_offers_topics_that_can_be_asked(stage: Playground, windows: Windows) -> None:
    jun = windows.open(stage, "jun")

    jun.say("Who won the world cup in 2022?")
    refusal = jun.messages("Plumbline", jun.thread)
    expect(refusal).to_contain_text("I can't answer that")
    refusal.get_by_role("button").filter(visible=True).first.click()

    expect(jun.messages("Plumbline", jun.thread).last).to_contain_text("Sources")


def test_a_mention_is_answered_in_its_thread_which_goes_on_without_one(
    stage: Playground, windows: Windows
) -> None:
    dorte = windows.open(stage, "dorte", "/c/C0GENERAL")

    dorte.say("@plumbline What is strategic fit?")
    mine = dorte.messages("Dorte Lund").last
    mine.get_by_role("link", name="1 reply").click()
    expect(dorte.messages("Plumbline", dorte.thread)).to_contain_text("match of IT strategy")
    dorte.say("and functional integration?", dorte.thread)

    expect(dorte.messages("Plumbline", dorte.thread).nth(1)).to_contain_text("unctional integration")


def test_a_slash_command_is_answered_to_one_person_alone(stage: Playground, windows: Windows) -> None:
    ivo = windows.open(stage, "ivo", "/c/C0ITALIGNMENT")
    kirsten = windows.open(stage, "kirsten", "/c/C0ITALIGNMENT")

    ivo.say("/align What is ITIL for?")
    expect(ivo.main.get_by_text("Only visible to you")).to_be_visible()
    expect(ivo.main.get_by_text("Information Technology Infrastructure Library").first).to_be_visible()

    expect(kirsten.main.get_by_text("Information Technology Infrastructure Library")).to_have_count(0)


def test_two_managers_see_each_other_write(stage: Playground, windows: Windows) -> None:
    bruno = windows.open(stage, "bruno", "/c/C0LEADERSHIP")
    carmen = windows.open(stage, "carmen", "/c/C0STRATEGY")

    bruno.say("Shall we meet before the workshop, @carmen?")
    unread = carmen.sidebar.get_by_role("link", name="leadership")
    expect(unread).to_contain_text("1")
    unread.click()
    expect(carmen.main.get_by_role("heading", name="leadership", level=1)).to_be_visible()
    carmen.say("Tomorrow at nine.")

    expect(bruno.messages("Carmen Ruiz").last).to_contain_text("Tomorrow at nine.")


def test_an_answer_can_be_read_while_a_model_writes_it(windows: Windows) -> None:
    go_on = threading.Event()
    with running(ScriptedWriter(FIRST, SECOND, go_on.wait, "Last.")) as bot:
        bruno = windows.open(bot.playground, "bruno")

        bruno.say(QUESTION)
        answer = bruno.messages("Plumbline", bruno.thread)
        expect(answer).to_contain_text(FIRST)
        expect(answer).to_have_attribute("aria-busy", "true")
        go_on.set()

        expect(answer).to_contain_text("Last.")
        expect(answer.get_by_role("heading", name="Sources")).to_be_visible()
        expect(answer).not_to_have_attribute("aria-busy", "true")
        windows.close()
