"""The real nginx with deploy/nginx.conf before a site that counts who asks it for what."""

from __future__ import annotations

import gzip
import json
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from bench import nginx

CROWD = 40
OPEN, CLOSED = "/api/contests/open/leaderboard", "/api/contests/closed/leaderboard"


@dataclass
class Site:
    """A stand-in for the site: `open` has a board for everyone, `closed` one for participants."""

    port: int = 0
    asked: Counter[str] = field(default_factory=Counter)
    takes_s: float = 0.0
    most_at_once: int = 0
    under_way: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer as the site does, telling the reader's own name where it is their own."""
        with self.lock:
            self.asked[handler.path] += 1
            self.under_way += 1
            self.most_at_once = max(self.most_at_once, self.under_way)
        if self.takes_s:
            threading.Event().wait(self.takes_s)
        name = handler.headers.get("Authorization") or handler.headers.get("Cookie") or "nobody"
        parts = urlsplit(handler.path)
        is_own = bool(set(parse_qs(parts.query)) - {"page", "limit"})
        is_refused = "closed" in parts.path and name == "nobody"
        is_public = not is_refused and not is_own and "closed" not in parts.path
        body = json.dumps({"name": name, "path": handler.path}).encode() + b" " * 2000
        handler.send_response(403 if is_refused else 200)
        handler.send_header("Content-Type", "application/json")
        handler.send_header(
            "Cache-Control", "public, max-age=1" if is_public else "private, no-cache"
        )
        if not is_public:
            handler.send_header("Vary", "Cookie")
        if "gzip" in handler.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body)
            handler.send_header("Content-Encoding", "gzip")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)
        with self.lock:
            self.under_way -= 1


@dataclass
class Answer:
    """What a reader got."""

    status: int
    name: str
    cache: str | None


class Reader:
    """Asks nginx."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._address = f"http://127.0.0.1:{port}"

    def ask(self, path: str, **headers: str) -> Answer:
        """Ask for a path."""
        request = urllib.request.Request(f"{self._address}{path}", headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return self._read(answer)
        except urllib.error.HTTPError as error:
            return self._read(error)

    def ask_all(self, path: str, headers: list[dict[str, str]]) -> list[Answer]:
        """Let a crowd ask at once."""
        with ThreadPoolExecutor(len(headers)) as threads:
            return list(threads.map(lambda one: self.ask(path, **one), headers))

    def _read(self, answer: Any) -> Answer:
        content = answer.read()
        if answer.headers["Content-Encoding"] == "gzip":
            content = gzip.decompress(content)
        return Answer(answer.status, json.loads(content)["name"], answer.headers["X-Cache"])


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.answer(self)

        def do_POST(self) -> None:
            with site.lock:  # held, as a process is, until all has come
                self.rfile.read(int(self.headers["Content-Length"]))
            site.answer(self)

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 2 * CROWD

    server = Server(("127.0.0.1", 0), Handler)
    site.port = server.server_port
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield site
    server.shutdown()
    server.server_close()


@pytest.fixture
def reader(site: Site, tmp_path: Path) -> Iterator[Reader]:
    program = nginx.find()
    if program is None:
        pytest.skip("no nginx on this machine: apt-get install nginx-light")
    port = nginx.free_port()
    words = nginx.command(program, tmp_path, port=port, web_port=site.port)
    process = subprocess.Popen(words)
    reader = Reader(port)
    try:
        _await(reader, process)
        site.asked.clear()
        yield reader
    finally:
        process.terminate()
        process.wait(10)


def _await(reader: Reader, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 10
    while True:
        assert process.poll() is None, "nginx ended"
        try:
            reader.ask("/healthz")
            return
        except OSError:
            assert time.monotonic() < deadline, "nginx does not answer"
            time.sleep(0.02)


def names(count: int) -> list[dict[str, str]]:
    """Return the headers of so many people, by token and by session."""
    return [
        {"Authorization": f"Bearer {number}"}
        if number % 2
        else {"Cookie": f"gavel-session={number}"}
        for number in range(count)
    ]


def test_a_crowd_of_readers_signed_in_or_not_is_one_request(site: Site, reader: Reader) -> None:
    site.takes_s = 0.2
    found = reader.ask_all(OPEN, [*names(CROWD), *[{}] * CROWD])
    assert {(one.status, one.name) for one in found} == {(200, "nobody")}
    # One, and one more for the copy whose turn began meanwhile.
    assert site.asked[OPEN] <= 2


def test_pages_and_the_pulse_are_shared_and_each_page_is_its_own(
    site: Site, reader: Reader
) -> None:
    for path in (
        f"{OPEN}?page=2&limit=50",
        f"{OPEN}?page=3",
        "/api/contests/open/pulse",
        "/api/leaderboard",
        "/api/leaderboard/open",
    ):
        answers = reader.ask_all(path, names(CROWD))
        assert {one.name for one in answers} == {"nobody"}, path
        assert site.asked[path] <= 2, path


@pytest.mark.parametrize(
    "query", ["around=me", "q=a", "view=full", "replay=me", "top=5", "page=1&around=me", "Page=1"]
)
def test_what_is_ones_own_is_neither_shared_nor_kept_nor_waited_for(
    site: Site, reader: Reader, query: str
) -> None:
    site.takes_s = 0.1
    people = names(CROWD)
    found = reader.ask_all(f"{OPEN}?{query}", people)
    assert [one.name for one in found] == [next(iter(each.values())) for each in people]
    assert {one.cache for one in found} == {None}
    assert site.asked[f"{OPEN}?{query}"] == CROWD
    assert site.most_at_once > 1


def test_a_board_for_participants_is_asked_for_by_each_in_their_name_and_without_waiting(
    site: Site, reader: Reader
) -> None:
    assert reader.ask(CLOSED).status == 403
    site.takes_s, people = 0.1, names(CROWD)
    for _ in range(2):
        found = reader.ask_all(CLOSED, people)
        assert [one.name for one in found] == [next(iter(each.values())) for each in people]
        assert {one.status for one in found} == {200}
    assert site.most_at_once > 1
    # Nobody's refusal was kept, and did not keep the others waiting for one another.
    assert site.asked[CLOSED] <= 2 * CROWD + 6
    assert reader.ask(CLOSED).status == 403


def test_a_name_reaches_the_site_where_it_is_needed_and_nowhere_else(
    site: Site, reader: Reader
) -> None:
    mine = {"Cookie": "gavel-session=mine; gavel-csrf=x"}
    assert reader.ask(OPEN, **mine).name == "nobody"
    assert reader.ask("/api/contests/open", **mine).name == mine["Cookie"]
    assert reader.ask(CLOSED, **mine).name == mine["Cookie"]


def test_packed_pages_are_kept_beside_plain_ones(site: Site, reader: Reader) -> None:
    packed = {"Accept-Encoding": "br, gzip;q=0.8"}
    found = reader.ask_all(OPEN, [packed, {}] * CROWD)
    assert {one.name for one in found} == {"nobody"}
    assert site.asked[OPEN] <= 4


def test_the_sites_figures_are_not_served_outside(site: Site, reader: Reader) -> None:
    for path in ("/metrics", "/metrics?a=1", "//metrics", "/%6detrics"):
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{reader._address}{path}", timeout=10)
    assert not site.asked
