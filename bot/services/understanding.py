"""Understanding: what words amount to by themselves, where a question takes them as they are."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, assert_never

from bot.domain.interview import moves
from bot.domain.interview.entries import Amount, DontKnow, Options, OwnWords
from bot.domain.interview.moves import Stale
from bot.domain.listening import Heard, Outcome
from knowledge.instrument import ChoiceQuestion, NumberQuestion, OpenQuestion, RatedQuestion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.interview.entries import Given
    from bot.domain.interview.moves import Aim
    from bot.services.changes import Change
    from knowledge.instrument import Question

_FEWEST_WORDS: Final = 6
_UNKNOWING: Final = re.compile(
    r"\W*(?:sorry,? )?(?:(?:i )?(?:really |honestly )?(?:do ?n[o']t|dont|can't|cannot|couldn't) (?:really )?"
    r"(?:know|say|tell)|(?:i )?(?:have |'ve )?(?:got )?no (?:idea|clue)|dunno|idk|(?:i'm )?not sure)"
    r"(?: that| this| yet| really| sorry| at all| to be honest|,)*\W*",
    re.IGNORECASE,
)
_IS_NONE: Final = re.compile(r"none\b|no\b", re.IGNORECASE)
_NONE: Final = re.compile(
    r"\W*(?:no|none|nope|nothing|not (?:really|any)|there (?:was|were) (?:none|no others?|nothing)"
    r"|that (?:is|was|'s) (?:it|all)|(?:i )?(?:do(?: not|n't)|can(?:not|'t)) (?:know|remember|recall|tell))"
    r"(?:[ ,]+(?:of|any|others?|more|else|one|none|that i (?:know|remember|can tell|can think)(?: of| about)?"
    r"|before(?: that)?|really|sorry|thanks|i think))*\W*",
    re.IGNORECASE,
)
_YES: Final = re.compile(
    r"\W*(?:yes|yeah|yep|sure|of course)"
    r"(?:[ ,]+(?:there (?:was|were)|one|some|several|another|more|at least one))*\W*",
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
            named = tuple(option.id for option in question.options if option.label.lower() in text.lower())
            meant = named or _plainly(question, text)
            fits = meant and (question.several or len(meant) == 1)
            return Options(meant) if fits else Misunderstood(question)
        case NumberQuestion():
            found = _NUMBER.search(text)
            number = float(found[0].replace(",", ".")) if found else None
            fits = number is not None and question.minimum <= number <= question.maximum
            return Amount(number) if number is not None and fits else Misunderstood(question)
        case _:
            assert_never(question)


def led(here: Change, question: Question, aim: Aim, text: str) -> tuple[Change, Question]:
    """Return the question that words answer; where they choose nothing, with the choice that leads to it.

    Whoever names what there was before, where only whether there was anything is asked, has said both.
    """
    if not isinstance(question, ChoiceQuestion) or not isinstance(in_words(question, text), Misunderstood):
        return here, question
    further = next(
        (one for one in here.instrument.questions if one.when and one.when.question == question.id), None
    )
    if not isinstance(further, OpenQuestion) or further.when is None or question.several:
        return here, question
    chosen = moves.choose(here.instrument, here.after, aim, Options(further.when.is_[:1]))
    return (here, question) if isinstance(chosen, Stale) else (replace(here, after=chosen), further)


def _plainly(question: ChoiceQuestion, text: str) -> tuple[str, ...]:
    """Return what yes or no comes to, where one of the options is that there is none."""
    none = [option.id for option in question.options if _IS_NONE.match(option.label)]
    others = [option.id for option in question.options if option.id not in none]
    said = text.replace("’", "'")
    if len(none) == 1 and _NONE.fullmatch(said):
        return tuple(none)
    return tuple(others) if len(none) == len(others) == 1 and _YES.fullmatch(said) else ()
