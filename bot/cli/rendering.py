"""Answers and passages on a terminal and as JSON (a contract: see the README)."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Any, assert_never

import click
from rich.console import Console
from rich.markdown import Markdown
from rich.markup import escape

from bot.domain.reply import NoAnswer, Pleasantry, Reply
from bot.domain.wording import as_markdown, refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.question import Question
    from bot.domain.reply import Response, Source
    from bot.services.conversation import Answers
    from bot.services.ports import Passages


def answer_as_json(answers: Answers, question: Question) -> dict[str, Any]:
    """Answer a question, as the JSON contract of `plumbline ask` says."""
    start = perf_counter()
    response = answers.answer(question)
    return response_as_json(response) | {"seconds": round(perf_counter() - start, 4)}


def response_as_json(response: Response) -> dict[str, Any]:
    """Return what is said to a question, as far as the JSON contract of `plumbline ask` is about it."""
    answer: dict[str, Any] = {"answered": False, "text": "", "reason": None, "citations": [], "model": None}
    match response:
        case Reply():
            answer |= {"answered": True, "text": as_markdown(response), "model": response.model}
            answer["citations"] = _citations(response.sources)
        case NoAnswer():
            answer |= {"text": refusal(response), "reason": str(response.reason)}
            answer["citations"] = _citations(response.known.sources if response.known else ())
        case Pleasantry():
            answer |= {"answered": True, "text": response.text, "reason": str(response.kind)}
        case _:
            assert_never(response)
    return answer


def _citations(sources: Sequence[Source]) -> list[dict[str, Any]]:
    return [
        {
            "n": source.n,
            "shelf": str(source.passage.shelf),
            "document": source.passage.document,
            "heading": list(source.passage.heading),
            "text": source.passage.text,
        }
        for source in sources
    ]


def passages_as_json(passages: Passages, question: Question, limit: int) -> list[dict[str, Any]]:
    """Search, as the JSON contract of `plumbline search` says."""
    return [
        {
            "shelf": str(found.passage.shelf),
            "document": found.passage.document,
            "heading": list(found.passage.heading),
            "text": found.passage.text,
            "score": round(found.score, 4),
        }
        for found in passages.search(question, limit).found
    ]


def show_answer(answer: dict[str, Any]) -> None:
    """Print an answer for people."""
    console = Console(width=min(100, Console().width))
    console.print(Markdown(answer["text"]))
    if answer["citations"]:
        console.print("\n[bold]Sources[/bold]")
    for citation in answer["citations"]:
        place = escape(" › ".join((citation["document"], *citation["heading"])))
        console.print(f"  \\[{citation['n']}] {place} [dim]({citation['shelf']})[/dim]", highlight=False)


def show_passages(results: list[dict[str, Any]]) -> None:
    """Print passages for people."""
    if not results:
        click.echo("Nothing is indexed on this shelf yet. Add documents with: plumbline index add FILE ...")
    console = Console(width=min(100, Console().width))
    for number, result in enumerate(results, start=1):
        place = escape(" › ".join((result["document"], *result["heading"])))
        console.print(
            f"[bold]{number}. {place}[/bold] [dim]{result['shelf']}, {result['score']:.2f}[/dim]",
            highlight=False,
        )
        console.print(Markdown(result["text"]), "")
