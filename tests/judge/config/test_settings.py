"""The settings as an operator meets them: each start in a process of its own."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
KEY = "k9" * 16 + "-fY3_pLq8sVw2xZr7tBn5mJh4gKc"
PRODUCTION = {
    "GAVEL_PRODUCTION": "1",
    "GAVEL_HTTPS": "1",
    "GAVEL_SECRET_KEY": KEY,
    "GAVEL_ALLOWED_HOSTS": "judge.test",
    "DATABASE_URL": "postgres://gavel:9fQ2xkL0@127.0.0.1/gavel",
    "REDIS_URL": "redis://127.0.0.1/0",
}


def start(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME"}}
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_production_passes_djangos_own_checks() -> None:
    done = start("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)

    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_development_starts_without_any_variable() -> None:
    assert start("check").returncode == 0


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GAVEL_SECRET_KEY", "change-me"),
        ("GAVEL_SECRET_KEY", "change-me-to-something-long-" * 3),
        ("GAVEL_SECRET_KEY", "only-for-development-and-tests"),
        ("GAVEL_SECRET_KEY", "tooshort"),
        ("GAVEL_SECRET_KEY", ""),
        ("DATABASE_URL", "postgres://gavel:change-me@db/gavel"),
        ("DATABASE_URL", "postgres://gavel:secret@db/gavel"),
        ("DATABASE_URL", "mysql://gavel:9fQ2xkL0@db/gavel"),
        ("REDIS_URL", "redis://:change-me@redis/0"),
        ("GAVEL_HTTPS", "maybe"),
        ("GAVEL_SUBMITS_PER_MINUTE", "many"),
        ("GAVEL_SANDBOX_ISOLATION", "none"),
        ("GAVEL_METRICS_TOKEN", "tooshort"),
        ("GAVEL_METRICS_ADDRESSES", "10.0.0.0/8,prometheus"),
        ("GAVEL_SANDBOX_ISOLATION", ""),
        ("GAVEL_LANGUAGES", "python,klingon"),
    ],
)
def test_production_refuses_what_stands_in_an_example(name: str, value: str) -> None:
    done = start("check", **{**PRODUCTION, name: value})

    assert done.returncode != 0
    assert "ImproperlyConfigured" in done.stderr
    assert name in done.stderr.splitlines()[-1]
    assert "9fQ2xkL0" not in done.stderr
    assert KEY not in done.stderr


@pytest.mark.parametrize("name", ["GAVEL_SECRET_KEY", "DATABASE_URL", "REDIS_URL"])
def test_production_refuses_to_guess(name: str) -> None:
    done = start("check", **{key: value for key, value in PRODUCTION.items() if key != name})

    assert done.returncode != 0
    assert f"Set the environment variable {name}." in done.stderr


def variables_read() -> set[str]:
    """Return what the settings, the set-up and Compose's files read."""
    tree = ast.parse((ROOT / "judge/config/settings.py").read_text())
    read = {
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "environment"
        and isinstance(node.args[0], ast.Constant)
    }
    for path in [*ROOT.glob("setup/**/*.py"), *ROOT.glob("compose*.yaml")]:
        text = path.read_text()
        read |= set(re.findall(r'environ(?:\.get\(|\[)"(GAVEL_[A-Z_]+)"', text))
        read |= set(re.findall(r"\$\{(GAVEL_[A-Z_]+)", text))
    return read


def test_each_variable_is_documented_and_none_besides() -> None:
    documented = re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs/settings.md").read_text(), re.M)

    assert len(documented) == len(set(documented))
    assert set(documented) == variables_read()


def test_each_documented_default_is_the_one_in_force() -> None:
    rows = re.findall(
        r"^\| `([A-Z_]+)` \| `([^`]*)`", (ROOT / "docs/settings.md").read_text(), re.M
    )
    tree = ast.parse((ROOT / "judge/config/settings.py").read_text())
    defaults = {
        node.args[0].value: node.args[1].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "environment"
        and all(isinstance(argument, ast.Constant) for argument in node.args[:2])
        and len(node.args) > 1
    }

    for name, written in rows:
        if name in defaults:
            default = defaults[name]
            spelled = str(default).lower() if isinstance(default, bool) else str(default)
            assert written == spelled, name
