"""Cards: what one should know before a demand or gap begins, and where those that were begun stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.drafting.entries import Kind
from bot.domain.drafting.position import Asking, Gone, Review, Standing
from bot.slack.blocks import action_ids, kit
from bot.slack.blocks.demands.content import called, progress, still_needed, title
from bot.slack.blocks.demands.keys import Key, Verb, press
from bot.slack.blocks.demands.notes import TO_PUT_RIGHT
from bot.slack.blocks.demands.origin import Origin
from bot.slack.blocks.demands.standing import needs_summary
from bot.slack.blocks.spoken import told

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.dossier import Edition
    from bot.services.drafting import Sheet
    from bot.slack.blocks.kit import Block, Message

_MOST, _WAITING = 12, 25
"""So many drafts and needs are listed; a message has room for 50 blocks."""
_WHAT: Final[Mapping[Kind, str]] = {
    Kind.DEMAND: (
        "A demand says what a guideline of the strategy means for your area: what shall be different, by "
        "which figure you will know, and what you need from others."
    ),
    Kind.GAP: (
        "A gap says how it is today, how it shall be, and what closing it takes: steps, resources, and what "
        "of the daily business makes room for it."
    ),
}
_TERMS: Final = (
    "Tell it in your own words, all at once or bit by bit. I fill in what I hear, and show it to you.",
    "I ask only for what is missing, one thing at a time. You can skip, go back, pause, and correct it all.",
    "Until you confirm it, nobody else sees it. It is kept, encrypted, for 24 months after its last change.",
    "What you confirm stands under your role, and the heads of areas that it needs something from are asked.",
)


def card(origin: Origin, editions: Sequence[Edition]) -> Message:
    """Return what a person is told before a draft begins. It becomes the message that the draft hangs on."""
    kind, name = origin.kind, called(origin.kind)
    begin = [
        press(
            "Begin" if len(editions) == 1 else f"Begin for {each.dossier.strategy.title}",
            Verb.BEGIN, Key(choice=str(origin.within(each))),
            f"Begin a {name.lower()} in {each.dossier.strategy.title}", number,
        )
        for number, each in enumerate(editions[:5])
    ]  # fmt: skip
    words = [kit.section(f"It begins with these words: “{origin.words}”")] if origin.words else []
    blocks = [
        kit.header(f"State a {name.lower()}"),
        kit.section(_WHAT[kind]),
        *words,
        *(kit.section(line) for line in _TERMS),
        kit.actions([*begin, press("Not now", Verb.DECLINE, Key(choice=str(Origin(kind))))]),
    ]
    return kit.message(" ".join(told(blocks)), blocks)


def declined(kind: Kind) -> Message:
    """Return what the card becomes when somebody does not want to."""
    name = called(kind).lower()
    return _note(f"No {name} was begun, and nothing was kept. You can begin one with /align {name}.")


def root(here: Sheet) -> Message:
    """Return the message that a draft hangs on, once it was begun."""
    blocks = [
        kit.header(title(here)),
        kit.section(status(here)),
        kit.context(f"In {here.edition.title}"),
        kit.actions([_erase_button(here)]),
    ]
    return kit.message(" ".join(told(blocks)), blocks)


def status(here: Sheet) -> str:
    """Say where a draft stands."""
    match here.position:
        case Asking():
            return f"{progress(here)}. {still_needed(here)}".strip()
        case Review(missing=()):
            said = "Ready to be confirmed" if here.confirmable else TO_PUT_RIGHT
            return f"{said}, in the thread."
        case Review():
            return f"{progress(here)}. {still_needed(here)}"
        case Standing(version):
            return f"Stands, version {version}. {needs_summary(here)}".strip()
        case Gone():
            return "Withdrawn."


def mine(drafts: Sequence[Sheet], waiting: Sequence[Block]) -> Message:
    """Return somebody's demands and gaps, and the needs that wait for their answer."""
    begin = kit.actions(begin_buttons())
    if not drafts and not waiting:
        text = "You have stated no demand and no gap yet, and no need waits for your answer."
        return kit.message(text, [kit.section(text), begin])
    listed = [entry(each, number) for number, each in enumerate(drafts[:_MOST])]
    left_out = len(waiting) - _WAITING
    more = (
        [kit.context(f"and {left_out} more; they come up here as you answer these")] if left_out > 0 else []
    )
    blocks = [
        *([kit.header("Needs that wait for your answer"), *waiting[:_WAITING], *more] if waiting else []),
        *([kit.header("Your demands and gaps"), *listed] if listed else []),
        begin,
    ]
    return kit.message(" ".join(told(blocks)), blocks)


