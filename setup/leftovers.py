"""Judge containers of this checkout that nobody looks after any more."""

from __future__ import annotations

import contextlib
import os

from setup.checkout import site_label
from setup.docker_api import DockerApi
from setup.errors import EngineError

_LABEL = "gavel.site"


def remove(api: DockerApi, *, site: str = "") -> None:
    """Remove them. Only call this when no worker of this checkout (or of that site) runs."""
    site = site or os.environ.get("GAVEL_SITE") or site_label()
    with contextlib.suppress(EngineError):
        for container in api.containers(f"{_LABEL}={site}"):
            api.remove_container(container)
