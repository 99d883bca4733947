"""The scorecard: what an interview came to, as a message for the person who was interviewed, and its details.

The picture goes beside it as a file. Nothing is said by the picture alone: every figure stands in words too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.figures import counted
from bot.domain.scorecard import calculation, coverage_in_words, dimension_in_words, figure, in_words
from bot.slack.blocks import action_ids, kit
from bot.slack.blocks.passages import passage_blocks
from bot.slack.blocks.text import markdown, shortened

if TYPE_CHECKING:
    from bot.domain.grounds import Ground
    from bot.domain.scorecard import Advance, Scorecard
    from bot.domain.scoring import Coverage, DimensionScore, PracticeScore
    from bot.slack.blocks.kit import Block, Message
    from knowledge.instrument import Instrument
    from knowledge.passages import Passage

PRIVATE: Final = "Only you see this. It is what you answered yourself, and says nothing about any person."
_WRITTEN: Final = "Put into words by a language model; each sentence rests on what you answered."
_FACT: Final = "Not counted in, as it is a fact about the company"
_TITLE: Final = 100
_QUOTE: Final = 600
_PASSAGE: Final = 15_000
_PASSAGE_IN_A_MESSAGE: Final = 8_000
_GOES_ON: Final = "The passage goes on; it is too long to be shown here in full."


def scorecard_message(card: Scorecard, interview_id: str) -> Message:
    """Return a person's own scorecard."""
    instrument = card.scores.instrument
    title = (
        f"Your {'scorecard' if instrument.practices else 'answers'}: {shortened(instrument.title, _TITLE)}"
    )
    shown = _scores(card, interview_id) if card.scores.rated else []
    ahead = [block for advance in card.advances for block in _advance(advance, instrument)]
    blocks = [
        kit.header(title),
        kit.context(PRIVATE),
        *_heard(card),
        *shown,
        *([kit.header("What the next level would look like"), *ahead] if ahead else []),
    ]
    figures = in_words(card.scores) if card.scores.rated else ""
    return kit.message(" ".join(part for part in (f"{title}.", *card.heard, figures) if part), blocks)


def explanation_modal(card: Scorecard, dimension_id: str) -> Block | None:
    """Return how the scores of a dimension came about; None where there is no such dimension."""
    score = _dimension(card, dimension_id)
    return None if score is None else kit.modal("How this came about", _explained(card, score))


def explanation_message(card: Scorecard, dimension_id: str) -> Message | None:
    """Return the same as a message, for when Slack does not open the modal."""
    score = _dimension(card, dimension_id)
    if score is None:
        return None
    return kit.message(f"{score.dimension.name}: {calculation(score)}", _explained(card, score))


def reading_modal(passage: Passage) -> Block:
    """Return a passage that was recommended, in full."""
    return kit.modal("To read", _passage(passage, _PASSAGE))


def reading_message(passage: Passage) -> Message:
    """Return the same as a message, for when Slack does not open the modal."""
    return kit.message(f"To read: {passage.place}", _passage(passage, _PASSAGE_IN_A_MESSAGE))


def _passage(passage: Passage, longest: int) -> list[Block]:
    told, whole = passage_blocks(passage.text, longest)
    title = passage.heading[-1] if passage.heading else passage.document
    more = [] if whole else [kit.context(_GOES_ON)]
    return [kit.header(title), kit.context(passage.place), *told[: kit.BLOCKS_IN_A_MESSAGE - 3], *more]


def _heard(card: Scorecard) -> list[Block]:
    if not card.heard:
        return [kit.section("Nothing has been answered yet, so there is nothing to show.")]
    writer = [kit.context(_WRITTEN)] if card.written else []
    return [kit.header("What I heard"), *(kit.section(sentence) for sentence in card.heard), *writer]


def _scores(card: Scorecard, interview_id: str) -> list[Block]:
    scores = card.scores
    overall = f"Overall: {figure(scores.mean)}, and every practice reaches level {scores.floor}"
    facts = [fact for dimension in scores.dimensions for fact in dimension.facts]
    return [
        kit.header("Your scores, from 1 to 5"),
        kit.section(f"{overall} · {coverage_in_words(scores.coverage)}"),
        *([kit.context(_stands_on(scores.coverage))] if scores.coverage.not_answered else []),
        *(_line(score, interview_id) for score in scores.dimensions),
        *(kit.section(f"{_FACT}: {_given(one, scores.instrument)}") for one in facts),
    ]


def _stands_on(coverage: Coverage) -> str:
    return (
        f"These scores stand on {coverage.rated} of {counted(coverage.all, 'practice')}. What has no answer "
        "does not lower them; answer it whenever you like, and ask for the scorecard again."
    )


def _line(score: DimensionScore, interview_id: str) -> Block:
    name = score.dimension.name
    about = f"{interview_id}:{score.dimension.id}"
    explain = kit.button("Explain", action_ids.EXPLAIN_SCORE, about, f"Explain the score: {name}")
    return kit.section(f"{name}: {dimension_in_words(score)} · {coverage_in_words(score.coverage)}", explain)


def _advance(advance: Advance, instrument: Instrument) -> list[Block]:
    now, then = advance.level - 1, advance.level
    lines = (
        f"**{advance.score.practice.name}** ({advance.dimension.name})",
        f"Now, level {now} ({instrument.level_name(now)}): {advance.now}",
        f"Next, level {then} ({instrument.level_name(then)}): {advance.then}",
    )
    return [kit.markdown_block("\n\n".join(map(markdown, lines))), *map(_reading, advance.reading)]


def _reading(passage: Passage) -> Block:
    opener = kit.button("Read", action_ids.OPEN_READING, passage.id, f"Read: {passage.place}")
    return kit.section(f"To read: {passage.place}", opener)


def _dimension(card: Scorecard, dimension_id: str) -> DimensionScore | None:
    return next((one for one in card.scores.dimensions if one.dimension.id == dimension_id), None)


def _explained(card: Scorecard, score: DimensionScore) -> list[Block]:
    instrument = card.scores.instrument
    counted = [
        block for one in score.practices for block in _ground(card.ground(one.practice.id), instrument)
    ]
    facts = [block for one in score.facts for block in _ground(card.ground(one.practice.id), instrument)]
    apart = [kit.section(f"{_FACT}:"), *facts] if facts else []
    return [kit.header(score.dimension.name), kit.section(calculation(score)), *counted, *apart]


def _ground(ground: Ground | None, instrument: Instrument) -> list[Block]:
    if ground is None:
        return []
    small = [_origin(ground)]
    if ground.quote:
        small.append(f"In your words: “{shortened(ground.quote, _QUOTE)}”")
    return [kit.section(_given(ground.score, instrument)), kit.context(*small)]


def _given(score: PracticeScore, instrument: Instrument) -> str:
    practice, level = score.practice, score.level
    if level is not None:
        return f"{practice.name}: level {level} ({instrument.level_name(level)}). {practice.anchor(level)}"
    coverage = score.coverage
    word = (
        "don't know"
        if coverage.dont_know
        else "not applicable"
        if coverage.not_applicable
        else "not answered"
    )
    return f"{practice.name}: {word}"


def _origin(ground: Ground) -> str:
    if ground.score.level is None:
        return "Counts as no level; the mean is made without it."
    if ground.proposed is None:
        return "You chose this level without a suggestion."
    if ground.agreed:
        return "I suggested this level from your words, and you confirmed it."
    return f"From your words I suggested level {ground.proposed}; you chose this one, and yours counts."
