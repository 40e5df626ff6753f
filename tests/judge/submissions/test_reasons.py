from __future__ import annotations

from judge.sandbox.errors import BoxLost, EngineUnavailable
from judge.submissions.models import Judgement
from judge.submissions.reasons import is_by, reason_of


def test_a_reason_says_who_failed_by_what_and_can_be_asked_for_its_kind() -> None:
    judgement = Judgement(attempt=2, worker="one:7")
    reason = reason_of(judgement, EngineUnavailable("gone"))
    assert reason == "Attempt 2 on one:7: EngineUnavailable: gone"
    assert is_by(EngineUnavailable, reason)
    assert not is_by(EngineUnavailable, reason_of(judgement, BoxLost("EngineUnavailable")))
    assert not is_by(EngineUnavailable, "")
