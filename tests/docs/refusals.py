"""Calls that single methods refuse, by method and error: with these the stand-in's page is tried."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.playground import limits
from tests.playground.calling import home, modal, section

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.docs.world import Arguments

_DM: Final = {"channel": "$dm"}
_THREAD: Final = {"channel_id": "$dm", "thread_ts": "1.000001"}
_NOWHERE: Final = {**_DM, "ts": "1.000001"}
_THEIRS: Final = {**_DM, "ts": "$theirs"}
_OWN: Final = {**_DM, "ts": "$own"}
_WRONG: Final = [{"type": "hologram"}]
_NAMED: Final = modal("x", external_id="same")
_NAMED_HOME: Final = ("views.publish", {"user_id": "U0BRUNO", "view": home(external_id="same")})
_OPENED: Final = ("views.open", {"trigger_id": "$trigger", "view": _NAMED})
_LARGE: Final = modal("x", *[section("x" * 2_900) for _ in range(90)])
_SMALL: Final = {"trigger_id": "$trigger", "view": modal()}
_PAGES: Final = {"invalid_limit": {"limit": "-1"}, "invalid_cursor": {"cursor": "%"}}
_TYPES: Final = {**_PAGES, "invalid_types": {"types": "secret"}}
_LATER: Final = {**_DM, "text": "x"}


def _stream(**more: Any) -> dict[str, Arguments]:
    stream = {**_DM, "ts": "$stream"}
    return {
        "message_not_found": {**_NOWHERE, "markdown_text": "x"},
        "message_not_owned_by_app": {**_THEIRS, "markdown_text": "x"},
        "message_not_in_streaming_state": {**_OWN, "markdown_text": "x"},
        "stopped_by_user": {**_DM, "ts": "$stopped", "markdown_text": "x"},
        **_chunks(stream),
        **more,
    }


def _chunks(stream: Arguments) -> dict[str, Arguments]:
    return {
        "msg_too_long": {**stream, "markdown_text": "x" * (limits.MARKDOWN_TEXT + 1)},
        "invalid_chunks": {**stream, "chunks": [{"type": "song"}]},
        "invalid_blocks": {**stream, "chunks": [{"type": "blocks", "blocks": _WRONG}]},
    }


def _triggered(method: str) -> dict[str, Arguments]:
    return {
        "invalid_trigger_id": {"trigger_id": "1.2.3", "view": modal()},
        "expired_trigger_id": {**_SMALL, "wait": limits.TRIGGER_SECONDS + 1},
        "exchanged_trigger_id": {**_SMALL, "before": [(method, _SMALL)]},
        "view_too_large": {"trigger_id": "$trigger", "view": _LARGE},
    }


REFUSALS: Final[Mapping[str, Mapping[str, Arguments]]] = {
    "agents.sessions.rename": {
        "thread_not_found": {**_THREAD, "title": "x"},
        "session_not_found": {**_THREAD, "thread_ts": "$theirs", "title": "x"},
    },
    "agents.sessions.setStatus": {"thread_not_found": {**_THREAD, "status": "active"}},
    "assistant.threads.setStatus": {"thread_not_found": {**_THREAD, "status": "thinks"}},
    "assistant.threads.setSuggestedPrompts": {
        "thread_not_found": {**_THREAD, "prompts": [{"title": "a", "message": "b"}]}
    },
    "assistant.threads.setTitle": {"thread_not_found": {**_THREAD, "title": "x"}},
    "bots.info": {"bot_not_found": {"bot": "B1"}},
    "chat.appendStream": _stream(no_text={**_DM, "ts": "$stream"}),
    "chat.delete": {"message_not_found": _NOWHERE, "cant_delete_message": _THEIRS},
    "chat.deleteScheduledMessage": {"invalid_scheduled_message_id": {**_DM, "scheduled_message_id": "Q1"}},
    "chat.getPermalink": {"message_not_found": {**_DM, "message_ts": "1.000001"}},
    "chat.postEphemeral": {
        "user_not_found": {**_DM, "user": "U1", "text": "x"},
        "user_not_in_channel": {**_DM, "user": "U0JUN", "text": "x"},
    },
    "chat.scheduleMessage": {
        "invalid_time": {**_LATER, "post_at": "soon"},
        "time_in_past": {**_LATER, "post_at": "1"},
        "time_too_far": {**_LATER, "post_at": "9999999999"},
        "restricted_too_many": {
            **_LATER,
            "post_at": "$soon",
            "before": [("chat.scheduleMessage", {**_LATER, "post_at": "$soon"})] * limits.SCHEDULE_PER_WINDOW,
        },
    },
    "chat.startStream": {
        "thread_not_found": {**_DM, "thread_ts": "1.000001"},
        "missing_recipient_user_id": {"channel": "C0GENERAL", "thread_ts": "$general"},
        "missing_recipient_team_id": {
            "channel": "C0GENERAL",
            "thread_ts": "$general",
            "recipient_user_id": "U0BRUNO",
        },
        **_chunks({**_DM, "thread_ts": "$theirs"}),
    },
    "chat.stopStream": _stream(),
    "chat.update": {
        "message_not_found": {**_NOWHERE, "text": "x"},
        "cant_update_message": {**_THEIRS, "text": "x"},
        "streaming_state_conflict": {**_DM, "ts": "$stream", "text": "x"},
    },
    "conversations.history": {
        **{code: {**_DM, **wrong} for code, wrong in _PAGES.items()},
        "not_in_channel": {"channel": "$foreign"},
    },
    "conversations.list": _TYPES,
    "conversations.members": {code: {**_DM, **wrong} for code, wrong in _PAGES.items()},
    "conversations.open": {
        "users_list_not_supplied": {},
        "user_not_found": {"users": "U1"},
        "method_not_supported_for_channel_type": {"users": "U0BRUNO,U0JUN"},
    },
    "conversations.replies": {
        **{code: {**_THEIRS, **wrong} for code, wrong in _PAGES.items()},
        "thread_not_found": _NOWHERE,
        "not_in_channel": {"channel": "$foreign", "ts": "1.000001"},
    },
    "files.completeUploadExternal": {
        "thread_not_found": {
            "files": [{"id": "$file"}],
            "channel_id": "$dm",
            "thread_ts": "1.000001",
        },
        "file_not_found": {"files": [{"id": "F1"}]},
    },
    "files.info": {"file_not_found": {"file": "F1"}},
    "reactions.add": {
        "message_not_found": {**_DM, "timestamp": "1.000001", "name": "eyes"},
        "already_reacted": {
            **_DM,
            "timestamp": "$theirs",
            "name": "eyes",
            "before": [("reactions.add", {**_DM, "timestamp": "$theirs", "name": "eyes"})],
        },
        "invalid_name": {**_DM, "timestamp": "$theirs", "name": "two eyes"},
    },
    "reactions.get": {"message_not_found": {**_DM, "timestamp": "1.000001"}},
    "reactions.remove": {
        "message_not_found": {**_DM, "timestamp": "1.000001", "name": "eyes"},
        "no_reaction": {**_DM, "timestamp": "$theirs", "name": "eyes"},
        "invalid_name": {**_DM, "timestamp": "$theirs", "name": "two eyes"},
    },
    "users.conversations": {**_TYPES, "user_not_found": {"user": "U1"}},
    "users.info": {"user_not_found": {"user": "U1"}},
    "users.list": _PAGES,
    "views.open": {
        **_triggered("views.open"),
        "duplicate_external_id": {"trigger_id": "$other", "view": _NAMED, "before": [_NAMED_HOME]},
    },
    "views.publish": {
        "user_not_found": {"user_id": "U1", "view": home()},
        "hash_conflict": {
            "user_id": "U0BRUNO",
            "view": home(),
            "hash": "old",
            "before": [("views.publish", {"user_id": "U0BRUNO", "view": home()})],
        },
        "view_too_large": {"user_id": "U0BRUNO", "view": {**_LARGE, "type": "home"}},
        "duplicate_external_id": {
            "user_id": "U0BRUNO",
            "view": home(external_id="same"),
            "before": [_OPENED],
        },
    },
    "views.push": {
        **_triggered("views.push"),
        "push_limit_reached": {
            **_SMALL,
            "before": [
                ("views.open", {**_SMALL, "trigger_id": "$other"}),
                ("views.push", {**_SMALL, "trigger_id": "$third"}),
                ("views.push", {**_SMALL, "trigger_id": "$fourth"}),
            ],
        },
        "duplicate_external_id": {"trigger_id": "$other", "view": _NAMED, "before": [_OPENED]},
    },
    "views.update": {
        "not_found": {"view_id": "V1", "view": modal()},
        "hash_conflict": {"external_id": "same", "view": _NAMED, "hash": "old", "before": [_OPENED]},
        "view_too_large": {"external_id": "same", "view": _LARGE, "before": [_OPENED]},
        "duplicate_external_id": {
            "external_id": "same",
            "view": modal(external_id="home"),
            "before": [_OPENED, ("views.publish", {"user_id": "U0BRUNO", "view": home(external_id="home")})],
        },
    },
}
