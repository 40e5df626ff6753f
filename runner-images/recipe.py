#!/usr/bin/env python3
"""How a language becomes a runner image: its name, its build context and its Dockerfile, from the standard library alone.

    python3 runner-images/recipe.py build python cpp      build these
    python3 runner-images/recipe.py build --missing       build what is not there yet
    python3 runner-images/recipe.py list                  every language's image, and whether it is there

A folder under harnesses/ says what goes in, in its language.toml:

    [image]
    packages = ["python3-minimal", "python3-sortedcontainers"]      # Debian's, from trixie
    steps = ["python3 -m compileall -q /usr/lib/gavel/python"]      # shell lines, run as root at build
    shares = ["javascript"]                                         # other languages' runner folders, beside its own

Order of layers: what changes least comes first, so that a new supervisor costs a second and not a new toolchain.

    debian:trixie-slim, its set-uid bits taken away     shared by all languages
    the language's Debian packages                      minutes
    the runner folders it shares, then its own: harnesses/<id>/runner as /usr/lib/gavel/<id>
    the language's steps
    /usr/lib/gavel/supervisor                           compiled once, in a stage that all recipes share
    a check: nothing set-uid, nothing writable

An image's name ends in the hash of its build context (Dockerfile, supervisor, runner folders): a changed recipe
is another image, and an image that exists under its name is the right one.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import os
import re
import subprocess
import sys
import tarfile
import time
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

BASE = "debian:trixie-slim"
HERE = Path(__file__).resolve().parent
HARNESSES = HERE.parent / "harnesses"

# A file's time is part of a layer; a fixed one keeps equal contents equal (and compiled .pyc files valid).
_TIMESTAMP = 1_700_000_000

_ID = re.compile(r"[a-z][a-z0-9_]*")
_APT = "apt-get install -y --no-install-recommends"
_APT_DONE = "apt-get clean && rm -rf /var/lib/apt/lists/* /var/cache/apt/*.bin /var/log/apt /var/log/dpkg.log"
# No file that lends its owner's rights, and nothing that others may write: the container's two tmpfs are all.
_HARDEN = (
    "find / -xdev -type f -perm /6000 -exec chmod a-s {} +"
    " && find / -xdev ! -type l -perm /2 ! -path '/proc/*' ! -path '/dev/*' ! -path /tmp -exec chmod o-w {} +"
)
_CHECK = (
    "test -z \"$(find / -xdev ! -type l ! -path '/proc/*' ! -path '/dev/*' ! -path /tmp"
    " '(' -perm /2 -o -type f -perm /6000 ')' -print)\""
)
# filter.c prints the filter of user code, and with it the supervisor is compiled.
_COMPILE = (
    "cd /supervisor && gcc -std=c17 -Wall -Wextra -Werror -o /tmp/filter filter.c -lseccomp"
    " && /tmp/filter > filter.inc && rm filter.c"
    " && flags='-std=c17 -O2 -Wall -Wextra -Werror"
    " -D_FORTIFY_SOURCE=3 -fstack-protector-strong -fstack-clash-protection -fcf-protection"
    " -ftrivial-auto-var-init=zero -Wl,-z,relro,-z,now,-z,noexecstack -s'"
    " && gcc $flags -shared -fPIC -o /usr/local/bin/forks.so forks_server.c user.c descriptors.c && rm forks_server.c"
    " && gcc $flags -static-pie -fPIE -o /usr/local/bin/supervisor *.c"
)


class RecipeError(Exception):
    """A language.toml that cannot be used; the message names the file and the cure."""


@dataclass(frozen=True)
class Recipe:
    """What goes into one language's image."""

    language: str
    packages: tuple[str, ...]
    steps: tuple[str, ...]
    runner: Path
    shares: tuple[str, ...] = ()  # languages whose runner folders lie beside this one's

    @cached_property
    def dockerfile(self) -> str:
        """Return the Dockerfile, in the words that a legacy builder understands too."""
        lines = [
            f"FROM {BASE} AS supervisor",
            f"RUN apt-get update -q && {_APT} gcc libc6-dev libseccomp-dev && {_APT_DONE}",
            "COPY supervisor/ /supervisor/",
            f"RUN {_COMPILE}",
            "",
            f"FROM {BASE}",
            f"RUN mkdir -p /box /usr/lib/gavel && {_HARDEN}",
        ]
        if self.packages:
            packages = " ".join(self.packages)
            lines.append(f"RUN apt-get update -q && {_APT} {packages} && {_APT_DONE} && {_HARDEN}")
        lines += [f"COPY shares/{other}/ /usr/lib/gavel/{other}/" for other in self.shares]
        lines.append(f"COPY runner/ /usr/lib/gavel/{self.language}/")
        if self.steps:
            lines.append(f"RUN {'; '.join(['set -e', *self.steps, _HARDEN])}")
        lines += [
            "COPY --from=supervisor /usr/local/bin/supervisor /usr/local/bin/forks.so /usr/lib/gavel/",
            f"RUN {_CHECK}",
            f'LABEL gavel.language="{self.language}"',
            "WORKDIR /box",
            'ENTRYPOINT ["/usr/lib/gavel/supervisor"]',
            "",
        ]
        return "\n".join(lines)

    @cached_property
    def context(self) -> bytes:
        """Return the build context, a tar file that is the same for the same contents."""
        buffer = io.BytesIO()
        with tarfile.open(fileobj=buffer, mode="w", format=tarfile.USTAR_FORMAT) as tar:
            _add(tar, "Dockerfile", self.dockerfile.encode())
            _add(tar, "supervisor/", None)
            for path in sorted(HERE.glob("*.[ch]")):
                _add(tar, f"supervisor/{path.name}", path.read_bytes())
            _add(tar, "supervisor/filter_rules.inc", filter_rules().encode())
            if self.shares:
                _add(tar, "shares/", None)
            for other in self.shares:
                _add_folder(tar, f"shares/{other}", self.runner.parents[1] / other / "runner")
            _add_folder(tar, "runner", self.runner)
        return buffer.getvalue()

    @cached_property
    def image(self) -> str:
        """Return the image's name, e.g. `gavel-runner-python:0123456789ab`."""
        return f"gavel-runner-{self.language}:{hashlib.sha256(self.context).hexdigest()[:12]}"


