"""The app as it is installed in the workspace: its identity, tokens, scopes, and what it subscribed to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.playground.json_values import JsonObject

DEFAULT_SCOPES = frozenset({
    "assistant:write", "chat:write", "commands", "app_mentions:read", "im:history", "im:read", "im:write",
    "channels:history", "groups:history", "users:read", "files:read", "files:write", "reactions:write",
})  # fmt: skip
DEFAULT_EVENTS = frozenset({
    "app_home_opened", "app_mention", "message.im", "message.channels", "message.groups",
    "agent_session_stopped", "app_uninstalled", "tokens_revoked",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Offered:
    """What people find of the app in menus: a command by its name, a shortcut by its callback id."""

    kind: Literal["command", "global", "message"]
    id: str
    title: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class InstalledApp:
    """One app, installed in one workspace."""

    id: str = "A0PLUMBLINE"
    name: str = "Plumbline"
    handle: str = "plumbline"
    user: str = "U0PLUMBLINE"
    bot_id: str = "B0PLUMBLINE"
    bot_token: str = "xoxb-local-plumbline"  # noqa: S105 - opens nothing but this stand-in
    app_token: str = "xapp-local-plumbline"  # noqa: S105 - opens nothing but this stand-in
    signing_secret: str = "local-signing-secret"  # noqa: S105 - signs nothing but this stand-in's requests
    verification_token: str = "local-verification"  # noqa: S105 - as above
    scopes: frozenset[str] = DEFAULT_SCOPES
    events: frozenset[str] = DEFAULT_EVENTS
    commands: frozenset[str] = frozenset({"/align"})
    # Commands whose text arrives with people and channels marked up (`should_escape`).
    escaped_commands: frozenset[str] = frozenset()
    # None: any callback id is accepted; a set, as a manifest gives it: those only.
    shortcuts: frozenset[str] | None = None
    prompts: tuple[tuple[str, str], ...] = field(default=())
    offered: tuple[Offered, ...] = ()


def from_manifest(manifest: JsonObject) -> InstalledApp:
    """Return the app as Slack would install it from an app manifest."""
    features = manifest.get("features", {})
    settings = manifest.get("settings", {})
    agent = features.get("agent_view") or features.get("assistant_view") or {}
    commands = features.get("slash_commands", ())
    display = manifest.get("display_information", {}).get("name", "Plumbline")
    return InstalledApp(
        name=features.get("bot_user", {}).get("display_name", display),
        scopes=frozenset(manifest.get("oauth_config", {}).get("scopes", {}).get("bot", ())),
        events=frozenset(settings.get("event_subscriptions", {}).get("bot_events", ())),
        commands=frozenset(command["command"] for command in commands),
        escaped_commands=frozenset(
            command["command"] for command in commands if command.get("should_escape")
        ),
        shortcuts=frozenset(shortcut["callback_id"] for shortcut in features.get("shortcuts", ())),
        prompts=tuple((prompt["title"], prompt["message"]) for prompt in agent.get("suggested_prompts", ())),
        offered=tuple(_offered(features)),
    )


def _offered(features: JsonObject) -> Iterator[Offered]:
    for command in features.get("slash_commands", ()):
        usage = f"{command['command']} {command.get('usage_hint', '')}".strip()
        yield Offered("command", command["command"], usage, command.get("description", ""))
    for shortcut in features.get("shortcuts", ()):
        yield Offered(
            shortcut["type"], shortcut["callback_id"], shortcut["name"], shortcut.get("description", "")
        )