def kept(drafts: Sequence[Sheet]) -> Message:
    """Return what is kept of somebody's demands and gaps, to be erased."""
    if not drafts:
        return kit.message("I keep no demand or gap of yours.", [])
    text = "Demands and gaps that you began, with everything that was said to them."
    listed = [kit.section(f"{title(each)} {status(each)}", _erase_button(each)) for each in drafts[:_MOST]]
    return kit.message(text, [kit.section(text), *listed])


def at_home(drafts: Sequence[Sheet], waiting: Sequence[Block]) -> list[Block]:
    """Return what stands on the Home tab: drafts with what they lack, what stands, what is asked of one."""
    there = [each for each in drafts if not isinstance(each.position, Gone)]
    listed = [entry(each, number) for number, each in enumerate(there[:_MOST])]
    shown, left_out = waiting[:_MOST], len(waiting) - _MOST
    more = [kit.context(f"and {left_out} more, which /align demands lists")] if left_out > 0 else []
    intro = kit.section("Say what the strategy means for your area, and what you need from others.")
    return [
        kit.header("Demands and gaps"),
        *(listed or [intro]),
        *([kit.section("Needs that wait for your answer:"), *shown, *more] if waiting else []),
        kit.actions(begin_buttons()),
        kit.divider(),
    ]


def begin_buttons() -> list[Block]:
    """Return the ways to begin."""
    return [
        press("State a demand", Verb.OFFER, Key(choice=str(Origin(Kind.DEMAND))), None, 0),
        press("State a gap", Verb.OFFER, Key(choice=str(Origin(Kind.GAP))), None, 1),
    ]


def entry(here: Sheet, number: int) -> Block:
    """Return a line of a list that leads to a draft."""
    label = "Go on" if isinstance(here.position, Asking | Review) else "Show"
    button = press(label, Verb.SHOW, Key(here.after.id), f"{label}: {title(here)}", number)
    return kit.section(f"{title(here)} {status(here)}", button)


def erased(here: Sheet) -> Message:
    """Return what the root becomes when a draft is erased."""
    return _note(
        f"{called(here.after.topic)} erased, with everything that was said to it. "
        "Your own messages in this thread are yours to delete."
    )


def left(here: Sheet) -> Message:
    """Return what the root becomes when its owner is forgotten, and what was confirmed stays."""
    return _note(
        f"{called(here.after.topic)} confirmed here stays with the company, because others plan with it; you "
        "are no longer named as the one who stated it. Your own messages in this thread are yours to delete."
    )


def link_message(here: Sheet, address: str | None) -> Message:
    """Return the way to a draft."""
    text = f"{title(here)} is in its thread under Messages."
    if address is None:
        return _note(text)
    button = kit.link_button("Go there", action_ids.FOLLOW, address, f"Go to {title(here)}")
    return kit.message(text, [kit.section(text, button)])


def _erase_button(here: Sheet) -> Block:
    name = called(here.after.topic).lower()
    button = press("Erase", Verb.ERASE, Key(here.after.id), f"Erase: {title(here)}")
    question: Block = {
        "title": kit.words(f"Erase this {name}?", 100),
        "text": kit.words(
            "All its versions and what was said to it are erased for good. There is no way back.", 300
        ),
        "confirm": kit.words("Erase it", 30),
        "deny": kit.words("Keep it", 30),
        "style": "danger",
    }
    return button | {"confirm": question}


def _note(text: str) -> Message:
    return kit.message(text, [kit.section(text)])
