from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

MOUNTED = """
import os, subprocess, sys
from setup.programs import own_mounts
if not own_mounts():
    sys.exit("not here")
subprocess.run(["mount", "-t", "tmpfs", "gavel-test", sys.argv[1]], check=True)
assert os.path.ismount(sys.argv[1])
print("mounted", flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root mounts")
def test_what_is_mounted_for_oneself_nobody_else_sees_and_a_kill_takes_along(
    tmp_path: Path,
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", MOUNTED, tmp_path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    if process.stdout.readline() != "mounted\n":
        pytest.skip("nothing may be mounted here")
    try:
        assert not os.path.ismount(tmp_path)
    finally:
        process.kill()
        process.communicate()
    tmp_path.rmdir()  # nothing holds it
