"""A language model through LangChain: any `provider:model` that `init_chat_model` knows."""

from __future__ import annotations

from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from bot.domain.errors import LanguageModelError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langchain_core.language_models import BaseChatModel

    from bot.services.ports import Instructions

TRUNCATED = {"length", "max_tokens", "model_length"}


class LangChainModel:
    """A chat model behind the LanguageModel port.

    It is opened at its first use, because LangChain is slow to import.
    """

    def __init__(self, name: str, timeout: float) -> None:
        self.name = name
        self._timeout = timeout
        self._opening = Lock()
        self._opened: BaseChatModel | None = None

    def write(self, instructions: Instructions) -> Iterator[str]:
        """Yield the answer in pieces. Raises LanguageModelError on any failure, also halfway through."""
        deadline = monotonic() + self._timeout
        try:
            yield from self._stream(instructions, deadline)
        except LanguageModelError:
            raise
        except Exception as failure:
            # Every provider has exceptions of its own; to us they are one: no usable answer.
            raise LanguageModelError(f"{self.name} failed: {type(failure).__name__}") from failure

    def _stream(self, instructions: Instructions, deadline: float) -> Iterator[str]:
        messages = [("system", instructions.system), ("human", instructions.user)]
        ending = None
        for chunk in self._model().stream(messages):
            if monotonic() > deadline:
                raise LanguageModelError(f"{self.name} took longer than {self._timeout:g} seconds.")
            ending = chunk.response_metadata.get("finish_reason", ending)
            ending = chunk.response_metadata.get("stop_reason", ending)
            ending = chunk.response_metadata.get("done_reason", ending)
            if piece := chunk.text:
                yield piece
        if ending in TRUNCATED:
            raise LanguageModelError(f"{self.name} stopped in the middle of its answer.")

    def _model(self) -> BaseChatModel:
        with self._opening:
            if self._opened is None:
                from langchain.chat_models import init_chat_model  # noqa: PLC0415 - see the class

                self._opened = init_chat_model(
                    self.name, temperature=0, timeout=self._timeout, max_retries=1, max_tokens=800
                )
            return self._opened
