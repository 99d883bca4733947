"""What is kept of a person: shown to them, sent to them as files, and deleted when they want it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.domain.drafting.position import Gone
from bot.services.delivery import Post
from bot.services.holdings import Holdings, answers_table, complete_copy
from bot.slack import incoming
from bot.slack.blocks import action_ids
from bot.slack.blocks import holdings as cards
from bot.slack.blocks.demands.cards import kept
from bot.slack.blocks.kit import joined
from bot.slack.blocks.notes import STRANGER, note
from bot.slack.blocks.walk.cards import mine
from bot.slack.listeners.aside import aside
from bot.slack.listeners.asking import effect_of
from bot.slack.listeners.demands import responding
from bot.slack.listeners.demands import telling as demands
from bot.slack.listeners.interview import keeping, starting
from bot.slack.listeners.requests import Pressed, read
from bot.slack.listeners.services import Occasion, Services, occasion
from bot.slack.listeners.walk import telling as walks
from bot.slack.pictures import Copy, copy_post

if TYPE_CHECKING:
    from collections.abc import Callable

    from slack_bolt import Ack, App, BoltContext

    from bot.services.drafting import Sheet
    from bot.services.ports import Turn
    from bot.slack.blocks.kit import Message

    Handle = Callable[[Services, Occasion, str, str], Message]

_ALL: Final = 100_000


def show(services: Services, here: Occasion, person: str) -> Message:
    """Return what is kept of somebody, with the ways to have it, or parts of it, deleted."""
    held = _held(services, here, person)
    parts = (
        (held.interviews, starting.data(services, here, person)),
        (held.walks, mine(held.walks)),
        (held.drafts, kept(held.drafts)),
    )
    return joined(cards.overview(held), *(shown for there, shown in parts if there))


def register(app: App, services: Services) -> None:
    """Listen to the buttons for all of it."""

    def listener(handle: Handle) -> Callable[..., None]:
        def listen(body: dict[str, Any], context: BoltContext, ack: Ack) -> None:
            ack()
            pressed = read(Pressed, body)
            if pressed is None:
                return
            here, cause = occasion(context), incoming.key(body)
            here.work.confide()
            stranger = here.stranger(pressed.user.team_id)
            told = note(STRANGER) if stranger else handle(services, here, pressed.user.id, cause)
            here.work.post(aside(pressed, cause, told))

        return listen

    app.action(action_ids.COPY_MINE)(listener(_copy))
    app.action(action_ids.ERASE_MINE)(listener(_erase))


def _held(services: Services, here: Occasion, person: str) -> Holdings:
    workspace = here.workspace
    return Holdings(
        services.interviewing.of_person(workspace, person),
        services.walking.of_person(workspace, person),
        services.drafting.of_person(workspace, person),
        services.turns.latest(workspace, person, _ALL),
        services.tracking.recorded_by(workspace, person),
        services.drafting.answers_of(workspace, person),
    )


def _copy(services: Services, here: Occasion, person: str, cause: str) -> Message:
    held = _held(services, here, person)
    if not held:
        return note(cards.NOTHING)
    told = complete_copy(held)
    everything = Copy("my-data.json", "All that I keep of you", told)
    here.work.post(copy_post(f"copy:{cause}", person, everything))
    if held.interviews:
        table = Copy("my-answers.csv", "Your answers", answers_table(held.records))
        here.work.post(copy_post(f"copy-table:{cause}", person, table))
    return note(cards.COPIED)


def _erase(services: Services, here: Occasion, person: str, cause: str) -> Message:
    forgotten = services.drafting.forget(here.workspace, person, cause)
    answered = [sheet for sheet in forgotten if sheet.after.person != person]
    held = _held(services, here, person)
    if not held and not answered:
        return note(cards.NOTHING)
    for sheet in answered:
        responding.unsay(here, sheet)
    for change in held.interviews:
        keeping.erase_all(services, here, change)
    for walk in held.walks:
        walks.erase(services, here, walk)
    plans = [sheet for sheet in held.drafts if _planned_with(sheet)]
    for sheet in held.drafts:
        if sheet in plans:
            demands.leave(services, here, sheet, cause)
        else:
            demands.erase(services, here, sheet)
    _unname(services, here, person, cause)
    for turn in held.turns:
        _forget(services, here, turn)
    return cards.erased(len(plans), len(held.values), len(held.answers))


def _planned_with(sheet: Sheet) -> bool:
    """Say whether others may plan with it: it was confirmed, and stands."""
    return bool(sheet.after.versions) and not isinstance(sheet.position, Gone)


def _unname(services: Services, here: Occasion, person: str, cause: str) -> None:
    """Take somebody's name off what is the company's: values of targets, and changes of the strategy."""
    for step in services.tracking.forget(here.workspace, person, cause):
        here.work.keep_course(step.course, step.known)
    for manuscript, known in services.editing.forget(here.workspace, person, cause):
        here.work.keep_manuscript(manuscript, known)


def _forget(services: Services, here: Occasion, turn: Turn) -> None:
    """Forget a question; the answer goes too where nobody else can have read it."""
    here.work.forget(turn.id)
    answer = effect_of(turn.id)
    if turn.channel.startswith("D") and services.turns.posted(here.workspace, answer) is not None:
        here.work.post(Post(f"withdraw:{turn.id}", turn.channel, "chat.delete", {}, answer))
