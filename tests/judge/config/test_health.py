from __future__ import annotations

import pytest
from django.db import OperationalError
from django.test import Client, override_settings

from judge import __version__


def test_a_process_that_answers_is_up_without_any_store() -> None:
    with override_settings(REDIS_URL="redis://127.0.0.1:1/0"):
        response = Client().get("/healthz")

    assert response.status_code == 200
    assert response.json() == {"status": "up", "version": __version__}
    assert "no-store" in response.headers["Cache-Control"]


def test_it_is_ready_when_database_and_redis_answer(db: None) -> None:
    response = Client().get("/readyz")

    assert response.status_code == 200
    assert response.json() == {"status": "ready", "database": True, "redis": True}


def test_without_redis_it_can_still_work_and_says_what_is_missing(db: None) -> None:
    with override_settings(REDIS_URL="redis://127.0.0.1:1/0"):
        response = Client().get("/readyz")

    assert response.status_code == 200
    assert response.json() == {"status": "ready", "database": True, "redis": False}


def test_it_is_not_ready_without_the_database(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise OperationalError("gone")

    with monkeypatch.context() as patch:
        patch.setattr("judge.config.health.connection.cursor", refuse)
        response = Client().get("/readyz")

    assert response.status_code == 503
    assert response.json() == {"status": "not ready", "database": False, "redis": True}
