"""A contest as one JSON document in the words of the ICPC's Contest API (https://ccs-specs.icpc.io/2026-01/json_format).

Each key holds what the endpoint of that name answers: `contest`, `judgement-types`, `languages`, `problems`, `teams`,
`submissions`, `judgements`, `scoreboard`. A team is a live participation. Those who were disqualified are left out, as
they are of the board, and sources stay here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from judge.languages.registry import known
from judge.submissions.models import Judgement
from leaderboard.contests.export import scoreboard
from leaderboard.contests.export.lines import BATCH
from leaderboard.contests.export.notation import (
    is_identifier,
    language_of,
    relative,
    time,
    time_or_none,
    type_of,
)
from leaderboard.models import Attempt, Contest, Participation, Way
from leaderboard.rules import icpc, ioi, leetcode
from problems.verdicts import Verdict

VERSION = "2026-01"
# Rules by which a problem has points; by the others it is solved or not.
SCORED = {leetcode.RULE.name, ioi.RULE.name}
Row = dict[str, Any]


def pieces(contest: Contest, now: datetime, *, names_problems: bool) -> Iterator[str]:
    """Return the document in pieces; without `names_problems` they are called by their labels."""
    parts: dict[str, Row | Iterable[Row]] = {
        "api": {
            "version": VERSION,
            "version_url": f"https://ccs-specs.icpc.io/{VERSION}/contest_api",
            "provider": {"name": "Gavel"},
        },
        "contest": contest_object(contest),
        "judgement-types": judgement_types(contest),
        "languages": languages(),
        "problems": problems(contest, names_problems=names_problems),
        "teams": teams(contest),
        "submissions": submissions(contest),
        "judgements": judgements(contest),
    }
    for position, (name, part) in enumerate(parts.items()):
        yield f"{',' if position else '{'}\n{_json(name)}: "
        yield from [_json(part)] if isinstance(part, dict) else _array(part)
    head = _json(
        {
            "time": time(now),
            "contest_time": relative(now - contest.starts_at),
            "state": state(contest, now),
        }
    )
    yield f',\n"scoreboard": {head[:-1]},"rows": '
    yield from _array(scoreboard.rows(contest, is_scored=contest.rule in SCORED))
    yield "}\n}\n"


def contest_object(contest: Contest) -> Row:
    """Return the contest's times and its way of scoring."""
    freeze = contest.clock.freeze
    return {
        "id": contest.slug if is_identifier(contest.slug) else f"contest-{contest.pk}",
        "name": contest.title,
        "start_time": time(contest.starts_at),
        "duration": relative(contest.length),
        **(
            {
                "scoreboard_freeze_duration": relative(freeze),
                "scoreboard_thaw_time": time_or_none(_thaw_at(contest)),
            }
            if freeze
            else {}
        ),
        **(
            {"scoreboard_type": "score"}
            if contest.rule in SCORED
            else {"scoreboard_type": "pass-fail", "penalty_time": relative(_penalty(contest))}
        ),
    }


def state(contest: Contest, now: datetime) -> Row:
    """Return which of its stages the contest has reached; nobody declares our results final."""

    def reached(moment: datetime | None) -> str | None:
        return None if moment is None or moment > now else time(moment)

    frozen = (
        {"frozen": reached(contest.clock.freeze_at), "thawed": reached(_thaw_at(contest))}
        if contest.freeze_min
        else {}
    )
    return {
        "started": reached(contest.starts_at),
        "ended": reached(contest.ends_at),
        **frozen,
        "finalized": None,
        "end_of_updates": None,
    }


def judgement_types(contest: Contest) -> Iterator[Row]:
    """Return the verdicts."""
    for verdict in Verdict:
        penalty = {} if contest.rule in SCORED else {"penalty": verdict.has_penalty}
        yield {
            "id": type_of(verdict),
            "name": verdict.label,
            **penalty,
            "solved": verdict.is_solved,
        }


def languages() -> Iterator[Row]:
    """Return the languages; a submission here is one file, so none has an entry point to name."""
    for language in known().values():
        yield {
            "id": language_of(language.id),
            "name": f"{language.name} {language.version}",
            "entry_point_required": False,
            "extensions": [extension.removeprefix(".") for extension in language.extensions],
        }


