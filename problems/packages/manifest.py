"""problem.yaml: our own keys, the legacy format's and those of 2023-07, read into one record.

Our own keys, on top of the published format:

    signature: {function: {...}} or {class: {...}}     makes it a function or class problem
    checker: any_order, or {name: floats, tolerance: 1e-6}
    difficulty: easy, medium or hard
    tags: [hash-table, two-pointers]
    hints: [Markdown, ...]
    limits: {time_factors: {python: 2}}                a language's own multiple of the time limit
"""

from __future__ import annotations

import math
import re
import shlex
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from problems.definition import CheckerSpec
from problems.packages.document import Document
from problems.packages.errors import Findings
from problems.packages.package import DIFFICULTIES
from problems.values import Signature, SignatureError, signature_from_json

OUR_KEYS = frozenset({"signature", "checker", "difficulty", "tags", "hints"})
LEGACY_KEYS = frozenset(
    {
        "problem_format_version",
        "name",
        "type",
        "uuid",
        "author",
        "source",
        "source_url",
        "license",
        "rights_owner",
        "keywords",
        "limits",
        "validation",
        "validator_flags",
        "grading",
        "languages",
        "short_name",
        "title",
    }
)
NEW_KEYS = frozenset({"version", "credits", "embargo_until", "allow_file_writing", "constants"})
LIMIT_KEYS = frozenset(
    {
        "time_limit",
        "time_multipliers",
        "time_multiplier",
        "time_safety_margin",
        "time_resolution",
        "time_factors",
        "memory",
        "output",
        "code",
        "compilation_time",
        "compilation_memory",
        "validation_time",
        "validation_memory",
        "validation_output",
        "validation_passes",
    }
)
FORMATS = {
    "legacy": "legacy",
    "legacy-icpc": "legacy",
    "2023-07": "2023-07",
    "2023-07-draft": "2023-07",
    "2025-09": "2023-07",
    "draft": "2023-07",
}
_ONE_ANSWER = "choose another problem: here a program gets one input and gives one answer"
_SIGNATURE_CURE = "docs/problems.md shows how signatures and types are written"
_SLUG_BREAKS = re.compile(r"[^a-z0-9]+")


@dataclass
class Manifest:
    """What problem.yaml says, each value of its right type; None where it says nothing."""

    document: Document
    is_legacy: bool = True
    has_our_keys: bool = False
    title: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)
    difficulty: str = "medium"
    tags: tuple[str, ...] = ()
    metadata: dict[str, Any] = field(default_factory=dict)
    signature: Signature | None = None
    # A signature was written, be it right or wrong: nothing else is then read as a stdin problem.
    has_signature: bool = False
    checker: CheckerSpec | None = None
    has_custom_validation: bool | None = None
    validator_flags: tuple[str, ...] = ()
    time_limit_s: float | None = None
    time_factors: Mapping[str, float] = field(default_factory=dict)
    memory_mb: int | None = None
    output_mb: int | None = None
    compile_time_s: float | None = None


def read_manifest(document: Document, findings: Findings) -> Manifest:
    """Read problem.yaml; what is wrong is noted with its line."""
    return _Reading(document, findings).manifest()


def slug_of(text: str) -> str:
    """Turn a name into an address: `Two Pointers` into `two-pointers`."""
    return _SLUG_BREAKS.sub("-", text.lower()).strip("-")


def split_flags(value: Any) -> tuple[str, ...] | None:
    """Read flags written as text or as a list of texts; None when they are neither."""
    if value is None:
        return ()
    if isinstance(value, str):
        try:
            return tuple(shlex.split(value))
        except ValueError:
            return None
    if isinstance(value, list) and all(isinstance(one, str | int | float) for one in value):
        return tuple(map(str, value))
    return None


