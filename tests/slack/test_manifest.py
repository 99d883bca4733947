"""The manifest, in the shape that Slack's published schema describes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

import bot.slack
from bot.slack.blocks import action_ids
from bot.slack.blocks.commands import read
from bot.slack.blocks.prompts import PROMPTS, SUGGESTED

MANIFEST = json.loads((Path(bot.slack.__file__).parent / "manifest.json").read_text(encoding="utf-8"))


def _text(longest: int, shortest: int = 1) -> object:
    return Annotated[str, StringConstraints(min_length=shortest, max_length=longest)]


class Closed(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Metadata(Closed):
    major_version: Literal[1, 2]
    minor_version: int


class DisplayInformation(Closed):
    name: _text(35)
    description: _text(140)
    long_description: _text(4000, 175)
    background_color: Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]


class AppHome(Closed):
    home_tab_enabled: bool
    messages_tab_enabled: bool
    messages_tab_read_only_enabled: bool


class Prompt(Closed):
    title: str
    message: str


class AgentView(Closed):
    agent_description: _text(300)
    suggested_prompts: Annotated[list[Prompt], Field(max_length=4)]


class BotUser(Closed):
    display_name: _text(80)
    always_online: bool


class Shortcut(Closed):
    name: _text(24)
    type: Literal["global", "message"]
    callback_id: _text(255)
    description: _text(150)


class SlashCommand(Closed):
    command: Annotated[str, StringConstraints(pattern=r"^/[a-z_-]{1,31}$")]
    description: _text(2000)
    usage_hint: _text(1000)
    should_escape: bool


class Features(Closed):
    app_home: AppHome
    agent_view: AgentView
    bot_user: BotUser
    shortcuts: Annotated[list[Shortcut], Field(max_length=10)]
    slash_commands: Annotated[list[SlashCommand], Field(max_length=50)]


class Scopes(Closed):
    bot: list[Annotated[str, StringConstraints(pattern=r"^[a-z_.]+(:[a-z_.]+)*$")]]


class OAuth(Closed):
    scopes: Scopes


class Events(Closed):
    bot_events: Annotated[list[str], Field(max_length=100)]


class Interactivity(Closed):
    is_enabled: bool


class Settings(Closed):
    event_subscriptions: Events
    interactivity: Interactivity
    org_deploy_enabled: bool
    socket_mode_enabled: bool
    token_rotation_enabled: bool


class Manifest(Closed):
    metadata: Annotated[Metadata, Field(alias="_metadata")]
    display_information: DisplayInformation
    features: Features
    oauth_config: OAuth
    settings: Settings


def test_the_manifest_has_the_shape_that_slack_publishes():
    manifest = Manifest.model_validate(MANIFEST)

    assert manifest.settings.socket_mode_enabled
    assert manifest.settings.interactivity.is_enabled


def test_the_manifest_asks_for_no_more_than_is_used():
    assert set(MANIFEST["oauth_config"]["scopes"]["bot"]) == {
        "assistant:write", "chat:write", "commands", "app_mentions:read", "im:history", "im:read", "im:write",
        "channels:history", "groups:history", "users:read", "files:read", "files:write", "reactions:write",
    }  # fmt: skip
    assert set(MANIFEST["settings"]["event_subscriptions"]["bot_events"]) == {
        "app_home_opened", "app_mention", "message.im", "message.channels", "message.groups",
        "agent_session_stopped", "app_uninstalled", "tokens_revoked",
    }  # fmt: skip


def test_the_manifest_names_the_shortcuts_that_listeners_wait_for():
    shortcuts = [
        (shortcut["type"], shortcut["callback_id"]) for shortcut in MANIFEST["features"]["shortcuts"]
    ]

    assert shortcuts == [
        ("global", action_ids.INTERVIEW),
        ("message", action_ids.ASK_WHY),
        ("message", action_ids.MAKE_DEMAND),
    ]


def test_the_prompts_of_the_manifest_are_those_that_are_shown_later():
    found = MANIFEST["features"]["agent_view"]["suggested_prompts"]

    assert [(prompt["title"], prompt["message"]) for prompt in found] == list(SUGGESTED)


def test_every_suggested_prompt_is_a_question_that_is_offered_or_a_wish_that_is_granted():
    offered = {question for _, question in PROMPTS}

    assert [message for _, message in SUGGESTED if message not in offered and read(message) is None] == []
