"""The image that the runner images start from: pulled, or where no registry answers, made from Debian's packages.

Making it needs neither root nor anything that is not on every Debian or Ubuntu machine:

    apt-get      downloads trixie's essential packages, with the machine's own proxy settings, into var/;
                 Debian's signatures are checked
    dpkg-deb     turns each package into a tar archive; all of them, joined, are a first file system
    the engine   imports that, and a container without network lets dpkg configure the packages in it
    export       the container's file system becomes the image
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from setup import account, debian, disk, programs
from setup.checkout import VAR
from setup.docker_api import DockerApi
from setup.errors import EngineError, ProgramFailed, Unmet
from setup.progress import Progress, Step

NAME, TAG = "debian", "trixie-slim"
SUITE = "trixie"
DEFAULT_MIRROR = "http://deb.debian.org/debian"
KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
SITE_AUTHORITIES = Path("/usr/local/share/ca-certificates")
# A registry that is there sends something within this time.
_REGISTRY_SILENCE_S = 20.0
_WORK = VAR / "base-image"
# What Debian calls a minimal system.
_PACKAGES = "?or(?essential, ?priority(required))"
# As in the slim images: no documentation but licences.
_LEFT_OUT = tuple(
    f"./usr/share/{folder}/" for folder in ("doc", "man", "info", "locale", "lintian")
)
_DPKG_EXCLUDES = "".join(f"path-exclude {path[1:]}*\n" for path in _LEFT_OUT)
_DPKG_EXCLUDES += "path-include /usr/share/doc/*/copyright\n"
# Runs in a container of the first file system. Packages are unpacked over themselves, so that dpkg knows each file.
_CONFIGURE = """\
set -e
export DEBIAN_FRONTEND=noninteractive PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C
dpkg --force-depends --install /packages/*.deb
dpkg --configure --pending
dpkg --audit
rm -rf /packages /var/cache/apt/* /var/lib/apt/lists/* /var/log/*.log /var/log/apt /var/cache/debconf/*-old
"""


def ensure(progress: Progress, api: DockerApi, *, name: str = NAME, tag: str = TAG) -> None:
    """Have the base image in the engine."""
    with progress.step("Base image") as step:
        if api.has_image(f"{name}:{tag}"):
            step.unchanged()
            return
        disk.require(VAR, mib=500, what="the base image")
        if _pull(step, api, name, tag):
            return
        progress.line(f"  No registry answers: making {name}:{tag} from Debian's packages.")
        _make(progress, step, api, name, tag)


def mirror() -> str:
    """Return the Debian mirror: GAVEL_DEBIAN_MIRROR, else this machine's own, else Debian's."""
    chosen = os.environ.get("GAVEL_DEBIAN_MIRROR")
    if chosen:
        return chosen.rstrip("/")
    folder = Path("/etc/apt")
    files = [
        folder / "sources.list",
        *sorted(folder.glob("sources.list.d/*.list")),
        *sorted(folder.glob("sources.list.d/*.sources")),
    ]
    texts = [path.read_text(errors="replace") for path in files if path.is_file()]
    return mirror_in("\n".join(texts)) or DEFAULT_MIRROR


def mirror_in(sources: str) -> str | None:
    """Return the Debian mirror that apt's sources name, in either of their formats."""
    for line in sources.splitlines():
        words = line.split()
        if not words or words[0] not in {"deb", "URIs:"}:
            continue
        for word in words[1:]:
            address = word.rstrip("/")
            # Not Debian's security archive, nor another distribution, nor a vendor's packages.
            if "://" in address and address.endswith("/debian"):
                return address
    return None


def sources(mirror_url: str) -> str:
    """Return the image's own sources: the mirror, and Debian's security fixes where the mirror is Debian's."""
    lines = [f"deb {mirror_url} {SUITE} main", f"deb {mirror_url} {SUITE}-updates main"]
    if mirror_url == DEFAULT_MIRROR:
        lines.append(f"deb http://deb.debian.org/debian-security {SUITE}-security main")
    return "\n".join(lines) + "\n"


def _pull(step: Step, api: DockerApi, name: str, tag: str) -> bool:
    try:
        for line in api.pull(name, tag, silence_s=_REGISTRY_SILENCE_S):
            step.say(line)
    except EngineError:
        return False
    return api.has_image(f"{name}:{tag}")


def _make(progress: Progress, step: Step, api: DockerApi, name: str, tag: str) -> None:
    for program in ("apt-get", "dpkg-deb"):
        if programs.find(program) is None:
            raise Unmet(
                f"No registry answers, and without {program} the base image cannot be made here.",
                f"Bring the image from elsewhere: docker save {name}:{tag} there, docker load here.",
            )
    shutil.rmtree(_WORK, ignore_errors=True)
    keyring = _keyring(progress)
    packages = _download(step, keyring)
    stage = _WORK / "stage.tar"
    step.say("joining the packages")
    _join(packages, stage)
    try:
        with stage.open("rb") as archive:
            api.import_image(archive, f"{name}-stage", tag, [])
        container = api.create(
            {
                "Image": f"{name}-stage:{tag}",
                "Cmd": ["/bin/sh", "-c", _CONFIGURE],
                "Tty": True,
                "NetworkDisabled": True,
                "HostConfig": {"NetworkMode": "none"},
            }
        )
        try:
            for line in api.run(container):
                step.say(line)
            step.say("importing the image")
            with api.export(container) as archive:
                api.import_image(archive, name, tag, ['CMD ["bash"]'])
        finally:
            api.remove_container(container)
    finally:
        api.remove_image(f"{name}-stage:{tag}")
        shutil.rmtree(_WORK, ignore_errors=True)


def _keyring(progress: Progress) -> Path:
    """Return Debian's archive keys, which Ubuntu has only as a package."""
    if KEYRING.exists():
        return KEYRING
    if account.is_root():
        debian.install(
            progress, "debian-archive-keyring", reason="Debian's archive keys are missing"
        )
        return KEYRING
    folder = _WORK / "keyring"
    folder.mkdir(parents=True)
    try:
        programs.run(["apt-get", "download", "debian-archive-keyring"], cwd=folder)
    except ProgramFailed as failure:
        raise Unmet(
            "Debian's archive keys are missing, so its packages cannot be checked.",
            "Type: sudo apt-get install -y debian-archive-keyring",
        ) from failure
    programs.run(["dpkg-deb", "--extract", next(folder.glob("*.deb")), folder], cwd=folder)
    return folder / KEYRING.relative_to("/")


def _download(step: Step, keyring: Path) -> list[Path]:
    """Fetch the essential packages and apt, for the machine's own architecture, signatures checked."""
    for folder in ("state/lists/partial", "cache/archives/partial"):
        (_WORK / folder).mkdir(parents=True)
    status = _WORK / "state" / "status"
    status.touch()
    listed = _WORK / "sources.list"
    listed.write_text(sources(mirror()).replace("deb ", f"deb [signed-by={keyring}] "))
    options = [
        f"Dir::State={_WORK / 'state'}",
        f"Dir::State::status={status}",
        f"Dir::Cache={_WORK / 'cache'}",
        f"Dir::Etc::sourcelist={listed}",
        "Dir::Etc::sourceparts=/dev/null",
        "Dir::Etc::preferences=/dev/null",
        "Dir::Etc::preferencesparts=/dev/null",
        "APT::Sandbox::User=",
        "APT::Install-Recommends=false",
        "APT::Get::AllowUnauthenticated=false",
        "Acquire::AllowInsecureRepositories=false",
    ]
    apt = ["apt-get", *(word for option in options for word in ("-o", option))]
    programs.run(
        [*apt, "--error-on=any", "update"], step=step, what="Reading Debian's package lists"
    )
    programs.run(
        [*apt, "-y", "--download-only", "install", _PACKAGES, "apt"],
        step=step,
        what="Downloading Debian's essential packages",
    )
    return sorted((_WORK / "cache" / "archives").glob("*.deb"))


def _join(packages: list[Path], target: Path) -> None:
    """Write one archive: each package's files, the packages themselves, and what dpkg starts from."""
    seen: set[str] = set()  # folders that several packages share; the engine takes each path once
    with tarfile.open(target, "w", format=tarfile.GNU_FORMAT) as joined:
        for path, text in _first_files().items():
            joined.addfile(_entry(path, len(text)), io.BytesIO(text))
        for package in packages:
            for member, content in _contents(package):
                if member.name not in seen and _is_kept(member.name):
                    joined.addfile(member, content)
                    seen.add(member.name)
            with package.open("rb") as content:
                entry = _entry(f"./packages/{package.name}", package.stat().st_size)
                joined.addfile(entry, content)


def _first_files() -> dict[str, bytes]:
    # A site behind a proxy that opens TLS has that proxy's authority here; what is installed in the image
    # (ca-certificates, and by it pip and npm) must trust it too.
    authorities = {f".{path}": path.read_bytes() for path in sorted(SITE_AUTHORITIES.glob("*.crt"))}
    return authorities | {
        "./var/lib/dpkg/status": b"",
        "./var/lib/dpkg/available": b"",
        "./etc/dpkg/dpkg.cfg.d/slim": _DPKG_EXCLUDES.encode(),
        "./etc/dpkg/dpkg.cfg.d/speed": b"force-unsafe-io\n",
        "./etc/apt/apt.conf.d/slim": b'APT::Install-Recommends "false";\nAcquire::Languages "none";\n',
        "./etc/apt/sources.list": sources(mirror()).encode(),
    }


def _contents(package: Path) -> Iterator[tuple[tarfile.TarInfo, BinaryIO | None]]:
    """Yield the files of one package, owners as Debian packed them."""
    with subprocess.Popen(
        ["dpkg-deb", "--fsys-tarfile", package], stdout=subprocess.PIPE
    ) as unpacked:
        with tarfile.open(fileobj=unpacked.stdout, mode="r|") as archive:
            for member in archive:
                content = archive.extractfile(member) if member.isreg() else None
                yield member, cast("BinaryIO | None", content)
        if unpacked.wait():
            raise ProgramFailed(f"{package.name} cannot be unpacked.", "Try again.")


def _is_kept(path: str) -> bool:
    """Tell whether dpkg's rules above would keep a file of a package."""
    return path.endswith("/copyright") or not path.startswith(_LEFT_OUT)


def _entry(path: str, size: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(path)
    entry.size = size
    entry.mode = 0o644
    return entry
