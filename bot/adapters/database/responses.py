"""Responses as text: what was said to a question, as JSON, and back again without loss."""

from __future__ import annotations

from pydantic import TypeAdapter

from bot.domain.reply import Response
from knowledge.passages import Passage, Shelf

_responses: TypeAdapter[Response] = TypeAdapter(Response)
# The domain names these for the type checker alone.
_responses.rebuild(_types_namespace={"Passage": Passage, "Shelf": Shelf})


def to_text(response: Response) -> str:
    """Return a response as JSON."""
    return _responses.dump_json(response).decode()


def from_text(text: str) -> Response:
    """Return the response that `to_text` made the text of."""
    return _responses.validate_json(text)
