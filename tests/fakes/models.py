"""Language models that do what a test wants to see contained."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.services.ports import Instructions


class ObeyingModel:
    """Implements `LanguageModel`: tells its instructions, repeats all that it is given, and adds the bait.

    Whatever it writes cites a passage. It remembers everything that it was ever told.
    """

    name = "fake:obeying"

    def __init__(self, bait: str) -> None:
        self.bait = bait
        self.told: list[Instructions] = []

    def write(self, instructions: Instructions) -> Iterator[str]:
        self.told.append(instructions)
        for line in (*instructions.system.splitlines(), *instructions.user.splitlines(), self.bait):
            yield f"{line} {self.bait} [1][2]\n"
            yield f"- {line} [1]\n"
            yield f"{line} [1]\n"


class FormModel:
    """Implements `LanguageModel`: fills in what it was told to fill in."""

    name = "fake:form"

    def __init__(self, written: object) -> None:
        self.written = written
        self.told: list[Instructions] = []

    def write(self, instructions: Instructions) -> Iterator[str]:
        self.told.append(instructions)
        yield self.written if isinstance(self.written, str) else json.dumps(self.written)
