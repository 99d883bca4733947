from __future__ import annotations

import pytest

from bot.slack.pacing import Pacing


class Stopwatch:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def stopwatch() -> Stopwatch:
    return Stopwatch()


@pytest.fixture
def pacing(stopwatch: Stopwatch) -> Pacing:
    return Pacing(interval=1.0, burst=3, clock=stopwatch)


def test_a_small_burst_goes_at_once_and_the_rest_one_a_second(pacing: Pacing) -> None:
    waits = [pacing.wait("C1", effect) for effect in "abcde"]

    assert waits == [0, 0, 0, 1, 2]


def test_channels_do_not_wait_for_each_other(pacing: Pacing) -> None:
    for effect in "abc":
        pacing.wait("C1", effect)

    assert pacing.wait("C2", "d") == 0


def test_a_promised_turn_is_kept(pacing: Pacing, stopwatch: Stopwatch) -> None:
    first = [pacing.wait("C1", effect) for effect in "abcde"]
    stopwatch.now += 1
    second = [pacing.wait("C1", effect) for effect in ("d", "e", "f")]

    assert first[-2:] == [1, 2]
    assert second == [0, 1, 2]


def test_silence_gives_a_new_burst(pacing: Pacing, stopwatch: Stopwatch) -> None:
    for effect in "abcd":
        pacing.wait("C1", effect)
    stopwatch.now += 60

    assert [pacing.wait("C1", effect) for effect in "efgh"] == [0, 0, 0, 1]


def test_a_held_channel_gets_nothing_for_so_long(pacing: Pacing, stopwatch: Stopwatch) -> None:
    pacing.hold("C1", 30)

    early = pacing.wait("C1", "a")
    stopwatch.now += 30
    late = pacing.wait("C1", "a")

    assert (early, late) == (30, 0)


def test_a_turn_that_falls_into_a_refusal_is_given_anew(pacing: Pacing, stopwatch: Stopwatch) -> None:
    promised = [pacing.wait("C1", effect) for effect in "abcde"][-2:]

    pacing.hold("C1", 30)
    anew = [pacing.wait("C1", effect) for effect in "de"]
    stopwatch.now += 31
    kept = [pacing.wait("C1", effect) for effect in "de"]

    assert (promised, anew, kept) == ([1, 2], [30, 31], [0, 0])


def test_what_is_over_is_forgotten(pacing: Pacing, stopwatch: Stopwatch) -> None:
    for number in range(20_001):
        pacing.wait(number, number)
        stopwatch.now += 2

    assert pacing.wait("C1", "a") == 0
