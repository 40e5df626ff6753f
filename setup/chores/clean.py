"""Remove all that was made in this checkout: data, environments, builds, containers. Images stay (see prune-images)."""

from __future__ import annotations

import shutil

from setup import consent, instance, leftovers, state
from setup.checkout import FRONT_END, ROOT, VAR, VENV
from setup.docker_api import DockerApi
from setup.errors import SetupError


def main(arguments: list[str]) -> int:
    """Ask first, where somebody can be asked."""
    running = instance.read()
    if running is not None and instance.is_alive(running.keeper):
        raise SetupError("Gavel is running here.", "Stop it first: make down")
    folders = [
        VAR,
        VENV,
        FRONT_END / "node_modules",
        ROOT / "judge" / "web" / "static" / "dist",
        ROOT / "static",
        state.system_state(),
    ]
    there = [folder for folder in folders if folder.exists()]
    if not there:
        print("There is nothing to remove.")
        return 0
    print("This removes, with all submissions and accounts in it:")
    for folder in there:
        print(f"  {folder}")
    if not consent.is_given(arguments, "clean"):
        return 1
    leftovers.remove(DockerApi())
    for folder in there:
        shutil.rmtree(folder)
    return 0
