"""Which cure is printed in which situation, with a stand-in for the engine and for the person."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from setup import docker_api, engine
from setup.docker_api import DockerApi
from setup.engine import Person, Situation
from setup.errors import EngineAway, EngineError, Unmet
from setup.progress import Progress
from tests.setup.fake_engine import fake_engine


@pytest.fixture
def programs_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that is all of PATH: what is not in it is not installed."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setattr("setup.programs._MORE_FOLDERS", str(folder))
    monkeypatch.setenv("PATH", str(folder))
    return folder


def nobody_answers(monkeypatch: pytest.MonkeyPatch, path: Path) -> DockerApi:
    monkeypatch.delenv("DOCKER_HOST", raising=False)
    monkeypatch.setattr(docker_api, "DEFAULT_ADDRESS", f"unix://{path}")
    monkeypatch.setattr(engine, "DEFAULT_ADDRESS", f"unix://{path}")
    return DockerApi()


def test_an_engine_that_answers_is_taken(tmp_path: Path) -> None:
    with fake_engine(tmp_path / "docker.sock") as fake:
        assert engine.situation(DockerApi(fake.where)) is Situation.ANSWERS
        assert DockerApi(fake.where).version() == "20.10.24"


def test_no_engine_is_seen_as_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, programs_folder: Path
) -> None:
    api = nobody_answers(monkeypatch, tmp_path / "docker.sock")
    assert engine.situation(api) is Situation.MISSING


def test_an_installed_engine_that_does_not_answer_is_seen_as_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, programs_folder: Path
) -> None:
    (programs_folder / "dockerd").touch(mode=0o755)
    api = nobody_answers(monkeypatch, tmp_path / "docker.sock")
    assert engine.situation(api) is Situation.STOPPED


def test_a_socket_that_we_may_not_open_is_seen_as_forbidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    api = nobody_answers(monkeypatch, tmp_path / "docker.sock")

    def refuse() -> str:
        raise EngineAway("no", reason=13)

    monkeypatch.setattr(api, "version", refuse)
    assert engine.situation(api) is Situation.FORBIDDEN


def test_an_engine_named_by_docker_host_that_is_away_is_never_replaced_by_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/elsewhere.sock")
    assert engine.situation(DockerApi()) is Situation.ELSEWHERE
    with pytest.raises(Unmet, match="unset DOCKER_HOST"):
        engine.ensure(Progress(io.StringIO()))


@pytest.mark.parametrize(
    ("found", "is_in_group", "has_systemd", "typed"),
    [
        (Situation.MISSING, False, True, "sudo apt-get install -y docker.io"),
        (Situation.MISSING, False, True, "sudo usermod -aG docker ada"),
        (Situation.STOPPED, True, True, "sudo systemctl start docker"),
        (Situation.STOPPED, True, False, "sudo service docker start"),
        (Situation.FORBIDDEN, False, True, "sudo usermod -aG docker ada"),
        (Situation.FORBIDDEN, True, True, "newgrp docker"),
        (Situation.ELSEWHERE, True, True, "unset DOCKER_HOST"),
    ],
)
def test_an_ordinary_user_is_told_what_to_type(
    found: Situation, is_in_group: bool, has_systemd: bool, typed: str
) -> None:
    ada = Person("ada", is_root=False, is_in_docker_group=is_in_group, has_systemd=has_systemd)
    assert typed in engine.advice(found, ada)[1]


def test_somebody_already_in_the_group_is_not_told_to_join_it() -> None:
    ada = Person("ada", is_root=False, is_in_docker_group=True, has_systemd=True)
    assert "usermod" not in engine.advice(Situation.FORBIDDEN, ada)[1]


def test_an_ordinary_user_without_an_engine_gets_the_advice_and_nothing_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, programs_folder: Path
) -> None:
    nobody_answers(monkeypatch, tmp_path / "docker.sock")
    monkeypatch.setattr("setup.account.is_root", lambda: False)
    traces = tmp_path / "called"
    apt = programs_folder / "apt-get"
    apt.write_text(f"#!/bin/sh\necho called > {traces}\n")
    apt.chmod(0o755)
    with pytest.raises(Unmet, match=r"there is no Docker engine here[\s\S]*docker\.io"):
        engine.ensure(Progress(io.StringIO()))
    assert not traces.exists()


def test_the_mark_of_a_killed_daemon_goes_even_when_its_number_is_in_use_again(
    tmp_path: Path,
) -> None:
    mark = tmp_path / "docker.pid"
    ours = Path("/proc/self/comm").read_text().strip()
    for content in (str(os.getpid()), "4194305", "", "x"):
        mark.write_text(content)
        engine.forget_if_dead("dockerd", mark)
        assert not mark.exists()
    mark.write_text(str(os.getpid()))
    engine.forget_if_dead(ours, mark)
    assert mark.exists()


def test_a_failed_build_tells_its_last_words_and_the_cure(tmp_path: Path) -> None:
    with fake_engine(tmp_path / "docker.sock") as fake:
        said: list[str] = []
        with pytest.raises(EngineError) as caught:
            said.extend(DockerApi(fake.where).build(io.BytesIO(b"x" * 200_000), name="gavel-test"))
    assert said == ["Step 1/2 : FROM debian", "writing"]
    assert "no space left" in caught.value.message
    assert "docker system df" in caught.value.cure


def test_an_image_that_is_not_there_is_no_error(tmp_path: Path) -> None:
    with fake_engine(tmp_path / "docker.sock") as fake:
        assert DockerApi(fake.where).has_image("gavel-runner-python:0") is False


def test_an_address_that_cannot_be_used_is_refused() -> None:
    with pytest.raises(Unmet, match="ssh://host"):
        DockerApi("ssh://host").version()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may open everything")
def test_root_is_named_root() -> None:
    assert engine._person().is_root
