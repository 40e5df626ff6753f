"""What to do about the failures that people meet most, told from what a program printed."""

from __future__ import annotations

import re

# The first pattern that is found decides.
_CURES = (
    (
        r"no space left on device|disk quota exceeded|not enough free space",
        "The disk is full. See what takes space with `df -h` and `docker system df`;\n"
        "`make prune-images` removes runner images of other versions,\n"
        "`docker image prune` those that nothing names.",
    ),
    (
        r"cannot allocate memory|out of memory|\bkilled\b.*\b137\b",
        "The machine ran out of memory. Close something, or add swap, and try again.",
    ),
    (
        r"temporary failure in name resolution|temporary failure resolving|could not resolve|no such host"
        r"|name or service not known|network is unreachable|connection refused|connection timed out"
        r"|newconnectionerror|max retries exceeded|\b(getaddrinfo|enotfound|econnrefused|etimedout|eai_again)\b",
        "The network did not answer. The first run needs it (PyPI, the npm registry, Debian's packages);\n"
        "behind a proxy set https_proxy, or point pip, npm and apt at your own mirrors.",
    ),
    (
        r"do not match the hashes|hash sum mismatch|\beintegrity\b",
        "A download is not what the lock file promises. Do not go on: find out which mirror or proxy altered it.",
    ),
    (
        r"could not get lock|unable to acquire the dpkg frontend lock|is held by process",
        "Another package manager is running. Wait until it has ended and try again.",
    ),
    (
        r"unable to locate package|has no installation candidate",
        "Debian's package lists are old or incomplete: `apt-get update`, then try again.",
    ),
    (
        r"permission denied|\beacces\b|operation not permitted",
        "Some file here belongs to another user (a run as root leaves such files). Give it back with:\n"
        '  sudo chown -R "$(id -u):$(id -g)" .',
    ),
)


def cure_for(output: str) -> str:
    """Return what to do about a failure that printed this, or nothing when we do not know better."""
    for pattern, cure in _CURES:
        if re.search(pattern, output, re.IGNORECASE | re.DOTALL):
            return cure
    return ""
