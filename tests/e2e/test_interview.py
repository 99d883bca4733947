"""Being interviewed, as a manager is on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.e2e.interviewing import KNOWN, answer, begin, press_through
from tests.e2e.staging import CONNECT_SECONDS
from tests.e2e.test_accessibility import violations

if TYPE_CHECKING:
    from bot.playground.playground import Playground
    from tests.e2e.browsing import Windows

LEVELS = (3, 4, 2, 3, 4, 2, 1, 4, 3, 3, 2, 3)

pytestmark = pytest.mark.slow


def test_an_interview_goes_on_where_it_was_though_the_bot_died(stage: Playground, windows: Windows) -> None:
    farah = windows.open(stage, "farah")

    thread = begin(farah)
    answer(farah, KNOWN)
    expect(thread.get_by_text("In your words: “The heads of IT know our goals").last).to_be_visible()
    faults = violations(farah.page)
    thread.get_by_role("button", name="Choose level 2").click()
    expect(thread.get_by_text("Question 2 of 12").last).to_be_visible()
    stage.backstage.restart()
    stage.wait_until_connected(CONNECT_SECONDS)
    thread.get_by_role("button", name="Skip for now").last.click()

    expect(thread.get_by_text("Question 3 of 12").last).to_be_visible()
    assert faults == []


def test_an_interview_is_gone_through_by_buttons_alone(stage: Playground, windows: Windows) -> None:
    hana = windows.open(stage, "hana")

    thread = begin(hana)
    press_through(hana, LEVELS)

    expect(thread.get_by_text("Governance: 3.0, and every practice reaches level 2").last).to_be_visible()
    expect(thread.get_by_role("link", name="Business–IT alignment, pulse: your scores").last).to_be_visible()
