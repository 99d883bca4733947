from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.playground.colleague import Colleague
from bot.playground.sessions import Prompts
from bot.playground.workspace import Workspace
from tests.playground.calling import call, error

if TYPE_CHECKING:
    from bot.playground.json_values import JsonObject


def asked(workspace: Workspace) -> tuple[Colleague, JsonObject]:
    astrid = Colleague(workspace, workspace.person("U0ASTRID"))
    message = astrid.say("Why?")
    return astrid, {"channel_id": message.channel, "thread_ts": message.ts}


def test_a_status_is_shown_until_the_app_answers_in_the_thread(workspace: Workspace) -> None:
    astrid, where = asked(workspace)

    call(workspace, "assistant.threads.setStatus", status="is thinking…", **where)
    thinking = astrid.status()
    call(workspace, "chat.postMessage", channel=where["channel_id"], thread_ts=where["thread_ts"], text="So.")

    assert (thinking, astrid.status()) == ("is thinking…", "")


def test_an_empty_status_takes_it_away(workspace: Workspace) -> None:
    astrid, where = asked(workspace)
    call(workspace, "assistant.threads.setStatus", status="is thinking…", **where)

    call(workspace, "assistant.threads.setStatus", status="", **where)

    assert astrid.status() == ""


def test_suggested_prompts_are_set_for_a_conversation(workspace: Workspace) -> None:
    astrid, where = asked(workspace)
    prompts = [{"title": "Why?", "message": "Why this strategy?"}]

    call(workspace, "assistant.threads.setSuggestedPrompts", channel_id=where["channel_id"], prompts=prompts)

    assert astrid.prompts() == Prompts("", (("Why?", "Why this strategy?"),))
    assert astrid.use_prompt(1).text == "Why this strategy?"


def test_four_suggested_prompts_are_the_most(workspace: Workspace) -> None:
    _, where = asked(workspace)
    prompt = {"title": "a", "message": "b"}

    def answer(*prompts: object) -> str | None:
        return error(
            workspace,
            "assistant.threads.setSuggestedPrompts",
            channel_id=where["channel_id"],
            prompts=list(prompts),
        )

    assert answer(*[prompt] * 4) is None
    assert answer(*[prompt] * 5) == "invalid_arguments"
    assert answer() == "invalid_arguments"
    assert answer({"title": "a"}) == "invalid_arguments"


def test_a_session_is_created_with_a_title_and_renamed(workspace: Workspace) -> None:
    _, where = asked(workspace)
    set_status = "agents.sessions.setStatus"

    call(workspace, set_status, status="processing", title="Fit", **where)
    ignored = call(workspace, set_status, status="active", title="Other", **where)
    renamed = call(workspace, "agents.sessions.rename", title="New", **where)

    assert (ignored["title"], ignored["status"], renamed["title"]) == ("Fit", "active", "New")


def test_what_is_no_session_is_refused(workspace: Workspace) -> None:
    _, where = asked(workspace)
    set_status = "agents.sessions.setStatus"

    assert error(workspace, set_status, status="busy", **where) == "invalid_arguments"
    assert error(workspace, set_status, status="active", title="x" * 201, **where) == "invalid_arguments"
    assert (
        error(workspace, set_status, status="active", channel_id=where["channel_id"]) == "invalid_arguments"
    )
    assert error(workspace, "agents.sessions.rename", title="x", **where) == "session_not_found"


def test_a_missing_subscription_is_warned_of() -> None:
    installed = Workspace().app
    workspace = Workspace(replace(installed, events=installed.events - {"agent_session_stopped"}))
    _, where = asked(workspace)

    answer = call(workspace, "agents.sessions.setStatus", status="processing", **where)

    assert answer["warning"] == "missing_agent_session_stopped_event_subscription"


def test_a_title_is_set_for_a_thread(workspace: Workspace) -> None:
    _, where = asked(workspace)

    call(workspace, "assistant.threads.setTitle", title="Strategic fit", **where)

    assert workspace.sessions.titles[where["channel_id"], where["thread_ts"]] == "Strategic fit"
