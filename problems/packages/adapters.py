"""adapters/: what an author wrote for single languages, where a signature cannot say what solvers write.

adapters/python/adapter.py    the signature's function or class, which calls the solution
                starter.py    what an empty editor begins with
                api.py        what the solution may call, if anything
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from problems.packages.errors import Findings
from problems.packages.programs import extensions, language_of
from problems.values import Signature
from problems.values.notation import MAX_ADAPTER
from problems.values.signature import Adapter

FOLDER = "adapters"
_NEEDED = ("adapter", "starter")
_STEMS = (*_NEEDED, "api")


def with_adapters(
    signature: Signature | None, files: Mapping[str, bytes], findings: Findings
) -> Signature | None:
    """Return the signature with the adapters in the package's folder, beside those of problem.yaml."""
    texts: dict[str, dict[str, str]] = {}
    for path in sorted(files):
        parts = path.split("/")
        if parts[0] != FOLDER:
            continue
        language, stem = parts[1], PurePosixPath(path).stem
        if len(parts) != 3 or stem not in _STEMS or language_of(path) != language:
            findings.error(path, None, "not the place of a part of an adapter", _cure(language))
            continue
        text = _text(path, files[path], findings)
        if text is not None:
            texts.setdefault(language, {})[stem] = text
    if signature is None:
        if texts:
            findings.error(FOLDER, None, "adapters without a signature", "write the signature")
        return None
    adapters = dict(signature.adapters)
    for language, parts_of_it in texts.items():
        missing = [stem for stem in _NEEDED if not parts_of_it.get(stem, "").strip()]
        for stem in missing:
            findings.error(f"{FOLDER}/{language}", None, f"no {stem}", _cure(language))
        if not missing:
            adapters[language] = Adapter(**parts_of_it)
    return replace(signature, adapters=adapters)


def _cure(language: str) -> str:
    endings = [ending for ending, id in extensions().items() if id == language]
    if not endings:
        return f"e.g. {FOLDER}/python/adapter.py; languages are named as the judge names them"
    ending = min(endings, key=len)  # .js before .cjs
    names = " and ".join(f"{stem}{ending}" for stem in _NEEDED)
    return f"{FOLDER}/{language}/ holds {names}, and api{ending} if there is something to call"


def _text(path: str, data: bytes, findings: Findings) -> str | None:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        findings.error(path, None, "no text in UTF-8", "save it as UTF-8")
        return None
    if len(text) > MAX_ADAPTER:
        findings.error(path, None, f"more than {MAX_ADAPTER} characters", "make it smaller")
        return None
    return text
