from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.playground.workspace import Workspace
from tests.playground.calling import call, error

if TYPE_CHECKING:
    from slack_sdk import WebClient

    from bot.playground.playground import Playground


def test_auth_test_says_who_the_app_is(workspace: Workspace) -> None:
    answer = call(workspace, "auth.test")

    assert (answer["team_id"], answer["user_id"], answer["bot_id"]) == (
        "TLOCAL",
        "U0PLUMBLINE",
        "B0PLUMBLINE",
    )


def test_the_scopes_come_as_a_header(playground: Playground, client: WebClient) -> None:
    answer = client.auth_test()

    assert set(answer.headers["x-oauth-scopes"].split(",")) == playground.workspace.app.scopes


@pytest.mark.parametrize(
    ("token", "method", "code"),
    [
        (None, "auth.test", "not_authed"),
        ("xoxb-somebody-else", "auth.test", "invalid_auth"),
        ("xapp-local-plumbline", "auth.test", "not_allowed_token_type"),
        ("xoxb-local-plumbline", "apps.connections.open", "not_allowed_token_type"),
        ("xoxb-local-plumbline", "chat.sing", "unknown_method"),
    ],
)
def test_a_wrong_token_or_method_is_refused(
    workspace: Workspace, token: str | None, method: str, code: str
) -> None:
    assert call(workspace, method, token=token)["error"] == code


def test_a_missing_scope_is_named(workspace: Workspace) -> None:
    reduced = Workspace(replace(workspace.app, scopes=frozenset({"chat:write"})))

    answer = call(reduced, "users.info", user="U0ASTRID")

    assert (answer["error"], answer["needed"], answer["provided"]) == (
        "missing_scope",
        "users:read",
        "chat:write",
    )


def test_a_person_has_a_name_a_title_and_a_time_zone(workspace: Workspace) -> None:
    user = call(workspace, "users.info", user="U0JUN")["user"]

    assert (user["real_name"], user["profile"]["title"]) == ("Jun Tanaka", "Head of data and analytics")
    assert (user["tz"], user["tz_offset"], user["profile"]["email"]) == (
        "Asia/Tokyo",
        32400,
        "jun@halden.example",
    )
    assert error(workspace, "users.info", user="U0NOBODY") == "user_not_found"


def test_the_company_has_a_facilitator_and_ten_leaders_of_both_sides(workspace: Workspace) -> None:
    users = call(workspace, "users.list")["members"]

    sides = [person.side for person in workspace.people.values() if person.bot_id is None]
    assert (len(users), sides.count("business"), sides.count("it")) == (12, 6, 5)


def test_conversations_are_listed_by_kind(workspace: Workspace) -> None:
    call(workspace, "conversations.open", users="U0ASTRID")

    def names(**arguments: str) -> set[str]:
        channels = call(workspace, "conversations.list", **arguments)["channels"]
        return {channel.get("name", channel["id"]) for channel in channels}

    assert names() == {"general", "strategy", "it-alignment"}
    assert names(types="private_channel,im") == {"leadership", "D0ASTRIDPLUMBLINE"}
    assert error(workspace, "conversations.list", types="secret") == "invalid_types"


def test_a_conversation_tells_its_members_and_kind(workspace: Workspace) -> None:
    direct = call(workspace, "conversations.open", users="U0ASTRID", return_im="true")["channel"]

    info = call(workspace, "conversations.info", channel=direct["id"])["channel"]
    members = call(workspace, "conversations.members", channel=direct["id"])["members"]

    assert (info["is_im"], info["user"]) == (True, "U0ASTRID")
    assert members == ["U0ASTRID", "U0PLUMBLINE"]
    assert error(workspace, "conversations.open", users="U0NOBODY") == "user_not_found"


def test_a_persons_channels_are_listed(workspace: Workspace) -> None:
    workspace.channels.find("strategy").members.discard("U0IVO")

    channels = call(workspace, "users.conversations", user="U0IVO")["channels"]

    assert {channel["name"] for channel in channels} == {"general", "it-alignment"}


def test_team_and_bot_are_described(workspace: Workspace) -> None:
    assert call(workspace, "team.info")["team"]["name"] == "Halden Group"
    assert call(workspace, "bots.info", bot="B0PLUMBLINE")["bot"]["app_id"] == "A0PLUMBLINE"
    assert call(workspace, "api.test", foo="bar")["args"] == {"foo": "bar"}
    assert error(workspace, "api.test", error="my_error") == "my_error"


def test_after_uninstalling_no_token_works(playground: Playground) -> None:
    playground.uninstall()

    told = [delivery.event_type for delivery in playground.workspace.deliveries]
    assert told == ["tokens_revoked", "app_uninstalled"]
    assert error(playground.workspace, "auth.test") == "account_inactive"
