"""The queue's terms, and who of the site's processes reaches the engine."""

from __future__ import annotations

from pathlib import Path

import yaml

from judge.config.celery import app


class _Reader(yaml.SafeLoader):
    """Reads Compose's own tags as plain values."""


_Reader.add_constructor("!reset", lambda loader, node: None)
ROOT = Path(__file__).parents[2]
# Judging, and what builds the images that are judged in.
REACH_THE_ENGINE = {"judge", "images"}


def test_messages_are_json_and_nothing_else_is_read() -> None:
    assert set(app.conf.accept_content) == {"json"}
    assert app.conf.task_serializer == "json"
    assert app.conf.task_ignore_result
    assert set(app.conf.result_accept_content or ["json"]) == {"json"}


def test_a_submission_is_tried_three_times_at_most() -> None:
    from judge.config import settings

    assert app.conf.task_acks_late
    assert settings.MAX_ATTEMPTS == 3


def test_only_judging_is_given_the_engine() -> None:
    services = yaml.load((ROOT / "compose.yaml").read_text(), _Reader)["services"]

    holding = {
        name
        for name, service in services.items()
        if any("docker.sock" in str(volume) for volume in service.get("volumes", ()))
        or "DOCKER_HOST" in service.get("environment", {})
    }
    assert holding == REACH_THE_ENGINE


def test_nobody_else_runs_with_rights() -> None:
    services = yaml.load((ROOT / "compose.yaml").read_text(), _Reader)["services"]

    privileged = {
        name
        for name, service in services.items()
        if service.get("privileged") or service.get("pid") == "host" or service.get("network_mode")
    }
    assert privileged == set()
