"""Judging without containers: the worker's engine plays a script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from judge.sandbox.fake import FakeSandbox
from judge.submissions.engine import engine


@pytest.fixture
def sandbox() -> Iterator[FakeSandbox]:
    """Return the sandbox that this process judges with."""
    fake = FakeSandbox()
    engine.use(fake)
    yield fake
    engine.use(None)
