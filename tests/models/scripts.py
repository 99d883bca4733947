"""A server that speaks as OpenAI's does and answers by a script, with all that goes wrong in the world."""

from __future__ import annotations

import json
import time
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Script:
    """What the server does: a status, pieces of text, seconds before each, and how it ends.

    `ending` is the reason given for stopping, None where the connection just closes; `broken` closes it in
    the middle of a chunk. A request with the field `refused` in it is answered with an error that says so.
    """

    pieces: tuple[str, ...] = ()
    ending: str | None = "stop"
    status: int = 200
    broken: bool = False
    pause: float = 0.0
    refused: str = ""


@contextmanager
def serving(script: Script) -> Iterator[str]:  # noqa: C901 - all that a server does
    """Give the address of a server on loopback that answers every request in this way."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self.close_connection = True
            try:
                if script.refused in asked:
                    self._refuse()
                else:
                    self._play()
            except OSError:
                return  # nobody waits for the rest

        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def _refuse(self) -> None:
            message = f"Unsupported value: '{script.refused}' does not support 0 with this model."
            self.send_response(400)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps({"error": {"message": message, "param": script.refused}}).encode())

        def _play(self) -> None:
            self.send_response(script.status)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for piece in script.pieces:
                time.sleep(script.pause)
                self._event(delta={"role": "assistant", "content": piece}, finish_reason=None)
            if script.broken:
                self.wfile.write(b"ffff\r\ndata: {")
                return
            if script.ending:
                self._event(delta={}, finish_reason=script.ending)
                self._chunk("data: [DONE]\n\n")
            self._chunk("")

        def _event(self, **choice: object) -> None:
            body = {
                "id": "c1",
                "object": "chat.completion.chunk",
                "created": 1,
                "model": "scripted",
                "choices": [{"index": 0, **choice}],
            }
            self._chunk(f"data: {json.dumps(body)}\n\n")

        def _chunk(self, text: str) -> None:
            self.wfile.write(f"{len(text.encode()):x}\r\n{text}\r\n".encode())
            self.wfile.flush()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        server.server_close()
