from __future__ import annotations

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from judge.web.context import socket_origin


@pytest.mark.parametrize(
    ("setting", "host", "origin"),
    [
        ("", "localhost:8000", ""),
        ("wss://sockets.example.org", "localhost:8000", "wss://sockets.example.org"),
        ("ws://*:8001", "localhost:8000", "ws://localhost:8001"),
        ("ws://*:8001", "127.0.0.1:8000", "ws://127.0.0.1:8001"),
        ("ws://*:8001", "[::1]:8000", "ws://[::1]:8001"),
    ],
)
def test_sockets_are_asked_under_the_name_that_the_page_was_asked_by(
    settings: Settings, setting: str, host: str, origin: str
) -> None:
    settings.SOCKET_ORIGIN = setting
    assert socket_origin(RequestFactory().get("/", headers={"Host": host})) == origin
