"""The company's strategy on the page: sent by the facilitator, walked through as a plant director."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bot.playground.company import SAMPLE
from tests.e2e.staging import CONNECT_SECONDS
from tests.e2e.test_accessibility import violations
from tests.packing import packed_folder

if TYPE_CHECKING:
    from bot.playground.playground import Playground
    from tests.e2e.browsing import Windows

pytestmark = pytest.mark.slow


def test_a_plant_director_is_walked_through_a_decision_though_the_bot_dies(
    stage: Playground, windows: Windows
) -> None:
    emil = windows.open(stage, "emil")
    emil.say("Why did we choose one ERP for all plants?")
    emil.thread.get_by_role("button", name="Walk me through this decision, step by step").click()
    emil.main.get_by_role("button", name="Begin").click()
    card = emil.main.get_by_role("article").filter(has_text="Under way")
    card.get_by_role("link", name="1 reply").click()

    emil.thread.get_by_role("button", name="I would take: Keep the local systems and connect them").click()
    expect(emil.thread).to_contain_text("What it would have meant")
    expect(emil.thread).to_contain_text("For your own area")
    emil.thread.get_by_role("button", name="Next").click()
    expect(emil.thread.get_by_role("table")).to_contain_text("Weighted score")
    faults = violations(emil.page)
    stage.backstage.restart()
    stage.wait_until_connected(CONNECT_SECONDS)
    for seen in ("The executive committee decided on 22 January 2026", "What would reopen this decision"):
        emil.thread.get_by_role("button", name="Next").last.click()
        expect(emil.thread).to_contain_text(seen)
    emil.thread.get_by_role("button", name="Next").last.click()
    expect(emil.thread).to_contain_text("In your own words: what does this decision mean for Aarhus plant?")
    emil.say("We lend eight people and keep our planning.", emil.thread)

    expect(emil.thread).to_contain_text("in your words: “We lend eight people and keep our planning.”")
    assert faults == []


def test_the_facilitator_brings_in_a_strategy(stage: Playground, windows: Windows) -> None:
    astrid = windows.open(stage, "astrid")
    stage.person("astrid").upload("halden.zip", packed_folder(SAMPLE))  # the one in use: others need it
    astrid.main.get_by_role("link", name="1 reply").last.click()

    astrid.thread.get_by_role("button", name="Use the strategy in halden").click()

    expect(astrid.thread).to_contain_text("is in use already: edition 1")
