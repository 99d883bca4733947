"""Capturing by rules: what was plainly said, and the answer to what was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.drafting.fields import Form

if TYPE_CHECKING:
    from bot.domain.drafting.entries import Values
    from bot.services.drafting import Words


class RulesCapturing:
    """Implements `Capturing` without a model."""

    def capture(self, words: Words) -> Values:
        """Return what was said; nothing where nothing was understood."""
        if words.asked is None:
            return {}
        text = words.text.strip()
        return {words.asked.path: text.splitlines() if words.asked.form is Form.LINES else text}
