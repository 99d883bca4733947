"""Drafting: helps people to say what a guideline means for their area, and how to get there."""

from bot.services.drafting.drafting import Drafting
from bot.services.drafting.sheets import Capturing, Flawed, Misheard, Sheet, Words

__all__ = ["Capturing", "Drafting", "Flawed", "Misheard", "Sheet", "Words"]
