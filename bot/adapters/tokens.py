"""Counting tokens with tiktoken, from the vocabulary that is shipped."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import knowledge

if TYPE_CHECKING:
    from tiktoken import Encoding

VOCABULARY_FOLDER = Path(knowledge.__file__).parent / "vocabulary"


def count_tokens(text: str) -> int:
    """Return how many tokens of `cl100k_base` a text has; near enough for every model's budget."""
    return len(_encoding().encode(text, disallowed_special=()))


@cache
def _encoding() -> Encoding:
    import tiktoken  # noqa: PLC0415 - only answers written by a model pay for it

    # tiktoken reads its vocabulary from the folder named here, and would go to the network without it.
    os.environ["TIKTOKEN_CACHE_DIR"] = str(VOCABULARY_FOLDER)
    return tiktoken.get_encoding("cl100k_base")
