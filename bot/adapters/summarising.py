"""What was heard, written by a language model, and let through only where the answers bear it out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.adapters.prompt_files import active_prompt
from bot.domain.citations import tidied
from bot.domain.errors import LanguageModelError
from bot.domain.grounding import draft, ground
from bot.domain.summary import SENTENCES
from knowledge.instrument import LEVELS
from knowledge.markdown import sentences
from knowledge.passages import Passage, Shelf

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.grounds import Ground
    from bot.services.ports import Instructions, LanguageModel

# Enough to tell best and least, and few enough for a small model on a small machine.
_MOST: Final = 12
_QUOTE: Final = 400
_LONGEST: Final = 400
_NO_TAGS: Final = str.maketrans({"<": "‹", ">": "›"})


class WritingSummary:
    """Has a model tell what was heard."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model

    def summarise(self, grounds: Sequence[Ground]) -> tuple[str, ...]:
        """Return three sentences on these answers.

        Raises LanguageModelError where the model fails, or wrote anything but three sentences that hold.
        """
        answers = {n: _answer(one) for n, one in enumerate(_telling(grounds), start=1)}
        written = "".join(self._model.write(_prompt(answers)))
        told = [_borne_out(one, answers) for line in written.splitlines() for one in sentences(tidied(line))]
        held = tuple(sentence for sentence in told if sentence is not None)
        # Where some do not hold, those that do are likely to be luck.
        if len(told) != SENTENCES or len(held) != SENTENCES:
            raise LanguageModelError(
                f"{self._model.name} wrote no three sentences that the answers bear out."
            )
        return held


def _telling(grounds: Sequence[Ground]) -> list[Ground]:
    """Return those that say most: put into words, and far from the middle; in the order of the interview."""
    middle = sum(LEVELS) / len(LEVELS)
    most = sorted(grounds, key=lambda one: (one.quote is None, -abs((one.score.level or middle) - middle)))
    return sorted(most[:_MOST], key=grounds.index)


def _answer(one: Ground) -> Passage:
    """Return an answer as what sentences can rest on."""
    practice, level = one.score.practice, one.score.level or 0
    said = f" The manager said: {one.quote[:_QUOTE]}" if one.quote else ""
    text = f"Level {level}: {practice.anchor(level)}{said}"
    return Passage(practice.id, Shelf.COMPANY, practice.name, (), text)


def _prompt(answers: Mapping[int, Passage]) -> Instructions:
    told = (
        f'<answer number="{n}" practice="{_unfenced(one.document)}">\n{_unfenced(one.text)}\n</answer>'
        for n, one in answers.items()
    )
    return active_prompt("summarise").fill(answers="\n".join(told))


def _unfenced(text: str) -> str:
    return text.translate(_NO_TAGS)


def _borne_out(sentence: str, answers: Mapping[int, Passage]) -> str | None:
    statement = ground(draft(sentence), answers)
    return statement.text if statement is not None and len(statement.text) <= _LONGEST else None
