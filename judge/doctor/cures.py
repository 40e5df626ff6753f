"""What to type. Each sentence stands by itself, since people read only the line that failed."""

from __future__ import annotations

IMAGES = "Build the images: `make images` (with Compose: `docker compose run --rm images`)."
BOX = (
    "Run the doctor once more. If it stays so, `sudo dmesg | tail -50` and `sudo journalctl -u docker -n 50` say what"
    " the kernel and the engine did to the container; `make images` builds an image anew after `docker rmi` of it."
)
REPORT = (
    "Send the output of `manage.py doctor --json` to Gavel's authors: this is a mistake of ours."
)
RESTART = "`sudo systemctl restart docker`"
SECCOMP = (
    "Give the judge an engine with seccomp: `docker info -f '{{.SecurityOptions}}'` must name it, and neither"
    f" /etc/docker/daemon.json nor a wrapper may take it away. Then {RESTART}."
)
UNTOUCHED = (
    "Something between the judge and the kernel changes containers. Look for authorization plugins and default options:"
    f" `docker info` and /etc/docker/daemon.json. Take them away, then {RESTART}."
)
SLOW_MACHINE = (
    "See who else uses this machine: `uptime`, `top`. Judge on a machine of its own, on whole cores (no CPU shares of a"
    " busy host), with a fixed clock: `sudo cpupower frequency-set -g performance`."
)
CLOCK = (
    "See that one service alone sets the clock, and that it slews: `timedatectl`, `chronyc tracking`; in a virtual"
    " machine turn off the host's time synchronisation."
)


def engine(error: str) -> str:
    """Return what to type when no engine answers, by what the attempt said."""
    said = error.lower()
    if "permission denied" in said:
        return "Let this user reach Docker: `sudo usermod -aG docker $USER`, then sign in anew."
    if "refused:" in said or "500 server error" in said:
        return f"Read what the engine says: `sudo journalctl -u docker -n 50`; then {RESTART}."
    return (
        "Start the engine: `sudo systemctl start docker`; where there is none: `sudo apt-get install docker.io`."
        " If it listens elsewhere, set DOCKER_HOST. With Compose, only the judge reaches it:"
        " `docker compose exec judge python manage.py doctor`."
    )


def isolation(error: str) -> str:
    """Return what to type when walls are missing, by their names."""
    if "No namespaces inside a container" in error:
        return f"{namespaces()} Or set GAVEL_SANDBOX_ISOLATION=auto: a container each, as safe but slower."
    if any(word in error.lower() for word in ("seccomp", "system call", "i386", "socket(")):
        return SECCOMP
    return UNTOUCHED


def namespaces() -> str:
    """Return what to type when a host gives no namespaces inside a container."""
    return (
        "Let containers make user namespaces: `sudo sysctl -w user.max_user_namespaces=65536`, on Debian also"
        " `sudo sysctl -w kernel.unprivileged_userns_clone=1`, on Ubuntu"
        " `sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0`; in /etc/sysctl.d/ it lasts."
    )
