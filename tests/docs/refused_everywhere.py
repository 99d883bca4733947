"""Calls that every method or every message refuses, by error."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.playground import limits
from tests.docs.world import Arguments, World
from tests.playground.calling import section

if TYPE_CHECKING:
    from collections.abc import Mapping

Arrange = Callable[[World], None]


def _as_it_is(_world: World) -> None:
    """Change nothing."""


def _uninstall(world: World) -> None:
    world.workspace.installed = False


def _take_scopes(world: World) -> None:
    world.workspace.app = replace(world.workspace.app, scopes=frozenset())


def _archive(world: World) -> None:
    world.workspace.channels.find("general").archived = True


_TO_GENERAL: Final = {"channel": "C0GENERAL", "text": "x"}
_LISTED_OFTEN: Final = {"before": [("users.list", {})] * 20}

COMMON: Final[Mapping[str, tuple[str, Arguments, Arrange]]] = {
    "not_authed": ("auth.test", {"token": None}, _as_it_is),
    "invalid_auth": ("auth.test", {"token": "xoxb-of-somebody-else"}, _as_it_is),
    "not_allowed_token_type": ("auth.test", {"token": "xapp-local-plumbline"}, _as_it_is),
    "account_inactive": ("auth.test", {}, _uninstall),
    "missing_scope": ("users.info", {"user": "U0BRUNO"}, _take_scopes),
    "ratelimited": ("users.list", _LISTED_OFTEN, _as_it_is),
    "invalid_arguments": ("users.info", {}, _as_it_is),
    "channel_not_found": ("chat.postMessage", {**_TO_GENERAL, "channel": "C1"}, _as_it_is),
    "not_in_channel": ("chat.postMessage", {**_TO_GENERAL, "channel": "$foreign"}, _as_it_is),
    "is_archived": ("chat.postMessage", _TO_GENERAL, _archive),
    "unknown_method": ("chat.sing", {}, _as_it_is),
}
WRITES: Final[Mapping[str, Arguments]] = {
    "chat.postMessage": {"channel": "$dm"},
    "chat.postEphemeral": {"channel": "$dm", "user": "U0BRUNO"},
    "chat.scheduleMessage": {"channel": "$dm", "post_at": "$soon"},
    "chat.update": {"channel": "$dm", "ts": "$own"},
}
OF_MESSAGES: Final[Mapping[str, Arguments]] = {
    "no_text": {},
    "msg_too_long": {"text": "x" * (limits.MESSAGE_TEXT + 1)},
    "markdown_text_conflict": {"text": "x", "markdown_text": "x"},
    "invalid_blocks_format": {"blocks": {"type": "divider"}},
    "invalid_blocks": {"blocks": [{"type": "hologram"}]},
    "msg_blocks_too_long": {"blocks": [section("x" * 3_000)] * 5},
    "invalid_attachments": {"attachments": {"text": "x"}},
    "too_many_attachments": {"attachments": [{"text": "x"}] * (limits.ATTACHMENTS + 1)},
    "invalid_metadata_format": {"text": "x", "metadata": {"event_type": "x"}},
    "metadata_too_large": {
        "text": "x",
        "metadata": {"event_type": "x", "event_payload": {"x": "x" * limits.METADATA_BYTES}},
    },
}
