"""The sandbox of this worker process: one, made when the worker starts, shared by its threads, closed at its end.

While the engine is away the worker rests: it claims nothing, so that a dead engine uses up nobody's attempts and the
judgements wait in their place. The sweeper's messages make it ask the engine again, and claim once that answers.

On an engine that does not isolate nothing is judged: the worker does not start, and one that finds out later ends. What
waits keeps waiting, for a worker that may judge it.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable

import structlog
from django.conf import settings

from judge.languages import languages
from judge.sandbox.box import Sandbox
from judge.sandbox.docker_sandbox import DockerSandbox
from judge.sandbox.errors import EngineUnavailable, IsolationMissing, SandboxError
from judge.sandbox.options import Isolation

logger = structlog.get_logger(__name__)

REST_S = 10.0


def judge_slots() -> int:
    """Return how many judgings run at once here: as set, or one a core."""
    return settings.JUDGE_SLOTS or len(os.sched_getaffinity(0))


def docker_sandbox(*, slots: int, isolation: Isolation | None = None) -> DockerSandbox:
    """Return a sandbox of this site, as the settings want it where nothing else is said; raise EngineUnavailable."""
    return DockerSandbox(
        slots=slots,
        site=settings.SITE,
        runtime=settings.SANDBOX_RUNTIME,
        isolation=isolation or settings.SANDBOX_ISOLATION,
    )


class Engine:
    """Holds the process's sandbox; a test gives it a fake one."""

    def __init__(self) -> None:
        self.slots = judge_slots()
        self._lock = threading.Lock()
        self._asking = threading.Lock()
        self._sandbox: Sandbox | None = None
        self._rests_until = 0.0
        self._is_away = False
        self._is_refusing = False
        # How the worker is ended; until one has started there is nothing to end.
        self.on_refusal: Callable[[IsolationMissing], None] = lambda reason: None

    def sandbox(self) -> Sandbox:
        """Return the sandbox, made at the first call; raise SandboxError when there is no engine."""
        with self._lock:
            if self._sandbox is None:
                self._sandbox = docker_sandbox(slots=self.slots)
            return self._sandbox

    def use(self, sandbox: Sandbox | None) -> None:
        """Judge with this sandbox from now on."""
        with self._lock:
            self._sandbox = sandbox
        self._rests_until = 0.0
        self._is_away = False
        self._is_refusing = False

    def require_isolation(self) -> None:
        """Open a box, of any language that gives one; raise IsolationMissing when the walls are all that is missing.

        An engine that is away, or images that are not built, are met by the first judging, and may come.
        """
        missing: IsolationMissing | None = None
        for language in languages().values():
            try:
                with self.sandbox().box(language.image):
                    return
            except IsolationMissing as error:
                missing = missing or error
            except EngineUnavailable as error:
                logger.warning("sandbox_not_ready", error=str(error))
                break
            except SandboxError as error:
                logger.warning("sandbox_not_ready", language=language.id, error=str(error))
        if missing is not None:
            raise missing

    def isolates(self) -> bool:
        """Tell whether any language still gets its walls; if not, judge nothing more and end the worker."""
        try:
            self.require_isolation()
        except IsolationMissing as error:
            logger.critical("judging_refused", reason=str(error))
            self._is_refusing = True
            self.on_refusal(error)
            return False
        return True

    def rest(self) -> None:
        """Claim nothing for a while, and then not before the engine answers."""
        self._is_away = True
        self._rests_until = time.monotonic() + REST_S

    def may_claim(self) -> bool:
        """Tell whether a judgement may be claimed: not while the engine is away, or does not isolate."""
        if self._is_refusing:
            return False
        if not self._is_away:
            return True
        with self._asking:
            if self._is_away and time.monotonic() >= self._rests_until:
                self._ask()
        return not self._is_away

    def _ask(self) -> None:
        """Find out whether the engine is back."""
        try:
            self.sandbox().resume()
        except SandboxError as error:
            logger.warning("engine_still_away", error=str(error))
            self.rest()
        else:
            logger.info("engine_back")
            self._is_away = False

    def warm_up(self) -> None:
        """Start boxes before the first submission asks; a failure here is only told, the first judging meets it."""
        for language in languages().values():
            try:
                sandbox = self.sandbox()
                if isinstance(sandbox, DockerSandbox):
                    sandbox.warm([language.image])
            except SandboxError as error:
                logger.warning("sandbox_not_ready", language=language.id, error=str(error))

    def close(self) -> None:
        """Give back all boxes."""
        with self._lock:
            sandbox, self._sandbox = self._sandbox, None
        if sandbox is not None:
            sandbox.close()


engine = Engine()
