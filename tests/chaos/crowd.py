"""People who submit over HTTP while the site is hurt, as a good client does: no answer, the same key once more."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from bench.line import Line
from bench.people import Person
from tests.two_sum import CPP, PYTHON

# (how often, language, verdict)
PROGRAMS = (
    (45, "python", "AC"),
    (15, "python", "WA"),
    (10, "python", "RE"),
    (8, "python", "CE"),
    (3, "python", "TLE"),
    (11, "cpp", "AC"),
    (5, "cpp", "WA"),
    (3, "cpp", "CE"),
)
SOURCES = {"python": PYTHON, "cpp": CPP}
POSTERS = 6
GIVE_UP_S = 180.0
ASKED_TWICE = 0.05


@dataclass(frozen=True)
class Sent:
    """One thing that somebody wants judged, and what must come of it."""

    number: int
    person: Person
    path: str
    language: str
    source: str
    verdict: str

    @property
    def key(self) -> str:
        """Return the key that every try of it carries."""
        return f"chaos-{self.number}"


@dataclass
class Record:
    """What was answered."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    accepted: dict[str, Sent] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    tries: int = 0

    def note(self, sent: Sent, ids: set[str], tries: int) -> None:
        """Note what was accepted; all answers to one key must name one submission."""
        with self.lock:
            self.tries += tries
            if len(ids) != 1:
                self.wrong.append(f"{sent.key} was answered with {len(ids)} submissions")
            for id in ids:
                self.accepted[id] = sent

    def complain(self, text: str) -> None:
        """Note what should not have happened."""
        with self.lock:
            self.wrong.append(text)


def plan(
    people: Sequence[Person], paths: Sequence[str], count: int, chance: random.Random
) -> list[Sent]:
    """Draw who sends what where."""
    weights = [weight for weight, *_ in PROGRAMS]
    found = []
    for number in range(count):
        _, language, verdict = chance.choices(PROGRAMS, weights)[0]
        remark = "#" if language == "python" else "//"
        found.append(
            Sent(
                number,
                chance.choice(people),
                chance.choice(paths),
                language,
                f"{SOURCES[language][verdict]}{remark} {number}\n",
                verdict,
            )
        )
    return found


class Crowd:
    """Sends portions of the plan in the background."""

    def __init__(self, address: str, chance: random.Random) -> None:
        self.record = Record()
        self._address = address
        self._twice = random.Random(chance.random())
        self._threads = ThreadPoolExecutor(POSTERS)
        self._lines = threading.local()

    def send(self, portion: Iterable[Sent]) -> None:
        """Begin to send these."""
        for sent in portion:
            self._threads.submit(self._send, sent, 2 if self._twice.random() < ASKED_TWICE else 1)

    def finish(self) -> None:
        """Wait until all are answered."""
        self._threads.shutdown()

    def _send(self, sent: Sent, times: int) -> None:
        ids: set[str] = set()
        body = {"language": sent.language, "code": sent.source}
        tries = 0
        deadline = time.monotonic() + GIVE_UP_S
        while times:
            tries += 1
            answer = self._line().post(sent.person, sent.path, body, sent.key)
            if answer is not None and answer.id is not None:
                ids.add(answer.id)
                times -= 1
                continue
            if answer is not None and answer.status < 500 and answer.status != 429:
                return self.record.complain(f"{sent.key} was refused: {answer}")
            if time.monotonic() > deadline:
                return self.record.complain(
                    f"{sent.key} was not accepted within {GIVE_UP_S:g} s: {answer}"
                )
            time.sleep(0.3)
        self.record.note(sent, ids, tries)
        return None

    def _line(self) -> Line:
        """Return this thread's own."""
        if not hasattr(self._lines, "line"):
            self._lines.line = Line(self._address)
        line: Line = self._lines.line
        return line
