"""A real sandbox of its own site, and the images it needs. What is missing fails the test with what to do."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from judge.sandbox.docker_box import DockerBox
from judge.sandbox.docker_sandbox import DockerSandbox
from judge.sandbox.errors import SandboxError
from judge.sandbox.options import Isolation

ROOT = Path(__file__).resolve().parents[3]


def load_recipe() -> ModuleType:
    """Import runner-images/recipe.py, which is no package."""
    name = "gavel_recipe_for_tests"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, ROOT / "runner-images" / "recipe.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


@pytest.fixture(scope="session")
def site() -> str:
    """Return a site that only these tests use."""
    return f"gavel-tests-{os.getpid()}"


@pytest.fixture(scope="session")
def python_image() -> str:
    """Return the name of Python's runner image."""
    return str(load_recipe().read(ROOT / "harnesses" / "python").image)


@pytest.fixture(scope="session", params=[Isolation.NAMESPACES, Isolation.CONTAINER])
def isolation(request: pytest.FixtureRequest) -> Isolation:
    """Return each way of keeping submissions apart; what holds in one must hold in the other."""
    return Isolation(request.param)


@pytest.fixture(scope="session")
def sandbox(site: str, python_image: str, isolation: Isolation) -> Iterator[DockerSandbox]:
    """Return a sandbox with two slots; it throws all its containers away at the end."""
    try:
        sandbox = DockerSandbox(slots=2, site=f"{site}-{isolation}", isolation=isolation)
        with sandbox.box(python_image):
            pass
    except SandboxError as error:
        pytest.fail(
            f"These tests need a Docker engine and the runner images (`make images`): {error}",
            pytrace=False,
        )
    yield sandbox
    sandbox.close()


@pytest.fixture
def box(sandbox: DockerSandbox, python_image: str) -> Iterator[DockerBox]:
    """Return a fresh box with Python in it."""
    with sandbox.box(python_image) as box:
        yield box
