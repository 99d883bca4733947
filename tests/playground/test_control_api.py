from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.playground.calling import asking, button, modal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slack_bolt import App
    from slack_sdk import WebClient

    from bot.playground.playground import Playground


@pytest.fixture
def page(playground: Playground) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=f"{playground.workspace.address}/playground") as client:
        yield client


def test_the_company_is_described(page: httpx.Client) -> None:
    company = page.get("/company").json()

    assert (company["name"], len(company["people"]), company["sides"]["U0GORAN"]) == (
        "Halden Group",
        12,
        "it",
    )
    assert company["app"]["commands"] == ["/align"]


def test_a_person_writes_edits_and_sees(page: httpx.Client) -> None:
    posted = page.post("/people/astrid/say", json={"text": "Hi <all>", "channel": "general"}).json()
    page.post("/people/astrid/edit", json={"channel": "general", "ts": posted["ts"], "text": "Hello"})

    (seen,) = page.get("/people/bruno", params={"channel": "general"}).json()["messages"]

    assert (seen["ts"], seen["text"], seen["user"]) == (posted["ts"], "Hello", "U0ASTRID")


def test_a_change_ends_the_waiting(page: httpx.Client, playground: Playground) -> None:
    before = page.get("/company").json()["version"]
    page.post("/people/astrid/say", json={"text": "Hi"})

    after = page.get("/changes", params={"after": before}).json()["version"]

    assert after > before


def test_a_press_and_a_form_go_through(page: httpx.Client, client: WebClient, connected: App) -> None:
    @connected.action("more")
    def show(ack: Any, body: dict[str, Any], client: WebClient) -> None:
        ack()
        view = modal("Reason", asking("Why?", "why"), callback_id="reason")
        client.views_open(trigger_id=body["trigger_id"], view=view)

    connected.view("reason")(lambda ack: ack(response_action="errors", errors={"why-block": "Say more"}))
    row = {"type": "actions", "elements": [button("More", action_id="more")]}
    ts = client.chat_postMessage(channel="C0GENERAL", text="x", blocks=[row])["ts"]

    pressed = page.post(
        "/people/astrid/press", json={"channel": "general", "ts": ts, "control": "More"}
    ).json()
    version = page.get("/company").json()["version"]
    while page.get("/people/astrid").json()["modal"] is None:
        version = page.get("/changes", params={"after": version}).json()["version"]
    submitted = page.post("/people/astrid/submit", json={"entries": {"Why?": "x"}}).json()

    assert pressed == {"ok": True, "acknowledged": True}
    assert submitted["errors"] == {"why-block": "Say more"}
    assert page.get("/people/astrid").json()["modal"]["errors"] == {"why-block": "Say more"}


def test_files_time_and_faults_can_be_handled(page: httpx.Client, client: WebClient) -> None:
    content = base64.b64encode(b"# Plan").decode()

    assert page.post("/people/astrid/upload", json={"name": "plan.md", "content": content}).json()["ok"]
    assert page.post("/time", json={"seconds": 60}).json()["ok"]
    assert page.post("/faults", json={"kind": "server_error", "count": 1}).json()["ok"]
    assert page.delete("/faults").json()["ok"]
    assert client.auth_test()["ok"]
    assert page.get("/calls").json()[-1]["method"] == "auth.test"


@pytest.mark.parametrize(
    ("address", "body"),
    [
        ("/people/nobody/say", {"text": "x"}),
        ("/people/astrid/dance", {}),
        ("/people/astrid/say", {}),
        ("/people/astrid/press", {"ts": "1.0", "control": "x"}),
        ("/time", {"seconds": -1}),
        ("/faults", {"sort": "x"}),
    ],
)
def test_what_cannot_be_done_is_a_bad_request(page: httpx.Client, address: str, body: dict[str, Any]) -> None:
    assert page.post(address, json=body).status_code == 400


def test_only_this_machine_may_drive(page: httpx.Client) -> None:
    assert page.get("/company", headers={"Host": "evil.example"}).status_code == 403
    assert page.post("/people/astrid/say", content='{"text": "x"}').status_code == 403