def filter_rules() -> str:
    """Return seccomp.json as the calls that filter.c makes; what says no more than the default is left out."""
    profile = json.loads((HERE / "seccomp.json").read_text(encoding="utf-8"))
    lines = []
    for rule in profile["syscalls"]:
        arguments = rule.get("args", [])
        for name in rule["names"]:
            if rule["action"] == "SCMP_ACT_ERRNO":
                if rule["errnoRet"] != profile["defaultErrnoRet"]:
                    lines.append(f'refuse("{name}", {rule["errnoRet"]});')
            elif not arguments:
                lines.append(f'allow("{name}");')
            else:
                (test,) = arguments
                values = f"{test['value']}u, {test.get('valueTwo', 0)}u"
                lines.append(f'allow_if("{name}", {test["index"]}, {test["op"]}, {values});')
    return "\n".join([*lines, ""])


def read(folder: Path) -> Recipe:
    """Read harnesses/<id>/language.toml; raise RecipeError."""
    path = folder / "language.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8")).get("image", {})
    except (OSError, ValueError) as error:
        raise RecipeError(f"{path}: {error}") from error
    lists = {}
    for key in ("packages", "steps", "shares"):
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise RecipeError(f"{path}: [image] {key} must be a list of strings")
        if any("\n" in item for item in value):
            raise RecipeError(f"{path}: [image] {key}: one line each")
        lists[key] = tuple(value)
    unknown = sorted(set(table) - set(lists))
    if unknown:
        raise RecipeError(f"{path}: [image] has unknown keys: {', '.join(unknown)}")
    for other in lists["shares"]:
        if other == folder.name or not _ID.fullmatch(other):
            raise RecipeError(
                f"{path}: [image] shares: name other languages' folders, unlike {other!r}"
            )
        if not (folder.parent / other / "runner").is_dir():
            raise RecipeError(f"{path}: [image] shares: {other} has no folder {other}/runner")
    if len(set(lists["shares"])) < len(lists["shares"]):
        raise RecipeError(f"{path}: [image] shares names a language twice")
    return Recipe(
        folder.name, lists["packages"], lists["steps"], folder / "runner", lists["shares"]
    )


def languages() -> list[str]:
    """Return the id of every folder under harnesses/ that has a language.toml."""
    return sorted(path.parent.name for path in HARNESSES.glob("*/language.toml"))


