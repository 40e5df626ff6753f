from __future__ import annotations

import pytest

from setup.cures import cure_for


@pytest.mark.parametrize(
    ("output", "cure"),
    [
        ("OSError: [Errno 28] No space left on device", "df -h"),
        ("write /var/lib/docker/tmp/x: no space left on device", "docker system df"),
        ("npm error code ENOSPC\nnpm error nospc ENOSPC: no space left on device, write", "df -h"),
        ("Temporary failure resolving 'deb.debian.org'", "network"),
        ("npm error code EAI_AGAIN", "network"),
        ("dial tcp: lookup registry-1.docker.io: no such host", "network"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "lock file"),
        ("npm error code EINTEGRITY", "lock file"),
        (
            "E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 77",
            "package manager",
        ),
        ("E: Unable to locate package docker.io", "apt-get update"),
        ("PermissionError: [Errno 13] Permission denied: '.venv/bin/python'", "chown"),
    ],
)
def test_it_knows_what_to_do_about(output: str, cure: str) -> None:
    assert cure in cure_for(output)


@pytest.mark.parametrize(
    "output",
    [
        "ModuleNotFoundError: No module named 'judge.api.problems'",
        "FileNotFoundError: statement/problem.md",
        "SyntaxError: invalid syntax",
        "",
    ],
)
def test_it_does_not_guess(output: str) -> None:
    assert cure_for(output) == ""
