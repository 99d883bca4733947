from __future__ import annotations

from typing import TYPE_CHECKING

from tests.playground.calling import call, error

if TYPE_CHECKING:
    from bot.playground.workspace import Workspace


def post(workspace: Workspace, channel: str = "C0GENERAL") -> str | None:
    return error(workspace, "chat.postMessage", channel=channel, text="x")


def test_a_channel_takes_a_small_burst_and_then_a_message_a_second(workspace: Workspace) -> None:
    burst = [post(workspace) for _ in range(6)]
    refused = call(workspace, "chat.postMessage", channel="C0GENERAL", text="x")

    workspace.clock.advance(1.1)

    assert burst == [None] * 5 + ["ratelimited"]
    assert refused["retry_after"] == 1
    assert post(workspace) is None
    assert post(workspace, "C0STRATEGY") is None


def test_a_method_is_limited_by_the_minute(workspace: Workspace) -> None:
    def ask() -> str | None:
        return error(workspace, "users.list")

    answers = [ask() for _ in range(21)]
    retry_after = call(workspace, "users.list")["retry_after"]
    workspace.clock.advance(61)

    assert answers == [None] * 20 + ["ratelimited"]
    assert 50 <= retry_after <= 60
    assert ask() is None


def test_limits_can_be_switched_off(workspace: Workspace) -> None:
    workspace.rate_limits.enforced = False

    assert {post(workspace) for _ in range(50)} == {None}
