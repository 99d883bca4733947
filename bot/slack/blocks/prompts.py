"""Prompts: questions that people are offered."""

from __future__ import annotations

from typing import Final

# Each a title with the question that it asks.
PROMPTS: Final = (
    ("What is strategic alignment?", "What is strategic alignment between business and IT?"),
    ("Which perspectives are there?", "Which alignment perspectives are there, and what tells them apart?"),
    ("What are the levels of maturity?", "What are the levels of strategic alignment maturity?"),
    ("Why this strategy?", "Why did we choose this strategy, and not another?"),
)
START: Final = "Start or resume my interview"
RESULTS: Final = "Show my results"
# Those that Slack shows above an empty conversation; it takes four. The manifest names the same.
SUGGESTED: Final = (PROMPTS[0], (START, START), (RESULTS, RESULTS), PROMPTS[3])
