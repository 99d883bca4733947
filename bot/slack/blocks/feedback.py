"""The modals that ask what was wrong with an answer, and thank for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.slack.blocks import action_ids, kit

if TYPE_CHECKING:
    from bot.slack.blocks.kit import Block

REASON_BLOCK: Final = "reason"
REASON_INPUT: Final = "reason"
LONGEST: Final = 2_000


def reason_modal(turn_id: str) -> Block:
    """Return the modal that asks for a reason; the thumb itself is stored whether it is sent or not."""
    reason: Block = {
        "type": "input",
        "block_id": REASON_BLOCK,
        "optional": True,
        "label": kit.words("What was wrong or missing?", 200),
        "hint": kit.words("Your words are stored with the question and the answer, to improve them.", 200),
        "element": {
            "type": "plain_text_input",
            "action_id": REASON_INPUT,
            "multiline": True,
            "max_length": LONGEST,
        },
    }
    opening = kit.section("Your 👎 is noted. If you like, say what you had expected.")
    return kit.modal(
        "Not useful?",
        [opening, reason],
        close="Not now",
        callback_id=action_ids.FEEDBACK_REASON,
        private_metadata=turn_id,
        submit=kit.words("Send", 24),
    )


def thanks_modal() -> Block:
    """Return what the modal turns into once it was sent."""
    return kit.modal("Thank you", [kit.section("Thank you. That helps us to improve the answers.")])
