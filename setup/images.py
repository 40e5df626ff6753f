"""The runner images, one a language: build those that are missing. GAVEL_LANGUAGES names the site's, all without it.

runner-images/recipe.py says what goes into one. Its name ends in the hash of what it is made from, so an image that
exists under its name is the right one, for every checkout on this machine.
"""

from __future__ import annotations

import importlib.util
import io
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from types import ModuleType
from typing import Any

from setup import base_image, disk, parallel
from setup.checkout import ROOT
from setup.docker_api import DockerApi
from setup.errors import EngineError, SetupError, Unmet
from setup.progress import Progress, Step

# What most people begin with; the site waits for no others.
_COMMON = ("python", "cpp", "java", "javascript")
_OWN = "python"  # the doctor's programs are written in it, and most validators
_MIB_PER_IMAGE = 500  # beyond the base that all share; while it is built some take more
_NAMES = "gavel-runner-"
_AT_ONCE = min(2, os.cpu_count() or 1)


def ensure(progress: Progress, api: DockerApi, languages: Sequence[str] = ()) -> None:
    """Have the images of these languages, or of the site's, in the engine."""
    recipes = _recipes(languages or chosen())
    missing = _missing(api, recipes)
    if not missing:
        with progress.step("Runner images") as step:
            step.unchanged(f"unchanged ({len(recipes)})")
        return
    _require_space(api, len(missing))
    base_image.ensure(progress, api)
    # All recipes share their first stage. Made once before the rest, it is not made twice at the same time.
    with progress.step("Supervisor of the runners") as step:
        _show(step, api.build(io.BytesIO(missing[0].context), target="supervisor"))
    parallel.each([partial(_build, progress, api, recipe) for recipe in missing], at_once=_AT_ONCE)
    if are_there(api) and (old := outdated(api)):
        progress.line(f"  {in_words(old)}; `make prune-images` removes them.")


def are_there(api: DockerApi) -> bool:
    """Tell whether all of the site's images exist."""
    return not _missing(api, _recipes(chosen()))


def outdated(api: DockerApi) -> dict[str, int]:
    """Return the bytes of the runner images that neither this checkout nor a container uses, by name."""
    used = {recipe.image for recipe in _recipes(known())} | api.images_in_use()
    there = sorted(api.image_sizes().items())
    return {name: bytes for name, bytes in there if name.startswith(_NAMES) and name not in used}


def in_words(old: Mapping[str, int]) -> str:
    """Say how many they are and how much they take: no more than this, since they share layers."""
    noun = "runner image" if len(old) == 1 else "runner images"
    return f"{len(old)} {noun} of other versions, up to {sum(old.values()) / 1e9:.1f} GB"


def known() -> list[str]:
    """Return the ids of all languages."""
    return list(_recipe_module().languages())


def chosen() -> list[str]:
    """Return the ids of the languages that the site needs, the common ones first."""
    words = os.environ.get("GAVEL_LANGUAGES", "").split(",")
    ids = {word.strip() for word in words if word.strip()} or known()
    _require_known(ids)
    return sorted({*ids, _OWN}, key=lambda id: (id not in _COMMON, id))


def urgent() -> list[str]:
    """Return those of the site's languages that it does not start without."""
    return [id for id in chosen() if id in _COMMON]


def _missing(api: DockerApi, recipes: Sequence[Any]) -> list[Any]:
    there = api.image_names()
    return [recipe for recipe in recipes if recipe.image not in there]


def _build(progress: Progress, api: DockerApi, recipe: Any) -> None:
    with progress.step(f"Runner image: {recipe.language}") as step:
        try:
            _show(step, api.build(io.BytesIO(recipe.context), name=recipe.image))
            step.made(f"{api.image_bytes(recipe.image) / 1e6:.0f} MB")
        except EngineError as error:
            error.message = (
                f"The runner image for {recipe.language} cannot be built. {error.message}"
            )
            raise


def _show(step: Step, said: Iterator[str]) -> None:
    for line in said:
        step.say(line)


def _recipes(languages: Sequence[str]) -> list[Any]:
    _require_known(languages)
    module = _recipe_module()
    try:
        return [module.read(module.HARNESSES / language) for language in languages]
    except module.RecipeError as error:
        raise SetupError(str(error)) from error


def _require_known(ids: Iterable[str]) -> None:
    if unknown := sorted(set(ids) - set(known())):
        raise Unmet(f"Unknown language: {', '.join(unknown)}.", f"Known: {', '.join(known())}.")


@cache
def _recipe_module() -> ModuleType:
    path = ROOT / "runner-images" / "recipe.py"
    spec = importlib.util.spec_from_file_location("gavel_recipe", path)
    if spec is None or spec.loader is None:
        raise SetupError(f"{path} is missing.", "git checkout -- runner-images")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def _require_space(api: DockerApi, count: int) -> None:
    """Ask for room where the engine keeps its images, if that is on this machine."""
    folder = Path(api.info().get("DockerRootDir", ""))
    if api.where.startswith("unix://") and folder.is_absolute() and folder.is_dir():
        disk.require(folder, mib=count * _MIB_PER_IMAGE, what="the runner images")
