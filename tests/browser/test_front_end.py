"""The front end's own tests, in Node."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from tests.browser.conftest import ROOT


def test_the_scripts_pass_their_own_tests() -> None:
    node = shutil.which("node")
    if node is None:
        pytest.fail(
            "Install Node 20 or newer, or put the one of the virtual environment into PATH."
        )
    done = subprocess.run(
        [node, "test.mjs"], cwd=ROOT / "judge/web/frontend", capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
