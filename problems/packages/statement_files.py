"""The statement's files: its texts by language and the pictures and downloads beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from problems.packages.errors import Findings
from problems.packages.package import MARKDOWN, TEX, Statement

FOLDERS = ("statement/", "problem_statement/")
ATTACHMENTS = "attachments/"
MAX_TEXT_BYTES = 256 * 1024
MAX_ATTACHMENT_BYTES = 8 * 1024 * 1024

_TEXT = re.compile(r"problem(?:\.(?P<language>[a-z]{2,3}(?:-[A-Za-z]+)?))?\.(?P<suffix>md|tex|pdf)")
_FORMATS = {"md": MARKDOWN, "tex": TEX}
_TEX_TITLE = re.compile(r"\\problemname\s*\{([^{}]*)\}")
_TEX_SUPPORT = frozenset({".sty", ".cls"})


def read_statements(files: Mapping[str, bytes], findings: Findings) -> tuple[Statement, ...]:
    """Read the texts, Markdown before TeX in each language."""
    found: dict[str, Statement] = {}
    for path in sorted(files):
        match = _text_match(path)
        if match is None or match["suffix"] == "pdf":
            continue
        language = match["language"] or "en"
        if language not in found:
            found[language] = _statement(path, files[path], match["suffix"], language, findings)
    if found:
        return tuple(found.values())
    pdf = _pdf(files)
    if pdf is None:
        cure = "write statement/problem.en.md"
        findings.error("statement", None, "the package has no statement", cure)
        return ()
    cure = "add statement/problem.en.md"
    findings.warn(pdf, None, "the statement is a PDF: solvers get a link to it", cure)
    name = attachment_name(pdf.rsplit("/", 1)[-1])
    return (Statement(f"The statement is a document: [{name}]({name}).\n", file=pdf),)


def read_attachments(files: Mapping[str, bytes], findings: Findings) -> dict[str, bytes]:
    """Read pictures and downloads; in the statement's address they bear their name without folders."""
    found: dict[str, bytes] = {}
    has_text = any(match and match["suffix"] != "pdf" for match in map(_text_match, files))
    pdf = None if has_text else _pdf(files)
    if pdf is not None and len(files[pdf]) <= MAX_ATTACHMENT_BYTES:
        found[attachment_name(pdf.rsplit("/", 1)[-1])] = files[pdf]
    for path in sorted(files):
        folder = next((one for one in (*FOLDERS, ATTACHMENTS) if path.startswith(one)), None)
        if folder is None or _text_match(path) or PurePosixPath(path).suffix in _TEX_SUPPORT:
            continue
        name = attachment_name(path.removeprefix(folder))
        if name in found and found[name] != files[path]:
            findings.error(path, None, f"two files are called {name}", "rename one")
        elif len(files[path]) > MAX_ATTACHMENT_BYTES:
            limit = f"the limit is {MAX_ATTACHMENT_BYTES // 1024 // 1024} MB"
            findings.error(path, None, f"{len(files[path])} bytes; {limit}", "make it smaller")
        else:
            found[name] = files[path]
    return found


def attachment_name(path: str) -> str:
    """Return the name of an attachment: its path with the folders joined by hyphens."""
    parts = (part for part in path.split("/") if part not in {"", ".", ".."})
    return re.sub(r"[^A-Za-z0-9._-]", "_", "-".join(parts))


def _pdf(files: Mapping[str, bytes]) -> str | None:
    """Find the statement as a PDF: beside the texts, or at the top as DOMjudge has it."""
    beside = (
        path for path in sorted(files) if (match := _text_match(path)) and match["suffix"] == "pdf"
    )
    return next(beside, "problem.pdf" if "problem.pdf" in files else None)


def _text_match(path: str) -> re.Match[str] | None:
    for folder in FOLDERS:
        if path.startswith(folder):
            return _TEXT.fullmatch(path.removeprefix(folder))
    return None


def _statement(path: str, data: bytes, suffix: str, language: str, findings: Findings) -> Statement:
    if len(data) > MAX_TEXT_BYTES:
        findings.error(
            path, None, f"{len(data)} bytes; the limit is {MAX_TEXT_BYTES}", "make it shorter"
        )
        data = b""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        findings.warn(path, line, "not UTF-8: read as Latin-1", "save it as UTF-8")
        text = data.decode("latin-1")
    title = _TEX_TITLE.search(text) if suffix == "tex" else None
    return Statement(
        text=text.replace("\r\n", "\n"),
        format=_FORMATS[suffix],
        language=language,
        title=title.group(1).strip() if title else "",
        file=path,
    )
