"""The app's own tabs: Messages, where a conversation begins, and Home."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.slack.blocks.home import home_view
from bot.slack.blocks.prompts import PROMPTS
from bot.slack.listeners.requests import Opened, read
from bot.slack.lossy import attempt, hasty

if TYPE_CHECKING:
    from slack_bolt import App
    from slack_sdk import WebClient


def register(app: App) -> None:
    """Listen to people who open a tab."""

    def listen(event: dict[str, Any], client: WebClient) -> None:
        opened = read(Opened, event)
        match opened.tab if opened else None:
            case "messages":
                attempt("assistant.threads.setSuggestedPrompts", lambda: _suggest(client, opened))
            case "home":
                attempt("views.publish", lambda: _publish(client, opened))
            case _:
                pass

    app.event("app_home_opened")(listen)


def _suggest(client: WebClient, opened: Opened | None) -> None:
    if opened is not None:
        prompts = [{"title": title, "message": question} for title, question in PROMPTS]
        hasty(client).assistant_threads_setSuggestedPrompts(
            channel_id=opened.channel, title="What would you like to know?", prompts=prompts
        )


def _publish(client: WebClient, opened: Opened | None) -> None:
    if opened is not None:
        known = opened.view.hash if opened.view else None
        hasty(client).views_publish(user_id=opened.user, view=home_view(), hash=known or None)
