"""The site's own settings, with the yardstick beside its addresses and without rate limits: one address sends all."""

from judge.config.settings import *  # noqa: F403

ROOT_URLCONF = "bench.site_urls"
HAS_RATE_LIMITS = False
