from __future__ import annotations

import pytest

from setup import base_image


@pytest.mark.parametrize(
    ("sources", "mirror"),
    [
        ("deb http://deb.debian.org/debian bookworm main\n", "http://deb.debian.org/debian"),
        (
            "# deb http://old/debian x\ndeb http://mirror.lan/debian/ trixie main",
            "http://mirror.lan/debian",
        ),
        (
            "deb [signed-by=/usr/share/keyrings/x.gpg] https://mirror.lan/debian trixie main",
            "https://mirror.lan/debian",
        ),
        (
            "Types: deb\nURIs: http://mirror.lan/debian/\nSuites: trixie\n",
            "http://mirror.lan/debian",
        ),
        (
            "deb http://mirror.lan/debian-security trixie-security main\n"
            "deb http://archive.ubuntu.com/ubuntu noble main\ndeb https://vendor.example stable main\n",
            None,
        ),
        ("", None),
    ],
)
def test_it_finds_debian_s_mirror_in_apt_s_sources(sources: str, mirror: str | None) -> None:
    assert base_image.mirror_in(sources) == mirror


def test_the_operator_s_mirror_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GAVEL_DEBIAN_MIRROR", "http://mirror.lan/debian/")
    assert base_image.mirror() == "http://mirror.lan/debian"


def test_a_private_mirror_is_the_only_place_that_the_image_knows() -> None:
    assert "deb.debian.org" not in base_image.sources("http://mirror.lan/debian")
    assert "trixie-security" in base_image.sources(base_image.DEFAULT_MIRROR)


@pytest.mark.parametrize(
    ("path", "is_kept"),
    [
        ("./usr/bin/dpkg", True),
        ("./usr/share/doc/bash/copyright", True),
        ("./usr/share/doc/bash/README.gz", False),
        ("./usr/share/man/man1/ls.1.gz", False),
        ("./usr/share/perl5/x.pm", True),
    ],
)
def test_documentation_stays_out_and_licences_stay_in(path: str, is_kept: bool) -> None:
    assert base_image._is_kept(path) is is_kept
