"""What each process counts while it works: the one list of these figures, and nothing that needs Django.

To count is to add to a number in memory (about 1 us). judge/watch/reporting.py brings the numbers of all processes
together every few seconds; what can be read from the tables is not counted here but read: judge/watch/site.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, disable_created_metrics

# When a process began to count says nothing of the site.
disable_created_metrics()  # type: ignore[no-untyped-call]  # the library has no hint there
METERS = CollectorRegistry()
BOUNDS: dict[str, tuple[str, ...]] = {}  # of each histogram, as Prometheus writes them


def _histogram(
    name: str, told: str, labels: Sequence[str] = (), *, bounds: Sequence[float]
) -> Histogram:
    BOUNDS[name] = (*(repr(float(bound)) for bound in bounds), "+Inf")
    return Histogram(name, told, labels, buckets=bounds, registry=METERS)


# --- HTTP, by the name of a route: a path would be a figure for each submission -------------------
REQUESTS = Counter(
    "gavel_http_requests",
    "Requests answered, by route, method and status.",
    ["route", "method", "status"],
    registry=METERS,
)
REQUEST_SECONDS = _histogram(
    "gavel_http_request_seconds",
    "Time from a request's arrival in Django to its answer.",
    ["route", "method"],
    bounds=(0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
)
REQUESTS_IN_FLIGHT = Gauge(
    "gavel_http_requests_in_flight", "Requests that are being answered now.", registry=METERS
)

CALLS_REFUSED = Counter(
    "gavel_calls_refused",
    "Calls and pages refused, by what they count as and why: a rate limit (`limit`) or shed load (`load`).",
    ["group", "reason"],
    registry=METERS,
)
CALLS_UNCOUNTED = Counter(
    "gavel_calls_uncounted",
    "Calls let pass without a rate limit because Redis was away.",
    registry=METERS,
)

# --- Submissions --------------------------------------------------------------------------------
SUBMISSIONS = Counter(
    "gavel_submissions",
    "Submissions and runs taken in, by the queue that they wait in.",
    ["queue"],
    registry=METERS,
)
JUDGEMENTS = Counter(
    "gavel_judgements",
    "Verdicts written, by queue, language and verdict; IE is our own failure.",
    ["queue", "language", "verdict"],
    registry=METERS,
)
VERDICT_SECONDS = _histogram(
    "gavel_verdict_seconds",
    "Time from taking a judgement in to its verdict: waiting and judging.",
    ["queue"],
    bounds=(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800),
)
STAGE_SECONDS = _histogram(
    "gavel_judging_seconds",
    "Time that judgings took, by language and stage: compiling (with getting a container) and running all tests.",
    ["language", "stage"],
    bounds=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60),
)
JUDGING_FAILURES = Counter(
    "gavel_judging_failures",
    "Attempts at judging that failed on our account, by the error's name.",
    ["error"],
    registry=METERS,
)
JUDGINGS = Gauge("gavel_judgings", "Judgings under way now.", registry=METERS)
SLOTS = Gauge(
    "gavel_judge_slots", "Judgings that all judge workers can do at once.", registry=METERS
)

# --- The sandbox --------------------------------------------------------------------------------
SLOT_WAIT_SECONDS = _histogram(
    "gavel_sandbox_slot_wait_seconds",
    "Time that a judging waited for a slot of the sandbox.",
    bounds=(0.001, 0.01, 0.1, 0.5, 1, 5, 30),
)
CONTAINERS_STARTED = Counter(
    "gavel_sandbox_containers_started", "Containers started and found to isolate.", registry=METERS
)
CONTAINERS_LOST = Counter(
    "gavel_sandbox_containers_lost",
    "Containers that died or fell out of step with us.",
    registry=METERS,
)

# --- Webhooks -----------------------------------------------------------------------------------
WEBHOOKS_ENDED = Counter(
    "gavel_webhooks_ended",
    "Messages to webhooks by what became of them: `delivered`, or `dead` after the last attempt.",
    ["outcome"],
    registry=METERS,
)
