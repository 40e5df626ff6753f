"""The name of a language's runner image, by the recipe that builds it."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

from judge.languages.errors import FolderBroken

ROOT = Path(__file__).resolve().parents[2]


@cache
def _recipe() -> ModuleType:
    """Load runner-images/recipe.py: a script of the standard library alone, in no package."""
    path = ROOT / "runner-images" / "recipe.py"
    spec = importlib.util.spec_from_file_location("gavel_recipe", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look themselves up
    spec.loader.exec_module(module)
    return module


def image_name(folder: Path) -> str:
    """Return the image's name, which holds the hash of all that goes into it; raise FolderBroken."""
    recipe = _recipe()
    try:
        return str(recipe.read(folder).image)
    except recipe.RecipeError as error:
        raise FolderBroken(str(error)) from error
