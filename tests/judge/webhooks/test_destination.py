from __future__ import annotations

from ipaddress import ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge.webhooks.destination import Rules, destination, own_networks
from judge.webhooks.errors import UrlRefused

ANY = Rules(hosts=("*",), ports=frozenset({443}), networks=(), allows_http=False)

REFUSED = [
    # not https
    "http://hooks.test/", "ftp://hooks.test/", "file:///etc/passwd", "gopher://hooks.test/", "//hooks.test/",
    "hooks.test", "", "https:", "https://", "https:///path", "javascript:alert(1)", "data:text/plain,x",
    "unix:///var/run/docker.sock", "HTTP://hooks.test/",
    # numbers for a host, however they are spelled
    "https://127.0.0.1/", "https://127.1/", "https://2130706433/", "https://0x7f000001/", "https://0x7f.1/",
    "https://0177.0.0.1/", "https://017700000001/", "https://127.0.0.1./", "https://0/", "https://1/",
    "https://[::1]/", "https://[::ffff:127.0.0.1]/", "https://[fe80::1%25eth0]/", "https://169.254.169.254/",
    "https://10.0.0.1/", "https://93.184.215.14/", "https://１２７.０.０.１/", "https://127。0。0。1/",  # noqa: RUF001
    "https://①②⑦.⓪.⓪.①/", "https://0x7F.0x0.0x0.0x1/", "https://1.2.3.4.5/", "https://hooks.0x1/",
    "https://999/", "https://hooks.test.1/",
    # somebody's name and password, or what a reader takes for the host
    "https://user@hooks.test/", "https://user:secret@hooks.test/", "https://@hooks.test/", "https://:@hooks.test/",
    "https://hooks.test@127.0.0.1/", "https://127.0.0.1@hooks.test/", "https://hooks.test%40evil.test/",
    # what readers read in different ways
    "https://hooks.test\\@evil.test/", "https:\\\\hooks.test/", "https://hooks.test /", " https://hooks.test/",
    "https://hooks.test/\n", "https://hooks.test/\r\nX-Evil:1", "https://ho\toks.test/", "https://hooks.test/\0",
    "https://hooks\u00a0.test/", "https://hooks.test/a b", "https://hooks.test%00.evil.test/",
    "https://%31%32%37.0.0.1/", "https://hooks.test#@evil.test/", "https://hooks.test/#part", "https://hooks.test/#",
    # names that are none
    "https://hooks..test/", "https://.hooks.test/", "https://hooks.test./", "https://-hooks.test/",
    "https://hooks-.test/", "https://ho_oks.test/", "https://*.test/", "https://" + "a" * 64 + ".test/",
    "https://" + "a." * 130 + "test/", "https://xn--a.test/", "https://[hooks.test]/", "https://[/",
    # other ports
    "https://hooks.test:22/", "https://hooks.test:6379/", "https://hooks.test:0/", "https://hooks.test:65536/",
    "https://hooks.test:-1/", "https://hooks.test:443443/", "https://hooks.test:4 43/", "https://hooks.test:x/",
    "https://hooks.test:/", "https://hooks.test:٤٤٣/",
    # more than fits
    "https://hooks.test/" + "a" * 500,
]  # fmt: skip


@pytest.mark.parametrize("url", REFUSED)
def test_an_odd_address_is_refused_though_all_hosts_are_listed(url: str) -> None:
    with pytest.raises(UrlRefused) as refused:
        destination(url, ANY)
    assert str(refused.value).endswith(".") or "GAVEL_WEBHOOK" in str(refused.value)


def test_an_address_is_taken_apart() -> None:
    found = destination("https://Hooks.Test/gavel/in?course=7&x=%20", ANY)
    assert (found.host, found.port, found.path) == ("hooks.test", 443, "/gavel/in?course=7&x=%20")
    assert found.authority == "hooks.test"
    assert found.url == "https://hooks.test/gavel/in?course=7&x=%20"
    assert destination("https://hooks.test", ANY).url == "https://hooks.test/"
    assert destination("https://hooks.test?x=1", ANY).path == "/?x=1"


def test_a_name_in_other_letters_is_written_as_the_resolver_is_asked() -> None:
    assert destination("https://bücher.example/", ANY).host == "xn--bcher-kva.example"
    assert destination("https://hooks.test/süß", ANY).path == "/s%C3%BC%C3%9F"


@pytest.mark.parametrize(
    ("hosts", "host", "is_listed"),
    [
        ((), "hooks.test", False),
        (("hooks.test",), "hooks.test", True),
        (("hooks.test",), "HOOKS.test", True),
        (("hooks.test",), "a.hooks.test", False),
        (("hooks.test",), "evilhooks.test", False),
        (("hooks.test",), "hooks.test.evil.test", False),
        (("*.hooks.test",), "a.hooks.test", True),
        (("*.hooks.test",), "a.b.hooks.test", True),
        (("*.hooks.test",), "hooks.test", False),
        (("*.hooks.test",), "evilhooks.test", False),
        (("*",), "anything.test", True),
    ],
)
def test_only_a_listed_host_is_allowed(hosts: tuple[str, ...], host: str, is_listed: bool) -> None:
    rules = Rules(hosts=hosts, ports=frozenset({443}), networks=(), allows_http=False)
    if is_listed:
        assert destination(f"https://{host}/", rules).host == host.lower()
        return
    with pytest.raises(UrlRefused, match="GAVEL_WEBHOOK_HOSTS"):
        destination(f"https://{host}/", rules)


def test_another_port_and_plain_http_are_there_where_the_operator_says_so() -> None:
    rules = Rules(hosts=("localhost",), ports=frozenset({9000}), networks=(), allows_http=True)
    found = destination("http://localhost:9000/in", rules)
    assert (found.is_https, found.port, found.authority) == (False, 9000, "localhost:9000")
    with pytest.raises(UrlRefused, match="9000"):
        destination("http://localhost/in", rules)


def test_a_host_behind_a_star_is_never_in_the_sites_own_networks() -> None:
    network = ip_network("10.0.0.0/8")
    rules = Rules(
        hosts=("*.campus.test", "moodle.campus.test"),
        ports=frozenset({443}),
        networks=(network,),
        allows_http=False,
    )
    assert own_networks("moodle.campus.test", rules) == (network,)
    assert own_networks("anyone.campus.test", rules) == ()


@given(st.text(max_size=80))
def test_whatever_is_typed_is_refused_or_names_a_plain_host(text: str) -> None:
    for url in (text, f"https://{text}", f"https://hooks.test/{text}"):
        try:
            found = destination(url, ANY)
        except UrlRefused:
            continue
        assert found.host.isascii()
        assert found.path.isascii()
        assert found.path.startswith("/")
        assert not set(found.path) & set(" \r\n\t\\")
        assert destination(found.url, ANY) == found
