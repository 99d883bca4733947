"""What of a strategy's contents a question wants listed: its targets, its guidelines, or one by the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from knowledge.words import stems

if TYPE_CHECKING:
    from collections.abc import Iterable

_TARGETS: Final = re.compile(
    r"\b(?:targets|goals)\b|\b(?:which|what|each|every) (?:target|goal)\b", re.IGNORECASE
)
_GUIDELINES: Final = re.compile(r"\bguidelines\b|\b(?:which|what|each|every) guideline\b", re.IGNORECASE)
_ASKED: Final = re.compile(
    r"^(?:(?:and|so|please|ok)\b,? )*(?:(?:can|could) you )?"
    r"(?:what|which|list|show|name|tell|give|how many|do (?:we|i) have|are there"
    r"|(?:all |our |my |the )?(?:\w+ )?(?:targets|goals|guidelines)\W*$)",
    re.IGNORECASE,
)
_ELSE: Final = re.compile(
    r"\b(?:should|could we|would|might|why|who|when|how (?!many)|if|companies|a company)\b", re.IGNORECASE
)
"""What asks for more than what stands there."""
_OWN: Final = re.compile(
    r"\b(?:me|my|mine|i)\b|\bour (?:area|plant|department|team|unit|desk)\b", re.IGNORECASE
)
_WITHOUT: Final = re.compile(r"\b(?:no|not|without|lacks?|missing)\b|n['’]t\b", re.IGNORECASE)
_SAID: Final = stems(
    "target targets goal goals guideline guidelines strategy strategic it have has set list show tell "
    "name give overview all current our company concern concerns affect affects meet touch apply matter "
    "relevant relate belong linked link without lack missing area areas plant department team unit desk "
    "say state stand exist follow pursue one two three four five six seven eight nine ten many number "
    "please each every"
)
"""What such a question may speak of, beside areas."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What is to be listed: `targets`, or else guidelines; `lacking` those that have no target."""

    targets: bool
    lacking: bool = False
    own: bool = False


def contents_of(question: str, areas: Iterable[str] = ()) -> Contents | None:
    """Return what a question wants listed, None where it asks for anything else; `areas` are their names."""
    aims, guides = _TARGETS.search(question), _GUIDELINES.search(question)
    if not (aims or guides) or not _ASKED.search(question.strip()) or _ELSE.search(question):
        return None
    if stems(question) - _SAID - {word for area in areas for word in stems(area)}:
        return None
    # Of “which guideline has no targets” the first is what is wanted.
    wants_aims = bool(aims and not (guides and guides.start() < aims.start()))
    lacking = bool(aims and guides and not wants_aims and _WITHOUT.search(question))
    return Contents(wants_aims, lacking, bool(_OWN.search(question)))