def is_built(recipe: Recipe) -> bool:
    """Tell whether the engine has the image; raise RecipeError when no engine answers."""
    done = subprocess.run(
        ["docker", "image", "inspect", "--format", "{{.Id}}", recipe.image],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode and "No such image" not in done.stderr:
        raise RecipeError(f"docker does not answer: {done.stderr.strip()}")
    return done.returncode == 0


def build(recipe: Recipe, *, quiet: bool = False) -> float:
    """Build the image, showing each step as it goes; return the seconds it took; raise RecipeError."""
    started = time.monotonic()
    process = subprocess.Popen(
        ["docker", "build", "--force-rm", "--tag", recipe.image, "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=_builder_environment(),
    )
    assert process.stdin is not None and process.stdout is not None
    lines: list[str] = []
    try:
        process.stdin.write(recipe.context)
        process.stdin.close()
    except BrokenPipeError:
        pass  # docker refused; its reason follows
    for raw in process.stdout:
        line = raw.decode(errors="replace").rstrip()
        lines.append(line)
        if not quiet and (line.startswith("Step ") or line.startswith("#")):
            print(
                f"  {recipe.language} {time.monotonic() - started:6.1f} s  {line[:110]}",
                file=sys.stderr,
                flush=True,
            )
    if process.wait():
        tail = "\n".join(lines[-25:])
        raise RecipeError(f"{recipe.image} could not be built:\n{tail}")
    return time.monotonic() - started


def _builder_environment() -> dict[str, str]:
    """Return the little of our environment that the docker command needs: nothing goes into the image."""
    return {
        name: value
        for name, value in os.environ.items()
        if name in {"PATH", "HOME"} or name.startswith("DOCKER_")
    }


def _add(
    tar: tarfile.TarFile, name: str, content: bytes | None, *, is_executable: bool = False
) -> None:
    entry = tarfile.TarInfo(name.rstrip("/"))
    entry.mtime = _TIMESTAMP
    if content is None:
        entry.type, entry.mode = tarfile.DIRTYPE, 0o755
        tar.addfile(entry)
        return
    entry.size, entry.mode = len(content), 0o755 if is_executable else 0o644
    tar.addfile(entry, io.BytesIO(content))


def _add_folder(tar: tarfile.TarFile, name: str, folder: Path) -> None:
    """Add a runner folder under that name; raise RecipeError for a link in it."""
    _add(tar, name + "/", None)
    for path in sorted(folder.rglob("*")):
        if "__pycache__" in path.parts or path.suffix == ".pyc":
            continue
        inside = f"{name}/{path.relative_to(folder).as_posix()}"
        if path.is_symlink():
            raise RecipeError(f"{path}: a link; put the file itself into the runner folder")
        if path.is_dir():
            _add(tar, inside + "/", None)
        else:
            is_executable = bool(path.stat().st_mode & 0o111)
            _add(tar, inside, path.read_bytes(), is_executable=is_executable)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return its exit code."""
    parser = argparse.ArgumentParser(description="Build the runner images.")
    commands = parser.add_subparsers(dest="command", required=True)
    builder = commands.add_parser("build", help="build images, all when none is named")
    builder.add_argument("languages", nargs="*", metavar="LANGUAGE")
    builder.add_argument("--missing", action="store_true", help="only those that do not exist yet")
    commands.add_parser("list", help="list the images and whether they exist")
    show = commands.add_parser("dockerfile", help="print a language's Dockerfile")
    show.add_argument("language")
    options = parser.parse_args(arguments)
    try:
        if options.command == "dockerfile":
            print(read(HARNESSES / options.language).dockerfile, end="")
            return 0
        if options.command == "list":
            for language in languages():
                recipe = read(HARNESSES / language)
                print(f"{recipe.image}  {'built' if is_built(recipe) else 'missing'}")
            return 0
        for language in options.languages or languages():
            recipe = read(HARNESSES / language)
            if options.missing and is_built(recipe):
                print(f"{recipe.image}: already there", file=sys.stderr)
                continue
            print(f"{recipe.image}: building", file=sys.stderr, flush=True)
            seconds = build(recipe)
            print(f"{recipe.image}: built in {seconds:.1f} s", file=sys.stderr, flush=True)
    except RecipeError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
