"""The environment of the libraries that we use: what stands in `.env` is for them, too."""

from __future__ import annotations

import os
from pathlib import Path

_OURS = ("PLUMBLINE_", "SLACK_")


def hand_on(file: Path = Path(".env")) -> None:
    """Set what stands in the file for others, like a provider's key; what is set already stays.

    Our own settings are left out: `bot.settings` reads them, and no process that we start shall inherit them.
    """
    if not file.is_file():
        return
    from dotenv import dotenv_values

    for name, value in dotenv_values(file).items():
        if value and not name.upper().startswith(_OURS):
            os.environ.setdefault(name, value)
