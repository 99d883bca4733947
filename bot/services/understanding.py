"""Understanding: what words amount to by themselves, where a question takes them as they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, assert_never

from bot.domain.interview.entries import Amount, DontKnow, Options, OwnWords
from bot.domain.listening import Heard, Outcome
from knowledge.instrument import ChoiceQuestion, NumberQuestion, OpenQuestion, RatedQuestion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.interview.entries import Given
    from knowledge.instrument import Question

_FEWEST_WORDS: Final = 6
_UNKNOWING: Final = re.compile(
    r"\W*(?:sorry,? )?(?:(?:i )?(?:really |honestly )?(?:do ?n[o']t|dont|can't|cannot|couldn't) (?:really )?"
    r"(?:know|say|tell)|(?:i )?(?:have |'ve )?(?:got )?no (?:idea|clue)|dunno|idk|(?:i'm )?not sure)"
    r"(?: that| this| yet| really| sorry| at all| to be honest|,)*\W*",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"-?\d+(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Misunderstood:
    """Words to a question that takes none of their kind; nothing was changed."""

    question: Question


def too_little(question: OpenQuestion, said: Sequence[str], asked: int) -> Heard | None:
    """Return the next of a question's probes, if what was said is short and not all of them were asked."""
    short = sum(len(words.split()) for words in said) < _FEWEST_WORDS
    if not short or asked >= len(question.probes):
        return None
    return Heard(Outcome.PROBE, 0.5, probe=question.probes[asked])


def in_words(question: Question, text: str) -> Given | Misunderstood | None:
    """Return what words amount to by themselves; None where they have to be listened to."""
    match question:
        case RatedQuestion():
            return None
        case OpenQuestion():
            return DontKnow() if _UNKNOWING.fullmatch(text.replace("’", "'")) else OwnWords()
        case ChoiceQuestion():
            meant = tuple(option.id for option in question.options if option.label.lower() in text.lower())
            fits = meant and (question.several or len(meant) == 1)
            return Options(meant) if fits else Misunderstood(question)
        case NumberQuestion():
            found = _NUMBER.search(text)
            number = float(found[0].replace(",", ".")) if found else None
            fits = number is not None and question.minimum <= number <= question.maximum
            return Amount(number) if number is not None and fits else Misunderstood(question)
        case _:
            assert_never(question)
