"""Pictures arrive in their thread once, with their words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.domain.pictures import Picture
from bot.playground.faults import Fault
from bot.services.steps import Later, Refused, Sent
from bot.slack.pictures import picture_post
from tests.slack.posting import later, sender_to, sending

if TYPE_CHECKING:
    from bot.playground.colleague import Colleague
    from bot.playground.playground import Playground
    from bot.services.delivery import Post
    from bot.slack.sending import Sender

pytestmark = pytest.mark.enable_socket

PNG = b"\x89PNG\r\n\x1a\n and more"
RADAR = Picture("samm-scores.png", "Your scores", "Trust 3.4; Skills 2.0, said <@U1>.", PNG)


@pytest.fixture
def sender(slack: Playground) -> Sender:
    return sender_to(slack.base_url, slack)


@pytest.fixture
def thread(emil: Colleague) -> str:
    return emil.say("Show me").ts


def post(emil: Colleague, thread: str, effect: str = "picture:i1") -> Post:
    return picture_post(effect, emil.channel().id, thread, RADAR)


def shared(emil: Colleague, thread: str) -> list[dict[str, object]]:
    """Return the files in a thread."""
    return [file for message in emil.answers(thread=thread) for file in message.files]


def test_a_picture_is_shared_in_its_thread_and_says_in_words_what_it_shows(
    slack: Playground, emil: Colleague, sender: Sender, thread: str
) -> None:
    outcome = sender.send(sending(post(emil, thread)))

    (message,) = [one for one in emil.answers(thread=thread) if one.files]
    stored = slack.workspace.files.find(str(message.files[0]["id"]))
    assert outcome == Sent(message.ts)
    assert (stored.content, stored.title) == (PNG, "Your scores")
    assert stored.alt_text == "Trust 3.4; Skills 2.0, said ."
    assert stored.name.startswith("samm-scores-")


def test_a_picture_that_may_have_arrived_is_not_shared_twice(
    emil: Colleague, sender: Sender, thread: str
) -> None:
    sender.send(sending(post(emil, thread)))

    again = sender.send(sending(post(emil, thread), uncertain=True, attempt=2))

    assert isinstance(again, Sent)
    assert len(shared(emil, thread)) == 1


def test_another_picture_of_the_same_name_is_not_taken_for_it(
    emil: Colleague, sender: Sender, thread: str
) -> None:
    sender.send(sending(post(emil, thread)))

    sender.send(sending(post(emil, thread, "picture:i2"), uncertain=True))

    assert len(shared(emil, thread)) == 2


def test_slack_failing_halfway_is_tried_again(
    slack: Playground, emil: Colleague, sender: Sender, thread: str
) -> None:
    slack.faults.add(Fault("server_error", "files.completeUploadExternal", count=1))

    first = later(sender.send(sending(post(emil, thread))))
    second = sender.send(sending(post(emil, thread), uncertain=first.uncertain, attempt=2))

    assert isinstance(second, Sent)
    assert len(shared(emil, thread)) == 1


def test_a_picture_is_worth_three_attempts_because_others_wait_for_it(
    slack: Playground, emil: Colleague, sender: Sender, thread: str
) -> None:
    slack.faults.add(Fault("server_error", "files.getUploadURLExternal", count=3))

    ends = [sender.send(sending(post(emil, thread), attempt=attempt)) for attempt in (1, 2, 3)]

    assert [type(one) for one in ends] == [Later, Later, Refused]


def test_a_picture_that_may_not_be_shared_is_given_up(emil: Colleague, sender: Sender, thread: str) -> None:
    nowhere = replace(post(emil, thread), channel="C404")

    assert isinstance(sender.send(sending(nowhere)), Refused)
