"""A crowd that asks over HTTP as fast as it is answered: wrk, on a core of its own."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.processes import pinned

# Enough to keep a process of two threads busy; more would only wait in line and say nothing of the site.
CONNECTIONS = 16

_REPORT = """
function done(summary, latency, requests)
    local errors = summary.errors
    io.stderr:write(string.format(
        '{"count": %d, "wall_us": %d, "p50_us": %d, "p99_us": %d, "refused": %d, "broken": %d}',
        summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
        errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
"""


@dataclass(frozen=True)
class Answers:
    """What a crowd got: how many a second, and how long one waited."""

    count: int
    per_s: float
    p50_ms: float
    p99_ms: float


def ask(
    url: str,
    *,
    seconds: int,
    core: int,
    headers: Mapping[str, str] | None = None,
    script: str = "",
    connections: int = CONNECTIONS,
) -> Answers:
    """Let the crowd ask for so long; `script` makes the requests, in Lua. Any answer but 2xx ends it all."""
    with tempfile.TemporaryDirectory() as folder:
        lua = Path(folder) / "crowd.lua"
        lua.write_text(script + _REPORT)
        named = [
            word for name, value in (headers or {}).items() for word in ("-H", f"{name}: {value}")
        ]
        done = subprocess.run(
            ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", str(lua), *named, url],
            capture_output=True,
            text=True,
            check=True,
            timeout=seconds + 60,
            preexec_fn=pinned(core),
        )
    told = json.loads(done.stderr[done.stderr.index("{") :])
    if told["refused"] or told["broken"]:
        raise SystemExit(f"{url}: {told}\n{done.stdout}")
    return Answers(
        count=told["count"],
        per_s=told["count"] / told["wall_us"] * 1e6,
        p50_ms=told["p50_us"] / 1000,
        p99_ms=told["p99_us"] / 1000,
    )


def is_there() -> bool:
    """Tell whether wrk is installed."""
    return shutil.which("wrk") is not None
