"""Notes of an interview: what is said besides its questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.interview.position import Probe, side_of
from bot.slack.blocks import action_ids, kit
from bot.slack.blocks.interview.keys import Key, Verb, press
from knowledge.instrument import ChoiceQuestion, NumberQuestion

if TYPE_CHECKING:
    from bot.domain.interview.position import Ask, Confirm
    from bot.services.changes import Change
    from bot.slack.blocks.kit import Message
    from knowledge.instrument import Question

STALE: Final = (
    "That was settled already, so nothing has changed. The interview goes on further down in its thread."
)
NONE_WAITS: Final = "No interview of yours is open."
GONE: Final = "This interview was erased, so there is nothing to change any more."
NOT_YOURS: Final = "This is somebody else's interview. You can begin your own from my Home tab."
TICK_FIRST: Final = "Tick at least one of the boxes first, then press Done."
NONE_OPEN: Final = (
    "No question is open, so I took that as no answer. To change one, choose it under “Change an answer”."
)
UNREADABLE: Final = "I can't read that message any more. Please write your answer in the interview's thread."
TAKEN: Final = "I took it as your answer; the interview goes on in its thread."
MARKED: Final = "Thank you, noted."
SILENCED: Final = "I will send no more reminders of this interview."
REMINDED: Final = "I will remind you of this interview while it is open."
SERIOUS: Final = (
    "What you describe sounds serious, and this interview is not the right place for it. Please turn to "
    "human resources or to your company's confidential reporting line; in danger, call for help."
)


def no_questionnaire(name: str) -> str:
    """Say that there is none of that name."""
    return f"There is no questionnaire “{name}”."


def where_it_is(title: str, link: str | None) -> Message:
    """Return the way to an open interview."""
    text = f"Your interview “{title}” waits where you left it, in its thread under Messages."
    if link is None:
        return kit.message(text, [kit.section(text)])
    return kit.message(
        text, [kit.section(text, kit.link_button("Go there", action_ids.FOLLOW, link, f"Go to {title}"))]
    )


def go_on(here: Change, step: Ask | Probe | Confirm, message: str) -> Message:
    """Return the way back to the question that waits, after something else was answered."""
    text = f"Back to the interview: {asked_words(here, step)}"
    take = press(
        "That was my answer", Verb.TAKE, Key(here.after.id, choice=message), "Take what I wrote as my answer"
    )
    return kit.message(text, [kit.section(text), kit.actions([take])])


def meant(here: Change, step: Ask | Probe | Confirm, message: str) -> Message:
    """Return the question whether a message outside of the thread was meant as an answer."""
    text = f"Is this your answer to “{asked_words(here, step)}”? It waits in the thread of your interview."
    take = press(
        "Yes, take it", Verb.TAKE, Key(here.after.id, choice=message), "Take what I wrote as my answer"
    )
    return kit.message(text, [kit.section(text), kit.actions([take])])


def asked_words(here: Change, step: Ask | Probe | Confirm) -> str:
    """Return a question as it was asked."""
    return step.probe if isinstance(step, Probe) else step.question.ask.for_side(side_of(here.after))


def presented(title: str) -> Message:
    """Return what is said once a consent card was posted."""
    text = f"“{title}” is under Messages now, with what you should know before it begins."
    return kit.message(text, [kit.section(text)])


def reminder(here: Change) -> Message:
    """Return the reminder of an open interview."""
    title = here.instrument.title
    text = f"Your interview “{title}” is still open. It goes on where you left it, whenever you like."
    buttons = [
        press("Go on", Verb.RESUME, Key(here.after.id), f"Go on with {title}"),
        press("No reminders", Verb.SILENCE, Key(here.after.id), f"No reminders of {title}"),
    ]
    return kit.message(text, [kit.section(text), kit.actions(buttons)])


def misunderstood(question: Question) -> Message:
    """Return what is said to words that a question does not take."""
    match question:
        case NumberQuestion(minimum=least, maximum=most):
            text = f"I need a number from {least:g} to {most:g}. Type it here in the thread."
        case ChoiceQuestion():
            text = "Please press one of the buttons above, or type one of the answers as it stands there."
        case _:
            text = "I could not make anything of that. Please say it in other words."
    return kit.message(text, [kit.section(text)])
