"""A stand-in for the Docker engine: it answers as one does, on a socket of its own."""

from __future__ import annotations

import http.server
import json
import socketserver
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class FakeEngine:
    """Where it answers, what it knows by path, and which paths were deleted."""

    where: str
    documents: Mapping[str, Any]
    deleted: list[str] = field(default_factory=list)


class _Handler(http.server.BaseHTTPRequestHandler):
    """Answers what it knows; else no such image, and each build fails."""

    protocol_version = "HTTP/1.1"
    engine: FakeEngine

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path in self.engine.documents:
            self.answer(200, self.engine.documents[path])
        else:
            self.answer(404, {"message": "No such image: x"})

    def do_DELETE(self) -> None:
        self.engine.deleted.append(self.path)
        self.answer(200, [])

    def do_POST(self) -> None:
        if self.headers.get("Transfer-Encoding") == "chunked":
            while size := int(self.rfile.readline(), 16):
                self.rfile.read(size + 2)
            self.rfile.readline()
        events: list[dict[str, Any]] = [
            {"stream": "Step 1/2 : FROM debian\n"},
            {"stream": "\x1b[91mwriting\x1b[0m"},
            {"error": "write /x: no space left on device"},
        ]
        self.answer(200, *events)

    def answer(self, status: int, *documents: Any) -> None:
        body = b"".join(json.dumps(document).encode() + b"\r\n" for document in documents)
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def address_string(self) -> str:
        return "unix"

    def log_message(self, *arguments: object) -> None:
        pass


@contextmanager
def fake_engine(path: Path, **documents: Any) -> Iterator[FakeEngine]:
    """Serve one at a socket. `documents`: what it knows, `images` for /images/json."""
    known = {"/version": {"Version": "20.10.24"}}
    known |= {f"/{name}/json": document for name, document in documents.items()}
    engine = FakeEngine(f"unix://{path}", known)
    handler = type("Handler", (_Handler,), {"engine": engine})
    with socketserver.ThreadingUnixStreamServer(str(path), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield engine
        server.shutdown()
        thread.join()
