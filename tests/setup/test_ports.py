from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from setup import ports
from setup.errors import Unmet


def choose(wanted: str | None, *, taken: set[int]) -> tuple[ports.Ports, str]:
    return ports.choose(
        wanted,
        host="127.0.0.1",
        is_free=lambda host, port: port not in taken,
        holder=lambda port: "process 812 (nginx)",
    )


@contextmanager
def listener() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_it_takes_the_usual_ports_without_a_remark() -> None:
    assert choose(None, taken=set()) == (ports.Ports(web=8000, sockets=8001), "")


def test_it_moves_on_when_nobody_asked_for_a_port_and_says_who_has_the_usual_one() -> None:
    chosen, remark = choose(None, taken={8000})
    assert chosen == ports.Ports(web=8002, sockets=8003)
    assert remark == "port 8000 is taken by process 812 (nginx)"


def test_it_moves_on_when_only_the_port_for_the_sockets_is_taken() -> None:
    assert choose(None, taken={8001})[0].web == 8002


@pytest.mark.parametrize("taken", [{9000}, {9001}])
def test_it_fails_with_a_free_port_to_type_when_the_port_asked_for_is_taken(
    taken: set[int],
) -> None:
    with pytest.raises(Unmet) as caught:
        choose("9000", taken=taken)
    assert f"Port {taken.pop()} is taken by process 812 (nginx)" in caught.value.message
    assert "GAVEL_PORT=9002 make run" in caught.value.cure


@pytest.mark.parametrize("wanted", ["http", "0", "65535", "-1", "80 "])
def test_it_refuses_a_port_that_is_none(wanted: str) -> None:
    with pytest.raises(Unmet, match="GAVEL_PORT"):
        choose(wanted, taken=set())


def test_it_sees_who_really_listens() -> None:
    with listener() as port:
        assert not ports.can_bind("127.0.0.1", port)
        assert "(pytest)" in ports.holder_of(port) or "(python" in ports.holder_of(port)
    assert ports.can_bind("127.0.0.1", port)


def test_two_checkouts_that_start_at_the_same_time_take_different_ports() -> None:
    with closing(ports.Claims()) as ours, closing(ports.Claims()) as theirs:
        first, _ = ports.choose(None, host="127.0.0.1", is_free=ours.take)
        second, remark = ports.choose(None, host="127.0.0.1", is_free=theirs.take)
        assert not {first.web, first.sockets} & {second.web, second.sockets}
        assert "taken by" in remark
        with pytest.raises(Unmet, match=f"Port {first.web} is taken by another checkout"):
            ports.choose(str(first.web), host="127.0.0.1", is_free=theirs.take)


def test_a_claim_ends_with_its_holder() -> None:
    with listener() as taken:
        pass
    with closing(ports.Claims()) as ours, closing(ports.Claims()) as theirs:
        assert ours.take("127.0.0.1", taken)
        assert not theirs.take("127.0.0.1", taken)
    with closing(ports.Claims()) as later:
        assert later.take("127.0.0.1", taken)


def test_a_claim_does_not_help_against_who_listens_already() -> None:
    with listener() as taken, closing(ports.Claims()) as claims:
        assert not claims.take("127.0.0.1", taken)
