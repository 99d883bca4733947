"""Prompts: questions that people are offered, and how what is yet to come is spoken of."""

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
_COMING: Final = (
    "That is not part of this version yet. Until then I answer questions about the alignment framework "
    "and about your company's own documents, interview you (/align start), and show your own scorecard "
    "(/align my-results)."
)
# What the manifest and `/align` offer already, word for word as people send it.
NOT_YET: Final = {
    "my-data": _COMING,
}


def not_yet(text: str) -> str | None:
    """Return what is said to a wish that a later version grants, None for anything else."""
    return NOT_YET.get(" ".join(text.lower().split()).rstrip(".!?"))
