"""People who submit over HTTP while the site is hurt, as a good client does: no answer, the same key once more."""

from __future__ import annotations

import http.client
import json
import random
import threading
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bench.people import Person

RIGHT = """
class Solution:
    def twoSum(self, nums, target):
        seen = {}
        for place, number in enumerate(nums):
            if target - number in seen:
                return [seen[target - number], place]
            seen[number] = place
"""
RIGHT_IN_CPP = """
class Solution {
public:
    vector<int> twoSum(vector<int>& nums, int target) {
        unordered_map<int, int> seen;
        for (int place = 0; place < (int)nums.size(); place++) {
            auto found = seen.find(target - nums[place]);
            if (found != seen.end()) return {found->second, place};
            seen[nums[place]] = place;
        }
        return {};
    }
};
"""
# (how often, language, verdict, source)
PROGRAMS = (
    (45, "python", "AC", RIGHT),
    (15, "python", "WA", RIGHT.replace("place]", "place + 1]")),
    (10, "python", "RE", RIGHT.replace("seen = {}", "seen = {}[0]")),
    (8, "python", "CE", "def twoSum(:\n"),
    (3, "python", "TLE", RIGHT.replace("seen = {}", "while True: pass")),
    (11, "cpp", "AC", RIGHT_IN_CPP),
    (5, "cpp", "WA", RIGHT_IN_CPP.replace("place};", "place + 1};")),
    (3, "cpp", "CE", RIGHT_IN_CPP.replace("seen;", "seen")),
)  # fmt: skip
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
        _, language, verdict, source = chance.choices(PROGRAMS, weights)[0]
        remark = "#" if language == "python" else "//"
        found.append(
            Sent(
                number,
                chance.choice(people),
                chance.choice(paths),
                language,
                f"{source}{remark} {number}\n",
                verdict,
            )
        )
    return found


class Crowd:
    """Sends portions of the plan in the background."""

    def __init__(self, address: str, chance: random.Random) -> None:
        self.record = Record()
        self._place = urlsplit(address).netloc
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
        tries = 0
        deadline = time.monotonic() + GIVE_UP_S
        while times:
            tries += 1
            answer = self._post(sent)
            if answer is not None and answer[0] == 202:
                ids.add(json.loads(answer[1])["id"])
                times -= 1
                continue
            if answer is not None and answer[0] < 500 and answer[0] != 429:
                return self.record.complain(f"{sent.key} was refused: {answer[0]} {answer[1]!r}")
            if time.monotonic() > deadline:
                return self.record.complain(
                    f"{sent.key} was not accepted within {GIVE_UP_S:g} s: {answer}"
                )
            time.sleep(0.3)
        self.record.note(sent, ids, tries)
        return None

    def _post(self, sent: Sent) -> tuple[int, bytes] | None:
        """Return status and content; None: no answer."""
        headers = {
            **sent.person.by_token,
            "Content-Type": "application/json",
            "Idempotency-Key": sent.key,
        }
        body = json.dumps({"language": sent.language, "code": sent.source})
        line: http.client.HTTPConnection | None = getattr(self._lines, "line", None)
        self._lines.line = None
        try:
            line = line or http.client.HTTPConnection(self._place, timeout=20)
            line.request("POST", sent.path, body, headers)
            response = line.getresponse()
            content = response.read()
        except (OSError, http.client.HTTPException):
            return None
        self._lines.line = line
        return response.status, content
