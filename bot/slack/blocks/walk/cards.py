"""Cards: which decisions can be walked through, what one should know before, and where a walk stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.walk.position import Stage, path
from bot.slack.blocks import action_ids, kit
from bot.slack.blocks.walk.keys import Key, Verb, action_id, press

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.walking import Stretch, Topic
    from bot.slack.blocks.kit import Block, Message

_MOST: Final = 20
_OPTION, _VALUE = 75, 150
_TERMS: Final = (
    "You see the options first, and choose the one that you would have taken.",
    "Then come its consequences, the comparison, what was chosen and why, and what would reopen it.",
    "At the end you say in your own words what it means for your area.",
    "It takes about ten minutes, in one go or over days. You can skip, go back, and erase all of it.",
    "Your choice and your words are kept, encrypted, for 24 months. They are shown to nobody by your name.",
)


def offers(topics: Sequence[Topic], walked: Sequence[Stretch] = ()) -> Message:
    """Return the decisions that can be walked through, and the walks that are open."""
    if not topics:
        text = "There is no strategy yet that I could walk you through. Whoever leads it can load one."
        return kit.message(text, [kit.section(text)])
    intro = "Which decision shall I walk you through? I will say what it is about before anything is kept."
    waiting = [each for each in walked if each.position.stage is not Stage.END][:_MOST]
    listed = [_offer(topic, number) for number, topic in enumerate(topics[:_MOST])]
    left_out = len(topics) - _MOST
    more = [kit.context(f"and {left_out} more, which you find on my Home tab")] if left_out > 0 else []
    told = "; ".join(topic.decision.question for topic in topics[:_MOST])
    blocks = [*(_open(each, number) for number, each in enumerate(waiting)), kit.section(intro)]
    return kit.message(f"{intro} {told}", [*blocks, *listed, *more])


def at_home(topics: Sequence[Topic], walked: Sequence[Stretch]) -> list[Block]:
    """Return what stands on the Home tab: a menu of decisions, and the walks that are open."""
    if not topics:
        return []
    options = [
        {"text": kit.words(topic.decision.question, _OPTION), "value": str(Key(choice=topic.reference))}
        for topic in topics[:100]
    ]
    menu: Block = {
        "type": "static_select",
        "action_id": action_id(Verb.OFFER),
        "placeholder": kit.words("Choose a decision", _VALUE),
        "options": options,
    }
    waiting = [each for each in walked if each.position.stage is not Stage.END][:5]
    return [
        kit.header("Walk through a decision"),
        *(_open(each, number) for number, each in enumerate(waiting)),
        kit.section("See the options, choose yours, then see what was chosen and why.", menu),
        kit.divider(),
    ]


def mine(walked: Sequence[Stretch]) -> Message:
    """Return what is kept of somebody's walks, to be erased."""
    if not walked:
        return kit.message("I keep no walk of yours.", [])
    text = "Decisions that you were walked through. Your choice and your words are kept with each."
    listed = [kit.section(each.topic.decision.question, _erase_button(each)) for each in walked[:_MOST]]
    return kit.message(text, [kit.section(text), *listed])


def card(topic: Topic) -> Message:
    """Return what a person is told before a walk begins. It becomes the message that the walk hangs on."""
    key = Key(choice=topic.reference)
    return kit.message(
        f"Walk through a decision: {topic.decision.question} {' '.join(_TERMS)}",
        [
            kit.header(topic.decision.question),
            kit.context(f"From {topic.edition.title}"),
            *(kit.section(line) for line in _TERMS),
            kit.actions([press("Begin", Verb.BEGIN, key), press("Not now", Verb.DECLINE, key)]),
        ],
    )


def declined(topic: Topic) -> Message:
    """Return what the card becomes when somebody does not want to."""
    text = f"{topic.decision.question} Not begun, and nothing was kept. You can begin it with /align walk."
    return kit.message(text, [kit.section(text)])


def root(here: Stretch) -> Message:
    """Return the message that a walk hangs on, once it was begun."""
    question, ended = here.topic.decision.question, here.position.stage is Stage.END
    status = "Walked through; what you wrote can still be edited." if ended else "Under way, in the thread."
    return kit.message(
        f"{question} {status}",
        [
            kit.header(question),
            kit.section(status),
            kit.context(f"From {here.topic.edition.title}"),
            kit.actions([_erase_button(here)]),
        ],
    )


def erased(here: Stretch) -> Message:
    """Return what the root becomes when a walk is erased."""
    text = (
        f"{here.topic.decision.question} Erased, with your choice and your words. "
        "Your own messages in this thread are yours to delete."
    )
    return kit.message(text, [kit.section(text)])


def place_line(here: Stretch, stage: Stage) -> str:
    """Say which step this is, of how many."""
    now = here.position
    early = now.choice is None and stage in {Stage.AREA, Stage.OPTIONS}
    way = path(here.after, "any" if early else now.choice)
    return f"Step {way.index(stage) + 1} of {len(way) - 1}"


def _offer(topic: Topic, number: int) -> Block:
    question = topic.decision.question
    key = Key(choice=topic.reference)
    return kit.section(question, press("Walk me through it", Verb.OFFER, key, f"Walk: {question}", number))


def _open(here: Stretch, number: int) -> Block:
    question = here.topic.decision.question
    text = f"{question} {place_line(here, here.position.stage)}"
    return kit.section(text, press("Go on", Verb.RESUME, Key(here.after.id), f"Go on: {question}", number))


def _erase_button(here: Stretch) -> Block:
    button = press("Erase", Verb.ERASE, Key(here.after.id), f"Erase: {here.topic.decision.question}")
    question: Block = {
        "title": kit.words("Erase this walk?", 100),
        "text": kit.words("Your choice and your words are erased for good. There is no way back.", 300),
        "confirm": kit.words("Erase it", 30),
        "deny": kit.words("Keep it", 30),
        "style": "danger",
    }
    return button | {"confirm": question}


def offer_button(reference: str) -> Block:
    """Return the button under an answer about a decision."""
    key = Key(choice=reference)
    return press("Walk me through it", Verb.OFFER, key, "Walk me through this decision, step by step")


def link_message(here: Stretch, address: str | None) -> Message:
    """Return the way to an open walk."""
    text = f"“{here.topic.decision.question}” waits where you left it, in its thread under Messages."
    if address is None:
        return kit.message(text, [kit.section(text)])
    button = kit.link_button("Go there", action_ids.FOLLOW, address, "Go to the walk")
    return kit.message(text, [kit.section(text, button)])
