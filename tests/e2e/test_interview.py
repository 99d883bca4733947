"""Being interviewed, as a manager is on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.e2e.interviewing import MEETING, answer, begin
from tests.e2e.staging import CONNECT_SECONDS
from tests.e2e.test_accessibility import violations

if TYPE_CHECKING:
    from bot.playground.playground import Playground
    from tests.e2e.browsing import Windows

pytestmark = pytest.mark.slow


def test_an_interview_goes_on_where_it_was_though_the_bot_died(stage: Playground, windows: Windows) -> None:
    farah = windows.open(stage, "farah")

    thread = begin(farah)
    answer(farah, MEETING)
    faults = violations(farah.page)
    thread.get_by_role("button", name="Choose level 2").click()
    expect(thread.get_by_text("Question 2 of 12").last).to_be_visible()
    stage.backstage.restart()
    stage.wait_until_connected(CONNECT_SECONDS)
    thread.get_by_role("button", name="Skip for now").last.click()

    expect(thread.get_by_text("Question 3 of 12").last).to_be_visible()
    assert faults == []
