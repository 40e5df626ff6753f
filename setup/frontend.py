"""The front end: npm's packages by their lock, then the build, each only when what it is made from has changed."""

from __future__ import annotations

import subprocess
from pathlib import Path

from setup import disk, programs, virtualenv
from setup.checkout import FRONT_END, ROOT
from setup.progress import Progress, Step
from setup.stamps import Stamp, digest

_OLDEST_NODE = 20
_BUILT = ROOT / "judge" / "web" / "static" / "dist"
_LOCK = FRONT_END / "package-lock.json"


def ensure(progress: Progress) -> None:
    """Have the front end built from its present sources."""
    sources = digest(FRONT_END)
    built = Stamp("front-end")
    if built.matches(sources) and _BUILT.is_dir():
        with progress.step("Front end") as step:
            step.unchanged()
        return
    npm = find_npm(progress)
    with progress.step("Front end") as step, built.renewed(sources):
        ensure_packages(step, npm)
        run_npm(npm, "run", "build", step=step)


def ensure_packages(step: Step, npm: str) -> None:
    """Have exactly the locked packages in node_modules; no script of theirs is run."""
    locked = digest(_LOCK, FRONT_END / "package.json")
    # Inside node_modules: whoever deletes it deletes its stamp too.
    stamp = Stamp(".gavel-stamp", FRONT_END / "node_modules")
    if stamp.matches(locked):
        return
    disk.require(ROOT, mib=500, what="npm's packages")
    step.say("npm ci")
    run_npm(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", step=step)
    stamp.put(locked)


def run_npm(npm: str, *words: str, step: Step | None = None, shown_lines: int = 15) -> None:
    """Run npm in the front end's folder, with the Node.js that lies beside it."""
    programs.run(
        [npm, *words],
        step=step,
        env={"PATH": f"{Path(npm).parent}:{programs.environment()['PATH']}"},
        cwd=FRONT_END,
        what=f"npm {' '.join(words[:2])}",
        shown_lines=shown_lines,
    )


def find_npm(progress: Progress) -> str:
    """Return npm: the machine's own beside a Node.js that is new enough, else the one from our lock."""
    npm, node = programs.find("npm"), programs.find("node")
    if npm and node and _major_version(node) >= _OLDEST_NODE:
        return npm
    virtualenv.ensure_node(progress)
    return str(virtualenv.program("npm"))


def _major_version(node: str) -> int:
    """Return 20 for `v20.11.1`; 0 when that node cannot be used."""
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return 0
    digits = said.stdout.strip().removeprefix("v").partition(".")[0]
    return int(digits) if digits.isdigit() else 0
