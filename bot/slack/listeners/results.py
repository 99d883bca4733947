"""Results: a person's own scorecard, at the end of an interview and on demand; nobody else gets to see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.services.changes import effects_of
from bot.services.delivery import Post
from bot.slack import incoming
from bot.slack.blocks import action_ids, results
from bot.slack.blocks.notes import SOURCE_GONE, STRANGER, note
from bot.slack.blocks.scorecard import (
    explanation_message,
    explanation_modal,
    reading_message,
    reading_modal,
    scorecard_message,
)
from bot.slack.listeners.requests import Pressed, read
from bot.slack.listeners.services import Occasion, Services, occasion
from bot.slack.listeners.understanding import sharing
from bot.slack.lossy import attempt, hasty
from bot.slack.pictures import picture_post

if TYPE_CHECKING:
    from collections.abc import Callable

    from slack_bolt import Ack, App, BoltContext

    from bot.services.changes import Change
    from bot.slack.blocks.kit import Block, Message

    Handle = Callable[["_Press"], None]


def share(services: Services, here: Occasion, change: Change, cause: str) -> None:
    """Put the scorecard of an interview into its thread, and the picture below it."""
    interview = change.after
    if services.streams:  # a model sums up, which takes a while
        services.presence.working(here.client, interview.channel, interview.thread)
    card = services.reporting.scorecard(change.instrument, interview)
    prefix, where = effects_of(interview.id), {"thread_ts": interview.thread}
    arguments = {**scorecard_message(card, interview.id).arguments(), **where}
    here.work.post(Post(f"{prefix}card:{cause}", interview.channel, "chat.postMessage", arguments))
    picture = services.reporting.picture(card.scores)
    if picture is not None:
        effect = f"{prefix}picture:{cause}"
        here.work.post(picture_post(effect, interview.channel, interview.thread, picture))
    sharing.share(services, here, change)


def show(services: Services, here: Occasion, person: str, cause: str) -> Message:
    """Share the scorecard of somebody's only interview, or let them choose one; return what to say."""
    begun = services.interviewing.of_person(here.workspace, person)
    found = [change for change in begun if change.after.entries]
    if not found:
        return note(results.NOTHING)
    if len(found) > 1:
        return results.choice(found)
    share(services, here, found[0], cause)
    return note(results.shown(found[0]))


def register(app: App, services: Services) -> None:
    """Listen to the buttons of scorecards."""

    def listener(handle: Handle) -> Callable[..., None]:
        def listen(body: dict[str, Any], context: BoltContext, ack: Ack) -> None:
            ack()
            pressed = read(Pressed, body)
            if pressed is not None:
                press = _Press(services, occasion(context), pressed, incoming.key(body))
                # What stood around the button tells answers, and those are kept with the interview alone.
                press.here.work.confide()
                handle(press)

        return listen

    app.action(action_ids.SHOW_RESULTS)(listener(_show))
    app.action(action_ids.EXPLAIN_SCORE)(listener(_explain))
    app.action(action_ids.OPEN_READING)(listener(_read))


class _Press:
    """One press on a scorecard: who pressed what."""

    def __init__(self, services: Services, here: Occasion, pressed: Pressed, cause: str) -> None:
        self.services = services
        self.here = here
        self.pressed = pressed
        self.cause = cause
        self.about, _, self.part = pressed.actions[0].value.partition(":")

    def found(self) -> Change | None:
        """Return the interview, None where it is not there or not theirs, which they are told."""
        change = self.services.interviewing.find(self.here.workspace, self.about)
        if self.here.stranger(self.pressed.user.team_id):
            self.tell(note(STRANGER))
        elif change is None:
            self.tell(note(results.GONE))
        elif change.after.person != self.pressed.user.id:
            self.tell(note(results.NOT_YOURS))
        else:
            return change
        return None

    def open(self, view: Block, otherwise: Message) -> None:
        """Open a modal, or say the same where Slack does not open it."""
        client, trigger = hasty(self.here.client), self.pressed.trigger_id or ""
        if not attempt("views.open", lambda: client.views_open(trigger_id=trigger, view=view)):
            self.tell(otherwise)

    def tell(self, message: Message) -> None:
        """Say something to the person who pressed, and to nobody else."""
        box, person = self.pressed.container, self.pressed.user.id
        effect = f"aside:{self.cause}"
        if box.channel_id is None:
            self.here.work.post(Post(effect, person, "chat.postMessage", message.arguments()))
            return
        thread = {"thread_ts": box.thread_ts} if box.thread_ts else {}
        arguments = {**message.arguments(), "user": person, **thread}
        self.here.work.post(Post(effect, box.channel_id, "chat.postEphemeral", arguments))


def _show(press: _Press) -> None:
    if (change := press.found()) is not None:
        share(press.services, press.here, change, press.cause)
        press.tell(note(results.shown(change)))


def _explain(press: _Press) -> None:
    change = press.found()
    if change is None:
        return
    card = press.services.reporting.reasons(change.instrument, change.after)
    view, words = explanation_modal(card, press.part), explanation_message(card, press.part)
    if view is not None and words is not None:
        press.open(view, words)


def _read(press: _Press) -> None:
    passage = press.services.reporting.passage(press.here.workspace, press.pressed.actions[0].value)
    if passage is None:
        press.tell(note(SOURCE_GONE))
    else:
        press.open(reading_modal(passage), reading_message(passage))
