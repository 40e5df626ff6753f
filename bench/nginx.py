"""nginx as the deployment configures it, on this machine: deploy/nginx.conf with other places in it."""

from __future__ import annotations

import os
import re
import shutil
import socket
from pathlib import Path

CONFIGURATION = Path(__file__).resolve().parents[1] / "deploy" / "nginx.conf"
# Debian has it where only administrators look.
_FOLDERS = "/usr/local/sbin:/usr/sbin:/usr/local/bin:/usr/bin"


def find() -> str | None:
    """Return the program, if it is installed."""
    return shutil.which("nginx", path=_FOLDERS)


def free_port() -> int:
    """Return a port that nobody uses."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def command(program: str, folder: Path, *, port: int, web_port: int) -> list[str]:
    """Write the configuration into the folder and return what starts nginx in the foreground, with one worker."""
    (folder / "static").mkdir(exist_ok=True)
    text = CONFIGURATION.read_text()
    # As root it would leave its workers to a user who may not look into the folder.
    owner = "user root;" if os.geteuid() == 0 else ""
    for found, put in (
        (r"worker_processes auto;", f"worker_processes 1; daemon off; {owner}"),
        (r"/run/", f"{folder}/"),
        (r"/dev/stderr", str(folder / "error.log")),
        (r"/var/cache/nginx/", f"{folder}/"),
        (r"/srv/static/", f"{folder}/static/"),
        (r"server web:8000;", f"server 127.0.0.1:{web_port};"),
        (r"http://sockets:8000;", f"http://127.0.0.1:{web_port};"),
        (r"listen 8080;", f"listen 127.0.0.1:{port};"),
    ):
        text, count = re.subn(found, put, text)
        if not count:
            raise SystemExit(f"deploy/nginx.conf has no {found} any more; bench/nginx.py knows it.")
    path = folder / "nginx.conf"
    path.write_text(text)
    return [program, "-e", str(folder / "error.log"), "-p", str(folder), "-c", str(path)]
