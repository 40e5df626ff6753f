"""The settings of a site that is disturbed: leases end within seconds and not within half a minute."""

from judge.config.settings import *  # noqa: F403

LEASE_S = 6
LEASE_RENEW_S = 1.5
SWEEP_EVERY_S = 1
SCHEDULER_LEASE_S = 3
