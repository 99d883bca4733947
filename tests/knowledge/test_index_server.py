"""The index on a Chroma server: several processes, maybe on several machines, write to it in turn."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from textwrap import dedent
from uuid import UUID

import chromadb
import pytest
from chromadb.config import Settings

from bot.adapters.shelved_passages import ChromaPassages
from bot.domain.errors import UnavailableError
from bot.domain.question import Question
from knowledge.errors import IndexUnavailableError, KnowledgeError
from knowledge.index import Shelves
from knowledge.index.server_lock import NAME, ServerLock
from knowledge.library import Library
from knowledge.passages import Shelf
from knowledge.retrieval import Retrieval
from tests.fakes.embeddings import WordEmbeddings
from tests.shelving import names, silent
from tests.writing import document

ROOT = Path(__file__).parents[2]
ADD = """
    import sys
    from knowledge.index import Shelves
    from knowledge.library import Library
    from tests.fakes.embeddings import WordEmbeddings
    from tests.shelving import silent
    from tests.writing import document

    library = Library(Shelves(sys.argv[1], "words"), WordEmbeddings())
    for name in sys.argv[2:]:
        library.add(document(f"{name}.md", f"# {name}\\n\\nWe bought {name} last year."), "T1", silent)
"""


class Server:
    """A Chroma server on this machine, that can be stopped and started again."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.folder = folder

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        chroma = str(Path(sys.executable).with_name("chroma"))
        where = ["--path", str(self.folder), "--host", "127.0.0.1", "--port", str(self.port)]
        quiet = subprocess.DEVNULL
        self.process = subprocess.Popen([chroma, "run", *where], stdout=quiet, stderr=quiet)
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)
        pytest.fail("The Chroma server does not start.")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=20)


@pytest.fixture
def server(tmp_path):
    running = Server(tmp_path / "server")
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    running = Server(tmp_path_factory.mktemp("server"))
    running.start()
    yield running.address
    running.stop()


@pytest.fixture
def client(address):
    port = int(address.rpartition(":")[2])
    return chromadb.HttpClient("127.0.0.1", port, settings=Settings(anonymized_telemetry=False))


@pytest.mark.slow
def test_two_processes_that_add_at_once_lose_nothing(address):
    lots = [[f"item{side}{n}" for n in range(6)] for side in "ab"]
    processes = [
        subprocess.Popen([sys.executable, "-c", dedent(ADD), address, *some], cwd=ROOT) for some in lots
    ]

    assert [process.wait(timeout=120) for process in processes] == [0, 0]
    library = Library(Shelves(address, "words"), WordEmbeddings())
    assert names(library, "T1") == sorted(f"{name}.md" for some in lots for name in some)
    collection = library.shelves.collection(Shelf.COMPANY, "T1")
    assert len(collection.contents(collection.manifest()).passages) == 12


@pytest.mark.slow
def test_a_writer_waits_for_the_one_before_as_long_as_that_shows_signs_of_life(client):
    told = []
    begun = threading.Event()

    def first():
        with ServerLock(client, beat=0.1).held():
            begun.set()
            time.sleep(2.0)
            told.append("first")

    other = threading.Thread(target=first)
    other.start()
    begun.wait(timeout=20)
    with ServerLock(client, patience=1.0).held():
        told.append("second")
    other.join()

    assert told == ["first", "second"]


@pytest.mark.slow
def test_the_lock_of_a_process_that_died_is_taken_over(client):
    client.create_collection(NAME, embedding_function=None, metadata={"sign": "of a process that died"})

    with ServerLock(client, patience=0.5).held():
        taken = client.get_collection(NAME, embedding_function=None).metadata

    assert taken != {"sign": "of a process that died"}
    assert NAME not in [one.name for one in client.list_collections()]


@pytest.mark.slow
def test_whoever_lost_the_lock_does_not_take_that_of_another(client):
    with ServerLock(client).held():
        client.delete_collection(NAME)
        theirs = client.create_collection(NAME, embedding_function=None)

    assert client.get_collection(NAME, embedding_function=None).id == theirs.id
    client.delete_collection(NAME)


@pytest.mark.slow
def test_a_server_that_stops_is_named_and_one_that_comes_back_is_used_again(server):
    library = Library(Shelves(server.address, "words"), WordEmbeddings())
    library.add(document("oslo.md", "# Oslo\n\nThe data centre moves to Oslo."), "T1", silent)
    passages = ChromaPassages(Retrieval(library.shelves, WordEmbeddings()))
    question = Question("Where does the data centre move?", "T1")
    before = passages.search(question, 1)

    server.stop()
    with pytest.raises(UnavailableError, match=f"server {server.address} does not answer"):
        passages.search(question, 1)
    with pytest.raises(IndexUnavailableError, match=r"Check PLUMBLINE_CHROMA_URL"):
        library.add(document("rome.md", "# Rome\n\nThe office stays in Rome."), "T1", silent)
    server.start()

    assert before.found
    assert passages.search(question, 1) == before


def test_a_server_that_is_not_there_is_named_without_its_password():
    with pytest.raises(IndexUnavailableError) as failure:
        Shelves("http://anna:secret@127.0.0.1:1/chroma", "words")

    assert str(failure.value).startswith("The Chroma server http://127.0.0.1:1/chroma does not answer")


@pytest.mark.parametrize("address", ["chroma:8000", "http://", "ftp://host", "http://host?tenants=T"])
def test_what_is_no_address_is_refused(address):
    with pytest.raises(KnowledgeError, match="PLUMBLINE_CHROMA_URL is no address"):
        Shelves(address, "words")


@pytest.mark.parametrize(
    ("rights", "header", "value"),
    [
        ("anna:sec%3Aret@", "Authorization", "Basic YW5uYTpzZWM6cmV0"),
        (":token@", "X-Chroma-Token", "token"),
    ],
)
def test_path_rights_tenant_and_database_of_an_address_reach_the_server(listening, rights, header, value):
    Shelves(f"http://{rights}127.0.0.1:{listening.server_port}/behind?tenant=T&database=D", "words")

    assert {path.split("?")[0] for path, _ in listening.asked} >= {"/behind/api/v2/tenants/T/databases/D"}
    assert [headers[header] for _, headers in listening.asked] == [value] * len(listening.asked)


@pytest.fixture
def listening():
    """A server that answers whatever Chroma asks at the beginning, and remembers what that was."""

    class Listening(BaseHTTPRequestHandler):
        def do_GET(self):
            self.server.asked.append((self.path, self.headers))
            who = {"user_id": "", "tenant": "T", "databases": ["D"]}
            what = {"id": str(UUID(int=1)), "name": "D", "tenant": "T"}
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(who if "identity" in self.path else what).encode())

        def log_message(self, *_):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Listening)
    server.asked = []
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()
