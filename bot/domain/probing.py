"""Probing: the one question that is asked when an answer leaves something open, in the person's own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.domain.listening import Outcome
from knowledge.instruments.style import level_words

if TYPE_CHECKING:
    from knowledge.instrument import RatedQuestion

TODAY: Final = "That tells me what is to come. What does it look like today?"
BOTH: Final = "I heard two things there that I can't bring together yet. What happened the last time?"
EVIDENCE: Final = "What is the latest example of that?"
WITHOUT_NAMES: Final = (
    "I keep nothing of what concerns a person. Leaving people aside, how does it work between the roles?"
)
SERIOUS: Final = (
    "That sounds serious: please take it to those who can act, such as HR or compliance. I keep nothing of "
    "it. Leaving people aside, how does it work between the roles?"
)
PLAINLY: Final = "I can only go by what you tell me of your daily work. What happened the last time?"
# A person's private matters, orders and asides are not repeated.
_REPEATING: Final = (Outcome.PROBE, Outcome.PROBE_EVIDENCE, Outcome.CLARIFY, Outcome.ASK_TODAY)
_WORDS: Final = re.compile(r"[\w'’-]+(?:[ ,][\w'’-]+)*")
_SHORTEST, _LONGEST = 3, 9
_TELLING_LITTLE: Final = re.compile(
    r"^(?:and|but|so|or|because|that|which|well|yes|no|the|a|of|to|in)$", re.IGNORECASE
)


def probe_for(outcome: Outcome, question: RatedQuestion, said: str, asked_before: int) -> str | None:
    """Return what to ask next, None where nothing is to be asked.

    `asked_before` is how often the person was asked about this practice before, so that the second question
    comes from another side.
    """
    own = question.probes[min(asked_before, len(question.probes) - 1)]
    asked = {
        Outcome.PROBE: own,
        Outcome.PROBE_EVIDENCE: own if asked_before else EVIDENCE,
        Outcome.CLARIFY: BOTH,
        Outcome.ASK_TODAY: TODAY,
        Outcome.REDACT: WITHOUT_NAMES,
        Outcome.IGNORE_INSTRUCTION: PLAINLY,
        Outcome.REDIRECT: f"Let us come back to the question. {own}",
    }.get(outcome)
    repeated = own_words(said) if outcome in _REPEATING else None
    return f"You said “{repeated}”. {asked}" if repeated and asked else asked


def own_words(said: str) -> str | None:
    """Return a short phrase of what was said that can be repeated: no name, no level, no order to anybody."""
    phrases = (match[0] for match in _WORDS.finditer(said))
    fitting = [short for phrase in phrases if (short := _shortened(phrase)) and _is_safe(short)]
    return max(fitting, key=lambda phrase: len(phrase.split()), default=None)


def _shortened(phrase: str) -> str | None:
    words = phrase.partition(",")[0].split()[:_LONGEST]
    while words and _TELLING_LITTLE.match(words[-1]):
        words.pop()
    return " ".join(words) if len(words) >= _SHORTEST else None


def _is_safe(phrase: str) -> bool:
    """Say whether a phrase names nobody, no level and no figure."""
    named = any(
        word[:1].isupper() and word.rstrip("'’mdlvers") not in {"I", "IT"} for word in phrase.split()[1:]
    )
    return not named and not level_words(phrase) and not any(map(str.isdigit, phrase))
