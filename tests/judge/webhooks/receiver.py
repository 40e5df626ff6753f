"""A receiver of webhooks beside the test: HTTPS with a certificate of a CA that is made for the run."""

from __future__ import annotations

import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HOST = "hooks.test"
ON = "127.0.0.1"


@dataclass(frozen=True)
class Request:
    """What the receiver was asked."""

    path: str
    headers: Message
    body: bytes


@dataclass(frozen=True)
class Reply:
    """What it says."""

    status: int = 200
    headers: Mapping[str, str] | None = None
    content: bytes = b"thank you"


@dataclass(frozen=True)
class Papers:
    """A CA, and certificates by it: for HOST, and for another name; both for localhost too."""

    ca: Path
    right: Path
    wrong_name: Path


def make_papers(folder: Path) -> Papers:
    """Make keys and certificates, valid for a day."""

    def openssl(*words: str | Path) -> None:
        subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)

    new = ("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    openssl(*new, "-x509", "-days", "1", "-subj", "/CN=Test CA", "-keyout", "ca.key", "-out", "ca.pem",
            "-addext", "keyUsage=critical,keyCertSign", "-addext", "basicConstraints=critical,CA:TRUE")  # fmt: skip
    made = []
    for name in (HOST, "elsewhere.test"):
        openssl(*new, "-subj", f"/CN={name}", "-keyout", f"{name}.key", "-out", f"{name}.csr",
                "-addext", f"subjectAltName=DNS:{name},DNS:localhost")  # fmt: skip
        openssl("x509", "-req", "-in", f"{name}.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-days", "1",
                "-copy_extensions", "copy", "-out", f"{name}.crt")  # fmt: skip
        both = folder / f"{name}.pem"
        both.write_text((folder / f"{name}.key").read_text() + (folder / f"{name}.crt").read_text())
        made.append(both)
    return Papers(folder / "ca.pem", *made)


class Receiver:
    """Answers as it is told to, and keeps what it was asked."""

    def __init__(self, certificate: Path | None) -> None:
        self.requests: list[Request] = []
        self.reply: Callable[[Request], Reply] = lambda _: Reply()
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                request = Request(self.path, self.headers, self.rfile.read(length))
                receiver.requests.append(request)
                reply = receiver.reply(request)
                self.send_response(reply.status)
                for name, value in (reply.headers or {}).items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(reply.content)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._server = _Server((ON, 0), Handler)
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            # In the thread that serves it: a client without an end must not keep the others waiting.
            self._server.context = context
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    context: ssl.SSLContext | None = None
    daemon_threads = True

    def finish_request(self, request: socket.socket, client_address: object) -> None:  # type: ignore[override]
        try:
            if self.context is not None:
                request = self.context.wrap_socket(request, server_side=True)
            super().finish_request(request, client_address)  # type: ignore[arg-type]
        except OSError:  # the client hung up, as it is to
            pass
        finally:
            request.close()

    def handle_error(self, request: object, client_address: object) -> None:  # type: ignore[override]
        pass


class RawServer:
    """Accepts connections and does with each whatever the test says; what is open is closed at the end."""

    def __init__(
        self, serve: Callable[[socket.socket], None], certificate: Path | None = None
    ) -> None:
        self._listener = socket.create_server((ON, 0))
        self.port: int = self._listener.getsockname()[1]
        self._context: ssl.SSLContext | None = None
        if certificate is not None:
            self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._context.load_cert_chain(certificate)
        self._serve = serve
        self._clients: list[socket.socket] = []
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        for client in [self._listener, *self._clients]:
            client.close()

    def _run(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:  # it is over
                return
            with suppress(OSError):
                if self._context is not None:
                    client = self._context.wrap_socket(client, server_side=True)
                self._clients.append(client)
                self._serve(client)
