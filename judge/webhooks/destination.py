"""Which addresses hooks may have: https, a host that the operator lists, no name or password, a usual port.

    https://hooks.example.org/gavel?course=7    a host of GAVEL_WEBHOOK_HOSTS: `hooks.example.org`, `*.example.org`, `*`

A host is written as a name. Numbers (`127.0.0.1`, `2130706433`, `0x7f.1`, `[::1]`) are none, however they are spelled,
since a certificate for a name is half of what tells the receiver from somebody else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_network
from urllib.parse import quote, urlsplit

import idna
from django.conf import settings

from judge.webhooks.errors import UrlRefused
from judge.webhooks.places import Network

MAX_LENGTH = 500

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
# The last label begins with a letter: then no resolver takes the whole for a number.
_NAME = re.compile(rf"(?:{_LABEL}\.)*[a-z](?:[a-z0-9-]{{0,61}}[a-z0-9])?", re.ASCII)
_DEFAULT_PORTS = {"https": 443, "http": 80}


@dataclass(frozen=True)
class Rules:
    """What the operator allows. Networks are those of the site's own that hosts listed in full may be in."""

    hosts: tuple[str, ...]
    ports: frozenset[int]
    networks: tuple[Network, ...]
    allows_http: bool


@dataclass(frozen=True)
class Destination:
    """Where a hook's messages go: its address taken apart, the host in ASCII."""

    is_https: bool
    host: str
    port: int
    path: str  # with its query

    @property
    def url(self) -> str:
        """Return it as an address again."""
        scheme = "https" if self.is_https else "http"
        return f"{scheme}://{self.authority}{self.path}"

    @property
    def authority(self) -> str:
        """Return what the Host header says."""
        usual = _DEFAULT_PORTS["https" if self.is_https else "http"]
        return self.host if self.port == usual else f"{self.host}:{self.port}"


def rules() -> Rules:
    """Return what this site's operator allows."""
    return Rules(
        hosts=tuple(host.lower() for host in settings.WEBHOOK_HOSTS),
        ports=frozenset(settings.WEBHOOK_PORTS),
        networks=tuple(ip_network(network) for network in settings.WEBHOOK_NETWORKS),
        allows_http=settings.WEBHOOK_HTTP,
    )


def destination(url: str, allowed: Rules) -> Destination:
    """Take an address apart, or raise UrlRefused with what is wrong with it."""
    if len(url) > MAX_LENGTH:
        raise UrlRefused(f"The address is longer than {MAX_LENGTH} characters.")
    # A browser, a resolver and urlsplit each make something else of these.
    if "\\" in url or not url.isprintable() or any(character.isspace() for character in url):
        raise UrlRefused("The address has a space, a backslash or a control character in it.")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise UrlRefused(
            "This is not an address such as https://hooks.example.org/gavel."
        ) from error
    is_https = parts.scheme == "https"
    if not is_https and not (allowed.allows_http and parts.scheme == "http"):
        raise UrlRefused("The address must begin with https://.")
    if "@" in parts.netloc:
        raise UrlRefused("Leave the name and the password out: each message is signed.")
    if parts.fragment or url.endswith("#"):
        raise UrlRefused("Leave out what follows the #: it is never sent.")
    host = _ascii(parts.netloc.removesuffix(f":{port}") if port is not None else parts.netloc)
    port = _DEFAULT_PORTS[parts.scheme] if port is None else port
    if port not in allowed.ports:
        listed = ", ".join(map(str, sorted(allowed.ports)))
        raise UrlRefused(f"The port {port} is not one that hooks may use here: {listed}.")
    if not _is_listed(host, allowed.hosts):
        raise UrlRefused(f"This site's operator has not listed {host} (GAVEL_WEBHOOK_HOSTS).")
    query = f"?{parts.query}" if parts.query else ""
    path = quote((parts.path or "/") + query, safe="/?#[]@!$&'()*+,;=:%-._~")
    return Destination(is_https=is_https, host=host, port=port, path=path)


def own_networks(host: str, allowed: Rules) -> tuple[Network, ...]:
    """Return the networks of the site's own that the host may be in.

    Only one that is listed in full: behind a `*` stands whoever registers a name.
    """
    return allowed.networks if host in allowed.hosts else ()


def _ascii(host: str) -> str:
    """Return the host as the resolver is asked for it (`bücher.example` is `xn--bcher-kva.example`)."""
    try:
        name = idna.encode(host, uts46=True, std3_rules=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        name = ""
    if len(name) > 253 or not _NAME.fullmatch(name):
        raise UrlRefused("The host must be a name such as hooks.example.org.")
    return name


def _is_listed(host: str, patterns: tuple[str, ...]) -> bool:
    return any(
        pattern in ("*", host) or (pattern.startswith("*.") and host.endswith(pattern[1:]))
        for pattern in patterns
    )