def problems(contest: Contest, *, names_problems: bool) -> Iterator[Row]:
    """Return the problems, whose ids are their labels."""
    found = contest.problems.select_related("problem__current_version")
    for ordinal, problem in enumerate(found, start=1):
        version = problem.problem.current_version
        assert version is not None  # only those can be put into a contest
        yield {
            "id": problem.label,
            "label": problem.label,
            "name": problem.problem.title if names_problems else problem.label,
            "ordinal": ordinal,
            "time_limit": version.limits["time_s"],
            "memory_limit": version.limits["memory_mb"],
            "output_limit": version.limits["output_mb"],
            "test_data_count": version.tests.count(),
            **({"max_score": problem.credits} if contest.rule in SCORED else {}),
        }


def teams(contest: Contest) -> Iterator[Row]:
    """Return who took part."""
    found = _live(contest).order_by("pk").values_list("pk", "user__username")
    for id, name in found.iterator(BATCH):
        yield {"id": str(id), "name": name, "label": name}


def submissions(contest: Contest) -> Iterator[Row]:
    """Return what was sent, in its order."""
    found = (
        Attempt.objects.filter(participation__in=_live(contest))
        .order_by("pk")
        .values_list(
            "pk", "submission__language", "problem__label", "participation_id",
            "submission__created_at", "at",
        )
    )  # fmt: skip
    for id, language, label, team, sent_at, at in found.iterator(BATCH):
        yield {
            "id": str(id),
            "language_id": language_of(language),
            "problem_id": label,
            "team_id": str(team),
            "time": time(sent_at),
            "contest_time": relative(at),
        }


def judgements(contest: Contest) -> Iterator[Row]:
    """Return the judgements that count."""
    credits = {problem.label: problem.credits for problem in contest.problems.all()}
    found = (
        Judgement.objects.filter(
            is_current=True, submission__attempt__participation__in=_live(contest)
        )
        .order_by("submission_id")
        .values_list(
            "pk", "submission_id", "submission__attempt__problem__label", "verdict",
            "created_at", "started_at", "judged_at", "runtime_ms", "passed_tests", "total_tests",
        )
    )  # fmt: skip
    for (
        id,
        submission,
        label,
        verdict,
        created,
        started,
        judged,
        runtime_ms,
        passed,
        total,
    ) in found.iterator(BATCH):
        yield {
            "id": str(id),
            "submission_id": str(submission),
            "start_time": time(started or created),
            **(
                _outcome(
                    contest,
                    Verdict(verdict),
                    judged or started or created,
                    runtime_ms=runtime_ms,
                    share=passed / total if total else 0.0,
                    credits=credits[label],
                )
                if verdict is not None
                else {}
            ),
        }


def _outcome(
    contest: Contest,
    verdict: Verdict,
    judged_at: datetime,
    *,
    runtime_ms: int | None,
    share: float,
    credits: int,
) -> Row:
    outcome: Row = {"judgement_type_id": type_of(verdict), "end_time": time(judged_at)}
    if runtime_ms is not None:
        outcome["max_run_time"] = runtime_ms / 1_000
    if contest.rule in SCORED:
        is_partial = contest.rule == ioi.RULE.name and verdict.has_penalty
        part = int(credits * share * 100) / 100 if is_partial else 0
        outcome["score"] = credits if verdict.is_solved else part
    return outcome


def _live(contest: Contest) -> QuerySet[Participation]:
    return Participation.objects.filter(contest=contest, way=Way.LIVE, is_disqualified=False)


def _penalty(contest: Contest) -> timedelta:
    return icpc.WRONG_TRY if contest.rule == icpc.RULE.name else timedelta()


def _thaw_at(contest: Contest) -> datetime | None:
    clock = contest.clock
    return clock.unfrozen_at if clock.is_unfrozen_by_hand else clock.closes_at


def _array(rows: Iterable[Row]) -> Iterator[str]:
    """Return a JSON array, a batch of rows in each piece."""
    yield "["
    remaining, separator = iter(rows), "\n"
    while batch := list(islice(remaining, BATCH)):
        yield separator + ",\n".join(map(_json, batch))
        separator = ",\n"
    yield "]"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
