from __future__ import annotations

import pytest
from django.test import RequestFactory, override_settings

from judge.limits.address import address


@pytest.mark.parametrize(
    ("proxies", "forwarded", "remote", "seen"),
    [
        (0, "", "192.0.2.1", "192.0.2.1"),
        (0, "192.0.2.9", "192.0.2.1", "192.0.2.1"),
        (1, "192.0.2.9", "10.0.0.1", "192.0.2.9"),
        (1, "forged, 192.0.2.9", "10.0.0.1", "192.0.2.9"),
        (2, "forged, 192.0.2.9, 10.0.0.2", "10.0.0.1", "192.0.2.9"),
        (2, "192.0.2.9", "10.0.0.1", "10.0.0.1"),
        (1, "", "10.0.0.1", "unknown"),
        (0, "", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        (1, "2001:db8:1:2:ffff::1", "10.0.0.1", "2001:db8:1:2::"),
        (0, "", "::ffff:192.0.2.1", "192.0.2.1"),
        (0, "", "", "unknown"),
        (1, "x" * 5000, "10.0.0.1", "unknown"),
    ],
)
def test_it_knows_where_a_request_came_from(
    proxies: int, forwarded: str, remote: str, seen: str
) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR=forwarded)
    with override_settings(PROXY_COUNT=proxies):
        assert address(request) == seen
