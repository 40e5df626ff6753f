"""Build the runner images that are missing: `images [LANGUAGE...]`."""

from __future__ import annotations

from setup import engine, images
from setup.progress import Progress


def main(arguments: list[str]) -> int:
    """Build those named, or those of the site."""
    progress = Progress()
    images.ensure(progress, engine.ensure(progress), arguments)
    return 0
