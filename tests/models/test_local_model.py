"""A real language model, small and on this machine: what it writes is worthless, but it fails as all do."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from bot.adapters.listening.rules import RulesListening
from bot.adapters.listening.written import ModelListening
from bot.domain.reply import NoAnswer, Reply
from bot.services.answering import MODEL_FAILED
from knowledge.embedding import PackagedEmbeddings
from knowledge.instrument import RatedQuestion, Side
from knowledge.instruments import shipped
from tests.models.asking import FIT, JOINS, WRONG, ask, openai_model, statements, texts, without_the_model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.reply import Response

pytestmark = [pytest.mark.slow, pytest.mark.enable_socket, pytest.mark.timeout(240)]

TOOL = Path(__file__).parents[3] / "shared" / "tools" / "local_model" / "serve.sh"
MODEL = "smollm2-135m"
SECONDS_TO_START = 150.0  # the first start fetches the model


class Server:
    """The process of a server, started by us and ended by us."""

    def __init__(self, log: Path) -> None:
        self.port = _free_port()
        self.address = f"http://127.0.0.1:{self.port}/v1"
        self._log = log
        with log.open("wb") as output:
            command = [TOOL, MODEL, str(self.port)]
            self._process = subprocess.Popen(
                command, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
            )

    def wait(self) -> None:
        """Wait until it answers; skip where it cannot be had."""
        deadline = time.monotonic() + SECONDS_TO_START
        while not self._ready():
            if self._process.poll() is not None or time.monotonic() > deadline:
                said = self._log.read_text(errors="replace").strip().splitlines()[-1:]
                pytest.skip(f"{MODEL} could not be fetched or started: {' '.join(said) or 'no word'}")
            time.sleep(0.2)

    def stop(self) -> None:
        # With what it has started itself, such as the download. Not twice: the id may be another's by then.
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def _ready(self) -> bool:
        try:
            return httpx.get(f"{self.address}/models", trust_env=False).status_code == httpx.codes.OK
        except httpx.HTTPError:
            return False


@contextmanager
def serving(log: Path) -> Iterator[Server]:
    if not TOOL.is_file():
        pytest.skip("../shared/tools/local_model is not here, so there is no model to test with")
    server = Server(log)
    try:
        server.wait()
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("model") / "server.log") as server:
        yield server


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    return monkeypatch


@pytest.fixture
def server(running: Server, environment: pytest.MonkeyPatch) -> Server:
    environment.setenv("OPENAI_BASE_URL", running.address)
    return running


def _free_port() -> int:
    with socket.socket() as probing:
        probing.bind(("127.0.0.1", 0))
        return int(probing.getsockname()[1])


def writing(*sentences: str) -> dict[str, object]:
    """Let the model write nothing but these sentences, token by token."""
    grammar = " ".join(f'"{sentence}"' for sentence in sentences)
    return {"extra_body": {"grammar": f"root ::= {grammar}"}}


def is_grounded(response: Response) -> bool:
    assert isinstance(response, Reply)
    numbers = {source.n for source in response.sources}
    return all(said.sources and numbers.issuperset(said.sources) for said in statements(response))


def test_an_answer_is_grounded_or_makes_way_for_one_that_is(server: Server) -> None:
    response = ask(openai_model(MODEL, options={"extra_body": {"cache_prompt": False}})).response

    if not isinstance(response, NoAnswer):
        assert is_grounded(response)
        assert (response.model, response.notice) in {(f"openai:{MODEL}", None), (None, MODEL_FAILED)}


def test_a_listener_hears_the_answer_grow_while_it_is_written(server: Server) -> None:
    asked = ask(openai_model(MODEL, options=writing(JOINS, WRONG)))

    first, second = texts(asked.response)
    assert [texts(reply) for reply in asked.heard] == [[first], [first, second]]
    assert is_grounded(asked.response)


def test_a_model_that_takes_too_long_is_not_waited_for(server: Server) -> None:
    start = time.monotonic()

    response = ask(openai_model(MODEL, 0.2, writing(*[JOINS] * 30))).response

    assert response == without_the_model()
    assert time.monotonic() - start < 5.0


def test_an_answer_that_is_cut_short_is_not_given(server: Server) -> None:
    options = {**writing(JOINS, WRONG), "max_tokens": 20}

    assert ask(openai_model(MODEL, options=options)).response == without_the_model()


def test_passages_that_are_too_long_for_the_model_do_not_keep_the_answer_away(server: Server) -> None:
    long = [replace(FIT, text=" ".join([FIT.text] * 600))]

    response = ask(openai_model(MODEL), long, budget=100_000).response

    assert response == without_the_model(long)


def test_a_model_that_dies_while_it_writes_leaves_a_whole_answer(
    environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with serving(tmp_path / "server.log") as dying:
        environment.setenv("OPENAI_BASE_URL", dying.address)

        asked = ask(openai_model(MODEL, options=writing(*[JOINS, WRONG] * 10)), listen=dying.stop)

    assert len(asked.heard) >= 1
    assert asked.response == without_the_model()


def test_an_interview_answer_is_judged_with_the_model_or_without_it(server: Server) -> None:
    question = shipped().instrument("samm").question("GOV-06")
    assert isinstance(question, RatedQuestion)
    model = openai_model(MODEL, options={"extra_body": {"cache_prompt": False}})
    rules = RulesListening(PackagedEmbeddings())
    said = ["There is no joint body. Nobody steers."]

    heard = ModelListening(model, rules).listen(question, Side.IT, said)

    alone = rules.listen(question, Side.IT, said)
    assert heard.level in {None, alone.level}
    assert heard.quote is None or heard.quote in said[0]
    assert (heard.by == "model") is (heard != alone)
