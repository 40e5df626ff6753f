"""Bodies made to hurt: refused with a word, whatever they are, and never with a failure of ours."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest

from tests.security.asking import ask
from tests.security.scene import Site

DEEP = 200_000
BODIES: dict[str, bytes] = {
    "nested lists": b"[" * DEEP + b"]" * DEEP,
    "nested objects": b'{"a":' * DEEP + b"1" + b"}" * DEEP,
    "half of nested lists": b"[" * DEEP,
    "a huge number": b'{"language": "python", "code": ' + b"9" * 100_000 + b"}",
    "a huge exponent": b'{"language": "python", "code": 1e999999999}',
    "NaN": b'{"language": "python", "code": NaN}',
    "infinity": b'{"language": "python", "code": -Infinity}',
    "a key twice": b'{"code": "a", "code": {"b": 1}, "language": []}',
    "half a surrogate pair": b'{"language": "python", "code": "\\ud800"}',
    "NUL": b'{"language": "python\\u0000", "code": "print(1)\\u0000"}',
    "not UTF-8": b'{"language": "\xff\xfe"}',
    "UTF-16": '{"language": "python"}'.encode("utf-16"),
    "packed": gzip.compress(b"0" * 10_000_000),
    "nothing": b"",
    "null": b"null",
    "a number": b"7",
    "a text": b'"x"',
    "a list of all": b'[{"language": "python", "code": "x"}]',
    "other types": b'{"language": {"id": 1}, "code": ["a"], "inputs": {"0": 1}}',
    "many inputs": json.dumps({"language": "python", "code": "x", "inputs": ["1"] * 5000}).encode(),
    "two megabytes": b'{"code": "' + b"x" * 2_000_000 + b'"}',
    "twenty megabytes": b"x" * 20_000_000,
}
CALLS = (
    "/api/problems/open/submit", "/api/problems/open/run", "/api/contests/running/problems/A/submit",
    "/api/contests/running/problems/A/run", "/api/contests/running/register", "/api/contests/running/clarifications",
    "/api/tokens",
)  # fmt: skip


@pytest.mark.parametrize("what", BODIES)
def test_a_call_refuses_it(site: Site, what: str) -> None:
    client = site.client("owner")
    for address in CALLS:
        # To register twice changes nothing, whatever else is sent along, and a submission has no inputs.
        allowed = {200} if address.endswith("register") else set()
        allowed |= {202} if what == "many inputs" and address.endswith("submit") else set()
        answer = ask(client, "post", address, data=BODIES[what], content_type="application/json")
        assert answer.status_code in {400, 403, 413, 415, 422} | allowed, (address, answer.content)


KINDS = (
    "application/json; charset=ascii", "text/plain", "multipart/form-data", "multipart/form-data; boundary=x",
    "application/x-www-form-urlencoded", "image/png", "", "x" * 5000,
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_call_takes_one_kind_alone(site: Site, kind: str) -> None:
    for address in CALLS:
        answer = ask(site.client("owner"), "post", address, data=b"--x\r\n\r\n", content_type=kind)
        assert 400 <= answer.status_code < 500 or address.endswith("register"), address


def test_a_packed_body_is_not_unpacked(site: Site) -> None:
    body = gzip.compress(json.dumps({"language": "python", "code": "x"}).encode())

    answer = ask(
        site.client("owner"),
        "post",
        CALLS[0],
        data=body,
        content_type="application/json",
        headers={"content-encoding": "gzip"},
    )

    assert answer.status_code == 400


@pytest.mark.parametrize("role", ["nobody", "owner", "admin"])
def test_forms_with_thousands_of_fields_or_files_are_refused(site: Site, role: str) -> None:
    many: dict[str, Any] = {f"field{number}": "x" for number in range(3000)}
    for address in (
        "/accounts/login/",
        "/accounts/signup/",
        "/settings/tokens/",
        "/contests/running/register/",
    ):
        answer = ask(site.client(role), "post", address, data=many)
        assert 300 <= answer.status_code < 500, address


def test_a_form_of_twenty_megabytes_is_refused(site: Site) -> None:
    answer = ask(site.client("owner"), "post", "/settings/tokens/", data={"name": "x" * 20_000_000})

    assert answer.status_code in {400, 413}
