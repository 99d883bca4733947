"""What is stored, what is handled, and what happens when handling fails."""

from __future__ import annotations

import pytest

from bot.services.delivery import Incoming, Json
from bot.slack.delivery import ATTEMPTS
from bot.slack.failures import reference
from tests.slack.echoing import (
    Bot,
    MoodyDeliveries,
    message,
    submission,
)


@pytest.fixture
def deliveries() -> MoodyDeliveries:
    return MoodyDeliveries()


@pytest.fixture
def bot(deliveries: MoodyDeliveries) -> Bot:
    return Bot(deliveries)


def test_a_message_is_acknowledged_before_anybody_handles_it(bot: Bot) -> None:
    response = bot.receive(message("hi"))

    assert (response.status, response.body) == (200, "")
    assert bot.heard == []


def test_a_stored_message_is_handled_and_answered_once(bot: Bot) -> None:
    for _ in range(3):
        bot.receive(message("hi"))

    bot.delivery.work_off()

    assert bot.heard == ["hi"]
    assert bot.sender.texts() == ["You said hi"]


def test_a_message_that_could_not_be_stored_is_not_acknowledged(bot: Bot) -> None:
    bot.deliveries.broken = True
    refused = bot.receive(message("hi"))
    bot.deliveries.broken = False
    repeated = bot.receive(message("hi"))

    assert (refused.status, repeated.status) == (503, 200)


def test_talk_that_is_not_meant_for_us_is_acknowledged_and_forgotten(bot: Bot) -> None:
    response = bot.receive(message("lunch?", channel="C1", channel_type="channel"))

    assert response.status == 200
    assert bot.deliveries.requests == {}


@pytest.mark.parametrize(
    "body", [{}, {"type": "event_callback", "event": "x", "team_id": "T1"}, {"type": "block_actions"}]
)
def test_a_malformed_request_is_refused(bot: Bot, body: Json) -> None:
    assert bot.receive(body).status == 400


def test_a_request_that_no_listener_wants_is_done(bot: Bot) -> None:
    bot.receive(message("hi", type="reaction_added"))

    bot.delivery.work_off()

    assert [request.state for request in bot.deliveries.requests.values()] == ["done"]


def test_a_failing_listener_is_apologised_for_and_holds_up_nobody(
    bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    bot.receive(message("explode", 1))
    bot.receive(message("hi", 2))

    bot.delivery.work_off()

    number = reference("event:Ev1")
    assert bot.sender.texts() == [f"Sorry ({number})", "You said hi"]
    assert number in {getattr(record, "reference", None) for record in caplog.records}
    assert "secret" not in caplog.text + repr([vars(record) for record in caplog.records])


def test_a_post_that_cannot_be_stored_is_a_failure_like_any_other(bot: Bot) -> None:
    bot.receive(message("unsayable", 1))
    bot.receive(message("hi", 2))

    bot.delivery.work_off()

    assert bot.sender.texts() == [f"Sorry ({reference('event:Ev1')})", "You said hi"]


def test_what_has_ended_the_process_time_and_again_is_given_up(bot: Bot) -> None:
    bot.receive(message("hi"))
    (request,) = bot.deliveries.requests.values()
    request.attempts = ATTEMPTS

    bot.delivery.work_off()

    assert bot.heard == []
    assert bot.sender.texts() == [f"Sorry ({reference('event:Ev1')})"]


def test_an_apology_that_fails_as_well_is_left_out(bot: Bot) -> None:
    bot.receive(message("explode", 1))
    bot.receive({**message("hi", 2), "event_id": "Ev2"})
    key = ("T1", "event:Ev1")
    request = bot.deliveries.requests[key]
    request.incoming = Incoming("T1", "D1", "event:Ev1", request.incoming.at, {"type": "event_callback"})
    request.attempts = ATTEMPTS

    bot.delivery.work_off()

    assert bot.sender.texts() == ["You said hi"]


def test_a_submission_is_committed_and_answered_while_slack_waits(bot: Bot) -> None:
    response = bot.receive(submission())

    bot.delivery.work_off()

    assert (response.status, response.body) == (200, '{"response_action": "clear"}')
    assert bot.sender.texts() == ["Thank you"]


def test_a_submission_that_fails_commits_nothing_and_says_so(bot: Bot) -> None:
    response = bot.receive(submission("explode"))

    bot.delivery.work_off()

    assert response.status == 500
    assert bot.sender.sent == []
