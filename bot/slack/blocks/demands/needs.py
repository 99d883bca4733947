"""Needs: what one area asks of another, as both sides see it, with everything that was said to it."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Final

from bot.domain.drafting.entries import Verdict
from bot.domain.figures import day
from bot.slack.blocks import kit
from bot.slack.blocks.demands.content import links, title
from bot.slack.blocks.demands.deciding import after_refusal, people_menu, take_button
from bot.slack.blocks.demands.keys import Key, Verb, press
from bot.slack.blocks.spoken import told
from bot.slack.blocks.text import shortened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.drafting.entries import Responded
    from bot.domain.drafting.needs import Asked, Need
    from bot.services.drafting import Sheet
    from bot.slack.blocks.kit import Block, Message

_ANSWERS: Final[Mapping[Verdict, tuple[Verb, str]]] = {
    Verdict.ACCEPTED: (Verb.ACCEPT, "Accept"),
    Verdict.DECLINED: (Verb.REFUSE, "Decline"),
    Verdict.PROPOSED: (Verb.PROPOSE, "Propose otherwise"),
}
_SAID: Final[Mapping[Verdict, str]] = {
    Verdict.ACCEPTED: "accepts it",
    Verdict.DECLINED: "declines it",
    Verdict.PROPOSED: "proposes otherwise",
}
_LEFT: Final = "Whoever needs it leaves it as it is."
_MOST, _WHAT = 10, 150
_NOBODY: Final = "Nobody was asked: not exactly one Slack profile says “{head}”. Choose whom to ask."


def need_words(need: Need) -> str:
    """Return what is needed, and by when."""
    what = shortened(need.what, _WHAT)
    return f"{what}, by {day(need.by)}" if need.by else what


def standing_needs(here: Sheet) -> list[Block]:
    """Return the needs of a version that stands, with where each of them stands."""
    found = here.needs
    if not found:
        return []
    left_out = len(found) - _MOST
    more = [kit.context(f"and {left_out} more, which History tells of")] if left_out > 0 else []
    listed = [_standing_need(here, each) for each in found[:_MOST]]
    return [kit.section("What it needs from others:"), *listed, *more]


def notice(here: Sheet, asked: Asked) -> Message:
    """Return what the head of an area is asked, with what was said so far."""
    need = asked.need
    lead = f"{_owner(here)} needs from {_area(here, need)}: {need_words(need)}."
    return _message(
        [
            kit.header(f"A need addressed to {_area(here, need)}"),
            kit.section(lead),
            kit.section(f"What it is for. {title(here.confirmed)}"),
            *links(here.confirmed),
            *_history(here, asked),
            kit.actions(_answers(here, asked)),
        ]
    )


def waiting(here: Sheet, asked: Asked, number: int) -> Block:
    """Return a need as a line of a list, with the way to answer it."""
    text = (
        f"{_owner(here)} needs from {_area(here, asked.need)}: {need_words(asked.need)}. {state(here, asked)}"
    )
    key = Key(here.after.id, len(asked.responses), asked.need.key)
    return kit.section(text, press("Answer", Verb.ANSWER, key, f"Answer: {asked.need.what}", number))


def line(here: Sheet, need: Need, what: str) -> Message:
    """Return what those who were asked are told about a need: what became of it."""
    return _message(
        [kit.section(f"{_owner(here)} asked {_area(here, need)} for: {need_words(need)}. {what}")]
    )


def answered(here: Sheet, asked: Asked) -> Message:
    """Return what the owner is told of an answer; what was proposed can be taken over."""
    need, said = asked.need, asked.responses[-1]
    text = f"{_area(here, need)} {_SAID[said.verdict]}: {need_words(need)}.{_because(said)}"
    if said.verdict is Verdict.ACCEPTED:
        return _message([kit.section(text)])
    if asked.insisted:
        return decided(here, asked, taken=False)
    key = Key(here.after.id, len(asked.responses), need.key)
    if said.verdict is Verdict.DECLINED:
        return _message([kit.section(text), *after_refusal(here, key)])
    buttons = [
        take_button(here, said, key),
        press("Leave mine as it is", Verb.LEAVE, key),
    ]
    return _message([kit.section(text), kit.actions(buttons)])


def decided(here: Sheet, asked: Asked, *, taken: bool) -> Message:
    """Return what the owner's message about a proposal becomes once they decided on it."""
    said = asked.responses[-1]
    what = "You took it over." if taken else "You left yours as it is; they are told."
    return _message([kit.section(f"{_area(here, asked.need)} proposed otherwise.{_because(said)} {what}")])


def history_lines(here: Sheet, asked: Asked) -> list[str]:
    """Return everything that was said to a need, oldest first."""
    area = _area(here, asked.need)
    said = [(one.at, f"{area} {_SAID[one.verdict]}.{_because(one)}") for one in asked.responses]
    left = [(one.at, _LEFT) for one in asked.left]
    return [f"{day(at.date())}: {words}" for at, words in sorted([*said, *left], key=itemgetter(0))]


def state(here: Sheet, asked: Asked) -> str:
    """Return where a need stands, in words."""
    left = f" {_LEFT}" if asked.insisted else ""
    if asked.verdict is not None:
        return f"{_area(here, asked.need)} {_SAID[asked.verdict]}.{_because(asked.responses[-1])}{left}"
    return "No answer so far."


def _standing_need(here: Sheet, asked: Asked) -> Block:
    area = here.strategy.area(asked.need.area)
    lead = f"{_area(here, asked.need)}: {need_words(asked.need)}."
    if asked.people:
        return kit.section(f"{lead} {state(here, asked)}")
    text = f"{lead} {_NOBODY.format(head=area.head if area else asked.need.area)}"
    menu = people_menu("Choose whom to ask")
    # Who is chosen carries no value of ours, so the block's name says what it is about.
    key = Key(here.after.id, len(asked.responses), asked.need.key)
    return kit.section(text, menu) | {"block_id": str(key)}


def _answers(here: Sheet, asked: Asked) -> Sequence[Block]:
    key = Key(here.after.id, len(asked.responses), asked.need.key)
    return [
        press(label, verb, key, f"{label}: {asked.need.what}")
        for verdict, (verb, label) in _ANSWERS.items()
        if verdict is not asked.verdict or verdict is Verdict.PROPOSED
    ]


def _history(here: Sheet, asked: Asked) -> list[Block]:
    listed = history_lines(here, asked)
    return [kit.bullets(listed[-5:], "What was said so far")] if listed else []


def _because(said: Responded) -> str:
    words = f" “{shortened(said.words, _WHAT)}”" if said.words else ""
    if said.verdict is not Verdict.PROPOSED or said.what is None:
        return words
    when = f", by {day(said.by)}" if said.by else ""
    return f" Instead: {shortened(said.what, _WHAT)}{when}.{words}"


def _area(here: Sheet, need: Need) -> str:
    area = here.strategy.area(need.area)
    return area.name if area else need.area


def _owner(here: Sheet) -> str:
    """Return the role that states a draft, with its area."""
    person = here.known.dossier.person(str(here.confirmed.told.get("owner")))
    area = here.strategy.area(person.area) if person else None
    role = person.role if person else "Somebody"
    return f"{role} ({area.name})" if area else role


def _message(blocks: Sequence[Block]) -> Message:
    return kit.message(" ".join(told(blocks)), blocks)
