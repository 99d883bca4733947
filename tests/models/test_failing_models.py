"""Whatever a model does, a person gets a whole answer, and is told where it was made without the model."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.models.asking import JOINS, WRONG, ask, openai_model, texts, without_the_model
from tests.models.scripts import Script, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.models.asking import Asked

pytestmark = [pytest.mark.enable_socket, pytest.mark.slow]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Say where the model is, as people do."""
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    return monkeypatch


def asked_of(script: Script, told: pytest.MonkeyPatch, timeout: float = 60.0) -> Asked:
    with serving(script) as address:
        told.setenv("OPENAI_BASE_URL", address)
        return ask(openai_model("scripted", timeout))


def test_an_answer_that_is_written_to_its_end_is_given(told: pytest.MonkeyPatch) -> None:
    asked = asked_of(Script((JOINS, WRONG)), told)

    assert texts(asked.response) == [JOINS.replace(" [1]", "").strip(), WRONG.replace(" [1]", "").strip()]


@pytest.mark.parametrize(
    "script",
    [
        Script((JOINS, WRONG), broken=True),
        Script((JOINS, WRONG), ending=None),
        Script((JOINS, WRONG), ending="length"),
        Script(("Strategic fit joins",), broken=True),
        Script(()),
        Script(("The moon is made of cheese [1].",)),
        Script(status=400),
        Script(status=401),
    ],
    ids=["broken off", "closed", "cut short", "broken word", "nothing", "nonsense", "refused", "no key"],
)
def test_an_answer_that_is_not_usable_gives_way_to_the_whole_answer_without_the_model(
    told: pytest.MonkeyPatch, script: Script
) -> None:
    asked = asked_of(script, told)

    assert asked.response == without_the_model()


def test_what_was_heard_before_the_model_died_is_replaced_as_a_whole(told: pytest.MonkeyPatch) -> None:
    asked = asked_of(Script((JOINS, WRONG, "And"), broken=True), told)

    assert [len(texts(reply)) for reply in asked.heard] == [1, 2]
    assert asked.response == without_the_model()


@pytest.mark.parametrize(
    "script",
    [Script((JOINS,), pause=30.0), Script((JOINS,) * 100, pause=0.3)],
    ids=["silent", "dripping"],
)
def test_a_slow_model_is_left_when_its_time_is_up(told: pytest.MonkeyPatch, script: Script) -> None:
    start = time.monotonic()

    asked = asked_of(script, told, timeout=1.5)

    assert asked.response == without_the_model()
    assert time.monotonic() - start < 4.0
