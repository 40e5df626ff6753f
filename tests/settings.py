"""The settings of the tests: the real ones, without what only a deployment needs."""

import os
import re

# Tests that run side by side have databases of their own, in which numbers begin anew; so must their keys.
if worker := os.environ.get("PYTEST_XDIST_WORKER"):
    _own = int(worker.removeprefix("gw")) + 1
    os.environ["REDIS_URL"] = re.sub(
        r"(?<=[?&]db=)\d+$|(?<=\d/)\d+$",
        str(_own),
        os.environ.get("REDIS_URL", "redis://localhost:6379/0"),
    )

from judge.config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Manifest storage answers 404 for files that collectstatic has not seen.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Each test process its own, so that one's rate limits do not reach another. The Redis cache has a test of its own.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# What a test counts is no figure of a site.
REPORTS_FIGURES = False
# It serves what collectstatic has written, and warns where there is nothing.
MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]  # noqa: F405
