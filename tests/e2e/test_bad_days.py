"""What a facilitator does behind the scenes, and what a manager notices of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bot.playground.faults import Fault

if TYPE_CHECKING:
    from bot.playground.playground import Playground
    from tests.e2e.browsing import Windows

pytestmark = pytest.mark.slow


def test_an_answer_arrives_once_though_the_bot_is_killed_in_the_middle(
    stage: Playground, windows: Windows
) -> None:
    hana = windows.open(stage, "hana")
    hana.page.get_by_role("button", name="Behind the scenes", exact=True).click()
    # The answer is being posted while the bot dies: nobody but Slack knows whether it arrived.
    stage.faults.add(Fault("slow", about="chat.postMessage", seconds=1.0, count=1))

    hana.say("What is a balanced scorecard?")
    stage.wait_for(
        lambda: stage.backstage.depth() and stage.backstage.depth().posts, what="an answer to post"
    )
    hana.drawer.get_by_role("button", name="Kill", exact=True).click()
    expect(hana.drawer).to_contain_text("stopped")
    hana.drawer.get_by_role("button", name="Start", exact=True).click()
    expect(hana.drawer.get_by_text("connected", exact=True)).to_be_visible(timeout=20_000)

    answer = hana.messages("Plumbline", hana.thread)
    expect(answer).to_contain_text("scorecard")
    expect(hana.drawer).to_contain_text("Inbox: 0 waiting · Outbox: 0 waiting")
    expect(answer).to_have_count(1)


def test_a_switch_makes_a_bad_day_and_the_journal_tells_of_it(stage: Playground, windows: Windows) -> None:
    astrid = windows.open(stage, "astrid")
    astrid.page.get_by_role("button", name="Behind the scenes", exact=True).click()
    duplicate = astrid.drawer.get_by_role("switch", name="Duplicate")

    duplicate.click()
    expect(duplicate).to_be_checked()
    astrid.say("What is COBIT?")
    answer = astrid.messages("Plumbline", astrid.thread)
    expect(answer).to_contain_text("COBIT")
    duplicate.click()
    expect(duplicate).not_to_be_checked()

    journal = astrid.drawer.get_by_role("region", name="As it happens")
    expect(journal).to_contain_text("chat.postMessage Astrid Holm")
    expect(journal.get_by_text("acknowledged").first).to_be_visible()
    expect(answer).to_have_count(1)


def test_a_reset_puts_everything_back_and_the_bot_starts_over(stage: Playground, windows: Windows) -> None:
    bruno = windows.open(stage, "bruno")
    bruno.say("This will be forgotten")
    bruno.page.get_by_role("button", name="Behind the scenes", exact=True).click()
    starts = stage.backstage.bot().starts

    bruno.drawer.get_by_role("button", name="Reset the workspace").click()
    bruno.page.get_by_role("button", name="Reset", exact=False).last.click()

    answered = bruno.main.get_by_role("link", name="1 reply")
    expect(answered).to_have_count(1, timeout=30_000)
    expect(bruno.main).not_to_contain_text("This will be forgotten")
    assert stage.backstage.bot().starts == starts + 1
