"""The app's own tabs: Messages, where a conversation begins, and Home."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.slack.blocks.home import Asked, home_view
from bot.slack.blocks.interview.home import Listed, interviews
from bot.slack.blocks.prompts import SUGGESTED
from bot.slack.blocks.walk.cards import at_home
from bot.slack.listeners.demands import starting as demands
from bot.slack.listeners.editing import starting as editing
from bot.slack.listeners.interview.starting import link
from bot.slack.listeners.requests import Opened, read
from bot.slack.listeners.services import Occasion, Services, occasion
from bot.slack.listeners.understanding import sharing
from bot.slack.listeners.walk.starting import belongs
from bot.slack.lossy import FAILURES, attempt, hasty

if TYPE_CHECKING:
    from slack_bolt import App, BoltContext

    from bot.services.changes import Change
    from bot.services.ports import Turn
    from bot.slack.blocks.kit import Block

LATEST: Final = 5


def register(app: App, services: Services) -> None:
    """Listen to people who open a tab."""

    def listen(event: dict[str, Any], context: BoltContext) -> None:
        opened = read(Opened, event)
        if opened is None:
            return
        here = occasion(context)
        if opened.tab == "messages":
            attempt("assistant.threads.setSuggestedPrompts", lambda: _suggest(here, opened))
        elif opened.tab == "home":
            _publish(services, here, opened)

    app.event("app_home_opened")(listen)


def _suggest(here: Occasion, opened: Opened) -> None:
    prompts = [{"title": title, "message": question} for title, question in SUGGESTED]
    hasty(here.client).assistant_threads_setSuggestedPrompts(
        channel_id=opened.channel, title="What would you like to know?", prompts=prompts
    )


def home(
    services: Services,
    here: Occasion,
    person: str,
    changed: Change | None = None,
    *,
    erased: str | None = None,
) -> Block:
    """Return somebody's Home tab, with an interview as this request changes it, or without one."""
    found = services.interviewing.of_person(here.workspace, person)
    now = [
        changed if changed and changed.after.id == each.after.id else each
        for each in found
        if each.after.id != erased
    ]
    latest = services.turns.latest(here.workspace, person, LATEST)
    return home_view(
        [Asked(turn.asked, _link(here, turn)) for turn in latest],
        interviews(
            [Listed(each, link(services, here, each)) for each in now],
            services.interviewing.offered(here.workspace),
        ),
        [
            *sharing.at_home(services, now),
            *_walks(services, here, person),
            *demands.at_home(services, here, person),
            *editing.at_home(services, here, person),
        ],
    )


def _walks(services: Services, here: Occasion, person: str) -> list[Block]:
    topics = services.walking.topics(here.workspace)
    if not topics or not belongs(services, here, person):
        return []
    return at_home(topics, services.walking.of_person(here.workspace, person))


def _publish(services: Services, here: Occasion, opened: Opened) -> None:
    view = home(services, here, opened.user)
    known = opened.view.hash if opened.view else None

    def publish() -> object:
        return hasty(here.client).views_publish(user_id=opened.user, view=view, hash=known or None)

    # An empty tab stays empty until it is opened again, so a busy moment is worth a second try.
    if not attempt("views.publish", publish):
        attempt("views.publish", publish)


def _link(here: Occasion, turn: Turn) -> str | None:
    """Return where the question stands; a private one stands nowhere."""
    if ":" in turn.thread:
        return None
    try:
        found = hasty(here.client).chat_getPermalink(channel=turn.channel, message_ts=turn.message)
    except FAILURES:
        return None
    address = found.get("permalink")
    return address if isinstance(address, str) else None
