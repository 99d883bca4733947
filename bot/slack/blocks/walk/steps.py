"""Steps of a walk as messages: one each, with the ways on, and without them once the walk has gone on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.figures import day
from bot.domain.strategy_sections import felt, spent
from bot.domain.walk.position import Stage, path
from bot.slack.blocks import kit
from bot.slack.blocks.demands.keys import demand_button
from bot.slack.blocks.spoken import told
from bot.slack.blocks.text import shortened
from bot.slack.blocks.walk.cards import place_line
from bot.slack.blocks.walk.comparing import comparison_words, table
from bot.slack.blocks.walk.keys import Key, Verb, press
from bot.slack.blocks.walk.newer import since

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bot.domain.strategy import Option
    from bot.services.walking import Stretch
    from bot.slack.blocks.kit import Block, Message

_AREA: Final = "Which area is yours? What a choice means for it will come first."
_PRIVATE: Final = "Nobody else sees what you choose and write here."
_SILENT: Final = "The strategy says nothing of what it would have meant for {}."
_SAID: Final = 160  # characters by which one's own words are known again; in full, they stand in the message
_COMPARED: Final = (
    "How the options compared, by score from 1 (poor) to 5 (good). The weighted score adds up each score "
    "times the weight of its criterion, and could be {} at most:"
)
_WRITE: Final = "Write it here in the thread. You can edit or delete it later."


def step(here: Stretch) -> Message:
    """Return the message that shows where a walk is."""
    if (stage := here.position.stage) is Stage.END:
        blocks = [*_end(here), _ways(here)]
        return kit.message(" ".join(told(blocks)), blocks)
    blocks = [kit.context(place_line(here, stage)), *_BODIES[stage](here, True), *since(here), _ways(here)]
    return kit.message(_words(here, stage, blocks), blocks)


def settled(here: Stretch, stage: Stage) -> Message:
    """Return what the message of a step becomes once the walk has gone on."""
    if stage is Stage.END:
        blocks = _end(here)
        return kit.message(" ".join(told(blocks)), blocks)
    blocks = [kit.context(place_line(here, stage)), *_BODIES[stage](here, False), *_outcome(here, stage)]
    return kit.message(_words(here, stage, blocks), blocks)


def _words(here: Stretch, stage: Stage, blocks: Iterable[Block]) -> str:
    compared = comparison_words(here.topic.decision, here.position.choice)
    return " ".join([*told(blocks), *([compared] if stage is Stage.COMPARISON else [])])


def _area(here: Stretch, live: bool) -> list[Block]:
    if not live:
        return [kit.section(_AREA)]
    areas = here.topic.strategy.areas
    key, walk = here.position.revision, here.after.id
    buttons = [
        press(area.name, Verb.PLACE, Key(walk, key, area.id), f"My area: {area.name}", number)
        for number, area in enumerate(areas)
    ]
    return [kit.section(_AREA), *kit.rows(buttons)]


def _options(here: Stretch, live: bool) -> list[Block]:
    asked = live and not here.position.revealed
    intro = "Which of these would you have taken?" if asked else "The options that there were:"
    options = here.topic.decision.options
    listed = [offered(here, option, number, asked=asked) for number, option in enumerate(options)]
    private = [kit.context(_PRIVATE)] if asked else []
    return [kit.section(f"{here.topic.decision.question} {intro}"), *listed, *private]


def offered(here: Stretch, option: Option, number: int, *, asked: bool) -> Block:
    """Return an option with what it costs, and the button that takes it where that is asked."""
    text = f"{option.name}. {option.summary} It costs {spent(option.cost)}."
    key = Key(here.after.id, here.position.revision, option.id)
    take = press("I would take this", Verb.CHOOSE, key, f"I would take: {option.name}", number)
    return kit.section(text, take if asked else None)


def _consequences(here: Stretch, live: bool) -> list[Block]:
    del live
    if (mine := _mine(here)) is None:
        return []
    own = here.position.area
    first = [felt(here.topic.strategy, one) for one in mine.consequences if one.area == own]
    others = [felt(here.topic.strategy, one) for one in mine.consequences if one.area != own]
    area = here.topic.strategy.area(own) if own else None
    nothing = [kit.section(_SILENT.format(area.name))] if area is not None and not first else []
    return [
        kit.section(f"You would have taken “{mine.name}”. What it would have meant:"),
        *([kit.bullets(first, "For your own area")] if first else nothing),
        *([kit.bullets(others, "For the others" if own else "Area by area")] if others else []),
        *([kit.bullets(mine.risks, "What could have gone wrong")] if mine.risks else []),
    ]


def _comparison(here: Stretch, live: bool) -> list[Block]:
    del live
    decision = here.topic.decision
    return [kit.section(_COMPARED.format(decision.highest)), table(decision, here.position.choice)]


def _chosen(here: Stretch, live: bool) -> list[Block]:
    del live
    decision, mine = here.topic.decision, _mine(here)
    chosen = decision.option(decision.chosen)
    names = {option.id: option.name for option in decision.options}
    others = [f"{names.get(one.option, one.option)}: {one.because}" for one in decision.rejected]
    meant = chosen.consequences if chosen else ()
    own = [felt(here.topic.strategy, one) for one in meant if one.area == here.position.area]
    name = names.get(decision.chosen, decision.chosen)
    return [
        kit.section(f"{decision.decided_by} decided on {day(decision.decided_on)}: “{name}”."),
        *([kit.section(_met(mine, chosen))] if mine else []),
        *([kit.bullets(decision.because, "Why it was chosen")] if decision.because else []),
        *([kit.bullets(others, "Why the others were not")] if others else []),
        *([kit.bullets(own, "What it means for your own area")] if own else []),
    ]


def _met(mine: Option, chosen: Option | None) -> str:
    if mine == chosen:
        return "That is what you would have taken as well."
    return f"You would have taken “{mine.name}”."


def _reopening(here: Stretch, live: bool) -> list[Block]:
    del live
    if not (found := here.topic.decision.revisit_if):
        return [kit.section("Nothing was laid down that would reopen this decision.")]
    return [kit.section("What would reopen this decision:"), kit.bullets(found)]


def _own_words(here: Stretch, live: bool) -> list[Block]:
    area = here.area.name if here.area else "your area"
    asked = kit.section(f"In your own words: what does this decision mean for {area}?")
    return [asked, *([*_said(here), kit.context(_WRITE, _PRIVATE)] if live else [])]


def _end(here: Stretch) -> list[Block]:
    written = _said(here) or [kit.section("You have not written what it means for your area.")]
    more = "Write more here in the thread, or edit what you wrote, whenever you like."
    intro = kit.section("That was the way through this decision.")
    return [intro, *written, kit.context(more, _PRIVATE), *since(here)]


def _said(here: Stretch) -> list[Block]:
    said = shortened(here.position.said, _SAID)
    return [kit.section(f"What it means, in your words: “{said}”")] if said else []


def _outcome(here: Stretch, stage: Stage) -> list[Block]:
    mine, area = _mine(here), here.area
    if stage is Stage.OPTIONS:
        return [kit.section(f"Your choice: {mine.name}" if mine else "You chose none.")]
    if stage is Stage.AREA:
        return [kit.section(f"Your area: {area.name}" if area else "You named none.")]
    return []


def _ways(here: Stretch) -> Block:
    """Return the buttons that lead on and back."""
    now = here.position
    key = Key(here.after.id, now.revision)
    asked = now.stage in {Stage.AREA, Stage.WORDS} or (now.stage is Stage.OPTIONS and not now.revealed)
    on = press("Skip", Verb.NEXT, key, "Skip this step") if asked else press("Next", Verb.NEXT, key)
    first = now.stage is path(here.after, now.choice)[0]
    last = now.stage is Stage.END
    ways = [
        *([] if last else [on]),
        *([] if first else [press("Back", Verb.BACK, key)]),
        *([demand_button(here.after.id)] if last and now.said else []),
        *([press("Another decision", Verb.LIST, key)] if last else []),
    ]
    return kit.actions(ways)


def _mine(here: Stretch) -> Option | None:
    choice = here.position.choice
    return here.topic.decision.option(choice) if choice else None


_BODIES: Final[Mapping[Stage, Callable[[Stretch, bool], list[Block]]]] = {
    Stage.AREA: _area,
    Stage.OPTIONS: _options,
    Stage.CONSEQUENCES: _consequences,
    Stage.COMPARISON: _comparison,
    Stage.CHOSEN: _chosen,
    Stage.REOPENING: _reopening,
    Stage.WORDS: _own_words,
}
