"""What speaks against a value before it is recorded."""

from __future__ import annotations

import pytest

from bot.domain.strategy import Target
from bot.domain.targets.plausible import doubt
from tests.dossiers import TARGETS


@pytest.mark.parametrize(
    ("start", "goal", "unit", "value", "doubted"),
    [
        (60, 900, "people", -500, True),
        (60, 900, "people", 300, False),
        (60, 900, "people", 9_000, False),
        (60, 900, "people", 90_000, True),
        (20, 95, "per cent", 950, True),
        (20, 95, "per cent", 99, False),
        (80, 120, "per cent", 110, False),
        (-5, 10, "million", -8, False),
        (96, 60, "minutes", 120, False),
        (99, 99, "percent", 97, False),
    ],
)
def test_what_start_and_target_make_hard_to_believe_is_doubted(start, goal, unit, value, doubted):
    target = Target.model_validate({**TARGETS[0], "baseline": start, "target": goal, "unit": unit})

    assert (doubt(target, value) is not None) is doubted
