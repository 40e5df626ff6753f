from __future__ import annotations

import re
from pathlib import Path

from bench.processes import WEB

ROOT = Path(__file__).resolve().parents[2]
THREADS = re.compile(r"--blocking-threads\W+(\d+)")


def test_what_is_measured_has_the_threads_of_what_is_shipped() -> None:
    shipped = [(ROOT / name).read_text() for name in ("compose.yaml", "setup/site.py")]
    measured = WEB[WEB.index("--blocking-threads") + 1]
    assert [THREADS.findall(text) for text in shipped] == [[measured]] * 2
