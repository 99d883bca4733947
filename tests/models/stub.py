"""A model that writes what a test has it write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.errors import LanguageModelError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.services.ports import Instructions


class StubModel:
    """Implements `LanguageModel`: writes its pieces one after the other, and fails at the end if told to."""

    name = "stub:model"

    def __init__(self, *pieces: str, fails: bool = False) -> None:
        self._pieces = pieces
        self._fails = fails

    def write(self, instructions: Instructions) -> Iterator[str]:
        del instructions
        yield from self._pieces
        if self._fails:
            raise LanguageModelError("The stub was told to fail.")
