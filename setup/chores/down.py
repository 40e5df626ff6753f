"""Stop the site of this checkout, wherever it was started."""

from __future__ import annotations

import contextlib
import os
import signal
import time

from setup import instance, leftovers
from setup.docker_api import DockerApi
from setup.errors import SetupError

_STOPS_WITHIN_S = 60.0


def main(arguments: list[str]) -> int:
    """Ask the keeper to stop, and wait for it."""
    running = instance.read()
    if running is None:
        print("Gavel is not running here.")
        return 0
    if instance.is_alive(running.keeper):
        with contextlib.suppress(ProcessLookupError):
            os.kill(running.keeper[0], signal.SIGTERM)
        until = time.monotonic() + _STOPS_WITHIN_S
        while instance.is_alive(running.keeper):
            if time.monotonic() > until:
                raise SetupError(
                    f"Gavel (process {running.keeper[0]}) does not stop.",
                    f"Type: kill -9 {running.keeper[0]}; make down",
                )
            time.sleep(0.1)
    left = instance.Instance()
    left.claim()  # ends what a killed keeper left
    leftovers.remove(DockerApi())
    left.release()
    print("Stopped.")
    return 0
