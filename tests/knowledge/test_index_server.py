"""The index on a Chroma server: several processes, maybe on several machines, write to it in turn."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from textwrap import dedent

import chromadb
import pytest
from chromadb.config import Settings

from knowledge.index import Shelves
from knowledge.index.server_lock import NAME, ServerLock
from knowledge.library import Library
from knowledge.passages import Shelf
from tests.fakes.embeddings import WordEmbeddings
from tests.shelving import names

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


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A server on this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("server")
    command = [str(Path(sys.executable).with_name("chroma")), "run", "--path", str(folder)]
    server = subprocess.Popen(
        [*command, "--host", "127.0.0.1", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(port):
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("The Chroma server does not start.")


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
