"""Which option somebody means who names one before choosing."""

from __future__ import annotations

import pytest

from bot.domain.strategy import Decision
from bot.domain.walk.options import meant
from tests.dossiers import DECISION

NAMES = ("Two systems, one interface", "One new system for all", "Keep what each plant has")
OPTIONS = [
    {**option, "id": f"o-{at}", "name": name}
    for at, (name, option) in enumerate(zip(NAMES, DECISION["options"] * 2, strict=False))
]
ASKED = "Do the plants keep a system of their own?"
SYSTEMS = Decision.model_validate(
    {**DECISION, "question": ASKED, "options": OPTIONS, "chosen": "o-0", "rejected": []}
)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("The second one, I guess. What does it cost?", NAMES[1]),
        ("option 3", NAMES[2]),
        ("the last one", NAMES[2]),
        ("First.", NAMES[0]),
        ("What would it cost to keep what each plant has?", NAMES[2]),
        ("Two systems with an interface between them", NAMES[0]),
        ("The first one or the second one?", None),
        ("What does it cost?", None),
        ("Which one was chosen, and why?", None),
        ("What happens first?", None),
        ("What would it mean for my plant?", None),
    ],
)
def test_an_option_is_known_by_its_place_or_by_its_name(said, name):
    found = meant(SYSTEMS, said)

    assert (found and found.name) == name
