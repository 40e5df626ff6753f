"""One POST, with real TLS, against receivers that are honest and others that are not."""

from __future__ import annotations

import contextlib
import gzip
import itertools
import socket
import ssl
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from judge.webhooks.destination import Rules, destination
from judge.webhooks.errors import NotDelivered, PlaceRefused
from judge.webhooks.places import Resolve
from judge.webhooks.post import READ_BYTES, Answer, Patience, authorities, post
from tests.judge.webhooks.conftest import allowed
from tests.judge.webhooks.receiver import HOST, ON, Papers, RawServer, Receiver, Reply

PATIENT = Patience()
Receive = Callable[[Path | None], Receiver]
Serve = Callable[[Callable[[socket.socket], None]], RawServer]


def here(host: str, port: int) -> list[str]:
    """Resolve every name to this machine."""
    return [ON]


def send(
    port: int,
    trust: ssl.SSLContext,
    *,
    path: str = "/in",
    body: bytes = b"{}",
    rules: Rules | None = None,
    look_up: Resolve = here,
    patience: Patience = PATIENT,
) -> Answer:
    rules = rules or allowed(port)
    where = destination(f"https://{HOST}:{port}{path}", rules)
    headers = {"webhook-id": "1"}
    return post(where, headers, body, rules=rules, trust=trust, look_up=look_up, patience=patience)


@pytest.fixture
def serve(papers: Papers) -> Iterator[Serve]:
    """Start a server that speaks TLS and then does whatever the test says."""
    started: list[RawServer] = []

    def start(behave: Callable[[socket.socket], None]) -> RawServer:
        started.append(RawServer(behave, papers.right))
        return started[-1]

    yield start
    for server in started:
        server.stop()


def test_the_receiver_gets_the_body_and_a_plain_set_of_headers(
    receiver: Receiver, trust: ssl.SSLContext
) -> None:
    answer = send(receiver.port, trust, path="/in?course=7", body="{ü}".encode())
    assert answer == Answer(200, None, b"thank you")
    (request,) = receiver.requests
    assert request.path == "/in?course=7"
    assert request.body == "{ü}".encode()
    assert {name.lower(): value for name, value in request.headers.items()} == {
        "host": f"{HOST}:{receiver.port}",
        "content-length": "4",
        "content-type": "application/json",
        "accept": "*/*",
        "accept-encoding": "identity",
        "connection": "close",
        "user-agent": "Gavel-Webhooks/1.0",
        "webhook-id": "1",
    }


