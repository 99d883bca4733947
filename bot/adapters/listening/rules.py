"""Listening without a language model: guards first, then likelihoods that were learned."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.adapters.listening.guards import dismisses, gossips, is_serious, meddles
from bot.adapters.listening.levels import levels
from bot.adapters.listening.outcomes import outcomes
from bot.adapters.listening.quoting import quote
from bot.adapters.listening.reading import Reader, sentences_of, visible
from bot.adapters.listening.terms import begins_with_denial
from bot.adapters.listening.weights import weights
from bot.domain.listening import Heard, Outcome
from bot.domain.probing import SERIOUS, probe_for
from knowledge.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langchain_core.embeddings import Embeddings

    from bot.adapters.listening.reading import Read
    from knowledge.instrument import RatedQuestion, Side

LEAST_OUTCOME: Final = 0.5
"""How likely another outcome than a level must be to be believed."""
LEAST_OF: Final = {
    Outcome.CLARIFY: 0.8,
    Outcome.NOT_APPLICABLE: 0.6,
    Outcome.REDACT: 0.85,
    Outcome.IGNORE_INSTRUCTION: 0.85,
}
"""The same for some: long stories look like contradictions, what there is not like what does not apply, and
guards look after the other two."""
LEAST_LEVEL: Final = 0.5
"""How likely a level must be to be proposed."""
LEAST_NEAR: Final = 0.85
"""How likely it must be that the true level is the one proposed, or one beside it."""
DENYING: Final = 0.9
"""How likely a level of 3 and above must be where the words for it begin with a denial."""
HIGH: Final = 4
"""From this level on an anchor tells of so much that a few words about something else can't mean it."""
FAR: Final = 0.2
"""How near to an anchor such an answer comes at least."""
BRIEF: Final = 18, 0.35
"""The same where it has fewer words than this. No high answer of `plumbline evals run listening` is below."""
FEWEST_WORDS: Final = 3
"""Whoever says less has told nothing yet."""
_LEVEL_ALONE: Final = re.compile(
    r"\W*(?:i(?:'d| would) say |it(?:'s| is) )?(?:an? )?(?:level )?[1-5]\W*", re.IGNORECASE
)
LOW: Final = 2
"""Up to this level an anchor tells of what there is not."""
# What the latest message comes to by itself, whatever was said before it.
_OWN: Final = (Outcome.DONT_KNOW, Outcome.NOT_APPLICABLE, Outcome.REDIRECT)


class RulesListening:
    """Implements `Listening` by rules and trained weights."""

    def __init__(self, embeddings: Embeddings) -> None:
        self._reader = Reader(embeddings)

    def listen(self, question: RatedQuestion, side: Side, said: Sequence[str]) -> Heard:
        """Return what was heard. `said` is all that was said to this question so far, oldest first."""
        del side
        latest = said[-1] if said else ""
        if _LEVEL_ALONE.fullmatch(visible(latest)):
            return Heard(Outcome.LEVEL, 0.0)  # a level without a word on it: it is chosen, not proposed
        plain = _plain(said)
        if plain is not None:
            return asking(plain, 1.0, question, said)
        heard = self._heard(question, self._reader.read(question, latest), said)
        if len(said) == 1 or heard.level is not None or heard.outcome in _OWN:
            return heard
        # What was said last may say it by itself; else it adds to what was said before.
        whole = self._heard(question, self._reader.read(question, "\n".join(said)), said)
        return whole if heard.outcome is not Outcome.LEVEL or whole.level is not None else heard

    def leaning(self, question: RatedQuestion, said: Sequence[str]) -> int | None:
        """Return the level that the words come closest to, however unsure; None where they tell of none."""
        if _LEVEL_ALONE.fullmatch(visible(said[-1])) or _plain(said) is not None:
            return None
        read = self._reader.read(question, "\n".join(said))
        return levels(weights(), question, read, self._reader.anchors(question)).best

    def _heard(self, question: RatedQuestion, read: Read, said: Sequence[str]) -> Heard:
        outcome, sure = self._outcome(read)
        if outcome is Outcome.LEVEL:
            return self._level(question, read, said)
        return asking(outcome, sure, question, said)

    def _outcome(self, read: Read) -> tuple[Outcome, float]:
        likely = outcomes(weights(), read)
        best = max(likely, key=lambda outcome: likely[outcome])
        if best is Outcome.LEVEL or likely[best] < LEAST_OF.get(best, LEAST_OUTCOME):
            return Outcome.LEVEL, likely[Outcome.LEVEL]
        return best, likely[best]

    def _level(self, question: RatedQuestion, read: Read, said: Sequence[str]) -> Heard:
        """Propose a level where it is likely right."""
        found = levels(weights(), question, read, self._reader.anchors(question))
        sure, words_for_it = round(found.sure, 3), quote(read, found, said)
        if found.best >= HIGH and self._is_far(question, read):
            return Heard(Outcome.LEVEL, sure)
        denied = found.best > LOW and begins_with_denial(words_for_it or read.text)
        if found.near < LEAST_NEAR or found.sure < (DENYING if denied else LEAST_LEVEL):
            return Heard(Outcome.LEVEL, sure)
        return Heard(Outcome.LEVEL, sure, level=found.best, quote=words_for_it)

    def _is_far(self, question: RatedQuestion, read: Read) -> bool:
        """Say whether an answer has little to do with what any anchor tells."""
        nearest = float((read.vectors @ self._reader.anchors(question).T).max())
        words_at_least, near = BRIEF
        return nearest < (near if len(words(read.text)) < words_at_least else FAR)


def asking(outcome: Outcome, sure: float, question: RatedQuestion, said: Sequence[str]) -> Heard:
    """Return an outcome with what to ask next."""
    latest = visible(said[-1]) if said else ""
    if outcome is Outcome.REDACT and is_serious(latest):
        return Heard(outcome, round(sure, 3), probe=SERIOUS, serious=True)
    return Heard(outcome, round(sure, 3), probe=probe_for(outcome, question, latest, max(len(said) - 1, 0)))


def _plain(said: Sequence[str]) -> Outcome | None:
    """Return what an answer comes to that needs no weighing."""
    latest = said[-1] if said else ""
    if meddles(latest):
        return Outcome.IGNORE_INSTRUCTION
    if gossips(latest):
        return Outcome.REDACT
    if dismisses(latest):
        return Outcome.REDIRECT
    if sum(len(words(visible(one))) for one in said) < FEWEST_WORDS:
        return Outcome.PROBE
    return Outcome.REDIRECT if all(one.endswith("?") for one in sentences_of(latest)) else None
