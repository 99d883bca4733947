"""Failures: how errors are spoken of, in logs and to people, without repeating what anybody wrote."""

from __future__ import annotations

import hashlib
import traceback


def reference(key: str) -> str:
    """Return the number under which people and logs speak of a delivery."""
    return hashlib.sha256(key.encode()).hexdigest()[:8].upper()


def fields(error: Exception) -> dict[str, object]:
    """Return what may be logged of an error: its kind and its way; its words may quote a person."""
    way = [
        f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)
    ]
    return {"error": type(error).__name__, "way": way}
