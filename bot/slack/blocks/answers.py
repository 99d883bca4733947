"""Answers: what is said to a question, as a message."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, assert_never

from bot.domain.reply import Courtesy, NoAnswer, Pleasantry, Reason, Reply
from bot.domain.wording import refusal
from bot.slack.blocks import action_ids, kit
from bot.slack.blocks.bodies import body, spoken
from bot.slack.blocks.prompts import PROMPTS
from bot.slack.blocks.sources import origin, places, sources
from bot.slack.blocks.text import plain
from bot.slack.blocks.walk.cards import offer_button

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.reply import Response
    from bot.services.ports import Turn
    from bot.slack.blocks.kit import Block, Message

_QUESTION: Final = 300
_HINTS: Final = {
    Reason.NO_SUPPORT: "It may help to name the model, the decision or the document that you mean.",
    Reason.EMPTY_SHELF: "Whoever runs me can add documents with `plumbline index add`.",
    Reason.NO_STRATEGY: "A facilitator can send me one as a ZIP file; whoever runs me can load it too.",
    Reason.UNDECIDED: "Whoever leads the strategy can tell when it will be decided.",
    Reason.OTHER_LANGUAGE: "A plain translation will do; names and terms can stay as they are.",
    Reason.EMPTY_QUESTION: "Here are some that I can answer:",
}
_PROMPTED: Final = {Courtesy.GREETING, Courtesy.ABILITIES}


def answer(turn: Turn, *, quoting: bool = False) -> Message:
    """Return the message that answers a turn. `quoting` puts the question first, where nobody typed it."""
    said = _said(turn.response, turn.id)
    if not quoting:
        return said
    question = kit.context(f"You asked: {plain(turn.asked, _QUESTION)}")
    return kit.Message(said.text, (question, *said.blocks))


def ending(reply: Reply, turn_id: str) -> list[Block]:
    """Return what stands below the body of a reply: how to go on, shelf, sources, a way through, thumbs."""
    walk = [kit.actions([offer_button(reply.decision)])] if reply.decision else []
    further = [ask_buttons(reply.further)] if reply.further else []
    return [*further, kit.context(origin(reply)), *sources(reply, turn_id), *walk, thumbs(turn_id)]


def ask_buttons(questions: Iterable[tuple[str, str]]) -> Block:
    """Return a row of buttons that ask: each a label with its question."""
    return kit.actions(
        [
            kit.button(label, f"{action_ids.ASK}_{at}", question, spoken=f"Ask: {question}")
            for at, (label, question) in enumerate(questions)
        ]
    )


def thumbs(turn_id: str) -> Block:
    """Return the thumbs up and down."""
    up = {
        "text": kit.words("👍", 75),
        "value": f"up:{turn_id}",
        "accessibility_label": "This answer was useful",
    }
    down = {
        "text": kit.words("👎", 75),
        "value": f"down:{turn_id}",
        "accessibility_label": "This answer was not useful",
    }
    buttons: Block = {
        "type": "feedback_buttons",
        "action_id": action_ids.FEEDBACK,
        "positive_button": up,
        "negative_button": down,
    }
    return {"type": "context_actions", "elements": [buttons]}


def _said(response: Response, turn_id: str) -> Message:
    match response:
        case Reply():
            return _reply(response, turn_id)
        case NoAnswer():
            return _no_answer(response, turn_id)
        case Pleasantry():
            return _pleasantry(response)
        case _:
            assert_never(response)


def _reply(reply: Reply, turn_id: str) -> Message:
    notice = [kit.context(reply.notice)] if reply.notice else []
    lines = (reply.notice or "", spoken(reply), f"{origin(reply)}.", places(reply))
    blocks = [*notice, kit.markdown_block(body(reply)), *ending(reply, turn_id)]
    return kit.message(" ".join(line for line in lines if line), blocks)


def _no_answer(response: NoAnswer, turn_id: str) -> Message:
    blocks = [kit.section(refusal(replace(response, topics=())))]
    if response.topics:
        blocks += [
            kit.section("The nearest topics that I know about:"),
            ask_buttons((topic, topic) for topic in response.topics),
        ]
    blocks.append(kit.context(_HINTS[response.reason]))
    if response.reason is Reason.EMPTY_QUESTION:
        blocks.append(ask_buttons(PROMPTS))
    return kit.message(refusal(response), [*blocks, thumbs(turn_id)])


def _pleasantry(response: Pleasantry) -> Message:
    blocks = [kit.section(line) for line in response.text.split("\n") if line.strip()]
    if response.kind in _PROMPTED:
        blocks.append(ask_buttons(PROMPTS))
    return kit.message(response.text, blocks)
