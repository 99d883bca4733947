"""Links: which addresses may be followed."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

_SCHEMES: Final = frozenset({"http", "https"})


def followed(url: str) -> str | None:
    """Return a URL that may be followed, which is one of the web; None for all others, like scripts."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme.lower() in _SCHEMES and parts.netloc else None
