"""A press: who pressed what while a strategy is changed, and the ways to react to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.delivery import Post
from bot.services.desks import Hand
from bot.slack.blocks import action_ids
from bot.slack.blocks.editing import notes, pages
from bot.slack.blocks.editing.keys import STRATEGY
from bot.slack.blocks.notes import note
from bot.slack.listeners.aside import aside
from bot.slack.lossy import attempt, hasty

if TYPE_CHECKING:
    from bot.services.desks import Desk, Ended
    from bot.slack.blocks.editing.keys import Key
    from bot.slack.blocks.kit import Block, Message
    from bot.slack.listeners.requests import Pressed
    from bot.slack.listeners.services import Occasion, Services


@dataclass(frozen=True, slots=True)
class Press:
    """One press."""

    services: Services
    here: Occasion
    pressed: Pressed
    key: Key
    cause: str

    @property
    def hand(self) -> Hand:
        """Who pressed, and by which request."""
        return Hand(self.pressed.user.id, self.cause)

    @property
    def on_page(self) -> bool:
        """Whether it was pressed on a page, which others can be opened above."""
        view = self.pressed.view
        return view is not None and view.callback_id == action_ids.EDITING_PAGE

    def desk(self) -> Desk | None:
        """Return the strategy, None where it is gone, which they are told."""
        found = self.services.editing.desk(self.here.workspace, self.key.dossier)
        if found is None:
            self.say(notes.GONE_STRATEGY)
        return found

    def page(self, desk: Desk, here: str, said: str = "") -> Block:
        """Return a page."""
        of = self.here.workspace, desk.strategy.id
        editions = self.services.editing.editions(*of) if here == "editions" else ()
        return pages.page(desk, here, said, editions)

    def open(self, view: Block) -> None:
        """Open a modal."""
        self._try("views.open", trigger_id=self.pressed.trigger_id or "", view=view)

    def push(self, view: Block) -> None:
        """Open a modal above the page."""
        self._try("views.push", trigger_id=self.pressed.trigger_id or "", view=view)

    def turn(self, view: Block) -> None:
        """Put another view in the place of the one where it was pressed; it may get lost."""
        shown = self.pressed.view.id if self.pressed.view else ""
        self._try("views.update", view_id=shown, view=view)

    def settle(self, desk: Desk, said: str) -> None:
        """Keep what was changed, and show the strategy as it is now."""
        self.here.work.keep_manuscript(desk.manuscript, desk.known)
        self.show(self.page(desk, STRATEGY, said))

    def end(self, ended: Ended, said: str) -> None:
        """Keep that a manuscript has ended, and show what there is then."""
        self.here.work.keep_manuscript(ended.manuscript, ended.known)
        self.show(self.page(ended.desk, STRATEGY, said) if ended.desk else pages.bare(notes.UNSAVED))

    def show(self, view: Block) -> None:
        """Let another view stand where it was pressed, once the work is committed."""
        shown = self.pressed.view.id if self.pressed.view else ""
        arguments = {"view_id": shown, "view": view}
        self.here.work.post(Post(f"page:{self.cause}", "", "views.update", arguments))

    def say(self, text: str) -> None:
        """Say something where it was pressed."""
        if self.pressed.view is None or not self.on_page:
            self.tell(note(text))
        else:
            self.turn(pages.bare(text))

    def tell(self, message: Message) -> None:
        """Say something to the person who pressed, and to nobody else."""
        self.here.work.post(aside(self.pressed, self.cause, message))

    def _try(self, method: str, **arguments: object) -> None:
        if not attempt(method, lambda: hasty(self.here.client).api_call(method, json=arguments)):
            self.tell(note(notes.SLOW))
