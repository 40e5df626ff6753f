"""The settings of a whole site beside a test: with the cache in Redis, as sites have it, and without rate limits."""

from judge.config.settings import CACHES as CACHES
from tests.life.settings import *  # noqa: F403

CACHES = {**CACHES}
HAS_RATE_LIMITS = False
ACCOUNT_RATE_LIMITS = False
