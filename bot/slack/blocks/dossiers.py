"""Dossiers: what was found in a strategy that somebody sent, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.slack.blocks import action_ids, kit
from bot.slack.blocks.spoken import told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.dossier_review.reading import DossierRead, Note
    from bot.services.loading import Loaded
    from bot.slack.blocks.kit import Block, Message

_MOST, _KINDS, _FEW = 15, 12, 3
_BELOW: Final = "the file below names each with its line"
NOT_A_FACILITATOR: Final = (
    "Only facilitators, who run Plumbline here, can bring in a strategy. Send the archive to one of them, or "
    "ask whoever set me up to make you one."
)
GONE: Final = "I can't fetch that file from Slack (any more). Please share it once more."
PACK: Final = (
    "I read a strategy from a ZIP archive. Pack its whole folder as one and send me that; or change the "
    "strategy without any file, with /align strategy."
)
CHANGED: Final = "That file is not the one that I checked. Please share it once more."


def checked(name: str, found: DossierRead, value: str) -> Message:
    """Return what is said of an archive, with a button where it can be used."""
    use = kit.button("Use this strategy", action_ids.USE_STRATEGY, value, f"Use the strategy in {name}")
    blocks = [
        kit.section(f"I have looked at “{name}”, and kept nothing yet."),
        kit.section(found.summary),
        *_listed("Errors, which keep it from being used", found.errors),
        *_grouped(found),
        *([kit.actions([use])] if found.dossier else []),
    ]
    return kit.message(" ".join(told(blocks)), blocks)


def loaded(done: Loaded) -> Message:
    """Return what is said once a strategy is in use."""
    known = "is in use from now on" if done.new else "is in use already"
    strategy, number = done.edition.dossier.strategy, done.edition.number
    text = (
        f"“{strategy.title}” {known}: edition {number} (version {strategy.version}). Ask why something "
        "was decided, or type /align walk to go through a decision step by step."
    )
    return kit.message(text, [kit.section(text)])


def refused(problem: str) -> Message:
    """Return what is said where a strategy can't be taken."""
    return kit.message(problem, [kit.section(problem)])


def _listed(title: str, notes: Sequence[Note]) -> list[Block]:
    if not notes:
        return []
    # Without their endings: with them, names of files look like addresses, and are shown as none.
    lines = [f"{note.file.rpartition('.')[0]}, line {note.line}: {note.text}" for note in notes[:_MOST]]
    left_out = len(notes) - _MOST
    more = [kit.context(f"and {left_out} more, which {_BELOW}")] if left_out > 0 else []
    return [kit.bullets(lines, title), *more]


def _grouped(found: DossierRead) -> list[Block]:
    """Return the warnings by what they have in common, with the first few of each."""
    if not found.warnings:
        return []
    title = "Warnings: it can be used, and this it will not be able to answer"
    groups = [kit.bullets(_few(names), f"{kind} ({len(names)})") for kind, names in found.groups[:_KINDS]]
    more = [kit.context(f"Not all are named here: {_BELOW}.")] if abridged(found) else []
    return [kit.section(title), *groups, *more]


def _few(names: Sequence[str]) -> list[str]:
    left_out = len(names) - _FEW
    return [*names[:_FEW], *([f"and {left_out} more"] if left_out > 0 else [])]


def abridged(found: DossierRead) -> bool:
    """Say whether something that was found is not told in the message."""
    groups = found.groups
    longest = max((len(names) for _, names in groups), default=0)
    return len(found.errors) > _MOST or len(groups) > _KINDS or longest > _FEW


def in_full(found: DossierRead) -> str:
    """Return everything that was found, a line each, errors first, then what lacks by kind."""
    lines = [str(note) for note in (*found.errors, *found.warnings)]
    return "\n".join([found.summary, "", *lines, ""])
