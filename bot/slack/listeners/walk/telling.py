"""Telling: what changed in a walk becomes true and visible, in one piece of work.

Each step is a message of its own. The one before loses its buttons when the walk goes on; going back takes
the last one away, and gives the one before its buttons back.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.walk.position import Stage, position
from bot.services.delivery import Post
from bot.services.walks import effects_of, picture_effect, step_effect
from bot.slack.blocks.walk import cards, steps
from bot.slack.lossy import FAILURES, hasty
from bot.slack.pictures import picture_post

if TYPE_CHECKING:
    from bot.domain.walk.position import Position
    from bot.services.walking import Stretch
    from bot.slack.blocks.kit import Message
    from bot.slack.listeners.services import Occasion, Services


def begin(here: Occasion, stretch: Stretch) -> None:
    """Keep a walk that begins, and show its first step below the card."""
    here.work.keep_walk(stretch.after, 0)
    here.work.post(_root(stretch))
    here.work.post(_step(stretch))


def carry_out(services: Services, here: Occasion, stretch: Stretch) -> None:
    """Keep a change, and show what comes of it."""
    here.work.keep_walk(stretch.after, len(stretch.before.entries))
    before, after = position(stretch.before), stretch.position
    shown = step_effect(stretch.after.id, before.standing[-1])
    if before.revision == after.revision:
        here.work.post(_update(stretch, "again", steps.step(stretch), shown))
        return
    if len(after.standing) < len(before.standing):
        _step_back(here, stretch, before)
    else:
        _picture(services, here, stretch)
        here.work.post(_step(stretch))
        here.work.post(_update(stretch, "settled", steps.settled(stretch, before.stage), shown))
    if Stage.END in {before.stage, after.stage}:
        here.work.post(_root(stretch))


def waits_at(services: Services, here: Occasion, stretch: Stretch) -> str | None:
    """Return Slack's address of the message that a walk waits at."""
    effect = step_effect(stretch.after.id, stretch.position.standing[-1])
    ts = services.turns.posted(here.workspace, effect) or stretch.after.thread
    try:
        found = hasty(here.client).chat_getPermalink(channel=stretch.after.channel, message_ts=ts)
    except FAILURES:
        return None
    address = found.get("permalink")
    return address if isinstance(address, str) else None


def erase(services: Services, here: Occasion, stretch: Stretch) -> None:
    """Erase a walk, with everything that was posted in its thread."""
    walk = stretch.after
    bare = cards.erased(replace(stretch, after=replace(walk, entries=()))).arguments()
    here.work.erase_walk(walk.id)
    for ts in services.walking.messages(stretch):
        here.work.post(Post(f"erased:{walk.id}:{ts}", walk.channel, "chat.delete", {"ts": ts}))
    here.work.post(Post(f"erased:{walk.id}", walk.channel, "chat.update", {**bare, "ts": walk.thread}))


def _step(stretch: Stretch) -> Post:
    walk = stretch.after
    arguments = {**steps.step(stretch).arguments(), "thread_ts": walk.thread}
    return Post(step_effect(walk.id, stretch.position.revision), walk.channel, "chat.postMessage", arguments)


def _picture(services: Services, here: Occasion, stretch: Stretch) -> None:
    """Show the comparison as a picture too, above its table and the ways on; its words are the table's."""
    walk, now = stretch.after, stretch.position
    if now.stage is not Stage.COMPARISON:
        return
    picture = services.reporting.comparison(stretch.topic.decision, now.choice)
    if picture is not None:
        effect = picture_effect(walk.id, now.standing[-1])
        here.work.post(picture_post(effect, walk.channel, walk.thread, picture))


def _step_back(here: Occasion, stretch: Stretch, before: Position) -> None:
    """Take away the last step with its picture, and let the one before be pressed again."""
    walk, last = stretch.after, before.standing[-1]
    pictures = [picture_effect(walk.id, last)] if before.stage is Stage.COMPARISON else []
    for shown in (step_effect(walk.id, last), *pictures):
        here.work.post(Post(f"{shown}:gone", walk.channel, "chat.delete", {}, amends=shown))
    waiting = step_effect(walk.id, stretch.position.standing[-1])
    here.work.post(_update(stretch, "back", steps.step(stretch), waiting))


def _root(stretch: Stretch) -> Post:
    walk = stretch.after
    arguments = {**cards.root(stretch).arguments(), "ts": walk.thread}
    effect = f"{effects_of(walk.id)}root:{len(walk.entries)}"
    return Post(effect, walk.channel, "chat.update", arguments)


def _update(stretch: Stretch, what: str, message: Message, shown: str) -> Post:
    walk = stretch.after
    effect = f"{effects_of(walk.id)}{what}:{len(walk.entries)}"
    return Post(effect, walk.channel, "chat.update", message.arguments(), amends=shown)
