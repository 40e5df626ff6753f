"""Which machines a hook may reach: those of the public internet, and the site's own that its operator lists.

A name is whatever its owner says it is, at each moment anew. So not names are checked but the addresses that one
leads to, all of them, and the connection goes to what was checked (post.py).
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from judge.webhooks.errors import NotDelivered, PlaceRefused

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
# The name and the port; what `socket.getaddrinfo` would connect to, in its order.
Resolve = Callable[[str, int], list[str]]

# IANA's registries of special-purpose addresses, and whatever else is not a machine on the internet. Said here and
# not left to `is_global`, which differs between versions of Python.
_NEVER = [
    ip_network(network)
    for network in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
        "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24",
        "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
        "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "168.63.129.16/32",  # Azure's, for its virtual machines alone
        "2001::/23",  # Teredo, which wraps IPv4, ORCHID and other protocols' own
        "2001:db8::/32", "3fff::/20",
        "2002::/16",  # 6to4, which wraps IPv4
        "2620:4f:8000::/48",
    )
]  # fmt: skip
# All that is given to machines on the internet; with it go loopback, link-local, unique local, mapped and the like.
_PUBLIC_IPV6 = IPv6Network("2000::/3")
# A network without IPv4 reaches it by these, where the name server makes them up (DNS64).
_NAT64 = IPv6Network("64:ff9b::/96")


def is_public(address: Address) -> bool:
    """Tell whether the address is a machine's on the public internet."""
    if isinstance(address, IPv6Address):
        if address in _NAT64:
            return is_public(IPv4Address(int(address) & 0xFFFF_FFFF))
        if address not in _PUBLIC_IPV6:
            return False
    return not _is_in(address, _NEVER)


def resolve(host: str, port: int) -> list[str]:
    """Ask this machine's resolver what the name leads to."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


def reachable(host: str, port: int, own: Iterable[Network], look_up: Resolve) -> list[str]:
    """Return what the name leads to, if each address is public or in one of the own networks.

    Raises PlaceRefused when a single one is not: an honest name has no such address.
    """
    try:
        found = look_up(host, port)
    except (OSError, UnicodeError) as error:
        raise NotDelivered(f"The name {host} leads nowhere: {error}.") from error
    if not found:
        raise NotDelivered(f"The name {host} leads nowhere.")
    own = list(own)
    for text in found:
        try:
            address = ip_address(text)
        except ValueError as error:
            raise PlaceRefused(f"{host} leads to {text[:60]}, which is no address.") from error
        if not is_public(address) and not _is_in(address, own):
            raise PlaceRefused(f"{host} leads to {address}, which is not on the public internet.")
    return found


def _is_in(address: Address, networks: Iterable[Network]) -> bool:
    return any(address.version == network.version and address in network for network in networks)
