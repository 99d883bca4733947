"""Answering a question from passages, or saying honestly that they do not hold the answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from bot.domain.courtesy import courtesy
from bot.domain.errors import LanguageModelError
from bot.domain.language import is_english
from bot.domain.question import shortened
from bot.domain.reply import NoAnswer, Reason, Reply

if TYPE_CHECKING:
    from bot.domain.question import Question
    from bot.domain.reply import Response
    from bot.services.ports import Passages
    from knowledge.passages import Findings, Found

Listener = Callable[[Reply], None]
SEARCHED = 8
TOPICS = 2
MODEL_FAILED = (
    "The language model did not give a usable answer, so this one is put together from the passages."
)


class Composer(Protocol):
    """Makes an answer from passages. Returns None where the passages do not hold it."""

    def compose(self, question: Question, found: Sequence[Found], listen: Listener) -> Reply | None:
        """Answer, calling `listen` with the reply so far; may raise LanguageModelError."""
        ...


class Answering:
    """Answers questions. `writer` is the composer with a language model, where one is configured."""

    def __init__(
        self, passages: Passages, composer: Composer, writer: Composer | None, least_support: float
    ) -> None:
        self._passages = passages
        self._composer = composer
        self._writer = writer
        self._least_support = least_support

    def answer(self, question: Question, listen: Listener | None = None) -> Response:
        """Answer a question. `listen` is called with the reply so far, while it is being written."""
        if not question.text.strip():
            return NoAnswer(Reason.EMPTY_QUESTION)
        if pleasantry := courtesy(question.text):
            return pleasantry
        asked = shortened(question)
        findings = self._passages.search(asked, SEARCHED)
        if not findings.found:
            return NoAnswer(Reason.EMPTY_SHELF)
        if findings.support < self._least_support:
            return _unsupported(asked, findings)
        reply = self._compose(asked, findings.found, listen or unheard)
        return reply or _unsupported(asked, findings)

    def _compose(self, question: Question, found: Sequence[Found], listen: Listener) -> Reply | None:
        if self._writer is None:
            return self._composer.compose(question, found, listen)
        otherwise = partial(self._composer.compose, question, found, unheard)
        return written(self._writer, question, found, listen, otherwise)


def written(
    writer: Composer,
    question: Question,
    found: Sequence[Found],
    listen: Listener,
    otherwise: Callable[[], Reply | None],
) -> Reply | None:
    """Return what the writer writes; where it fails, what is said otherwise, with a notice."""
    try:
        return writer.compose(question, found, listen)
    except LanguageModelError:
        reply = otherwise()
        return reply and replace(reply, notice=MODEL_FAILED)


def unheard(_reply: Reply) -> None:
    """Nobody is listening along."""


def _unsupported(asked: Question, findings: Findings) -> NoAnswer:
    """Say why there is no answer: a question in another language may be a good one."""
    if not is_english(asked.text):
        return NoAnswer(Reason.OTHER_LANGUAGE)
    return NoAnswer(Reason.NO_SUPPORT, _topics(findings))


def _topics(findings: Findings) -> tuple[str, ...]:
    """Name the nearest passages by their innermost heading, each once."""
    names = [
        found.passage.heading[-1] if found.passage.heading else found.passage.document
        for found in findings.found
    ]
    return tuple(dict.fromkeys(names))[:TOPICS]
