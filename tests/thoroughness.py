"""How much is tried: some of it by the fast tests, all of it by the others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import settings

INJECTIONS = Path(__file__).resolve().parents[2] / "shared" / "data" / "injections.jsonl"

settings.register_profile("thorough", max_examples=200, deadline=None, derandomize=True)
settings.register_profile("fast", settings.get_profile("thorough"), max_examples=25)
settings.load_profile("thorough")


@pytest.fixture(
    scope="session", params=[pytest.param(30, id="some"), pytest.param(1, id="all", marks=pytest.mark.slow)]
)
def injections(request: pytest.FixtureRequest) -> list[str]:
    """Texts that try to make a model do something else."""
    if not INJECTIONS.is_file():
        pytest.skip("the injection prompts are not on this machine")
    lines = INJECTIONS.read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines[:: request.param]]
