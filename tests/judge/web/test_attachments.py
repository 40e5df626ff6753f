"""Pictures and files of statements."""

from __future__ import annotations

import pytest
from django.test import Client

from problems.models import Attachment, Problem
from tests.factories import make_blob, make_problem

pytestmark = pytest.mark.django_db


def attach(problem: Problem, name: str, media_type: str, content: bytes) -> None:
    assert problem.current_version is not None
    Attachment.objects.create(
        version=problem.current_version,
        name=name,
        media_type=media_type,
        blob=make_blob(content),
    )


def test_a_picture_is_served_as_what_it_is(anonymous: Client) -> None:
    attach(make_problem(slug="map"), "map.png", "image/png", b"\x89PNG")
    response = anonymous.get("/problems/map/files/map.png")
    assert response.content == b"\x89PNG"
    assert response.headers["Content-Type"] == "image/png"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_a_drawing_may_not_run_scripts(anonymous: Client) -> None:
    attach(make_problem(slug="map"), "map.svg", "image/svg+xml", b"<svg/>")
    response = anonymous.get("/problems/map/files/map.svg")
    assert response.headers["Content-Type"] == "image/svg+xml"
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy


@pytest.mark.parametrize("media_type", ["text/html", "application/xhtml+xml", "text/javascript"])
def test_what_could_act_as_a_page_is_a_download(anonymous: Client, media_type: str) -> None:
    attach(make_problem(slug="map"), "page.html", media_type, b"<script>alert(1)</script>")
    response = anonymous.get("/problems/map/files/page.html")
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["Content-Disposition"] == 'attachment; filename="page.html"'


def test_a_browser_that_has_it_gets_no_second_copy(anonymous: Client) -> None:
    attach(make_problem(slug="map"), "map.png", "image/png", b"\x89PNG")
    etag = anonymous.get("/problems/map/files/map.png").headers["ETag"]
    again = anonymous.get("/problems/map/files/map.png", headers={"If-None-Match": etag})
    assert again.status_code == 304
    assert again.content == b""


def test_files_of_a_hidden_problem_are_hidden_too(anonymous: Client, staff_client: Client) -> None:
    attach(make_problem(slug="map", is_published=False), "map.png", "image/png", b"\x89PNG")
    assert anonymous.get("/problems/map/files/map.png").status_code == 404
    assert staff_client.get("/problems/map/files/map.png").status_code == 200


def test_an_unknown_file_is_not_there(anonymous: Client) -> None:
    make_problem(slug="map")
    assert anonymous.get("/problems/map/files/other.png").status_code == 404
    assert anonymous.get("/problems/map/files/../../etc/passwd").status_code == 404
