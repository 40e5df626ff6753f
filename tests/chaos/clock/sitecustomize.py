"""Python runs this first where this folder is on its path: the process and its children are wrong about the time.

Times of day are wrong, durations are right, as on a machine whose clock was set wrongly.
"""

import os
from datetime import UTC, datetime, timedelta

import time_machine

_BY = timedelta(seconds=int(os.environ["CHAOS_CLOCK_BY_S"]))
time_machine.travel(datetime.now(UTC) + _BY, tick=True).start()
