"""Boxes that are Docker containers. The only module that talks to Docker.

A container is created with the options of options.py, attached to before it starts, and checked (isolation.py) before
anybody gets it. From then on all goes over that one connection, in the supervisor's frames (protocol.py). When the
connection ends, be it that we close it or that we die, the engine closes the supervisor's stdin, and it ends with all
that runs beside it; AutoRemove does the rest. `sweep` finds what fell through.
"""

from __future__ import annotations

import logging
import os
import random
import socket
import threading
import time
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import docker
import requests
from docker.errors import APIError, DockerException, NotFound
from docker.utils import kwargs_from_env

from judge.meters import CONTAINERS_STARTED
from judge.sandbox import walls
from judge.sandbox.connection import Connection
from judge.sandbox.docker_box import DockerBox
from judge.sandbox.errors import (
    BoxLost,
    EngineUnavailable,
    GaveUp,
    ImageMissing,
    IsolationMissing,
)
from judge.sandbox.facts import Facts, facts_of
from judge.sandbox.options import (
    SITE_LABEL,
    UIDS,
    WORKER_LABEL,
    Isolation,
    Room,
    Seat,
    Wanted,
    configuration,
    options,
)
from judge.sandbox.pool import Pool

ANSWERS_WITHIN_S = 10.0
REMOVAL_TRIES = 20
REMOVAL_PAUSE_S = 0.1

_log = logging.getLogger(__name__)


