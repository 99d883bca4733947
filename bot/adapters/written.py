"""Answers written by a language model from the passages, checked sentence by sentence while they come."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.adapters.prompt_files import active_prompt
from bot.adapters.tokens import count_tokens
from bot.domain.citations import tidied
from bot.domain.errors import LanguageModelError
from bot.domain.grounding import draft, ground
from bot.domain.reply import Listing, Paragraph, Part, Reply, Source, statements
from knowledge.markdown import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.domain.question import Question
    from bot.services.answering import Listener
    from bot.services.ports import Instructions, LanguageModel
    from knowledge.passages import Found, Passage

NO_ANSWER = "NO ANSWER"
_ITEM = re.compile(r"\s*(?:[-*•]|(?P<number>\d{1,2})[.)])\s+(?P<text>.+)")
# Perhaps a citation of the sentence before, not written to its end.
_BEGUN = re.compile(r"[\[(【][^\])】]{0,40}")
_NO_TAGS = str.maketrans({"<": "‹", ">": "›", '"': "”"})


class WritingComposer:
    """Has a model write the answer, and lets through only what the passages bear out."""

    def __init__(self, model: LanguageModel, budget: int) -> None:
        self._model = model
        self._budget = budget

    def compose(self, question: Question, found: Sequence[Found], listen: Listener) -> Reply | None:
        """Answer from the passages; None where the model says that they do not hold the answer.

        Raises LanguageModelError where the model fails, or where nothing of what it wrote is borne out.
        """
        passages = dict(enumerate(self._fitting(one.passage for one in found), start=1))
        instructions = _instructions(question, passages)
        said: list[Part] = []
        for line in _lines(self._model.write(instructions)):
            if not said and _refuses(line):
                return None
            if _add(said, line, passages):
                listen(self._reply(said, passages, instructions))
        if not said:
            raise LanguageModelError(f"{self._model.name} wrote nothing that the passages bear out.")
        return self._reply(said, passages, instructions)

    def _fitting(self, passages: Iterable[Passage]) -> list[Passage]:
        """Return as many of the passages, best first, as the budget of tokens allows; always one."""
        fitting: list[Passage] = []
        left = self._budget
        for passage in passages:
            left -= count_tokens(_fenced(0, passage))
            if fitting and left < 0:
                break
            fitting.append(passage)
        return fitting

    def _reply(self, said: Sequence[Part], passages: dict[int, Passage], instructions: Instructions) -> Reply:
        cited = {n for part in said for statement in statements(part) for n in statement.sources}
        sources = tuple(Source(n, passages[n]) for n in sorted(cited))
        return Reply(tuple(said), sources, self._model.name, instructions.reference)


def _instructions(question: Question, passages: dict[int, Passage]) -> Instructions:
    return active_prompt("answer").fill(
        passages="\n".join(_fenced(n, passage) for n, passage in passages.items()),
        history="\n".join(f"- {_unfenced(earlier)}" for earlier in question.history) or "(none)",
        question=_unfenced(question.text),
    )


def _fenced(number: int, passage: Passage) -> str:
    place, text = _unfenced(passage.place), _unfenced(passage.text)
    return f'<passage number="{number}" place="{place}">\n{text}\n</passage>'


def _unfenced(text: str) -> str:
    """Change the marks that fences are made of, so that no text can end its passage or begin another."""
    return text.translate(_NO_TAGS)


def _lines(pieces: Iterable[str]) -> Iterator[str]:
    """Yield what is written as whole sentences and items, as soon as each is complete."""
    held = ""
    for piece in pieces:
        *complete, held = (held + piece).split("\n")
        for line in complete:
            yield from _split(line)
        *ready, rest = _split(held) or [""]
        if ready and _BEGUN.fullmatch(rest):
            continue
        yield from ready
        held = f"{rest} " if held[-1:].isspace() else rest
    yield from _split(held)


def _refuses(line: str) -> bool:
    return draft(line).text.strip(" .*_\"'").upper() == NO_ANSWER


def _split(line: str) -> list[str]:
    """Split a line into sentences, each with its citations; an item stays whole."""
    return [line] if _ITEM.fullmatch(line) else sentences(tidied(line))


def _add(said: list[Part], line: str, passages: dict[int, Passage]) -> bool:
    """Add a sentence or item to what was said, if the passages bear it out."""
    item = _ITEM.fullmatch(line)
    statement = ground(draft(item["text"] if item else line.lstrip("# ")), passages)
    if statement is None:
        return False
    last = said[-1] if said else None
    if item and isinstance(last, Listing):
        said[-1] = Listing(last.lead, (*last.items, statement), last.ordered)
    elif item:
        said.append(Listing(None, (statement,), ordered=bool(item["number"])))
    elif isinstance(last, Paragraph):
        said[-1] = Paragraph((*last.statements, statement))
    else:
        said.append(Paragraph((statement,)))
    return True
