"""A language model behind LangChain: an answer in pieces, or one kind of error whatever went wrong."""

from __future__ import annotations

import time

import pytest

from bot.adapters.language_model import LangChainModel
from bot.domain.errors import LanguageModelError
from bot.services.ports import Instructions
from tests.models.scripts import Script, serving

pytestmark = [pytest.mark.enable_socket, pytest.mark.slow]
ASKED = Instructions("Be brief.", "What is strategic fit?", "answer@1#000000")


@pytest.fixture
def write(monkeypatch):
    """Have a scripted model write."""
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")

    def write(script, timeout=20.0):
        with serving(script) as address:
            monkeypatch.setenv("OPENAI_BASE_URL", address)
            return list(LangChainModel("openai:scripted", timeout).write(ASKED))

    return write


def test_an_answer_comes_in_the_pieces_that_the_model_sends(write):
    assert write(Script(("Strategic fit ", "joins ", "both."))) == ["Strategic fit ", "joins ", "both."]


def test_a_model_that_takes_no_temperature_is_asked_without_one(write):
    assert write(Script(("Strategic fit.",), refused="temperature")) == ["Strategic fit."]


@pytest.mark.parametrize("status", [400, 401, 429, 500, 503])
def test_a_refusal_is_an_error_that_names_the_model_and_comes_soon(write, status):
    start = time.perf_counter()

    with pytest.raises(LanguageModelError, match=r"^openai:scripted failed: \w+Error$"):
        write(Script(status=status))

    assert time.perf_counter() - start < 10.0


@pytest.mark.parametrize(
    ("script", "message"),
    [
        (Script(("Strategic ",), ending="length"), "stopped in the middle of its answer"),
        (Script(("Strategic ",), ending=None), "stopped in the middle of its answer"),
        (Script(("Strategic ",), broken=True), "openai:scripted failed: "),
        (Script(("Strategic ",), pause=30.0), "took longer than 1 seconds"),
    ],
    ids=["truncated", "unended", "dropped", "slow"],
)
def test_an_answer_that_does_not_come_to_its_end_is_an_error(write, script, message):
    with pytest.raises(LanguageModelError, match=message):
        write(script, timeout=1.0)


@pytest.mark.parametrize("name", ["nonsense", "nobody:model"])
def test_a_model_that_does_not_exist_is_an_error(name):
    with pytest.raises(LanguageModelError, match=rf"^{name} failed: "):
        list(LangChainModel(name, 1.0).write(ASKED))


def test_a_server_that_is_not_there_is_an_error(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")

    with pytest.raises(LanguageModelError, match="openai:scripted failed: "):
        list(LangChainModel("openai:scripted", 5.0).write(ASKED))
