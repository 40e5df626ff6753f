"""What an engine says of itself decides which users its containers have."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from judge.sandbox.box import Job, JobLimits, Result
from judge.sandbox.docker_sandbox import DockerSandbox
from judge.sandbox.facts import facts_of
from judge.sandbox.options import UIDS, Isolation


def test_containers_of_many_sites_have_users_of_their_own() -> None:
    blocks = len(facts_of({"SecurityOptions": ["name=seccomp,profile=default"]}).user_ids) // UIDS
    assert blocks > 10_000_000


@pytest.mark.parametrize("option", ["name=rootless", "name=userns"])
def test_where_users_are_mapped_they_are_among_those_that_exist(option: str) -> None:
    users = facts_of({"SecurityOptions": ["name=seccomp", option]}).user_ids
    assert users.start > 1000
    assert users.stop <= 65_536


@pytest.mark.containers
@pytest.mark.parametrize("isolation", [Isolation.NAMESPACES, Isolation.CONTAINER])
def test_a_program_with_all_its_processes_leaves_those_of_others_theirs(
    site: str, python_image: str, isolation: Isolation
) -> None:
    """Four boxes at once, each with as many processes as it may have."""
    limits = JobLimits(cpu_time_s=5, wall_time_s=60, memory_mb=64, processes=12)
    job = Job(("sh", "-c", "for i in 1 2 3 4 5 6 7 8 9; do sleep 3 & done; wait"), limits)

    def run(number: int) -> Result:
        sandbox = DockerSandbox(slots=1, site=f"{site}-{number}", isolation=isolation)
        try:
            with sandbox.box(python_image) as box:
                return box.run(job)
        finally:
            sandbox.close()

    with ThreadPoolExecutor(4) as threads:
        results = list(threads.map(run, range(4)))

    assert {(result.exit_code, result.stderr) for result in results} == {(0, b"")}
