"""The check-up: looks at everything that Plumbline needs, and says what to do about what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.bootstrap import Application
from bot.checkup import machine, stored, workspace
from bot.checkup.findings import Finding, fault, fine
from bot.domain.errors import PlumblineError, SettingsError
from knowledge.errors import KnowledgeError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.settings import Settings

__all__ = ["Finding", "check_up"]


def check_up(read: Callable[[], Settings]) -> list[Finding]:
    """Look at everything, first at the settings that `read` returns.

    Never raises for what it finds; each fault becomes a finding.
    """
    try:
        application = Application(read())
    except SettingsError as wrong:
        return [fault("settings", str(wrong), "Correct them in the environment or in the file .env.")]
    looks = (*stored.LOOKS, *machine.LOOKS, *workspace.LOOKS)
    return [fine("settings", "make sense"), *(_looked(name, look, application) for name, look in looks)]


def _looked(name: str, look: Callable[[str, Application], Finding], application: Application) -> Finding:
    try:
        return look(name, application)
    except (PlumblineError, KnowledgeError) as known:
        return fault(name, str(known))
    except Exception as unexpected:  # noqa: BLE001 - one broken part must not hide the state of the others
        return fault(name, f"failed with {type(unexpected).__name__}")
