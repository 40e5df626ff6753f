"""Check a division into teams. Called as: validate.py INPUT ANSWER FEEDBACK_DIR < OUTPUT; 42 is right, 43 is wrong."""

import sys
from pathlib import Path

RIGHT, WRONG = 42, 43


def mistake(quarrels, n, expected, words):
    if not words:
        return "no output"
    if words[0] != expected:
        return f"expected {expected!r}, got {words[0][:20]!r}"
    teams = words[1:]
    if expected == "impossible":
        return "more output after 'impossible'" if teams else None
    if len(teams) != n:
        return f"expected {n} teams, got {len(teams)}"
    for pupil, team in enumerate(teams, 1):
        if team not in ("1", "2"):
            return f"pupil {pupil} is in team {team[:20]!r}"
    for a, b in quarrels:
        if teams[a - 1] == teams[b - 1]:
            return f"pupils {a} and {b} have quarrelled and are both in team {teams[a - 1]}"
    return None


def main():
    n, m, *ends = map(int, Path(sys.argv[1]).read_text().split())
    expected = Path(sys.argv[2]).read_text().split()[0]
    # One word more than is right is enough to see that there are too many.
    words = sys.stdin.buffer.read().decode("ascii", "replace").split(maxsplit=n + 2)
    found = mistake(list(zip(ends[::2], ends[1::2])), n, expected, words)
    if found:
        (Path(sys.argv[3]) / "judgemessage.txt").write_text(found + "\n")
        sys.exit(WRONG)
    sys.exit(RIGHT)


main()
