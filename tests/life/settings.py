"""The tests' settings for worker processes that are killed: leases end within seconds and not within half a minute."""

from tests.settings import *  # noqa: F403

REPORTS_FIGURES = True
LEASE_S = 4
LEASE_RENEW_S = 1
SWEEP_EVERY_S = 1
WEBHOOK_LEASE_S = 4
SCHEDULER_LEASE_S = 3
