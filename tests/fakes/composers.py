"""Composers that say what a test wants them to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.reply import Paragraph, Reply, Source, Statement

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.domain.question import Question
    from bot.services.answering import Listener
    from knowledge.passages import Found


class EchoComposer:
    """Implements `Composer`: answers with the question's words, citing all that was found."""

    def compose(self, question: Question, found: Sequence[Found], listen: Listener) -> Reply:
        del listen
        numbers = tuple(range(1, len(found) + 1))
        statement = Statement(f"You want to know: {question.text}", numbers)
        sources = tuple(Source(n, one.passage) for n, one in zip(numbers, found, strict=True))
        return Reply((Paragraph((statement,)),), sources)


class ScriptedWriter:
    """Implements `Composer`: takes step after step, each a sentence, an error or a deed."""

    def __init__(self, *script: str | Exception | Callable[[], object]) -> None:
        self.script = script

    def compose(self, question: Question, found: Sequence[Found], listen: Listener) -> Reply:
        del question
        sources = tuple(Source(n, one.passage) for n, one in enumerate(found, start=1))
        statements: tuple[Statement, ...] = ()
        for step in self.script:
            if isinstance(step, Exception):
                raise step
            if not isinstance(step, str):
                step()
                continue
            statements = (*statements, Statement(step, (1,)))
            listen(Reply((Paragraph(statements),), sources, model="fake:model"))
        return Reply((Paragraph(statements),), sources, model="fake:model")
