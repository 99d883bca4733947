"""Telling: what changed in an interview becomes true and visible, in one piece of work.

The thread keeps one live prompt: what was asked before is put into its settled form when the interview goes
on, and the root is updated, not repeated.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from bot.domain.interview.entries import CAPTURED, WHOLE
from bot.domain.interview.position import (
    Ask,
    Confirm,
    Finished,
    Probe,
    Review,
    concluded,
    next_step,
)
from bot.services.changes import effects_of, prompt_effect, question_of
from bot.services.delivery import Post
from bot.slack import failures
from bot.slack.blocks.interview import cards, questions, reviewing
from bot.slack.listeners.interview.reminding import take_back
from bot.slack.listeners.results import share

if TYPE_CHECKING:
    from bot.domain.interview.position import Step
    from bot.services.changes import Change
    from bot.services.threads import Prompt
    from bot.slack.blocks.kit import Message
    from bot.slack.listeners.services import Occasion, Services

log = logging.getLogger(__name__)


def carry_out(services: Services, here: Occasion, change: Change, *, typed: bool = False) -> None:
    """Keep a change, and show what comes of it: below what was `typed`, or else in the message pressed."""
    here.work.keep(change.after, len(change.before.entries))
    before, after = next_step(change.instrument, change.before), change.step
    was, now = question_of(before), question_of(after)
    new = {entry.question for entry in change.after.entries[len(change.before.entries) :]}
    touched = {was} | (new - {WHOLE, CAPTURED})
    prompts = services.interviewing.threads.prompts(change, touched)
    anew = was not in prompts or now != was or _goes_on(before, after, typed=typed)
    if concluded(change.after) and not concluded(change.before):
        _share(services, here, change)
    if anew:
        here.work.post(_ask(change, after))
    elif now in prompts and shown(change, after) != _shown_before(change):
        here.work.post(_update(change, "again", prompts[now].ts, shown(change, after)))
    for question, prompt in prompts.items():
        if anew or question != now:
            here.work.post(_update(change, f"settled:{question}", prompt.ts, _settled(change, prompt)))
    if concluded(change.after) and not concluded(change.before):
        take_back(here, change)
    begun = not change.after.entries  # on the card that was agreed to
    if begun or cards.root(change) != cards.root(_before(change)):
        here.work.post(_update(change, "root", change.after.thread, cards.root(change)))


def unsaid(services: Services, here: Occasion, change: Change, message: str) -> None:
    """Say where a deleted answer was asked for that it is gone, unless the question is asked there again."""
    prompt = services.interviewing.threads.prompt_before(change, message)
    if prompt is None or not isinstance(prompt.step, Ask | Probe | Confirm):
        return
    latest = services.interviewing.threads.prompts(change, {prompt.step.question.id})
    if prompt not in latest.values():
        here.work.post(_update(change, "unsaid", prompt.ts, questions.unanswered(change, prompt.step)))


def _share(services: Services, here: Occasion, change: Change) -> None:
    try:
        share(services, here, change, "end")
    except Exception as error:  # noqa: BLE001 - the end is stored without a scorecard as well
        log.error("scorecard_failed", extra=failures.fields(error))  # noqa: TRY400 - no values


def shown(change: Change, step: Step) -> Message:
    """Return the message that shows a step."""
    match step:
        case Ask() | Probe() | Confirm():
            if change.after.paused:
                return questions.waiting(change, step.question)
            return questions.prompt(change, step)
        case Review(revision):
            return reviewing.review(change, revision)
        case Finished():
            return reviewing.finished(change)
        case _:
            assert_never(step)


def in_thread(change: Change, what: str, message: Message) -> Post:
    """Return the post of a message into an interview's thread."""
    effect = f"{effects_of(change.after.id)}{what}"
    where = {"thread_ts": change.after.thread}
    return Post(effect, change.after.channel, "chat.postMessage", {**message.arguments(), **where})


def _ask(change: Change, step: Step) -> Post:
    effect = prompt_effect(change.after.id, len(change.after.entries))
    where = {"thread_ts": change.after.thread}
    return Post(
        effect, change.after.channel, "chat.postMessage", {**shown(change, step).arguments(), **where}
    )


def _settled(change: Change, prompt: Prompt) -> Message:
    if isinstance(prompt.step, Ask | Probe | Confirm):
        return questions.settled(change, prompt.step)
    return reviewing.reviewed(change)


def _goes_on(before: Step, after: Step, *, typed: bool) -> bool:
    """Say whether a step about the same question (or the whole) needs a message of its own."""
    if isinstance(after, Review | Finished):
        return type(before) is not type(after)
    return typed and before != after


def _shown_before(change: Change) -> Message:
    return shown(_before(change), next_step(change.instrument, change.before))


def _before(change: Change) -> Change:
    return replace(change, after=change.before)


def _update(change: Change, what: str, ts: str, message: Message) -> Post:
    effect = f"{effects_of(change.after.id)}{what}:{len(change.after.entries)}"
    return Post(effect, change.after.channel, "chat.update", {**message.arguments(), "ts": ts})
