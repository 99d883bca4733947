"""The composition root: makes the application out of the settings, each part when it is first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.bootstrap.application import Application
from bot.bootstrap.opened import clock
from bot.bootstrap.strategic import LEAST_SUPPORT

if TYPE_CHECKING:
    from bot.settings import Settings

__all__ = ["LEAST_SUPPORT", "Application", "build", "clock"]


def build(settings: Settings) -> Application:
    """Return the application that the settings describe."""
    return Application(settings)
