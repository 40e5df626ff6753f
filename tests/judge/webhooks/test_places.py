from __future__ import annotations

from ipaddress import ip_address, ip_network

import pytest

from judge.webhooks.errors import NotDelivered, PlaceRefused
from judge.webhooks.places import is_public, reachable

PUBLIC = ["93.184.215.14", "1.1.1.1", "223.255.255.254", "2606:4700::1111", "64:ff9b::5db8:d70e"]
PRIVATE = [
    # this machine
    "127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "::1", "::",
    # the networks around it
    "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1",
    "100.127.255.255", "169.254.1.1", "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1", "fdff::1",
    # clouds, which tell secrets to whoever asks from inside
    "169.254.169.254", "169.254.170.2", "100.100.100.200", "192.0.0.192", "168.63.129.16", "fd00:ec2::254",
    # many at once, and nobody
    "224.0.0.1", "239.255.255.255", "255.255.255.255", "240.0.0.1", "ff02::1", "100::1",
    # examples, measurements, protocols
    "192.0.2.1", "198.51.100.1", "203.0.113.1", "198.18.0.1", "198.19.255.255", "192.0.0.1", "192.88.99.1",
    "2001:db8::1", "3fff::1", "2001::1", "2001:10::1", "2001:20::1", "5f00::1",
    # IPv4 in the clothes of IPv6: mapped, compatible, translated, 6to4, Teredo, NAT64
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:93.184.215.14", "::127.0.0.1", "::ffff:0:10.0.0.1",
    "2002:7f00:1::", "2002:a00:1::1", "2002:5db8:d70e::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::a00:1",
]  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_a_machine_of_the_internet_is_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize("address", PRIVATE)
def test_all_else_is_not(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", PRIVATE)
def test_one_such_address_among_good_ones_is_enough(address: str) -> None:
    with pytest.raises(PlaceRefused):
        reachable("hooks.test", 443, (), lambda host, port: ["93.184.215.14", address])


def test_a_network_of_the_sites_own_may_be_reached_and_its_neighbour_not() -> None:
    own = [ip_network("10.20.0.0/16")]
    assert reachable("a.test", 443, own, lambda *_: ["10.20.3.4"]) == ["10.20.3.4"]
    with pytest.raises(PlaceRefused, match=r"10\.21\.0\.1"):
        reachable("a.test", 443, own, lambda *_: ["10.21.0.1"])
    with pytest.raises(PlaceRefused):
        reachable("a.test", 443, own, lambda *_: ["::ffff:10.20.3.4"])


def test_what_is_no_address_is_refused() -> None:
    with pytest.raises(PlaceRefused):
        reachable("a.test", 443, (), lambda *_: ["0x7f.1"])


def test_a_name_that_leads_nowhere_is_said_so() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError("Name or service not known")

    with pytest.raises(NotDelivered, match="leads nowhere"):
        reachable("a.test", 443, (), unknown)
    with pytest.raises(NotDelivered, match="leads nowhere"):
        reachable("a.test", 443, (), lambda *_: [])
