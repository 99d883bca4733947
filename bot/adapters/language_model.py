"""A language model through LangChain: any `provider:model` that `init_chat_model` knows."""

from __future__ import annotations

import json
from threading import Lock
from typing import TYPE_CHECKING, Any, cast

from bot.adapters.deadline import in_time
from bot.domain.errors import LanguageModelError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from langchain_core.language_models import BaseChatModel

    from bot.services.ports import Instructions

MOST_TOKENS = 800
TRUNCATED = {"length", "max_tokens", "model_length"}
# Each provider has a word of its own for why it stopped; these three never stop without one.
ENDINGS = ("finish_reason", "stop_reason", "done_reason")
TELLING = ("openai:", "anthropic:", "ollama:")


class LangChainModel:
    """A chat model behind the LanguageModel port.

    It is opened at its first use, because LangChain is slow to import. `options` are LangChain's own and go
    before ours.
    """

    def __init__(self, name: str, timeout: float, options: Mapping[str, Any] | None = None) -> None:
        self.name = name
        self._timeout = timeout
        self._options = {"temperature": 0, **_limits(name, timeout), **(options or {})}
        self._opening = Lock()
        self._opened: BaseChatModel | None = None

    def write(self, instructions: Instructions) -> Iterator[str]:
        """Yield the answer in pieces. Raises LanguageModelError on any failure, also halfway through."""
        try:
            start = self._stream if instructions.form is None else self._fill_in
            yield from in_time(lambda: self._accepted(start, instructions), self._timeout)
        except LanguageModelError:
            raise
        except TimeoutError as late:
            raise LanguageModelError(f"{self.name} took longer than {self._timeout:g} seconds.") from late
        except Exception as failure:
            # Every provider has exceptions of its own; to us they are one: no usable answer.
            raise LanguageModelError(f"{self.name} failed: {type(failure).__name__}") from failure

    def _accepted(
        self, start: Callable[[Instructions], Iterator[str]], instructions: Instructions
    ) -> Iterator[str]:
        """Ask again without a temperature, from now on, where the model refuses to be given one."""
        try:
            yield from start(instructions)
        except Exception as refused:
            if "temperature" not in self._options or "temperature" not in str(refused):
                raise
            with self._opening:
                self._options.pop("temperature", None)
                self._opened = None
            yield from start(instructions)

    def _stream(self, instructions: Instructions) -> Iterator[str]:
        messages = [("system", instructions.system), ("human", instructions.user)]
        ending = None
        for chunk in self._model().stream(messages):
            for name in ENDINGS:
                ending = chunk.response_metadata.get(name) or ending
            if piece := chunk.text:
                yield piece
        if ending in TRUNCATED or (ending is None and self.name.startswith(TELLING)):
            raise LanguageModelError(f"{self.name} stopped in the middle of its answer.")

    def _fill_in(self, instructions: Instructions) -> Iterator[str]:
        """Yield an object that fits the form, as JSON."""
        messages = [("system", instructions.system), ("human", instructions.user)]
        filling = self._model().with_structured_output(
            dict(instructions.form or {}), method="json_schema", include_raw=True
        )
        filled = cast("Mapping[str, Any]", filling.invoke(messages))
        if filled["parsed"] is None:
            raise LanguageModelError(f"{self.name} did not fill in the form.")
        yield json.dumps(filled["parsed"])

    def _model(self) -> BaseChatModel:
        with self._opening:
            if self._opened is None:
                from langchain.chat_models import init_chat_model  # noqa: PLC0415 - see the class

                self._opened = init_chat_model(self.name, **self._options)
            return self._opened


def _limits(name: str, timeout: float) -> dict[str, Any]:
    """Return the limits in the provider's words; Ollama would ignore those of the others."""
    if name.startswith("ollama:"):
        return {"num_predict": MOST_TOKENS, "client_kwargs": {"timeout": timeout}}
    return {"timeout": timeout, "max_retries": 1, "max_tokens": MOST_TOKENS}
