from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.services.delivery import Incoming, Json
from bot.slack import incoming

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)
# Bodies that have the right names in the right places, with anything in them.
NAMES = st.sampled_from([
    "event", "event_id", "type", "subtype", "channel", "channel_type", "id", "ts", "thread_ts", "event_ts",
    "message", "previous_message", "user", "bot_id", "item", "container", "message_ts", "view", "actions",
    "action_id", "action_ts", "trigger_id", "channel_id", "user_id", "text", "deleted_ts",
])  # fmt: skip
BODIES = st.recursive(
    st.text(max_size=6) | JSON,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(NAMES, inner, max_size=6),
    max_leaves=25,
).filter(lambda body: isinstance(body, dict))


def event(**fields: object) -> Json:
    return {"type": "event_callback", "team_id": "T1", "event_id": "Ev1", "event": fields}


def message(**fields: object) -> Json:
    return event(**{"type": "message", "channel": "C1", "user": "U1", "ts": "1700000000.000100", **fields})


def click(**fields: object) -> Json:
    action = {"action_id": "useful", "action_ts": "1700000005.000100", "value": "t1"}
    body = {"type": "block_actions", "user": {"id": "U1"}, "channel": {"id": "C1"}, "actions": [action]}
    container = {"type": "message", "message_ts": "1700000003.000100", "thread_ts": "1700000000.000100"}
    return {**body, "trigger_id": "13.37", "container": {**container, "channel_id": "C1"}, **fields}


COMMAND = {"command": "/align", "user_id": "U1", "channel_id": "C1", "team_id": "T1", "trigger_id": "4.2"}


def read(body: Json) -> Incoming:
    return incoming.read(body, "T1", NOW)


def test_a_message_is_read() -> None:
    body = message()

    assert read(body) == Incoming(
        "T1", "C1:1700000000.000100", "event:Ev1", "001700000000.000100", body, "C1:1700000000.000100"
    )


def test_a_mention_and_its_message_are_twins() -> None:
    mention = {**message(type="app_mention"), "event_id": "Ev2"}

    assert read(mention).twin == read(message()).twin
    assert read(mention).key != read(message()).key


@pytest.mark.parametrize("subtype", ["message_changed", "message_deleted", "channel_join"])
def test_what_is_about_a_message_is_no_twin_of_it(subtype: str) -> None:
    assert read(message(subtype=subtype)).twin is None


@pytest.mark.parametrize(
    ("body", "conversation"),
    [
        (message(channel="D1"), "D1"),
        (message(channel="D1", thread_ts="1699999999.000100"), "D1"),
        (message(), "C1:1700000000.000100"),
        (message(thread_ts="1699999999.000100"), "C1:1699999999.000100"),
        (
            message(subtype="message_changed", ts="1700000009.000100", message={"ts": "1700000000.000100"}),
            "C1:1700000000.000100",
        ),
        (
            message(subtype="message_deleted", ts="1700000009.000100", deleted_ts="1700000000.000100"),
            "C1:1700000000.000100",
        ),
        (
            message(
                subtype="message_changed",
                ts="1700000009.000100",
                message={"ts": "1700000003.000100", "thread_ts": "1700000000.000100"},
            ),
            "C1:1700000000.000100",
        ),
        (click(), "C1:1700000000.000100"),
        (COMMAND, "person:U1"),
        (event(type="app_home_opened", channel="D1", user="U1", event_ts="1700000000.000100"), "D1"),
        (event(type="tokens_revoked"), "workspace"),
    ],
)
def test_a_request_belongs_to_its_thread_its_direct_messages_or_its_person(
    body: Json, conversation: str
) -> None:
    assert read(body).conversation == conversation


def test_a_wish_to_stop_does_not_wait_for_what_it_wants_to_stop() -> None:
    stop = event(type="agent_session_stopped", channel="D1", thread_ts="1700000000.000100")

    assert read(stop).conversation == "D1:stop"


@pytest.mark.parametrize(
    ("body", "key"),
    [
        (message(), "event:Ev1"),
        (click(), "action:C1:1700000003.000100:U1:useful:1700000005.000100"),
        (COMMAND, "trigger:4.2"),
        ({"type": "shortcut", "trigger_id": "4.3", "user": {"id": "U1"}}, "trigger:4.3"),
    ],
)
def test_a_delivery_is_named_by_what_slack_repeats(body: Json, key: str) -> None:
    assert read(body).key == key


def test_two_clicks_are_two_deliveries() -> None:
    action = {"action_id": "useful", "action_ts": "1700000006.000100"}

    assert read(click(actions=[action])).key != read(click()).key


def test_a_request_without_a_time_counts_as_of_now() -> None:
    assert read(COMMAND).at == "001772452800.000000"
    assert read(message(ts="yesterday")).at == read(COMMAND).at


def test_clicks_and_messages_are_ordered_on_one_scale() -> None:
    assert read(message()).at < read(click()).at < read(COMMAND).at


@pytest.mark.parametrize("kind", ["view_submission", "block_suggestion"])
def test_what_slack_waits_for_is_answered_inline(kind: str) -> None:
    assert incoming.inline({"type": kind})
    assert not incoming.inline(click())


@pytest.mark.parametrize(
    "body",
    [
        message(subtype="message_changed", message={"user": "UBOT", "ts": "1"}),
        message(subtype="message_changed", message={"bot_id": "BBOT", "ts": "1"}),
        message(subtype="message_deleted", previous_message={"user": "UBOT", "ts": "1"}),
        message(channel_type="channel", text="lunch?"),
        message(channel_type="group", text="lunch, <@UOTHER>?"),
    ],
)
def test_echoes_and_talk_among_others_are_not_kept(body: Json) -> None:
    assert incoming.unwanted(body, "UBOT", "BBOT")


@pytest.mark.parametrize(
    "body",
    [
        message(channel_type="im", channel="D1", text="hi"),
        message(channel_type="channel", text="<@UBOT> why?"),
        message(channel_type="channel", text="and then?", thread_ts="1699999999.000100"),
        message(channel_type="channel", subtype="message_changed", message={"user": "U1", "ts": "1"}),
        message(type="app_mention", text="<@UBOT> why?"),
        click(),
        COMMAND,
    ],
)
def test_what_may_be_meant_for_us_is_kept(body: Json) -> None:
    assert not incoming.unwanted(body, "UBOT", "BBOT")


@given(body=BODIES)
def test_whatever_comes_in_can_be_read(body: Json) -> None:
    request = read(body)

    assert request.key
    assert request.conversation
    assert len(request.at) == 19
    assert incoming.unwanted(body, "UBOT", "BBOT") in {True, False}
