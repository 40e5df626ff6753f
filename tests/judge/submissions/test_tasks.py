from __future__ import annotations

from typing import Any

import pytest

from judge.submissions import process, tasks


def test_a_message_is_worked_off_from_all_queues_of_its_worker(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(process, "judge_next", asked.append)
    queues = tasks.judge_next.app.amqp.queues
    monkeypatch.setattr(queues, "_consume_from", dict.fromkeys(["contest", "run", "doctor.me"]))
    tasks.judge_next("run")
    assert asked == [{"contest", "run", "doctor.me"}]
