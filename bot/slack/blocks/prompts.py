"""Prompts: questions that people are offered."""

from __future__ import annotations

from typing import Final

# Each a title with the question that it asks.
PROMPTS: Final = (
    ("Ask about the framework", "What is strategic alignment between business and IT?"),
    ("Which perspective fits us?", "Which alignment perspectives are there, and what tells them apart?"),
    ("How mature are we?", "What are the levels of strategic alignment maturity?"),
    ("Why this strategy?", "Why did we choose this strategy, and not another?"),
)
START: Final = "Start or resume my interview"
# Those that Slack shows above an empty conversation; it takes four.
SUGGESTED: Final = (PROMPTS[0], (START, START), *PROMPTS[2:])
