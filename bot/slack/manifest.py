"""The app's manifest: what Slack is told about the app when it is made."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "manifest.json"


def manifest() -> dict[str, Any]:
    """Return the manifest."""
    read: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return read
