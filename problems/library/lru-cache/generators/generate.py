"""Write the tests below data/: the same bytes at every run."""

import json
import random
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
rng = random.Random(20110)


def reference(capacity, calls):
    """Stamp each use with the time; the oldest stamp goes. Stamps wait in a queue and are stale once renewed."""
    value_of, stamp_of, queue, head, result = {}, {}, [], 0, [None]
    for time, call in enumerate(calls):
        key = call[0]
        if len(call) == 1 and key not in value_of:
            result.append(-1)
            continue
        if len(call) == 2:
            if key not in value_of and len(value_of) == capacity:
                while stamp_of.get(queue[head][1]) != queue[head][0]:
                    head += 1
                del value_of[queue[head][1]], stamp_of[queue[head][1]]
            value_of[key] = call[1]
        result.append(value_of[key] if len(call) == 1 else None)
        stamp_of[key] = time
        queue.append((time, key))
    return result


def write(name, capacity, calls):
    """A call of one number is a get, of two a put."""
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    operations = ["LRUCache"] + ["get" if len(call) == 1 else "put" for call in calls]
    arguments = [[capacity], *map(list, calls)]
    path.with_suffix(".in").write_text(
        "".join(json.dumps(line, separators=(",", ":")) + "\n" for line in (operations, arguments))
    )
    path.with_suffix(".ans").write_text(
        json.dumps(reference(capacity, calls), separators=(",", ":")) + "\n"
    )


def some(n, keys, share_of_puts=0.5, values=100000):
    return [
        (rng.randint(0, keys), rng.randint(0, values))
        if rng.random() < share_of_puts
        else (rng.randint(0, keys),)
        for _ in range(n)
    ]


write("sample/1", 2, [(1, 10), (2, 20), (1,), (3, 30), (2,), (4, 40), (1,), (3,), (4,)])
write("sample/2", 1, [(7,), (7, 1), (7, 2), (7,)])

write("secret/01-no-calls", 3, [])
write("secret/02-get-from-empty", 1, [(0,)])
write("secret/03-room-for-one", 1, [(1, 1), (2, 2), (1,), (2,), (1, 3), (1,), (2,)])
write("secret/04-put-again-renews", 2, [(1, 1), (2, 2), (1, 5), (3, 3), (1,), (2,), (3,)])
write("secret/05-put-again-keeps-others", 2, [(1, 1), (2, 2), (2, 5), (1,), (2,)])
write("secret/06-get-renews", 2, [(1, 1), (2, 2), (1,), (3, 3), (2,), (1,)])
write("secret/07-missed-get-renews-nothing", 2, [(1, 1), (2, 2), (5,), (3, 3), (1,), (2,)])
write("secret/08-never-full", 10, [(k, k * k) for k in range(5)] + [(k,) for k in range(6)])
write("secret/09-value-zero", 2, [(0, 0), (0,), (1, 0), (1,), (2, 0), (0,)])
write("secret/10-thrown-out-comes-back", 2, [(1, 1), (2, 2), (3, 3), (1, 9), (1,), (2,), (3,)])
write("secret/11-extremes", 8000, [(10000, 100000), (0, 0), (10000,), (0,), (9999,)])
write("secret/12-in-turn", 3, [(k % 4, k) if k % 3 else (k % 4,) for k in range(60)])
for number, (capacity, n, keys) in enumerate(
    [(2, 30, 4), (3, 100, 6), (10, 400, 15), (50, 1000, 80), (100, 1500, 110), (7, 1000, 5000)], 13
):
    write(f"secret/{number}-random-{n}", capacity, some(n, keys))
write("secret/19-puts-only", 500, some(1500, 1000, 1.0))
write("secret/20-gets-mostly", 40, some(1500, 60, 0.1))
write("secret/21-large-small-cache", 5, some(3000, 9, 0.5, 9))
fill = [(k, k % 10) for k in range(6500)]
write("secret/22-large-always-full", 6500, fill + [(k % 10000, 7) for k in range(6500, 15500)])
