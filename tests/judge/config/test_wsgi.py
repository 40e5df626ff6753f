from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import gc, sys
from judge.config import wsgi
assert "judge.config.urls" in sys.modules, "the first request would load them"
assert gc.get_freeze_count() > 50_000, gc.get_freeze_count()
assert callable(wsgi.application)
"""


def test_a_web_process_begins_with_all_loaded_and_out_of_the_collectors_way() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
