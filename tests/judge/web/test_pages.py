"""What all pages have in common, and the small ones."""

from __future__ import annotations

import re

import pytest
from django.template.loader import render_to_string
from django.test import Client
from pytest_django import Settings

from judge.languages import languages
from judge.visible import visible
from judge.web.highlighting import highlighted
from tests.factories import make_problem

pytestmark = pytest.mark.django_db


def test_the_languages_page_names_versions_and_commands(anonymous: Client) -> None:
    page = anonymous.get("/languages/").content.decode()
    for language in languages().values():
        assert language.name in page
        assert language.version in page
        assert f"<code>{language.file_name}</code>" in page
    assert page.count("those whose programs read stdin") == 1  # Bash's


@pytest.mark.parametrize("address", ["/", "/languages/", "/accounts/login/", "/nothing-here"])
def test_every_page_can_be_skipped_through_and_runs_only_our_scripts(
    anonymous: Client, address: str
) -> None:
    response = anonymous.get(address)
    page = response.content.decode()
    assert '<a class="skip-link" href="#main">' in page
    assert '<main id="main"' in page
    assert '<html lang="en"' in page
    assert "script-src 'self'" in response.headers["Content-Security-Policy"].split("; ")
    assert not re.search(r"<script(?![^>]*src=)", page)


def test_a_missing_page_says_so_in_our_look(anonymous: Client) -> None:
    response = anonymous.get("/nothing-here")
    assert response.status_code == 404
    assert "Nothing is here" in response.content.decode()


def test_a_failure_has_a_page_that_needs_nothing() -> None:
    assert "Something broke" in render_to_string("500.html")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain\ttext\n", "plain\ttext\n"),
        ("a\r\nb", "a\nb"),
        ("\x1b[31mred", r"\x1b[31mred"),
        ("a\rb", r"a\x0db"),
        ("\x00\x7f\x9b", r"\x00\x7f\x9b"),
        ("if admin\u202e{", r"if admin\u202e{"),
        ("zero\u200bwidth", r"zero\u200bwidth"),
        ("naïve 日本語 🎉", "naïve 日本語 🎉"),
    ],
)
def test_controls_are_made_visible_and_other_text_stays(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_code_in_a_language_that_nobody_knows_is_plain_text() -> None:
    assert "&lt;b&gt;" in highlighted("<b>", "no-such-language")


def test_the_socket_origin_reaches_the_scripts(anonymous: Client, settings: Settings) -> None:
    make_problem(slug="two-sum")
    settings.SOCKET_ORIGIN = "ws://*:8001"
    page = anonymous.get("/problems/two-sum/", headers={"host": "localhost:8000"}).content.decode()
    assert 'data-socket-origin="ws://localhost:8001"' in page
