"""The files of a package, out of a folder or an archive made by a stranger.

Nothing is unpacked onto the disk. An archive's table of contents is judged before anything is read: names
that climb out, links, encrypted members, twins and bombs are refused, all at once. Sizes promised there
are not believed either: reading stops at the bound.
"""

from __future__ import annotations

import lzma
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from problems.packages.errors import Findings

MEGABYTE = 1024 * 1024
_LEAVE_OUT = "remove what is not needed"


@dataclass(frozen=True)
class Bounds:
    """What a package may bring."""

    files: int = 20_000
    file_bytes: int = 128 * MEGABYTE
    total_bytes: int = 512 * MEGABYTE
    path_length: int = 240
    depth: int = 12


DEFAULT_BOUNDS = Bounds()
# What an upload through the browser may bring.
UPLOAD_BOUNDS = Bounds(files=5_000, file_bytes=32 * MEGABYTE, total_bytes=128 * MEGABYTE)

# Folders at the top of a package that judging has no use for.
UNUSED_FOLDERS = frozenset(
    {
        "build",
        "contest",
        "generators",
        "graders",
        "include",
        "input_format_validators",
        "input_validator",
        "input_validators",
        "answer_validators",
        "answer_validator",
        "solution",
        "static_validator",
        "visualizers",
        "input_visualizer",
        "output_visualizer",
    }
)
_JUNK = frozenset({"__MACOSX", "__pycache__", "Thumbs.db", "desktop.ini"})
_HIDDEN_BUT_USED = frozenset({".timelimit"})

_ARCHIVE_ERRORS = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    MemoryError,
)

Files = dict[str, bytes]

_CONTENTS_LINE = b"PK\x01\x02"


def read_folder(folder: Path, findings: Findings, bounds: Bounds = DEFAULT_BOUNDS) -> Files:
    """Read the files of a folder by their paths in it; a link may only lead to a file inside."""
    root = folder.resolve()
    found: list[tuple[str, Path]] = []
    for current, folders, names in os.walk(root):
        here = Path(current)
        below = here.relative_to(root).as_posix()
        prefix = "" if below == "." else f"{below}/"
        folders[:] = sorted(one for one in folders if not _is_unused(f"{prefix}{one}"))
        for name in list(folders):
            if (here / name).is_symlink():
                folders.remove(name)
                findings.error(
                    f"{prefix}{name}", None, "a link to a folder", "copy the folder here"
                )
        for name in sorted(names):
            path = f"{prefix}{name}"
            if not _is_unused(path):
                found.append((path, here / name))
        if len(found) > bounds.files:
            findings.error("", None, f"more than {bounds.files} files", _LEAVE_OUT)
            return {}
    return _read_found(root, found, findings, bounds)


def read_archive(
    source: Path | IO[bytes], findings: Findings, bounds: Bounds = DEFAULT_BOUNDS
) -> tuple[str | None, Files]:
    """Read a zip archive; a single folder at the top is unwrapped and its name returned beside the files."""
    try:
        if _announces_too_many(source, bounds):
            message = f"too many files; the limit is {bounds.files}"
            findings.error("", None, message, _LEAVE_OUT)
            return None, {}
        with zipfile.ZipFile(source) as archive:
            members = _members(archive, findings, bounds)
            if findings.errors:
                return None, {}
            top = _single_top(members)
            prefix = f"{top}/" if top else ""
            files: Files = {}
            for name, info in sorted(members.items()):
                path = name.removeprefix(prefix)
                if not _is_unused(path):
                    files[path] = _member(archive, info, bounds)
            return top, files
    except _ARCHIVE_ERRORS as error:
        reason = str(error)[:200] or error.__class__.__name__
        findings.error("", None, f"not a zip archive that can be read ({reason})", "pack it again")
        return None, {}


def _announces_too_many(source: Path | IO[bytes], bounds: Bounds) -> bool:
    """Tell whether the table of contents is larger than can be right, before zipfile makes an object of each line.

    Each line begins with the same four bytes. Packed data that holds them as well, such as an archive in the archive,
    is allowed as many again.
    """
    if isinstance(source, Path):
        with source.open("rb") as stream:
            return _announces_too_many(stream, bounds)
    source.seek(0)
    count, end = 0, b""
    while chunk := source.read(MEGABYTE):
        count += (end + chunk).count(_CONTENTS_LINE)
        end = chunk[-len(_CONTENTS_LINE) + 1 :]
    source.seek(0)
    return count > 2 * bounds.files


