"""Names for the JSON that goes over the wire."""

from __future__ import annotations

from typing import Any

# Slack's payloads are open-ended JSON; this package is the edge at which they are looked at.
JsonObject = dict[str, Any]