class _Engine:
    """The few calls that are made to Docker, with its errors put into our words."""

    def __init__(self, *, site: str, runtime: str, isolation: Isolation, room: Room) -> None:
        self.isolation = isolation
        self.fallback_reason = ""  # why AUTO came to be a container for each
        self._choosing = threading.Lock()
        self._runtime = runtime
        self._room = room
        self.worker = f"{socket.gethostname()}/{os.getpid()}/{_start_time(os.getpid())}/{uuid.uuid4().hex[:8]}"
        self._labels = {SITE_LABEL: site, WORKER_LABEL: self.worker}
        self._site = site
        with _engine_errors():
            # Untyped in part, hence Any.
            self._api: Any = docker.APIClient(
                **kwargs_from_env(), version="auto", timeout=60, max_pool_size=32
            )
            facts = facts_of(self._api.info())
        self._is_cgroup2 = facts.cgroup_version == "2"
        self._cpus = sorted(os.sched_getaffinity(0))
        # A container that does nothing but hold the empty network that the others of this worker share.
        self._holder: DockerBox | None = None
        self._holder_lock = threading.Lock()
        self._uid_lock = threading.Lock()
        self._user_ids = facts.user_ids
        self._next_uid = random.choice(self._user_ids[::UIDS])  # noqa: S311 - only to be apart from other sites

    def facts(self) -> Facts:
        """Ask the engine about itself."""
        with _engine_errors():
            return facts_of(self._api.info())

    def require_answer(self) -> None:
        """Raise EngineUnavailable when it does not answer, at once or nearly so."""
        with _engine_errors():
            url = f"{self._api.base_url}/_ping"
            self._api.get(url, timeout=ANSWERS_WITHIN_S).raise_for_status()

    def image_id(self, image: str) -> str:
        """Return what a name stands for now; raise ImageMissing."""
        try:
            with _engine_errors():
                return str(self._api.inspect_image(image)["Id"])
        except NotFound as error:
            raise ImageMissing(
                f"The runner image {image} does not exist on this engine: `make images` builds it."
            ) from error

    def open(self, image_id: str, slot: int) -> DockerBox:
        """Create, attach, start and check a container; raise EngineUnavailable, IsolationMissing or BoxLost."""
        if self.isolation is Isolation.AUTO:
            with self._choosing:
                if self.isolation is Isolation.AUTO:
                    return self._choose(image_id, slot)
        return self._open(image_id, slot, self.isolation)

    def _choose(self, image_id: str, slot: int) -> DockerBox:
        """Find out what this engine can do, by doing it; the first container is the answer."""
        try:
            box = self._open(image_id, slot, Isolation.NAMESPACES)
        except IsolationMissing as reason:
            box = self._open(image_id, slot, Isolation.CONTAINER)
            self.fallback_reason = str(reason)
            _log.warning(
                "One submission a container: safe, but slower. This host gives no namespaces inside a container: %s",
                reason,
            )
        else:
            _log.info("Each submission gets namespaces of its own inside a long-lived container.")
        self.isolation = box.isolation
        return box

    def _open(self, image_id: str, slot: int, isolation: Isolation) -> DockerBox:
        if isolation is Isolation.NAMESPACES or self._runtime:
            return self._start(image_id, slot, isolation, network="none")
        with self._holder_lock:
            if self._holder is None or not self._holder.is_fresh():
                self._holder = self._start(image_id, slot, isolation, network="none")
        network = f"container:{self._holder.container_id}"
        return self._start(image_id, slot, isolation, network=network)

    def _start(self, image_id: str, slot: int, isolation: Isolation, *, network: str) -> DockerBox:
        seat = Seat(cpu=self._cpus[slot % len(self._cpus)], first_uid=self._uids())
        table = options(
            Wanted(
                image_id=image_id,
                seat=seat,
                isolation=isolation,
                room=self._room,
                network=network,
                runtime=self._runtime,
                is_cgroup2=self._is_cgroup2,
                labels=self._labels,
            )
        )
        container_id = ""
        box = None
        try:
            with _engine_errors():
                name = f"gavel-{uuid.uuid4().hex}"
                container_id = self._api.create_container_from_config(configuration(table), name)[
                    "Id"
                ]
                stream = self._api.attach_socket(
                    container_id, params={"stdin": 1, "stdout": 1, "stderr": 1, "stream": 1}
                )
                box = DockerBox(
                    container_id,
                    image_id,
                    Connection(stream),
                    room=self._room,
                    isolation=isolation,
                    remove=self.remove,
                )
                self._api.start(container_id)
                inspection = self._api.inspect_container(container_id)
            walls.require(table, inspection, _greeting(box), isolation)
        except BaseException:
            if box is not None:
                box.close()
            elif container_id:
                self.remove(container_id)
            raise
        CONTAINERS_STARTED.inc()
        return box

    def remove(self, container_id: str) -> None:
        """Remove a container, however far gone it is.

        One that ends at this moment is being removed by the engine too, and each of the two may give way to the
        other: a conflict says nothing until it is asked again. What stays all the same is the sweeper's.
        """
        for _ in range(REMOVAL_TRIES):
            try:
                with _engine_errors():
                    self._api.remove_container(container_id, force=True, v=True)
            except NotFound:
                return
            except APIError:  # a conflict; all else is EngineUnavailable by now
                time.sleep(REMOVAL_PAUSE_S)
            else:
                return

    def sweep(self) -> int:
        """Remove what dead workers of this site left; return how many."""
        count = 0
        for container in self._labelled(f"{SITE_LABEL}={self._site}"):
            worker = container["Labels"].get(WORKER_LABEL, "")
            age_s = time.time() - container["Created"]
            if not _is_left_over(worker, container["State"], age_s):
                continue
            self.remove(container["Id"])
            count += 1
        return count

    def close(self) -> None:
        """Remove what this worker still has, such as an absence of the engine left, and give the connections back."""
        try:
            if self._holder is not None:
                self._holder.close()
            for container in self._labelled(f"{WORKER_LABEL}={self.worker}"):
                self.remove(container["Id"])
        except EngineUnavailable:
            _log.warning("containers may be left for the next worker to sweep", exc_info=True)
        self._api.close()

    def _labelled(self, label: str) -> list[dict[str, Any]]:
        """Return all containers with the label, whether they run or not."""
        with _engine_errors():
            found: list[dict[str, Any]] = self._api.containers(all=True, filters={"label": [label]})
        return found

    def _uids(self) -> int:
        """Return the first of a block of users that no other container of this worker has had for long."""
        with self._uid_lock:
            self._next_uid += UIDS
            if self._next_uid + UIDS > self._user_ids.stop:
                self._next_uid = self._user_ids.start
            return self._next_uid


def _greeting(box: DockerBox) -> dict[str, Any]:
    """Return the supervisor's report; raise IsolationMissing when it cannot build a cell, or BoxLost."""
    try:
        return box.greet()
    except GaveUp as error:
        if box.isolation is Isolation.NAMESPACES:
            raise IsolationMissing(f"No namespaces inside a container: {error}") from error
        raise


