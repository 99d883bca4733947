"""What is kept of a person: how much of what, a copy to take along, and the way to have it deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.figures import counted
from bot.slack.blocks import action_ids, kit

if TYPE_CHECKING:
    from bot.services.holdings import Holdings
    from bot.slack.blocks.kit import Block, Message

COPIED: Final = "Your copy is on its way: you find the files under Messages. Nobody else is given them."
NOTHING: Final = "I keep nothing of you any more, so there is nothing to do."
_NOBODY: Final = "Nobody else is shown your interviews, your walks or your questions."
_STAYS: Final = (
    "Confirmed demands and gaps stay nameless, for others plan with them; to erase one, do it below first. "
    "So do values of targets, and answers to needs without your reasons."
)


def overview(held: Holdings) -> Message:
    """Return what is kept of somebody, with the buttons for all of it."""
    if not held:
        text = (
            "I keep nothing of you: no interview, no walk, no demand or gap, no recorded value, no question."
        )
        return kit.message(text, [kit.section(text)])
    kinds = (
        (len(held.interviews), "interview"),
        (len(held.walks), "walk through a decision", "walks through decisions"),
        (len(held.drafts), "demand or gap", "demands and gaps"),
        (len(held.answers), "answer to what others need", "answers to what others need"),
        (len(held.values), "recorded value of a target", "recorded values of targets"),
        (len(held.turns), "question with my answer", "questions with my answers"),
    )
    text = f"I keep of you: {', '.join(_of_kind(*kind) for kind in kinds if kind[0])}."
    copy = kit.button("Send me a copy", action_ids.COPY_MINE, "mine", "Send me a copy of all of it, as files")
    return kit.message(
        f"{text} {_NOBODY}",
        [kit.header("Your data"), kit.section(text), kit.context(_NOBODY), kit.actions([copy, _erase()])],
    )


def erased(left: int, values: int = 0, answers: int = 0) -> Message:
    """Return what is said once all was deleted, but for so many demands and gaps, values and answers."""
    text = "Deleted: your interviews, your walks, your questions with my answers, and unfinished drafts."
    kept = _of_kind(left, "confirmed demand or gap", "confirmed demands and gaps")
    stays = f" {kept} of yours stayed, without your name or any other words of yours." if left else ""
    stays += (
        " The values that you recorded of targets stayed: they are the company's. Your name and notes went."
        if values
        else ""
    )
    stays += " How you answered what others need stayed, without your reasons." if answers else ""
    own = " What you wrote in Slack yourself is yours to delete there."
    return kit.message(f"{text}{stays}{own}", [kit.section(f"{text}{stays}{own}")])


def _of_kind(count: int, one: str, several: str = "") -> str:
    return f"{count} {several}" if several and count != 1 else counted(count, one)


def _erase() -> Block:
    button = kit.button("Delete all of it", action_ids.ERASE_MINE, "mine", "Delete all that is kept of me")
    question: Block = {
        "title": kit.words("Delete all of it?", 100),
        "text": kit.words(
            f"Interviews, walks, questions and drafts are deleted for good: no way back. {_STAYS}",
            300,
        ),
        "confirm": kit.words("Delete it", 30),
        "deny": kit.words("Keep it", 30),
        "style": "danger",
    }
    return button | {"confirm": question, "style": "danger"}
