"""How long the stages of a judging took, for whoever watches the site."""

from __future__ import annotations

import time

from judge.grading import Stage
from judge.meters import STAGE_SECONDS


class Stopwatch:
    """Measures one judging from stage to stage."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._stage: Stage | None = None
        self._since = 0.0

    def enter(self, stage: Stage | None) -> None:
        """Note that the stage before has ended, and that this one begins; None: that was the last."""
        now = time.perf_counter()
        if self._stage is not None:
            STAGE_SECONDS.labels(self._language, self._stage.value).observe(now - self._since)
        self._stage, self._since = stage, now
