"""All periodic jobs. docs/background.md shows this list as a table."""

from __future__ import annotations

from datetime import time, timedelta

from django.conf import settings

from judge.schedule import MAINTENANCE
from judge.schedule.job import Job

BOARD = "board"
ROUND = timedelta(seconds=settings.SWEEP_EVERY_S)
SAMPLE_EVERY = timedelta(seconds=30)

JOBS = (
    Job(
        name="sweep",
        purpose="Sets going again what a lost message or worker left: judgements, events, counts.",
        task="judge.submissions.tasks.sweep",
        every=ROUND,
        queue=MAINTENANCE,
        within=timedelta(minutes=2),
        keeps_history=False,
    ),
    Job(
        name="contest_clock",
        purpose="Does what the end of a contest brings: opens its problems, records its field.",
        task="leaderboard.tasks.contest_clock",
        every=ROUND,
        queue=BOARD,
        within=timedelta(minutes=10),
        keeps_history=False,
    ),
    Job(
        name="mend_board",
        purpose="Computes standings that a lost message left stale, fills boards that Redis lost.",
        task="leaderboard.tasks.mend_board",
        every=ROUND,
        queue=BOARD,
        within=timedelta(minutes=10),
        keeps_history=False,
    ),
    Job(
        name="reconcile_boards",
        purpose="Compares the boards in Redis with the database, and puts right what differs.",
        task="leaderboard.tasks.reconcile_boards",
        every=timedelta(minutes=10),
        queue=BOARD,
        within=timedelta(minutes=10),
        keeps_history=False,
    ),
    Job(
        name="look_for_webhooks",
        purpose="Has webhooks sent that waited for their time, or whose message was lost.",
        task="judge.webhooks.tasks.look",
        every=ROUND,
        queue=MAINTENANCE,
        within=timedelta(minutes=1),
        keeps_history=False,
    ),
    Job(
        name="sample",
        purpose="Takes a sample of the site's figures for the charts, and deletes those of two days ago.",
        task="judge.watch.tasks.sample",
        every=SAMPLE_EVERY,
        queue=MAINTENANCE,
        within=timedelta(minutes=1),
        keeps_history=False,
    ),
    Job(
        name="purge_runs",
        purpose="Deletes runs (not submissions) that are older than GAVEL_KEEP_RUNS_DAYS.",
        task="judge.submissions.tasks.purge_runs",
        every=time(3, 7),
        queue=MAINTENANCE,
        within=timedelta(minutes=10),
    ),
    Job(
        name="forget_events",
        purpose="Deletes events that were delivered more than GAVEL_KEEP_EVENTS_DAYS ago.",
        task="judge.submissions.tasks.forget_events",
        every=time(3, 17),
        queue=MAINTENANCE,
        within=timedelta(minutes=10),
    ),
    Job(
        name="forget_sessions",
        purpose="Deletes sessions that have expired.",
        task="judge.schedule.tasks.forget_sessions",
        every=time(3, 27),
        queue=MAINTENANCE,
        within=timedelta(minutes=10),
    ),
    Job(
        name="forget_workers",
        purpose="Deletes judge workers that last started more than GAVEL_KEEP_WORKERS_DAYS ago.",
        task="judge.doctor.tasks.forget_workers",
        every=time(3, 37),
        queue=MAINTENANCE,
        within=timedelta(minutes=10),
    ),
    Job(
        name="forget_webhooks",
        purpose="Deletes webhooks' messages after GAVEL_KEEP_WEBHOOKS_DAYS, the dead GAVEL_KEEP_DEAD_WEBHOOKS_DAYS.",
        task="judge.webhooks.tasks.forget",
        every=time(3, 42),
        queue=MAINTENANCE,
        within=timedelta(minutes=10),
    ),
    Job(
        name="forget_job_runs",
        purpose="Deletes the history of jobs that is older than GAVEL_KEEP_JOB_RUNS_DAYS.",
        task="judge.schedule.tasks.forget_job_runs",
        every=time(3, 47),
        queue=MAINTENANCE,
        within=timedelta(minutes=10),
    ),
    Job(
        name="forget_dead_letters",
        purpose="Deletes dead letters that last failed more than GAVEL_KEEP_DEAD_LETTERS_DAYS ago.",
        task="judge.schedule.tasks.forget_dead_letters",
        every=time(3, 57),
        queue=MAINTENANCE,
        within=timedelta(minutes=10),
    ),
)
BY_NAME = {job.name: job for job in JOBS}
