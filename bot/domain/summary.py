"""The summary: what was heard, in three sentences made of the respondent's own choices and words."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Final

from bot.domain.interview.entries import OwnWords
from bot.domain.interview.position import answers
from bot.domain.interview.standings import standings
from bot.domain.scorecard import coverage_in_words
from knowledge.markdown import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.domain.grounds import Ground
    from bot.domain.interview.entries import Interview
    from bot.domain.scoring import Scores
    from knowledge.instrument import Instrument

SENTENCES: Final = 3
_QUOTE: Final = 180


def summary(scores: Scores, grounds: Sequence[Ground], interview: Interview) -> tuple[str, ...]:
    """Return up to three sentences, or all answers where nothing is scored; none without any answer."""
    counted = [ground for ground in grounds if not ground.score.practice.organisational]
    rated = [ground for ground in counted if ground.score.level is not None]
    if rated:
        return tuple(_rated(scores, rated))
    told = _told(scores.instrument, interview)
    return tuple(islice(told, SENTENCES) if scores.instrument.practices else told)


def excerpt(words: str, longest: int = _QUOTE) -> str:
    """Return the first sentence or two of what was said, or as many words as fit."""
    kept = ""
    for sentence in sentences(" ".join(words.split())):
        if len(kept) + len(sentence) + 1 > longest:
            break
        kept = f"{kept} {sentence}".strip()
    return kept or f"{words[: longest - 1].rsplit(' ', 1)[0]}…"


def _rated(scores: Scores, rated: Sequence[Ground]) -> Iterator[str]:
    # Among equals, what was put into words says more than what was clicked.
    highest = max(rated, key=lambda one: (_level(one), one.quote is not None))
    lowest = min(rated, key=lambda one: (_level(one), one.quote is None))
    if _level(highest) == _level(lowest):
        yield f"You see {_those(len(rated))} on level {_level(highest)}, as in {_borne_out(highest)}"
    else:
        yield f"Furthest along, on level {_level(highest)}, you see {_borne_out(highest)}"
        yield f"Least far, on level {_level(lowest)}, you see {_borne_out(lowest)}"
    yield _on_the_whole(scores, rated)


def _borne_out(ground: Ground) -> str:
    practice = ground.score.practice
    borne_out = _quoted(ground.quote) if ground.quote else practice.anchor(_level(ground))
    return f"“{practice.name}”: {borne_out}"


def _quoted(words: str) -> str:
    told = excerpt(words)
    return f"“{told}”" if told.endswith((".", "!", "?", "…")) else f"“{told}”."


def _on_the_whole(scores: Scores, rated: Sequence[Ground]) -> str:
    level, times = Counter(map(_level, rated)).most_common(1)[0]
    often = f"most often you chose level {level}, {times} times" if 1 < times < len(rated) else ""
    return f"In all, {', '.join(filter(None, (coverage_in_words(scores.coverage), often)))}."


def _told(instrument: Instrument, interview: Interview) -> Iterator[str]:
    given, stand = answers(instrument, interview), standings(interview)
    for question in instrument.questions:
        answer = given.get(question.id)
        if answer is not None and isinstance(answer.given, OwnWords) and stand[question.id].words:
            yield f"On “{question.name}” you said: {_quoted(stand[question.id].words[0])}"


def _level(ground: Ground) -> int:
    return ground.score.level or 0


def _those(count: int) -> str:
    return "the one practice that you rated" if count == 1 else f"the {count} practices that you rated"