def _read_found(
    root: Path, found: Iterable[tuple[str, Path]], findings: Findings, bounds: Bounds
) -> Files:
    files: Files = {}
    total = 0
    for path, place in found:
        if not _is_text(path):
            shown = path.encode("utf-8", "replace").decode()
            findings.error(shown, None, "the file's name is not UTF-8", "rename it")
            continue
        if place.is_symlink():
            if not _leads_inside(place, root):
                cure = "put the file itself here"
                findings.error(path, None, "a link that leads out of the package or nowhere", cure)
                continue
        elif not place.is_file():
            findings.error(path, None, "neither a file nor a folder", "remove it")
            continue
        size = place.stat().st_size
        total += size
        if size > bounds.file_bytes:
            limit = f"the limit is {bounds.file_bytes // MEGABYTE} MB"
            findings.error(path, None, f"{size // MEGABYTE} MB; {limit}", "make it smaller")
        elif total > bounds.total_bytes:
            limit = f"{bounds.total_bytes // MEGABYTE} MB"
            findings.error("", None, f"more than {limit} in all", _LEAVE_OUT)
            return {}
        else:
            files[path] = place.read_bytes()
    return files


def _members(
    archive: zipfile.ZipFile, findings: Findings, bounds: Bounds
) -> dict[str, zipfile.ZipInfo]:
    """Judge the table of contents; return what is to be read, by name."""
    infos = archive.infolist()
    if len(infos) > bounds.files:
        findings.error("", None, f"{len(infos)} files; the limit is {bounds.files}", _LEAVE_OUT)
        return {}
    members: dict[str, zipfile.ZipInfo] = {}
    total = 0
    for info in infos:
        name = info.filename
        shown = "".join(char if char.isprintable() else "?" for char in info.orig_filename)[:200]
        fault = _name_fault(info, bounds) or _kind_fault(info)
        if fault is not None:
            findings.error(shown, None, *fault)
            continue
        if info.is_dir():
            continue
        if name in members:
            findings.error(shown, None, "the name occurs twice in the archive", "keep one")
            continue
        members[name] = info
        total += info.file_size
        if info.file_size > bounds.file_bytes:
            limit = f"the limit is {bounds.file_bytes // MEGABYTE} MB"
            findings.error(
                shown, None, f"{info.file_size // MEGABYTE} MB unpacked; {limit}", "make it smaller"
            )
    if total > bounds.total_bytes:
        limit = f"{bounds.total_bytes // MEGABYTE} MB"
        findings.error(
            "", None, f"{total // MEGABYTE} MB unpacked; the limit is {limit}", _LEAVE_OUT
        )
    return {name: info for name, info in members.items() if not _is_junk(name)}


def _name_fault(info: zipfile.ZipInfo, bounds: Bounds) -> tuple[str, str] | None:
    name = info.orig_filename
    if not name.isascii() and not info.flag_bits & 0x800:
        return (
            "the name is not marked as UTF-8",
            "pack it again with a tool that writes UTF-8 names",
        )
    if "\0" in name or any(ord(char) < 32 or ord(char) == 127 for char in name):
        return "the name holds control characters", "rename it"
    if "\\" in name:
        return "the name holds a backslash", "pack it again with / between folders"
    parts = name.removesuffix("/").split("/")
    if name.startswith("/") or (len(parts[0]) == 2 and parts[0][1] == ":"):
        return "an absolute path", "pack the package's folder itself"
    if any(part in {"", ".", ".."} for part in parts):
        return "a path that climbs out of the package", "pack the package's folder itself"
    if len(name) > bounds.path_length or len(parts) > bounds.depth:
        return "the path is too long or too deep", "shorten it"
    return None


def _kind_fault(info: zipfile.ZipInfo) -> tuple[str, str] | None:
    if info.flag_bits & 0x1:
        return "the member is encrypted", "pack it again without a password"
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return "a link", "put the file itself into the archive"
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        return "neither a file nor a folder", "remove it"
    return None


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, bounds: Bounds) -> bytes:
    with archive.open(info) as stream:
        data = stream.read(bounds.file_bytes + 1)
    if len(data) != info.file_size:
        raise zipfile.BadZipFile(f"{info.filename[:100]} is not as large as it says")
    return data


def _single_top(members: Iterable[str]) -> str | None:
    """Return the one folder that holds everything, unless the package lies at the top itself."""
    names = list(members)
    tops = {name.split("/", 1)[0] for name in names}
    if len(tops) != 1 or any("/" not in name for name in names):
        return None
    return tops.pop()


def _is_unused(path: str) -> bool:
    return path.split("/", 1)[0] in UNUSED_FOLDERS or _is_junk(path)


def _is_junk(path: str) -> bool:
    return any(
        part in _JUNK or (part.startswith(".") and part not in _HIDDEN_BUT_USED)
        for part in path.split("/")
    )


def _leads_inside(link: Path, root: Path) -> bool:
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):  # nowhere, or round in circles
        return False
    return target.is_relative_to(root) and target.is_file()


def _is_text(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True
