"""Errors as people at a terminal read them: one clear message and an exit code, no traceback."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def friendly() -> Iterator[None]:
    """Turn the errors that Plumbline raises on purpose into click's; faults keep their traceback."""
    # Imported here because the help text needs none of it.
    from bot.domain.errors import PlumblineError
    from knowledge.errors import KnowledgeError

    try:
        yield
    except (PlumblineError, KnowledgeError) as known:
        raise click.ClickException(str(known)) from known
