"""Who may read what: members everything, guests and strangers the framework alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from slack_sdk.errors import SlackApiError

from bot.domain.question import ALL_SHELVES
from bot.playground.faults import Fault
from bot.slack.installation import web_client
from bot.slack.listeners.services import Occasion
from bot.slack.people import GUEST_SHELVES, KEPT, People, foreign
from tests.fakes.work import FakeWork


def client_of(slack):
    return web_client(slack.base_url, slack.workspace.app.bot_token)


def test_a_member_may_read_everything(slack):
    assert People().member(client_of(slack), "TLOCAL", "U0BRUNO").shelves == ALL_SHELVES


def test_a_member_is_known_by_the_role_in_the_profile(slack):
    assert People().member(client_of(slack), "TLOCAL", "U0BRUNO").role == "Director of operations"


def test_whom_slack_does_not_know_is_a_guest(slack):
    assert People().member(client_of(slack), "TLOCAL", "U0NOBODY").shelves == GUEST_SHELVES


def test_what_slack_said_is_remembered_for_a_while(slack):
    now = [0.0]
    people = People(lambda: now[0])
    client = client_of(slack)

    for now[0] in (0.0, KEPT - 1, KEPT + 1):
        people.member(client, "TLOCAL", "U0BRUNO")

    assert len(slack.calls.of("users.info")) == 2


def test_a_member_stays_one_while_slack_is_out_of_reach(slack):
    now = [0.0]
    people = People(lambda: now[0])
    client = client_of(slack)
    people.member(client, "TLOCAL", "U0BRUNO")
    slack.faults.add(Fault("server_error", "users.info"))

    now[0] = KEPT + 1

    assert people.member(client, "TLOCAL", "U0BRUNO").shelves == ALL_SHELVES


def test_a_token_that_may_not_ask_about_people_opens_nothing(slack):
    slack.workspace.installed = False

    with pytest.raises(SlackApiError):
        client_of(slack).users_info(user="U0BRUNO")
    assert People().member(client_of(slack), "TLOCAL", "U0BRUNO").shelves == GUEST_SHELVES


def test_who_holds_a_role_is_found_by_the_title_in_the_profile(slack):
    people = People()

    found = [
        people.holding(client_of(slack), "TLOCAL", role)
        for role in ("head of  Infrastructure", "Head of nothing", "")
    ]

    assert found == [["U0IVO"], [], []]
    assert len(slack.calls.of("users.list")) == 1


def test_who_holds_a_role_is_asked_page_by_page_and_anew_after_a_while(slack):
    now = [0.0]
    people = People(lambda: now[0], page=4)

    found = [people.holding(client_of(slack), "TLOCAL", "Head of infrastructure") for now[0] in (0.0, KEPT)]

    assert found == [["U0IVO"], ["U0IVO"]]
    assert len(slack.calls.of("users.list")) == 6


def test_guests_hold_no_role_and_a_silent_slack_knows_nobody(slack):
    workspace = slack.workspace
    with workspace.changing():
        workspace.people["U0IVO"] = replace(workspace.people["U0IVO"], guest=True)
    people = People()
    guest = people.holding(client_of(slack), "TLOCAL", "Head of infrastructure")
    slack.faults.add(Fault("server_error", "users.list"))

    unknown = People().holding(client_of(slack), "TLOCAL", "Director of sales")

    assert (guest, unknown) == ([], [])


def test_a_large_company_has_several_workspaces():
    colleague = {"team_id": "TOTHER", "enterprise_user": {"teams": ["TOTHER", "TLOCAL"]}}

    assert not foreign(colleague, "TLOCAL")
    assert foreign({"team_id": "TOTHER"}, "TLOCAL")
    assert not foreign({}, "TLOCAL")


def test_strangers_are_told_from_colleagues_of_another_workspace():
    here = Occasion(FakeWork("TLOCAL"), web_client("http://127.0.0.1:9/"), "U0BOT")
    large = Occasion(FakeWork("TLOCAL"), web_client("http://127.0.0.1:9/"), "U0BOT", enterprise=True)

    assert [here.stranger(team) for team in (None, "TLOCAL", "TOTHER")] == [False, False, True]
    assert not large.stranger("TOTHER")
