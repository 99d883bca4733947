"""Explaining a company's strategy: why this, why not otherwise, what it means, what would reopen it."""

from __future__ import annotations

from bot.services.explaining.explaining import Explaining, Explanation

__all__ = ["Explaining", "Explanation"]
