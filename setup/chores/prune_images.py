"""Remove the runner images of other versions, which neither this checkout nor a container uses."""

from __future__ import annotations

from setup import consent, images
from setup.docker_api import DockerApi


def main(arguments: list[str]) -> int:
    """Name them, ask first, and say which are gone."""
    api = DockerApi()
    old = images.outdated(api)
    if not old:
        print("There is nothing to remove.")
        return 0
    for name, size in old.items():
        print(f"  {name}  {size / 1e6:.0f} MB")
    print(f"This removes {images.in_words(old)}. Another checkout that needs one builds it anew.")
    if not consent.is_given(arguments, "prune-images"):
        return 1
    for name in old:
        api.remove_image(name)
    left = old.keys() & api.image_sizes().keys()
    print(f"Removed: {len(old) - len(left)}. Came into use meanwhile: {len(left)}.")
    return 0
