"""Cards: the balanced scorecard in a message, and what was recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.figures import counted, day, number
from bot.domain.targets.report import FORMULA, progress
from bot.domain.targets.saying import NAMES, bar, lacking, served, stand, summed_up, trend, way
from bot.slack.blocks import kit
from bot.slack.blocks.spoken import told
from bot.slack.blocks.targets import notes
from bot.slack.blocks.targets.keys import Key, Verb, action_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.domain.dossier import Edition
    from bot.domain.targets.report import Report
    from bot.domain.targets.scorecard import Aim, Balance
    from bot.services.targets import Tracked
    from bot.slack.blocks.kit import Block, Message

_MOST: Final = 12
"""Targets in a message, which has room for 50 blocks."""
_NAMED: Final = 3


def scorecard(
    title: str, balance: Balance, open_to: Sequence[Tracked], others: Sequence[Edition] = ()
) -> Message:
    """Return a strategy's targets by perspective; those that the reader may record for have buttons."""
    mine = {tracked.aim.target.id: tracked for tracked in open_to}
    shown = balance.aims[:_MOST]
    blocks = [kit.header(f"Targets: {title}"), kit.section(summed_up(balance))]
    for perspective, name in NAMES.items():
        here = [aim for aim in shown if aim in balance.of(perspective)]
        if here or perspective in balance.uncovered:
            blocks.append(kit.section(name if here else f"{name}: {notes.UNCOVERED}"))
        for aim in here:
            blocks += _listed(aim, balance, mine.get(aim.target.id), shown.index(aim))
    more = len(balance.aims) - len(shown)
    missing = lacking(balance)
    idle = [notes.IDLE] if balance.unserved else []
    rest = [f"{counted(more, 'more target')} in the report."] if more else []
    blocks += [kit.bullets(missing, "What is missing")] if missing else []
    blocks.append(kit.context(notes.BESIDE, *idle, *rest))
    ways = kit.actions([_report_button(balance)])
    return kit.message(" ".join(told(blocks)), [*blocks, ways, *strategies(others)])


def sent(report: Report) -> Message:
    """Return what is said above the picture and the file of a report; it tells all that the picture shows."""
    groups = [
        kit.bullets([f"{row.name}: {row.label}" for row in rows], name)
        for name, rows in progress(report).groups
    ]
    return kit.message(
        f"{report.title}. {report.status}",
        [
            kit.header(report.title),
            kit.section(report.status),
            *groups,
            *([kit.bullets(report.lacking, "What is missing")] if report.lacking else []),
            kit.context(notes.BELOW, FORMULA),
        ],
    )


def strategies(editions: Sequence[Edition], ask: str = "") -> list[Block]:
    """Return a button for the targets of each strategy, under a question where one is asked."""
    if not editions:
        return []
    listed = [
        kit.button(each.title, action_id(Verb.SHOW, number), str(Key(each.dossier.strategy.id)),
                   f"See the targets of {each.title}")
        for number, each in enumerate(editions)
    ]  # fmt: skip
    return [kit.section(ask or notes.OTHERS), kit.actions(listed)]


def recorded(tracked: Tracked, *, undone: bool = False) -> Message:
    """Return where a target stands after a value was recorded, or taken back."""
    aim = tracked.aim
    lead = "Taken back." if undone else _lead(aim)
    last = aim.course.last if aim.course and not undone else None
    source = f" It comes from: {last.note}" if last and last.note else ""
    text = f"{lead} {aim.target.measure}, {way(aim)}. {bar(aim.share)} {stand(aim)}{source}"
    undo = [] if undone or not aim.latest else [kit.actions([_button(Verb.UNDO, "Undo", tracked)])]
    return kit.message(text, [kit.section(text), *undo])


def _listed(aim: Aim, balance: Balance, mine: Tracked | None, at: int) -> Iterator[Block]:
    text = f"{aim.target.measure}: {way(aim)}.\n{bar(aim.share)} {stand(aim)} {trend(aim)}".rstrip()
    record = _button(Verb.RECORD, "Record", mine, at) if mine else None
    yield kit.section(text, record)
    yield kit.context(_served(aim, balance))
    last = aim.course.last if aim.course else None
    if mine and last:
        label = f"Undo {number(last.value)}"
        yield kit.actions([_button(Verb.UNDO, label, mine, at)])


def _report_button(balance: Balance) -> Block:
    strategy = balance.strategy
    key = str(Key(strategy.id))
    return kit.button("Report with picture", action_id(Verb.REPORT), key, f"Report on {strategy.title}")


def _lead(aim: Aim) -> str:
    """Say what was recorded, where that is not what counts, being of an earlier day."""
    last = aim.course.last if aim.course else None
    if last is None or last == aim.latest:
        return "Recorded."
    told = f"{number(last.value)} {aim.target.unit} on {day(last.on)}"
    return f"Recorded: {told}. What counts is of a later day."


def _served(aim: Aim, balance: Balance) -> str:
    demands = served(aim, balance)
    more = f" and {len(demands) - _NAMED} more" if len(demands) > _NAMED else ""
    named = "; ".join(demands[:_NAMED]) + more
    guideline = aim.guideline.statement if aim.guideline else aim.target.guideline
    note = f" Note: {aim.latest.note}" if aim.latest and aim.latest.note else ""
    return f"Guideline: {guideline} Demands: {named or notes.UNSERVED}.{note}"


def _button(verb: Verb, label: str, tracked: Tracked, at: int | None = None) -> Block:
    what = "Record a value" if verb is Verb.RECORD else "Take back the last value"
    spoken = f"{what}: {tracked.aim.target.measure}"
    return kit.button(label, action_id(verb, at), str(key_of(tracked)), spoken)


def _key(tracked: Tracked) -> Key:
    course = tracked.aim.course
    return Key(tracked.reference, course.revision if course else 0)


def key_of(tracked: Tracked) -> Key:
    """Return the key of a target as it stands."""
    course = tracked.aim.course
    return Key(tracked.reference, course.revision if course else 0)
