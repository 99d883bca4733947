"""Submitting: forms are read and kept while Slack waits, so that nothing that was typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.domain.editing.applying import Gone
from bot.domain.editing.changes import Removed
from bot.domain.editing.removal import removal
from bot.domain.editing.subjects import changed_by_others
from bot.services.delivery import Post
from bot.services.desks import Hand
from bot.slack import incoming
from bot.slack.blocks import action_ids
from bot.slack.blocks.editing import forms, notes, pages
from bot.slack.blocks.editing.keys import STRATEGY, Key, read_key, where
from bot.slack.listeners.editing.filled import Filled
from bot.slack.listeners.editing.founding import read_strategy
from bot.slack.listeners.editing.reading import read_change
from bot.slack.listeners.requests import Submitted, read
from bot.slack.listeners.services import Occasion, Services, occasion

if TYPE_CHECKING:
    from slack_bolt import Ack, App, BoltContext

    from bot.domain.editing.changes import Change
    from bot.services.desks import Desk
    from bot.slack.blocks.kit import Block


class Sent:
    """A form that was sent: by whom, what it is about, and the ways to answer it."""

    def __init__(self, services: Services, here: Occasion, sent: Submitted, ack: Ack, cause: str) -> None:
        self.services = services
        self.here = here
        self.sent = sent
        self.key = read_key(sent.view.private_metadata) or Key()
        self.hand = Hand(sent.user.id, cause)
        self.filled = Filled(sent.view)
        self.ack = ack

    @property
    def allowed(self) -> bool:
        """Whether it is by a facilitator of this workspace."""
        known = self.sent.user.id in self.services.facilitators
        return known and not self.here.stranger(self.sent.user.team_id)

    def desk(self) -> Desk | None:
        """Return the strategy that it is about."""
        return self.services.editing.desk(self.here.workspace, self.key.dossier)

    def show(self, view: Block) -> None:
        """Put another view in the place of the form."""
        self.ack(response_action="update", view=view)

    def keep(self, desk: Desk, change: Change, leads: str) -> None:
        """Keep a change, close the form, and show a page of the strategy as it is now."""
        outcome = self.services.editing.change(desk, change, self.hand)
        if isinstance(outcome, Gone):
            self.show(pages.bare(notes.GONE))
            return
        if outcome.dossier != desk.dossier:
            self.here.work.keep_manuscript(outcome.manuscript, outcome.known)
        else:
            outcome = desk
        arguments = {"view_id": self.sent.view.root_view_id, "view": pages.page(outcome, leads)}
        self.here.work.post(Post(f"page:{self.hand.cause}", "", "views.update", arguments))
        self.ack()


def register(app: App, services: Services) -> None:
    """Listen to the forms."""

    def form(body: dict[str, Any], context: BoltContext, ack: Ack) -> None:
        sent = read(Submitted, body)
        if sent is not None:
            _form(Sent(services, occasion(context), sent, ack, incoming.key(body)))

    def removed(body: dict[str, Any], context: BoltContext, ack: Ack) -> None:
        sent = read(Submitted, body)
        if sent is not None:
            _remove(Sent(services, occasion(context), sent, ack, incoming.key(body)))

    app.view(action_ids.EDITING_FORM)(form)
    app.view(action_ids.EDITING_REMOVAL)(removed)


def _form(sent: Sent) -> None:
    if not sent.allowed:
        sent.show(pages.bare(notes.GUIDE))
    elif sent.key.kind == "founding":
        _found(sent)
    elif (desk := sent.desk()) is None:
        sent.show(pages.bare(notes.GONE_STRATEGY))
    else:
        _change(sent, desk)


def _found(sent: Sent) -> None:
    """Begin a strategy, and show it in the place of the form."""
    strategy = read_strategy(sent.filled, sent.services.clock().date())
    if strategy is None:
        sent.ack(response_action="errors", errors=sent.filled.errors)
        return
    desk = sent.services.editing.found(sent.here.workspace, strategy, sent.hand)
    if desk is None:
        sent.ack(response_action="errors", errors={"id": notes.TAKEN})
        return
    sent.here.work.keep_manuscript(desk.manuscript, desk.known)
    sent.show(pages.page(desk, STRATEGY))


def _change(sent: Sent, desk: Desk) -> None:
    now = forms.form(desk, sent.key)
    if now is None:
        sent.show(pages.bare(notes.GONE))
        return
    if _meanwhile(sent, desk):
        again = Key(sent.key.dossier, desk.moment, sent.key.where, sent.key.back)
        sent.show(forms.form(desk, again, notes.MEANWHILE) or now)
        return
    change = read_change(desk, sent.key, sent.filled)
    if change is None:
        sent.ack(response_action="errors", errors=sent.filled.errors)
    else:
        sent.keep(desk, change, _leads(sent.key, change))


def _meanwhile(sent: Sent, desk: Desk) -> bool:
    """Say whether somebody else changed the same thing after the form was opened.

    What was published or discarded since counts as changed, for it is no longer told what was.
    """
    then, about = sent.key.moment, (sent.key.kind, *sent.key.path)
    if then.manuscript != desk.moment.manuscript:
        return True
    return changed_by_others(desk.manuscript, then.revision, about, sent.hand.person)


def _leads(key: Key, change: Change) -> str:
    """Return the page that comes next: a new decision or option is gone on with at once."""
    decision, option = getattr(change, "decision", ""), getattr(change, "option", "")
    if key.kind == "decision":
        return where("decision", decision)
    return where("option", decision, option) if key.kind == "option" else key.back


def _remove(sent: Sent) -> None:
    desk = sent.desk()
    if not sent.allowed or desk is None:
        sent.show(pages.bare(notes.GUIDE if desk else notes.GONE_STRATEGY))
        return
    item = sent.key.item
    whole = sent.services.drafting.whole(sent.here.workspace, desk.dossier)
    again = forms.removing(desk, Key(sent.key.dossier, desk.moment, sent.key.where, sent.key.back), whole)
    if again is None or item is None:
        sent.show(pages.bare(notes.GONE))
    elif sent.key.moment != desk.moment or removal(whole, item).keeps:
        sent.show(again)  # what depends on it may have changed
    else:
        sent.keep(desk, Removed(item), sent.key.back)
