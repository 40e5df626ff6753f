"""The alert rules that are shipped: each speaks of figures that the site has, and says what to do."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from judge.doctor.report import State
from judge.submissions.urgency import Queue
from judge.watch.exposition import KINDS
from problems.verdicts import Verdict
from tests.judge.watch.scraped import Figures, everything_once

FOLDER = Path(__file__).resolve().parents[3] / "deploy/prometheus"
RULES = FOLDER / "alerts.yml"
PROMTOOL = shutil.which("promtool")

# What Prometheus itself says of a target.
OF_PROMETHEUS = {"up": {"job"}}
# The labels whose values are known beforehand.
VALUES: dict[str, set[str]] = {
    "queue": {queue.value for queue in Queue},
    "kind": set(KINDS),
    "verdict": {verdict.value for verdict in Verdict},
    "state": {state.value for state in State} | {"unknown"},
}

_SELECTOR = re.compile(r"\b(up|gavel_\w+)(?:\{([^}]*)\})?")
_MATCHER = re.compile(r'(\w+)\s*(=~|!~|!=|=)\s*"([^"]*)"')
_NAMED = re.compile(r"\b(?:by|on)\s*\(([^)]*)\)")


def rules() -> list[dict[str, Any]]:
    groups = yaml.safe_load(RULES.read_text())["groups"]
    return [rule for group in groups for rule in group["rules"]]


def labels_of(figures: Figures) -> dict[str, set[str]]:
    """Return each sample's name with the labels that it has."""
    return {one.name: set(one.labels) for family in figures.values() for one in family.samples}


@pytest.fixture
def shown(db: None, scrape: Callable[[], Figures]) -> dict[str, set[str]]:
    """Return what a site shows on which everything has happened once."""
    everything_once()
    return labels_of(scrape()) | OF_PROMETHEUS


def selectors(expression: str) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    for name, matchers in _SELECTOR.findall(expression):
        yield name, _MATCHER.findall(matchers)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule["alert"])
def test_a_rule_is_whole(rule: dict[str, Any]) -> None:
    assert re.fullmatch(r"Gavel[A-Za-z]+", rule["alert"])
    assert re.fullmatch(r"\d+m", rule["for"])
    assert rule["labels"]["severity"] in {"critical", "warning"}
    assert rule["annotations"]["summary"].strip().endswith(".")
    assert rule["annotations"]["what_to_do"].strip()


def test_rules_speak_of_figures_and_labels_that_there_are(shown: dict[str, set[str]]) -> None:
    spoken_of = 0
    for rule in rules():
        told = rule["alert"]
        for name, matchers in selectors(rule["expr"]):
            spoken_of += 1
            assert name in shown, f"{told}: {name}"
            for label, operator, value in matchers:
                assert label in shown[name], f"{told}: {name} has no {label}"
                if label in VALUES and operator in {"=", "!="}:
                    assert value in VALUES[label], f"{told}: {label}={value}"
                elif label in VALUES:
                    assert set(value.split("|")) <= VALUES[label], f"{told}: {label}{value}"
        known = {label for name, _ in selectors(rule["expr"]) for label in shown[name]}
        for listed in _NAMED.findall(rule["expr"]):
            assert {label.strip() for label in listed.split(",") if label.strip()} <= known, told
        for label in re.findall(r"\$labels\.(\w+)", str(rule["annotations"])):
            assert label in known, f"{told}: {label}"
    assert spoken_of >= 20


def test_what_prometheus_is_told_of_is_there() -> None:
    example = yaml.safe_load((FOLDER / "prometheus.yml").read_text())
    assert example["rule_files"] == [RULES.name]
    (job,) = example["scrape_configs"]
    assert job["job_name"] == "gavel"  # as the rule of `up` has it
    assert job.get("metrics_path", "/metrics") == "/metrics"


@pytest.mark.skipif(PROMTOOL is None, reason="no promtool; Debian's package prometheus has it")
@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "rules", str(RULES)),
        ("check", "config", "--syntax-only", str(FOLDER / "prometheus.yml")),
    ],
)
def test_promtool_finds_no_fault(arguments: tuple[str, ...]) -> None:
    done = subprocess.run(
        [str(PROMTOOL), *arguments], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