class _Reading:
    def __init__(self, document: Document, findings: Findings) -> None:
        self.document = document
        self.findings = findings
        self.keys = document.value

    def manifest(self) -> Manifest:
        manifest = Manifest(self.document)
        manifest.has_our_keys = not OUR_KEYS.isdisjoint(self.keys)
        manifest.is_legacy = self.format() == "legacy"
        self.unknown_keys(self.keys, OUR_KEYS | LEGACY_KEYS | NEW_KEYS, (), OUR_KEYS)
        manifest.titles = self.titles()
        manifest.title = _english(manifest.titles)
        manifest.difficulty = self.difficulty()
        manifest.tags = self.tags()
        manifest.metadata = self.metadata()
        manifest.has_signature = "signature" in self.keys
        manifest.signature = self.signature() if manifest.has_signature else None
        manifest.checker = self.checker()
        manifest.has_custom_validation = self.validation()
        manifest.validator_flags = self.flags()
        self.type()
        self.limits(manifest)
        return manifest

    def error(self, path: tuple[str | int, ...], message: str, cure: str) -> None:
        self.findings.error(self.document.file, self.document.line(*path), message, cure)

    def warn(self, path: tuple[str | int, ...], message: str, cure: str = "") -> None:
        self.findings.warn(self.document.file, self.document.line(*path), message, cure)

    def unknown_keys(
        self,
        keys: Iterable[str],
        known: frozenset[str],
        path: tuple[str | int, ...],
        ours: frozenset[str] = frozenset(),
    ) -> None:
        """Tell of unknown keys: loudly in our own packages, and where one of our keys was meant."""
        for key in keys:
            if key in known:
                continue
            close = get_close_matches(key, known, n=1)
            cure = f"did you mean `{close[0]}`?" if close else "remove it"
            is_ours = not OUR_KEYS.isdisjoint(self.keys) or (close and close[0] in ours)
            tell = self.error if is_ours else self.warn
            tell((*path, key), f"unknown key `{key[:60]}`", cure)

    def format(self) -> str:
        version = str(self.keys.get("problem_format_version", "legacy"))
        if version not in FORMATS:
            cure = f"known are {', '.join(FORMATS)}"
            self.error(("problem_format_version",), f"unknown format {version[:40]!r}", cure)
        return FORMATS.get(version, "legacy")

    def titles(self) -> dict[str, str]:
        name = self.keys.get("name", self.keys.get("title"))
        if name is None:
            return {}
        if isinstance(name, str | int | float) and not isinstance(name, bool):
            return {"en": str(name).strip()}
        if isinstance(name, dict) and name and all(isinstance(one, str) for one in name.values()):
            return {str(language): title.strip() for language, title in name.items()}
        message = "the name is neither text nor a map of languages to text"
        self.error(("name",), message, "write `name: Two Sum`")
        return {}

    def difficulty(self) -> str:
        value = self.keys.get("difficulty", "medium")
        if value in DIFFICULTIES:
            return str(value)
        cure = f"write {', '.join(DIFFICULTIES[:-1])} or {DIFFICULTIES[-1]}"
        self.error(("difficulty",), f"unknown difficulty {str(value)[:40]!r}", cure)
        return "medium"

    def tags(self) -> tuple[str, ...]:
        key = "tags" if "tags" in self.keys else "keywords"
        value = self.keys.get(key)
        if value is None:
            return ()
        words = value.split() if isinstance(value, str) else value
        if not isinstance(words, list) or not all(isinstance(one, str) for one in words):
            self.error((key,), f"`{key}` is neither text nor a list of texts", "write [one, two]")
            return ()
        slugs = (slug_of(word.strip(",;"))[:50].strip("-") for word in words)
        return tuple(dict.fromkeys(slug for slug in slugs if slug))

    def metadata(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key in ("source_url", "license", "rights_owner", "uuid"):
            if isinstance(self.keys.get(key), str):
                found[key] = self.keys[key].strip()
        sources = [_named(one) for one in _listed(self.keys.get("source"))]
        if any(sources):
            found["source"] = ", ".join(one for one in sources if one)
        authors = self.authors()
        if authors:
            found["authors"] = authors
        hints = self.keys.get("hints")
        if isinstance(hints, list) and all(isinstance(one, str) for one in hints):
            found["hints"] = [one.strip() for one in hints]
        elif hints is not None:
            self.error(("hints",), "`hints` is not a list of texts", "write one `- text` per line")
        return found

    def authors(self) -> list[str]:
        value = self.keys.get("author")
        if isinstance(value, str):
            return [one.strip() for one in re.split(r",| and ", value) if one.strip()]
        credits = self.keys.get("credits")
        if isinstance(credits, dict):
            credits = credits.get("authors")
        found = [_named(one) for one in [*_listed(value), *_listed(credits)]]
        return [one for one in found if one]

    def signature(self) -> Signature | None:
        try:
            return signature_from_json(self.keys["signature"])
        except SignatureError as error:
            for mistake in error.mistakes:
                self.error(("signature", *mistake.path), f"signature: {mistake}", _SIGNATURE_CURE)
            return None

    def checker(self) -> CheckerSpec | None:
        value = self.keys.get("checker")
        if value is None:
            return None
        if isinstance(value, str):
            return CheckerSpec(value)
        if isinstance(value, dict) and isinstance(value.get("name"), str):
            return CheckerSpec(
                value["name"], {key: one for key, one in value.items() if key != "name"}
            )
        cure = "write `checker: any_order` or `checker: {name: floats, tolerance: 1e-6}`"
        self.error(("checker",), "the checker has no name", cure)
        return None

    def validation(self) -> bool | None:
        value = self.keys.get("validation")
        if value is None:
            return None
        words = str(value).split()
        if words == ["default"]:
            return False
        if not words or words[0] != "custom":
            self.error(
                ("validation",), f"unknown validation {str(value)[:60]!r}", "default or custom"
            )
            return None
        if "interactive" in words:
            self.error(("validation",), "interactive problems cannot be judged here", _ONE_ANSWER)
        if "score" in words:
            self.warn(("validation",), "scores are not used: every test must be right")
        return True

    def flags(self) -> tuple[str, ...]:
        flags = split_flags(self.keys.get("validator_flags"))
        if flags is None:
            cure = "write them in one line, e.g. `case_sensitive float_tolerance 1e-6`"
            self.error(("validator_flags",), "validator_flags cannot be read", cure)
        return flags or ()

    def type(self) -> None:
        value = self.keys.get("type", "pass-fail")
        types = value if isinstance(value, list) else str(value).split()
        for one in map(str, types):
            if one == "scoring":
                self.warn(("type",), "scores are not used: every test must be right")
            elif one in {"interactive", "multi-pass", "submit-answer"}:
                self.error(("type",), f"{one} problems cannot be judged here", _ONE_ANSWER)
            elif one != "pass-fail":
                self.error(("type",), f"unknown type {one[:40]!r}", "write pass-fail")

    def limits(self, manifest: Manifest) -> None:
        limits = self.keys.get("limits")
        if limits is None:
            return
        if not isinstance(limits, dict):
            cure = "write `limits: {time_limit: 2, memory: 256}`"
            self.error(("limits",), "limits are not a mapping", cure)
            return
        self.unknown_keys(limits, LIMIT_KEYS, ("limits",), frozenset({"time_factors"}))
        manifest.time_limit_s = self.number(limits, "time_limit")
        manifest.compile_time_s = self.number(limits, "compilation_time")
        memory, output = self.number(limits, "memory"), self.number(limits, "output")
        manifest.memory_mb = None if memory is None else math.ceil(memory)
        manifest.output_mb = None if output is None else math.ceil(output)
        factors = limits.get("time_factors", {})
        if not isinstance(factors, dict):
            cure = "write `time_factors: {python: 2}`"
            self.error(("limits", "time_factors"), "time_factors is not a mapping", cure)
            return
        found = {key: self.number(factors, key, ("limits", "time_factors")) for key in factors}
        manifest.time_factors = {key: one for key, one in found.items() if one is not None}

    def number(
        self, keys: Mapping[str, Any], key: str, path: tuple[str, ...] = ("limits",)
    ) -> float | None:
        value = keys.get(key)
        if value is None:
            return None
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 1e6:
            return float(value)
        message = f"`{key}` is no positive number: {str(value)[:40]!r}"
        self.error((*path, key), message, f"write e.g. `{key}: 2`")
        return None


def _english(titles: Mapping[str, str]) -> str:
    for language, title in titles.items():
        if language.startswith("en"):
            return title
    return next(iter(titles.values()), "")


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _named(value: Any) -> str:
    """Return the name of a person or source written as text or as a map with `name`."""
    if isinstance(value, dict):
        value = value.get("name")
    # "Name <address>": an address is nobody's business here.
    return re.sub(r"\s*<[^>]*>", "", value).strip() if isinstance(value, str) else ""
