"""Posts that Slack shall make later, and that are taken back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.playground.faults import Fault
from bot.services.delivery import Post
from bot.services.steps import Sent
from tests.slack.posting import later, sender_to, sending

if TYPE_CHECKING:
    from bot.playground.colleague import Colleague
    from bot.playground.playground import Playground
    from bot.slack.sending import Sender

pytestmark = pytest.mark.enable_socket


@pytest.fixture
def sender(slack: Playground) -> Sender:
    return sender_to(slack.base_url, slack)


def reminder(emil: Colleague) -> Post:
    at = int((datetime.now(UTC) + timedelta(days=2)).timestamp())
    arguments = {"text": "Still open", "post_at": at}
    return Post("reminder:i1:0:0", emil.channel().id, "chat.scheduleMessage", arguments)


def test_it_is_known_by_slacks_name_and_taken_back_by_it(
    slack: Playground, emil: Colleague, sender: Sender
) -> None:
    made = sender.send(sending(reminder(emil)))
    assert isinstance(made, Sent)
    (waiting,) = slack.workspace.scheduled.waiting()
    assert made.ts == waiting.id

    gone = Post("gone", emil.channel().id, "chat.deleteScheduledMessage", {}, amends="reminder:i1:0:0")
    first = sender.send(sending(gone, ts=made.ts))
    again = sender.send(sending(gone, ts=made.ts))

    assert slack.workspace.scheduled.waiting() == []
    assert first == again == Sent(None)


@pytest.mark.parametrize("fault", ["lost_answer", "server_error", "lost_request"])
def test_whatever_goes_wrong_on_the_way_it_is_scheduled_once(
    slack: Playground, emil: Colleague, sender: Sender, fault: str
) -> None:
    slack.faults.add(Fault(fault, "chat.scheduleMessage", count=1))  # type: ignore[arg-type]
    post = reminder(emil)

    first = later(sender.send(sending(post)))
    second = sender.send(sending(post, uncertain=first.uncertain, attempt=2))

    (waiting,) = slack.workspace.scheduled.waiting()
    assert second == Sent(waiting.id)