class DockerSandbox:
    """Boxes from a pool of containers on this machine's engine. One for each worker process."""

    def __init__(
        self,
        *,
        slots: int = 0,
        site: str = "gavel",
        runtime: str = "",
        isolation: Isolation = Isolation.AUTO,
        room: Room | None = None,
        idle_limit: int | None = None,
    ) -> None:
        """Connect, remove what dead workers of the site left; `slots` of 0 is one per core. Raise EngineUnavailable."""
        self._engine = _Engine(
            site=site, runtime=runtime, isolation=Isolation(isolation), room=room or Room()
        )
        self.slots = slots or len(os.sched_getaffinity(0))
        self._images: dict[str, str] = {}
        self._pool: Pool[DockerBox] = Pool(
            self._engine.open,
            slots=self.slots,
            idle_limit=idle_limit,
            is_memory_short=_is_memory_short,
        )
        self._engine.sweep()

    @property
    def isolation(self) -> Isolation:
        """Return how submissions are kept apart; AUTO until the first container was started."""
        return self._engine.isolation

    @property
    def fallback_reason(self) -> str:
        """Return why AUTO came to be a container for each submission; empty when it did not."""
        return self._engine.fallback_reason

    def facts(self) -> Facts:
        """Return what the engine says of itself; raise EngineUnavailable."""
        return self._engine.facts()

    @contextmanager
    def box(self, image: str) -> Iterator[DockerBox]:
        """Take a fresh box of that image; raise ImageMissing, EngineUnavailable or IsolationMissing.

        A box that was lost with its engine is the engine's failure: EngineUnavailable, and not BoxLost.
        """
        try:
            with self._pool.take(self._pinned(image)) as box:
                yield box
        except BoxLost:
            self._engine.require_answer()
            raise

    def warm(self, images: Iterable[str]) -> None:
        """Start containers of these images in the background, so that the first submission waits for none."""
        for image in images:
            self._pool.warm(self._pinned(image))

    def resume(self) -> None:
        """Clear up after an absence of the engine; raise EngineUnavailable as long as it lasts."""
        self._engine.require_answer()
        self._engine.sweep()

    def sweep(self) -> int:
        """Remove what dead workers of this site left behind; return how many."""
        return self._engine.sweep()

    def close(self) -> None:
        """Throw away every waiting container."""
        self._pool.close()
        self._engine.close()

    def _pinned(self, image: str) -> str:
        """Return the image's id. A runner image's name holds its recipe's hash: it never comes to mean another."""
        if image not in self._images:
            self._images[image] = self._engine.image_id(image)
        return self._images[image]


def _is_memory_short() -> bool:
    """Tell whether less than a tenth of this machine's memory could still be had."""
    try:
        with open("/proc/meminfo", encoding="ascii") as meminfo:
            sizes = dict(line.split(":") for line in meminfo)
        return 10 * int(sizes["MemAvailable"].split()[0]) < int(sizes["MemTotal"].split()[0])
    except (OSError, KeyError, ValueError):
        return False


def _start_time(pid: int) -> str:
    """Return when a process started, in the kernel's ticks; a pid alone comes back to another process."""
    try:
        with open(f"/proc/{pid}/stat", "rb") as stat:
            return stat.read().rsplit(b")", 1)[1].split()[19].decode()
    except (OSError, IndexError):
        return ""


def _is_left_over(worker: str, state: str, age_s: float) -> bool:
    """Tell whether nobody will come for a container of this site.

    One that runs ends with its worker's connection; a worker on another host (or in another container, where pids
    mean something else) is believed to live. One that does not run is given a minute to be started or removed.
    """
    host, _, rest = worker.partition("/")
    pid, _, rest = rest.partition("/")
    is_here = host == socket.gethostname() and pid.isdigit()
    if is_here and _start_time(int(pid)) != rest.partition("/")[0]:
        return True
    return state != "running" and age_s > 60


@contextmanager
def _engine_errors() -> Iterator[None]:
    """Say EngineUnavailable for all that is neither a missing thing nor a conflict."""
    try:
        yield
    except NotFound:
        raise
    except APIError as error:
        if error.status_code == 409:
            raise
        raise EngineUnavailable(f"Docker refused: {error.explanation or error}") from error
    except (DockerException, requests.RequestException, OSError) as error:
        raise EngineUnavailable(f"No Docker engine answers: {error}") from error
