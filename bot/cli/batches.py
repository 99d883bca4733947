"""Lines of a batch of questions."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict


class BatchItem(BaseModel):
    """A question of a batch; `id` comes back with its answer. What else a line holds is left alone."""

    model_config = ConfigDict(frozen=True, strict=True)

    id: Any
    question: str
    history: tuple[str, ...] | None = None
    workspace: str | None = None