def test_what_the_machine_says_of_proxies_and_passwords_is_not_heard(
    receiver: Receiver, trust: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
        monkeypatch.setenv(name.lower(), "http://127.0.0.1:9")
    (tmp_path / ".netrc").write_text(f"machine {HOST} login gavel password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert send(receiver.port, trust).status == 200
    assert "Authorization" not in receiver.requests[0].headers


def test_a_name_is_looked_up_once_so_it_cannot_lead_elsewhere_the_second_time(
    receiver: Receiver, trust: ssl.SSLContext
) -> None:
    answers = itertools.chain([[ON]], itertools.repeat(["169.254.169.254"]))
    asked: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return next(answers)

    assert send(receiver.port, trust, look_up=rebinding).status == 200
    assert asked == [HOST]
    with pytest.raises(PlaceRefused):
        send(receiver.port, trust, look_up=rebinding)
    assert len(receiver.requests) == 1


def test_the_library_asks_for_no_name_on_its_own(
    receiver: Receiver, trust: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    known = socket.getaddrinfo

    def watched(host: object, *args: object, **named: object) -> object:
        asked.append(host)
        return known(host, *args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", watched)
    send(receiver.port, trust)
    assert asked == [ON]


def test_a_private_address_is_not_even_connected_to(
    receiver: Receiver, trust: ssl.SSLContext
) -> None:
    rules = allowed(receiver.port, networks=())
    with pytest.raises(PlaceRefused, match=r"127\.0\.0\.1"):
        send(receiver.port, trust, rules=rules)
    assert receiver.requests == []


def test_a_redirect_is_an_answer_and_is_not_followed(
    receiver: Receiver, trust: ssl.SSLContext
) -> None:
    to = {"Location": "http://169.254.169.254/latest/meta-data/"}
    receiver.reply = lambda _: Reply(307, to)
    assert send(receiver.port, trust).status == 307
    assert len(receiver.requests) == 1


def test_a_certificate_of_nobody_we_trust_is_refused(receiver: Receiver) -> None:
    with pytest.raises(NotDelivered, match="certificate is not valid"):
        send(receiver.port, authorities(""))
    assert receiver.requests == []


def test_a_certificate_for_another_name_is_refused(
    papers: Papers, receive: Receive, trust: ssl.SSLContext
) -> None:
    impostor = receive(papers.wrong_name)
    with pytest.raises(NotDelivered, match=HOST):
        send(impostor.port, trust)
    assert impostor.requests == []


def test_a_receiver_without_tls_is_refused(receive: Receive, trust: ssl.SSLContext) -> None:
    plain = receive(None)
    with pytest.raises(NotDelivered):
        send(plain.port, trust, patience=Patience(total_s=2))
    assert plain.requests == []


def test_plain_http_goes_where_a_developer_allows_it(
    receive: Receive, trust: ssl.SSLContext
) -> None:
    plain = receive(None)
    rules = allowed(plain.port, allows_http=True)
    where = destination(f"http://{HOST}:{plain.port}/", rules)
    assert post(where, {}, b"{}", rules=rules, trust=trust, look_up=here).status == 200


def test_an_answer_that_never_ends_is_read_for_a_few_kilobytes(
    receiver: Receiver, trust: ssl.SSLContext
) -> None:
    receiver.reply = lambda _: Reply(200, None, b"x" * 50_000_000)
    assert len(send(receiver.port, trust).content) == READ_BYTES


def test_a_packed_answer_is_not_unpacked(receiver: Receiver, trust: ssl.SSLContext) -> None:
    packed = gzip.compress(b"0" * 10_000_000)
    receiver.reply = lambda _: Reply(200, {"Content-Encoding": "gzip"}, packed)
    assert send(receiver.port, trust).content == packed[:READ_BYTES]


def drip(*, before: bytes) -> Callable[[socket.socket], None]:
    """Send a byte now and then, so that no wait for a single one is long."""

    def behave(client: socket.socket) -> None:
        client.sendall(before)
        client.settimeout(0.02)
        while client.send(b"x"):
            with contextlib.suppress(TimeoutError):
                client.recv(65536)

    return behave


@pytest.mark.parametrize(
    "before",
    [b"", b"HTTP/1.1 200 OK\r\nX-"],
    ids=["status", "headers"],
)
def test_an_answer_that_drips_is_cut_off_when_its_time_is_over(
    serve: Serve, trust: ssl.SSLContext, before: bytes
) -> None:
    server = serve(drip(before=before))
    with pytest.raises(NotDelivered, match=r"within 0\.3 s"):
        send(server.port, trust, patience=Patience(total_s=0.3))


def test_of_content_that_drips_there_is_what_came_in_time(
    serve: Serve, trust: ssl.SSLContext
) -> None:
    server = serve(drip(before=b"HTTP/1.1 200 OK\r\n\r\n"))
    answer = send(server.port, trust, patience=Patience(total_s=1))
    assert answer.status == 200
    assert 0 < len(answer.content) < READ_BYTES
    assert set(answer.content) == set(b"x")


def test_a_receiver_that_says_nothing_is_given_up(serve: Serve, trust: ssl.SSLContext) -> None:
    kept: list[socket.socket] = []
    server = serve(kept.append)
    with pytest.raises(NotDelivered, match=r"within 0\.3 s"):
        send(server.port, trust, patience=Patience(total_s=0.3))


def test_a_receiver_that_takes_nothing_is_given_up(serve: Serve, trust: ssl.SSLContext) -> None:
    kept: list[socket.socket] = []
    server = serve(kept.append)
    with pytest.raises(NotDelivered, match=r"within 0\.5 s"):
        send(server.port, trust, body=b"x" * 30_000_000, patience=Patience(total_s=0.5))


def test_a_handshake_that_never_ends_is_given_up(trust: ssl.SSLContext) -> None:
    kept: list[socket.socket] = []
    server = RawServer(kept.append)
    with pytest.raises(NotDelivered, match=r"within 0\.3 s"):
        send(server.port, trust, patience=Patience(total_s=0.3))
    server.stop()


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"SSH-2.0-OpenSSH_9.9\r\n",
        b"HTTP/1.1 OK\r\n\r\n",
        b"HTTP/1.1 999999 X\r\n\r\n",
        b"\0" * 5000,
        b"HTTP/1.1 200 " + b"a" * 100_000,
        b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 500 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"a" * 100_000,
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ],
)
def test_an_answer_that_is_no_http_is_none(
    serve: Serve, trust: ssl.SSLContext, said: bytes
) -> None:
    def behave(client: socket.socket) -> None:
        client.recv(65536)
        client.sendall(said)
        client.close()

    server = serve(behave)
    try:
        answer = send(server.port, trust, patience=Patience(total_s=2))
    except NotDelivered:
        return
    assert answer.status == 200
    assert answer.content in (b"", b"short")  # what was there of content that breaks off


def test_a_receiver_that_is_away_is_said_so(trust: ssl.SSLContext) -> None:
    with socket.socket() as free:
        free.bind((ON, 0))
        port = free.getsockname()[1]
    with pytest.raises(NotDelivered, match="refused"):
        send(port, trust)


def test_the_next_address_is_tried_where_the_first_does_not_answer(
    receiver: Receiver, trust: ssl.SSLContext
) -> None:
    # Nothing listens there: the receiver is on 127.0.0.1 alone.
    answer = send(receiver.port, trust, look_up=lambda *_: ["127.0.0.9", ON])
    assert answer.status == 200
