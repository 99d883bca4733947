"""Training of the listening weights, from the answers in `evals/training/answers`.

python -m evals.listening_training
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import click
import numpy as np

from bot.adapters.listening.reading import Reader, sentences_of
from bot.adapters.listening.weights import KEPT, keep
from bot.domain.listening import Outcome
from evals.listening_fitting import SEED, Told, fit, sharpened
from knowledge.embedding import PackagedEmbeddings
from knowledge.instrument import RatedQuestion
from knowledge.instruments import shipped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from evals.listening_fitting import Check

T = TypeVar("T")

TRAINING: Final = Path(__file__).parent / "training"
ANSWERS: Final = TRAINING / "answers"
ASIDES: Final = TRAINING / "asides.txt"
INSTRUMENT: Final = "samm"
EMPTY: Final = {"probe", "redirect"}
"""Outcomes that an aside would make another of, or no longer that one."""
PADDED_RATED: Final = 400
PADDED_OTHERS: Final = 150
MOST_ASIDES: Final = 5


def told(paths: Sequence[Path], reader: Reader) -> list[Told]:
    """Read answers."""
    instrument = shipped().instrument(INSTRUMENT)
    rows = [json.loads(line) for path in paths for line in path.open(encoding="utf-8")]
    found = []
    for row in rows:
        question = instrument.question(row["practice"])
        assert isinstance(question, RatedQuestion)
        read = reader.read(question, row["answer"])
        found.append(Told(question, row["answer"], row["outcome"], row["level"], read))
    return found


def padded(answers: Sequence[Told], reader: Reader) -> list[Told]:
    """Return some of the answers with asides among their sentences, as people digress."""
    random = np.random.default_rng(SEED)
    asides = ASIDES.read_text(encoding="utf-8").splitlines()
    rated = [one for one in answers if one.level is not None]
    others = [one for one in answers if one.level is None and one.outcome not in EMPTY]
    chosen = [(one, MOST_ASIDES) for one in _drawn(rated, PADDED_RATED, random)]
    chosen += [(one, 2) for one in _drawn(others, PADDED_OTHERS, random)]
    found = []
    for one, most in chosen:
        sentences = sentences_of(one.answer)
        for aside in _drawn(asides, int(random.integers(1, most + 1)), random):
            sentences.insert(int(random.integers(0, len(sentences) + 1)), aside)
        answer = " ".join(sentences)
        found.append(replace(one, answer=answer, read=reader.read(one.question, answer)))
    return found


def strayed(reader: Reader) -> list[Told]:
    """Return asides by themselves, as answers of people who talk of something else."""
    practices = shipped().instrument(INSTRUMENT).practices
    asides = ASIDES.read_text(encoding="utf-8").splitlines()
    found = []
    for number, aside in enumerate(asides):
        question = practices[number % len(practices)]
        found.append(Told(question, aside, Outcome.REDIRECT, None, reader.read(question, aside)))
    return found


def _drawn(things: Sequence[T], count: int, random: np.random.Generator) -> list[T]:
    return [things[number] for number in random.choice(len(things), min(count, len(things)), replace=False)]


def train(progress: Callable[[str], object]) -> dict[str, Check]:
    """Train the weights and write them down. Returns how proposals fare on answers that were left out."""
    reader = Reader(PackagedEmbeddings())
    progress("Reading the answers ...")
    answers = told(sorted(ANSWERS.glob("*.jsonl")), reader)
    digressing = [*padded(answers, reader), *strayed(reader)]
    progress(f"Fitting {len(answers)} answers, and {len(digressing)} with asides ...")
    trained, checks = sharpened(fit(answers, digressing), answers, reader)
    keep(trained)
    return checks


if __name__ == "__main__":
    for name, check in train(lambda line: click.echo(line, err=True)).items():
        click.echo(
            f"{name}: {check.proposed:.1%} proposed, of these {check.exact:.1%} exact, {check.near:.1%} near"
        )
    click.echo(f"Written to {KEPT.name}, {KEPT.stat().st_size // 1024} kB")
